"""导入现有台账: what was read of a workbook, all doubts at once, and one act that stores it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.readers.ledger.settling import KEEP, Group
from desktop.services import ledger_review, units
from desktop.services.ledger_import import LedgerTaken
from desktop.services.ledger_review import SKIP, Review
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.pages.ledger_import.columns import ColumnsPanel
from desktop.ui.pages.ledger_import.editor import QuestionEditor
from desktop.ui.pages.ledger_import.questions import QuestionList
from desktop.ui.pages.ledger_import.rows import COLUMNS, ReviewLine, ReviewRows, line_id
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.dropfield import DropField
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import stacked, tight
from desktop.ui.widgets.message import Action, Message, Tone

_ASK = "把现有台账的表格文件拖到这里，或在 WPS 里连同表头复制后粘贴（Ctrl+V）。\n读出来先给您看，确认以前什么都不会存入台账。"
_QUESTIONS, _COLUMNS = "questions", "columns"
_LATE, _PARKED = "late", "parked"


class LedgerImportView(SubView):
    """Reads a workbook in the background and leads the clerk from one doubt to the next."""

    title = "导入现有台账"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.review: Review | None = None
        self._groups: list[Group] = []
        self._current = -1
        self.drop = DropField(_ASK, "放入台账表格的地方")
        self.facts = Elided(role="head")
        self.parts = ChipBar(name="左边显示")
        self.list, self.editor, self.columns = QuestionList(), QuestionEditor(), ColumnsPanel()
        self.accept_rest = push_button("其余都照读出的", self._accept_rest)
        self._rows = ReviewRows()
        self.model: PagedModel[ReviewLine] = PagedModel(self._rows, COLUMNS)
        self.grid = GridView(self.model, context.settings, "ledger_import", "将要导入的事项")
        self.finished = ChipBar(name="已办结的事项")
        self.past = ChipBar(name="时限已过的事项")
        self.sums, self.hint = Elided(role="head"), Elided(role="doubt")
        self.confirm_button = push_button("导入", self.confirm, "check", primary=True)
        self.confirm_button.setShortcut("Ctrl+Return")
        self.confirm_button.setAutoDefault(True)
        self._lay_out()
        self._connect()
        self._show()

    def open(self, record: str | None = None) -> None:
        """Go on with what was read, or ask for a workbook; `record` may be the path of one that was dropped."""
        self.editor.set_units(unit_choices(units.units_to_pick(self._context.desk)))
        if record:
            self.read_file(Path(record))
        (self.drop if self.review is None else self.list).setFocus()

    def read_file(self, path: Path) -> None:
        """Read a workbook in the background."""
        self._read(lambda: ledger_review.read_file(self._context.desk, path))

    def read_text(self, words: str) -> None:
        """Read a block that was copied from a sheet."""
        self._read(lambda: ledger_review.read_pasted(self._context.desk, words))

    def choose_file(self) -> None:
        """Ask for a workbook."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择台账", "", "表格 (*.xlsx *.xlsm *.csv *.tsv)")
        if name:
            self.read_file(Path(name))

    def start_over(self) -> None:
        """Put the workbook away and ask for another."""
        self.review, self._current = None, -1
        self._show()
        self.drop.setFocus()

    def choose(self, place: int) -> None:
        """Make a question the current one, and its rows those that are marked."""
        self._current = place
        self._show_question()
        group = self._groups[place] if 0 <= place < len(self._groups) else None
        if group is not None:
            self.grid.choose(line_id(*group.places[0]))

    def go_on(self) -> None:
        """Go to the next doubt; when there is none, to what is left to say before the import."""
        review = self.review
        if review is None:
            return
        order = [*range(self._current + 1, len(self._groups)), *range(self._current + 1)]
        place = next((at for at in order if review.open(self._groups[at])), None)
        if place is not None:
            self.choose(place)
            self.editor.enter()
        elif review.hindrance(self._context.today) and self.finished.isVisible():
            first = self.finished.findChildren(QWidget)[0]
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.confirm_button.setFocus(Qt.FocusReason.TabFocusReason)

    def confirm(self) -> None:
        """Store everything as one act, in the background, and leave."""
        review, desk = self.review, self._context.desk
        if review is None or not self.confirm_button.isEnabled():
            return
        self.confirm_button.setEnabled(False)
        job = self._context.work.run("导入台账", lambda _job: ledger_review.accept(desk, review), self._taken)
        job.ended.connect(self._show_state)

    def _read(self, bring: Callable[[], Review]) -> None:
        self._context.work.run("读取台账", lambda _job: bring(), self._begin)

    def _begin(self, review: Review) -> None:
        self.review, self._current = review, -1
        self.parts.set_checked({_QUESTIONS})
        self._show()
        self._split.setSizes([self.width() * 9 // 20, self.width() * 11 // 20])
        self.go_on()
        if self._current < 0 and self._groups:
            self.choose(0)

    def _taken(self, taken: LedgerTaken) -> None:
        self._context.hub.tell(taken.changes)
        self.start_over()
        self.done.emit(taken.changes)
        actions = (
            Action("出台账（原表栏目）", lambda: make_paper(self._context, "ledger_original")),
            Action(f"撤销“{taken.changes.label}”", self._context.undo),
        )
        tone = Tone.WARNING if taken.left_out else Tone.DONE
        self._context.say(Message(taken.summary, tone, actions))

    def _accept_rest(self) -> None:
        if self.review is not None:
            ledger_review.accept_readings(self.review)
            self._touched()
            self.go_on()

    def _answered(self, value: str) -> None:
        group = self._group()
        if self.review is None or group is None:
            return
        if value:
            ledger_review.answer(self.review, group, value)
        else:
            self.review.answers.seen.add(group.key)
        self._touched()
        self.go_on()

    def _day(self, words: str) -> None:
        group = self._group()
        if self.review is None or group is None:
            return
        review = self.review
        if self._try(lambda: ledger_review.answer_day(self._context.desk, review, group, words)):
            self._touched()
            self.go_on()

    def _finished_chosen(self, keys: frozenset[str]) -> None:
        if self.review is not None:
            self.review.done = next(iter(keys), "")
            self._touched()
            if self.confirm_button.isEnabled():
                self.confirm_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _past_chosen(self, keys: frozenset[str]) -> None:
        if self.review is not None:
            self.review.park = _PARKED in keys
            self._touched()

    def _column(self, sheet: str, column: int, kind: str) -> None:
        review = self.review
        if review is not None:
            desk = self._context.desk
            self._try(lambda: ledger_review.choose_field(desk, review, sheet, column, kind))
            self._touched()

    def _head(self, sheet: str, first: int, last: int) -> None:
        review = self.review
        if review is not None:
            desk = self._context.desk
            self._try(lambda: ledger_review.choose_head(desk, review, sheet, first, last))
            self._touched()

    def _year(self, year: int) -> None:
        if self.review is not None:
            ledger_review.choose_year(self._context.desk, self.review, year)
            self._touched()

    def _sheet_taken(self, sheet: str, taken: bool) -> None:
        if self.review is not None:
            (self.review.left.discard if taken else self.review.left.add)(sheet)
            self._touched()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refused as refusal:
            self._context.say(Message(refusal.sentence, Tone.WARNING))
            return False
        return True

    def _group(self) -> Group | None:
        return self._groups[self._current] if 0 <= self._current < len(self._groups) else None

    def _touched(self) -> None:
        key = group.key if (group := self._group()) else None
        self._groups = self.review.groups() if self.review else []
        self._current = next((at for at, one in enumerate(self._groups) if one.key == key), -1)
        self._rows.show(self.review)
        self.model.reload()
        self.columns.show_review(self.review)
        self._show_question()
        self._show_state()

    def _show(self) -> None:
        review = self.review
        self._groups = review.groups() if review else []
        self._stack.setCurrentIndex(0 if review is None else 1)
        self._rows.show(review)
        self.model.reload()
        self.columns.show_review(review)
        self._show_question()
        self._show_state()

    def _show_question(self) -> None:
        review, group = self.review, self._group()
        self.list.show_groups(review, self._groups, self._current)
        reading = ledger_review.reading_of(review, group) if review and group else ""
        self.editor.show_group(group, reading, bool(review and group and review.open(group)))

    def _show_state(self) -> None:
        review = self.review
        if review is None:
            return
        counts, waiting = review.counts(self._context.today), review.waiting()
        self.facts.set_words(f"{review.file}　读出 {counts.read} 项事项")
        chips = (
            Chip(_QUESTIONS, "存疑和读法", waiting, "part"),
            Chip(_COLUMNS, "工作表和栏目", None, "part"),
        )
        self.parts.set_chips(chips)
        if not self.parts.checked():
            self.parts.set_checked({_QUESTIONS})
        self._left.setCurrentIndex(1 if _COLUMNS in self.parts.checked() else 0)
        self.accept_rest.setVisible(waiting > 0)
        self.accept_rest.setText(f"其余 {waiting} 处都照读出的")
        self.finished.setVisible(counts.finished > 0)
        kept = Chip(KEEP, f"已办结 {counts.finished} 项：作已销号保留", None, "done")
        self.finished.set_chips((kept, Chip(SKIP, "不导入", None, "done")))
        self.finished.set_checked({review.done} if review.done else set())
        self.past.setVisible(counts.past > 0)
        late = Chip(_LATE, f"时限已过 {counts.past} 项：显示逾期", None, "past")
        self.past.set_chips((late, Chip(_PARKED, "先不计逾期", None, "past")))
        self.past.set_checked({_PARKED if review.park else _LATE})
        left = counts.read - counts.taken
        self.sums.set_words(f"{counts.read} 项 = 导入 {counts.taken} 项 + 不导入 {left} 项")
        hindrance = review.hindrance(self._context.today)
        self.hint.set_words(hindrance)
        self.hint.setVisible(bool(hindrance))
        self.confirm_button.setText(f"导入 {counts.taken} 项")
        self.confirm_button.setAccessibleName(self.confirm_button.text())
        self.confirm_button.setEnabled(not hindrance)

    def _connect(self) -> None:
        self.drop.dropped.connect(lambda files: self.read_file(files[0]))
        self.drop.pasted.connect(self.read_text)
        self.drop.asked.connect(self.choose_file)
        self.list.chosen.connect(self.choose)
        self.list.entered.connect(self.editor.enter)
        self.editor.day.connect(self._day)
        self.editor.answered.connect(self._answered)
        self.finished.changed.connect(self._finished_chosen)
        self.past.changed.connect(self._past_chosen)
        self.parts.changed.connect(lambda _keys: self._show_state())
        self.columns.field.connect(self._column)
        self.columns.head.connect(self._head)
        self.columns.year.connect(self._year)
        self.columns.taken.connect(self._sheet_taken)

    def _lay_out(self) -> None:
        questions = stacked(self.list, self.editor, 8)
        self._left = QStackedWidget()
        self._left.addWidget(questions)
        self._left.addWidget(self.columns)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(px(4))
        self._split.addWidget(self._left)
        self._split.addWidget(self.grid)
        above = QHBoxLayout()
        above.setSpacing(px(12))
        above.addWidget(self.parts, 1)
        above.addWidget(self.accept_rest)
        above.addWidget(self.facts)
        read = QWidget()
        page = tight(QVBoxLayout(read), 8)
        page.addLayout(above)
        page.addWidget(self._split, 1)
        asked = QHBoxLayout()
        asked.setSpacing(px(24))
        asked.addWidget(self.finished)
        asked.addWidget(self.past)
        page.addLayout(asked)
        page.addLayout(self._bottom())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._asking())
        self._stack.addWidget(read)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(MARGIN), px(8), px(MARGIN), px(8))
        outer.addWidget(self._stack)

    def _asking(self) -> QWidget:
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(QLabel("支持 xlsx、csv；合并单元格、两行表头、“3月底”这样的日期都可以。"))
        row.addStretch(1)
        row.addWidget(push_button("返回台账", self.left))
        column.addLayout(row)
        column.addWidget(self.drop, 1)
        return asking

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.sums)
        row.addWidget(self.hint)
        row.addStretch(1)
        for button in (
            push_button("另选一份", self.start_over),
            push_button("返回台账", self.left),
            self.confirm_button,
        ):
            row.addWidget(button)
        return row
