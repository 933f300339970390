"""One question about an old ledger, with the field that answers it for all cells alike."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.readers.ledger.settling import Group
from desktop.services.ledger_review import CHOICES
from desktop.ui.pages.actform import line
from desktop.ui.pages.ledger_import.questions import words_of
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

_ALIKE = "一次定下，全部相同的格子都照此"


class QuestionEditor(QFrame):
    """Answers the current question: a day typed, a unit picked, a choice pressed; Enter alone takes what was read."""

    day = Signal(str)  # words typed for a deadline
    answered = Signal(str)  # a unit, a state, a choice; "" takes what was read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("所选疑点")
        self._group: Group | None = None
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.reason = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.reason.setProperty("role", "doubt")
        self.deadline = line("完成时限", "如 3.31、3月底、长期、每月5日前")
        self.unit = PickField(name="名册里的单位")
        self.choices = QWidget()
        self._flow = FlowLayout(self.choices, px(8))
        self.accept_button = push_button("照此读取", lambda: self.answered.emit(""))
        self.accept_button.setAutoDefault(True)
        self._lay_out()
        self.deadline.returnPressed.connect(self._entered)
        self.unit.picked.connect(lambda choice: self.answered.emit(choice.name) if choice else None)
        self.unit.returnPressed.connect(self._unit_entered)

    def set_units(self, units: Sequence[Choice]) -> None:
        """Offer these units."""
        self.unit.set_choices(units)

    def show_group(self, group: Group | None, reading: str, waits: bool) -> None:
        """Show a question and what it was read as; None empties the card."""
        self._group = group
        self.setEnabled(group is not None)
        kind = group.kind if group else ""
        self.deadline.setVisible(kind == "deadline")
        self.unit.setVisible(kind == "unit")
        self.accept_button.setVisible(waits)
        self._offer(CHOICES.get(kind, {}))
        self.deadline.clear()
        self.unit.set_choice(None)
        if group is None:
            self.words.setText("没有要看的疑点。")
            self.reason.setText("")
            return
        read = f" → {reading}" if reading else ""
        self.words.setText(f"{words_of(group)}{read}　{group.rows_words}")
        self.reason.setText(("▲ " if waits else "") + group.reason)
        self.words.setToolTip(_ALIKE)
        self.accept_button.setText(f"照此读取（{reading}）" if reading else "知道了")
        self.deadline.setAccessibleDescription(f"{self.words.text()} {_ALIKE}")
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for all the words."""
        super().resizeEvent(event)
        self._make_room()

    def enter(self) -> QWidget:
        """Put the keyboard into the field of the question."""
        kind = self._group.kind if self._group else ""
        buttons = [button for button in self.choices.findChildren(QWidget) if button.isVisible()]
        field = {"deadline": self.deadline, "unit": self.unit}.get(kind) or (
            buttons[0] if buttons else self.accept_button
        )
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return field

    def _make_room(self) -> None:
        """Be as tall as the wrapped words need; the list above gives way."""
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def _entered(self) -> None:
        words = self.deadline.text().strip()
        if words:
            self.day.emit(words)
        else:
            self.answered.emit("")

    def _unit_entered(self) -> None:
        if not self.unit.text().strip():
            self.answered.emit("")

    def _offer(self, choices: dict[str, str]) -> None:
        while (entry := self._flow.takeAt(0)) is not None:
            entry.widget().hide()
            entry.widget().deleteLater()
        for key, words in choices.items():
            button = push_button(words, _answer(self.answered.emit, key))
            button.setAutoDefault(True)
            self._flow.addWidget(button)
            button.show()
        self.choices.setVisible(bool(choices))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.deadline, 1)
        row.addWidget(self.unit, 1)
        row.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(6))
        for widget in (self.words, self.reason):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.choices)


def _answer(tell: Callable[[str], object], key: str) -> Callable[[], object]:
    return lambda: tell(key)
