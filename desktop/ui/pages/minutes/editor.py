"""One decision in full: what the text says, what is open, and the fields that settle it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.services.minutes import NOT_FILED, TASK
from desktop.services.minutes_items import (
    OUTCOMES,
    Item,
    certainty_of,
    deadline_words,
    due_of,
    with_day,
    with_internal,
    with_outcome,
    with_units,
)
from desktop.ui.pages.actform import line
from desktop.ui.pages.unitsfield import UnitsField
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.picking import Choice

Settle = Callable[[Item, str], Item]
Tell = Callable[[date], str]


class DecisionEditor(QFrame):
    """Changes one item; every change is told at once, Enter and a pick also say that the clerk is done here."""

    changed = Signal(object)  # the item
    done = Signal()  # go on to what is open next
    mapped = Signal(str, str)
    refused = Signal(str)

    def __init__(self, settle: Settle, tell: Tell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("所选议定事项")
        self._settle, self._tell = settle, tell
        self._item: Item | None = None
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.doubts = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.outcome = ChipBar(name="结果")
        self.outcome.set_chips([Chip(key, word, group="outcome") for key, word in OUTCOMES.items()])
        self.reason = line("不立项的理由", "理由，如 与第3项重复")
        self.deadline = line("期限", "如 12.30、月底前、20个工作日内")
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("role", "quiet")
        self.internal = QCheckBox("内部（不进摘录、分解表和报送包）")
        self.internal.setAccessibleName("标为内部")
        self.accept_button = push_button("照此立项", self._accept)
        self.accept_button.setToolTip("疑点照读出的样子认可")
        self.accept_button.setAutoDefault(True)
        self._days = QWidget()
        self._flow = FlowLayout(self._days, px(8))
        self.lead, self.support = UnitsField((), "牵头单位"), UnitsField((), "配合单位")
        self._lay_out()
        self._connect()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these units."""
        for field in (self.lead, self.support):
            field.set_choices(choices)

    def show_item(self, item: Item | None, place: int = 0) -> None:
        """Show a decision; None empties the fields."""
        self._item = item
        self.setEnabled(item is not None)
        if item is None:
            return
        choice = item.choice
        self.words.setText(f"{place + 1}　{' '.join(choice.text.split())}")
        self.doubts.setText("\n".join(f"▲ {doubt.reason}" for doubt in item.open))
        self.doubts.setVisible(bool(item.open))
        self.accept_button.setVisible(bool(item.open))
        self.outcome.set_checked({choice.outcome})
        self.internal.setChecked(choice.internal)
        if self.reason.text() != choice.reason:
            self.reason.setText(choice.reason)
        self._row(self.reason, choice.outcome == NOT_FILED)
        for field, names in ((self.lead, choice.lead), (self.support, choice.support)):
            if field.names() != names:
                field.set_names(names)
        self.lead.set_doubtful(any(doubt.field == "lead" for doubt in item.open))
        self._show_deadline(item)

    def enter(self) -> QWidget:
        """Put the keyboard where something is open, else on the lead; return the field."""
        field = self._first_open()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return field

    def begin_reason(self) -> None:
        """Put the keyboard in the reason."""
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _first_open(self) -> QWidget:
        item = self._item
        if item is None or item.lacks_reason:
            return self.reason
        fields = {"lead": self.lead.pick, "support": self.support.pick, "deadline": self.deadline}
        for doubt in item.open:
            if doubt.field in fields:
                return fields[doubt.field]
        return self.accept_button if item.open else self.lead.pick

    def _show_deadline(self, item: Item) -> None:
        choice, due = item.choice, due_of(item.choice)
        words = deadline_words(choice.deadline)
        parts = [f"“{words}”" if words else "原文没有写期限"]
        parts += [f"→ {self._tell(due)}"] if due else []
        parts += [f"{certainty_of(item)}"] if certainty_of(item) else []
        read = choice.deadline
        if read and read.rule and not choice.due_on:
            parts.append(read.rule)
        self.deadline.clear()
        self.said.setText("　".join(parts))
        self.deadline.setAccessibleDescription(self.said.text())
        days = read.candidates if read and not choice.due_on else ()
        self._offer(days)

    def _offer(self, days: Sequence[date]) -> None:
        while (entry := self._flow.takeAt(0)) is not None:
            entry.widget().hide()
            entry.widget().deleteLater()
        for day in days:
            button = push_button(self._tell(day), lambda day=day: self._choose_day(day))
            self._flow.addWidget(button)
            button.show()
        self._days.setVisible(bool(days))

    def _choose_day(self, day: date) -> None:
        if self._item is not None:
            self._change(with_day(self._item, day), done=True)

    def _accept(self) -> None:
        if self._item is not None:
            self._change(with_outcome(self._item, TASK), done=True)

    def _outcome_changed(self, keys: frozenset[str]) -> None:
        if self._item is None:
            return
        outcome = next(iter(keys), self._item.choice.outcome)
        self._change(with_outcome(self._item, outcome, self.reason.text()), done=False)
        if outcome == NOT_FILED:
            self.begin_reason()

    def _reason_edited(self, words: str) -> None:
        if self._item is not None:
            self._change(with_outcome(self._item, NOT_FILED, words), done=False)

    def _internal_changed(self, internal: bool) -> None:
        if self._item is not None:
            self._change(with_internal(self._item, internal), done=False)

    def _units_changed(self, role: str) -> None:
        if self._item is not None:
            field = self.lead if role == "lead" else self.support
            was_open = bool(self._item.open)
            item = with_units(self._item, role, field.names())
            self._change(item, done=was_open and not item.open)

    def _deadline_entered(self) -> None:
        words = self.deadline.text().strip()
        if self._item is None:
            return
        if not words:
            self.done.emit()
            return
        try:
            item = self._settle(self._item, words)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return
        self._change(item, done=True)

    def _change(self, item: Item, *, done: bool) -> None:
        self._item = item
        self.changed.emit(item)
        if done:
            self.done.emit()

    def _row(self, field: QWidget, shown: bool) -> None:
        self._form.setRowVisible(field, shown)

    def _connect(self) -> None:
        self.outcome.changed.connect(self._outcome_changed)
        self.internal.clicked.connect(self._internal_changed)
        self.reason.textEdited.connect(self._reason_edited)
        self.reason.returnPressed.connect(self.done)
        self.lead.changed.connect(lambda: self._units_changed("lead"))
        self.support.changed.connect(lambda: self._units_changed("support"))
        self.lead.mapped.connect(self.mapped)
        self.support.mapped.connect(self.mapped)
        self.deadline.returnPressed.connect(self._deadline_entered)

    def _lay_out(self) -> None:
        self.doubts.setProperty("role", "doubt")
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(px(8))
        self._form.setVerticalSpacing(px(6))
        due = QWidget()
        column = tight(QVBoxLayout(due), 4)
        for widget in (self.deadline, self.said, self._days):
            column.addWidget(widget)
        fields = (
            ("结果", self.outcome),
            ("理由", self.reason),
            ("牵头", self.lead),
            ("配合", self.support),
            ("期限", due),
            ("范围", self.internal),
        )
        for name, field in fields:
            label = QLabel(name)
            label.setProperty("role", "quiet")
            self._form.addRow(label, field)
        top = QHBoxLayout()
        top.addWidget(self.doubts, 1)
        top.addWidget(self.accept_button, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(8))
        box.setSpacing(px(6))
        box.addWidget(self.words)
        box.addLayout(top)
        box.addLayout(self._form)
        box.addStretch(1)
