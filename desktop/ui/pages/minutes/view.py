"""导入纪要: the text on the left, its decisions on the right; nothing is stored before 确认立项."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.intake import file_bytes
from desktop.domain.readers.minutes.proposal import MeetingFacts
from desktop.services import minutes_draft, minutes_pending, minutes_review, units
from desktop.services.minutes import NOT_FILED
from desktop.services.minutes_items import Item, with_deadline, with_outcome
from desktop.services.minutes_review import Review
from desktop.ui.context import Context
from desktop.ui.pages.days import parser, told
from desktop.ui.pages.minutes.editor import DecisionEditor
from desktop.ui.pages.minutes.facts import FactsBar
from desktop.ui.pages.minutes.list import DecisionList
from desktop.ui.pages.minutes.text import Legend, MinutesText
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.message import Message, Tone

_PASTED = "粘贴的纪要.txt"
_KEEP_MS = 400


class MinutesView(SubView):
    """Reads minutes in the background and leads the clerk from one open question to the next."""

    title = "导入纪要"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.review: Review | None = None
        self._meeting: str | None = None
        self._current = -1
        desk = context.desk
        self.text = MinutesText()
        self.list = DecisionList()
        self.editor = DecisionEditor(self._settle, lambda day: told(day, desk.calendar))
        self.facts = FactsBar(
            parser(desk, forward=False), [(kind.id, kind.name) for kind in desk.profile.meetings]
        )
        self.coverage, self.hint = Elided(role="head"), Elided(role="doubt")
        self.confirm_button = push_button("确认立项", self.confirm, "check", primary=True)
        self.confirm_button.setToolTip("确认立项（Ctrl+Enter）")
        self.confirm_button.setShortcut("Ctrl+Return")
        self.confirm_button.setAutoDefault(True)  # Enter presses it, as Space does
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self._lay_out()
        self._connect()
        self._show()

    def open(self, record: str | None = None) -> None:
        """Begin: what waits of the meeting's stored minutes, else the draft, else ask for minutes."""
        desk, meeting_id = self._context.desk, record
        self._meeting = meeting_id
        self.editor.set_choices(unit_choices(units.units_to_pick(desk)))
        if meeting_id and meeting_id in minutes_pending.pending(desk):
            self._run(lambda: minutes_review.resume(desk, meeting_id), "这次会议还有议定事项待定。")
        elif self.review is None and minutes_draft.exists(desk):
            self._run(lambda: minutes_draft.load(desk), "接着上次没有确认的纪要；要读别的，按“另读一份”。")
        elif self.review is None:
            self.text.setFocus()
        else:
            self.list.setFocus()

    def read_text(self, words: str) -> None:
        """Read minutes that were pasted."""
        self._read(lambda: (words.encode(), _PASTED))

    def read_file(self, path: Path) -> None:
        """Read minutes from a file."""
        self._read(lambda: (file_bytes(path), path.name))

    def choose_file(self) -> None:
        """Ask for a file."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择纪要", "", "纪要 (*.docx *.txt *.html)")
        if name:
            self.read_file(Path(name))

    def start_over(self) -> None:
        """Put the minutes away unconfirmed and ask for others."""
        if self.review is None or not self.review.resumed:
            minutes_draft.drop(self._context.desk)
        self.review, self._current = None, -1
        self._show()
        self.text.show_text("")
        self.text.setFocus()

    def choose(self, place: int) -> None:
        """Make a decision the current one, in the list, the text and the fields."""
        self._current = place
        self._show_items()

    def go_on(self) -> None:
        """Go to what is open next; when nothing is, to the button that confirms."""
        review = self.review
        place = review.next_open(self._current) if review else None
        if place is None:
            self.confirm_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.choose(place)
        self._enter()

    def confirm(self) -> None:
        """Store everything and leave."""
        review, desk = self.review, self._context.desk
        if review is None or not self.confirm_button.isEnabled():
            return
        changes = self._context.do(lambda: minutes_review.confirm(desk, review))
        if changes:
            self._keeping.stop()
            self.start_over()
            self.done.emit(changes)

    def keep(self) -> None:
        """Write the draft; what is resumed is stored already."""
        if self.review is not None and not self.review.resumed:
            minutes_draft.keep(self._context.desk, self.review)

    def _read(self, bring: Callable[[], tuple[bytes, str]]) -> None:
        def task() -> Review:
            data, name = bring()
            source = minutes_draft.source_of(data, name)
            return minutes_review.begin(self._context.desk, source, data, meeting_id=self._meeting)

        self._run(task, "")

    def _run(self, task: Callable[[], Review | None], words: str) -> None:
        def done(review: Review | None) -> None:
            if review is not None:
                self._begin(review)
                if words:
                    self._context.say(Message(words))

        self._context.work.run("读取纪要", lambda _job: task(), done)

    def _begin(self, review: Review) -> None:
        self.review, self._current = review, -1
        self.text.show_text(review.source.text)
        self._show()
        self._split.setSizes([self.width() * 9 // 20, self.width() * 11 // 20])
        if review.items:
            self.go_on()
            if self._current < 0:
                self.choose(0)
        self._keeping.start()
        notes = (*review.source.notes, *(doubt.reason for doubt in review.doubts))
        if notes:
            self._context.say(Message("　".join(notes), Tone.WARNING))

    def _settle(self, item: Item, words: str) -> Item:
        anchor = self.review.anchor if self.review else None
        return with_deadline(self._context.desk, item, words, anchor)

    def _item_changed(self, item: Item) -> None:
        if self.review is not None and self._current >= 0:
            self.review.items[self._current] = item
            self._touched()

    def _map_unit(self, words: str, unit: str) -> None:
        if self.review is not None:
            minutes_review.map_unit(self.review, words, unit)
            self._touched()

    def _set_outcome(self, outcome: str) -> None:
        if self.review is None or self._current < 0:
            return
        item = self.review.items[self._current]
        self._item_changed(with_outcome(item, outcome, item.choice.reason))
        if outcome == NOT_FILED:
            self.editor.begin_reason()

    def _facts_changed(self, facts: MeetingFacts, kind: str) -> None:
        if self.review is not None:
            self.review.facts, self.review.kind = facts, kind
            self._touched()

    def _day_changed(self, day: date | None) -> None:
        if self.review is not None:
            minutes_review.reanchor(self._context.desk, self.review, day)
            self._touched()

    def _add_sentence(self, start: int, end: int) -> None:
        if self.review is None:
            return
        place = minutes_review.add_sentence(self._context.desk, self.review, start, end)
        if place is not None:
            self._touched()
            self.choose(place)
            self._enter()

    def _enter(self) -> None:
        """Put the keyboard in the field that is open, and bring it in sight once the fields have their places."""
        field = self.editor.enter()
        QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field))

    def _placed(self, place: int) -> None:
        items = self.review.items if self.review else []
        for number, item in enumerate(items):
            span = item.choice.span
            if span and span[0] <= place < span[1]:
                self.choose(number)
                return

    def _touched(self) -> None:
        self._keeping.start()
        self._show_items()
        self._show_state()

    def _show(self) -> None:
        review = self.review
        for widget in (self.facts, self._right, self._below, self._legend):
            widget.setVisible(review is not None)
        self.facts.setEnabled(review is not None and not review.resumed)
        self._above.setVisible(review is None)
        if review is not None:
            self.facts.show_facts(review.facts, review.kind)
            self._show_items()
            self._show_state()

    def _show_items(self) -> None:
        items = self.review.items if self.review else []
        self.list.show_items(items, self._current)
        self.text.show_items(items, self._current)
        shown = items[self._current] if 0 <= self._current < len(items) else None
        self.editor.show_item(shown, self._current)

    def _show_state(self) -> None:
        review = self.review
        if review is None:
            return
        coverage, hindrance = review.coverage(), review.hindrance()
        self.coverage.set_words(coverage.sentence.replace("已立项", "将立项"))
        waiting = f"{coverage.pending} 项待定，确认后留在会议里，以后再定。" if coverage.pending else ""
        self.hint.set_words(hindrance or waiting)
        self.hint.setVisible(bool(hindrance or waiting))
        self.confirm_button.setEnabled(not hindrance)

    def _connect(self) -> None:
        self.text.pasted.connect(self.read_text)
        self.text.dropped.connect(self.read_file)
        self.text.placed.connect(self._placed)
        self.text.selected.connect(self._add_sentence)
        self.list.chosen.connect(self.choose)
        self.list.entered.connect(self._enter)
        self.list.outcome.connect(self._set_outcome)
        self.editor.changed.connect(self._item_changed)
        self.editor.done.connect(self.go_on)
        self.editor.mapped.connect(self._map_unit)
        self.editor.refused.connect(lambda words: self._context.say(Message(words, Tone.WARNING)))
        self.facts.changed.connect(self._facts_changed)
        self.facts.day_changed.connect(self._day_changed)

    def _lay_out(self) -> None:
        self._legend = Legend()
        left = QWidget()
        column = tight(QVBoxLayout(left), 4)
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(push_button("选择文件…", self.choose_file, "folder"))
        above.addWidget(QLabel("粘贴后自动读取；确认以前什么都不会存入台账。"))
        above.addStretch(1)
        above.addWidget(push_button("返回台账", self.left))
        for widget in (self._above, self._legend):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        self._scroll = scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.editor)
        self._right = QWidget()
        right = tight(QVBoxLayout(self._right), 8)
        right.addWidget(self.list, 5)
        right.addWidget(scroll, 6)
        self._split = split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(4))
        split.addWidget(left)
        split.addWidget(self._right)
        page = QVBoxLayout(self)
        page.setContentsMargins(px(MARGIN), px(8), px(MARGIN), px(8))
        page.setSpacing(px(8))
        page.addWidget(self.facts)
        page.addWidget(split, 1)
        page.addWidget(self._bottom())

    def _bottom(self) -> QWidget:
        self._below = QWidget()
        row = tight(QHBoxLayout(self._below), 12)
        row.addWidget(self.coverage)
        row.addWidget(self.hint)
        row.addStretch(1)
        for button in (
            push_button("另读一份", self.start_over),
            push_button("返回台账", self.left),
            self.confirm_button,
        ):
            row.addWidget(button)
        return self._below
