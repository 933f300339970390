"""台账: every matter with its light, its deadline and who answers for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.domain.changes import Changes
from desktop.services import (
    history,
    ladder,
    ledger,
    ledger_views,
    minutes_pending,
    minutes_review,
    tasks,
    units,
)
from desktop.services.tasks import Responsible
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.opening import open_path
from desktop.ui.page import SavedView
from desktop.ui.pages.blockact import take_block
from desktop.ui.pages.ledger.acts import TaskActs
from desktop.ui.pages.ledger.columns import COLUMNS, LedgerRows
from desktop.ui.pages.ledger.counts import LedgerCounts
from desktop.ui.pages.ledger.detail import EVIDENCE, MEETING, PAPER, TASK, detail_of
from desktop.ui.pages.ledger.lifeforms import InstructionForm, SplitForm
from desktop.ui.pages.ledger.newtask import NewTaskForm
from desktop.ui.pages.ledger.papers import filed_message, ledger_paper, slips
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.subview import ViewsPage
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import px
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.buttons import menu_button, push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.detail import DetailPanel
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column, stacked
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.split import PanelSplit

_MINUTES = "minutes"
# The views over the ledger: module and class of each.
_OVER = {
    _MINUTES: ("desktop.ui.pages.minutes.view", "MinutesView"),
    "import": ("desktop.ui.pages.ledger_import.view", "LedgerImportView"),
    "returns": ("desktop.ui.pages.returns.view", "ReturnsView"),
    "lists": ("desktop.ui.pages.worklists.view", "WorkListsView"),
    "assessment": ("desktop.ui.pages.assessment.view", "AssessmentView"),
    "inspections": ("desktop.ui.pages.inspections.view", "InspectionsView"),
    "versions": ("desktop.ui.pages.minutes.versions", "MinutesVersionsView"),
}
_IMPORTS = (("现有台账表格…", "import"), ("单位反馈表…", "returns"))
_YEARLY = (("双清单", "lists"), ("年度评价", "assessment"), ("专项检查", "inspections"))
_OF_MEETING = "meeting"
_RAIL_VIEWS = ("pressing", "overdue", "week", "done")
_TYPING_MS = 200
_AFTER_PAINT_MS = 20  # the rows come first, the chosen task and the numbers once they are painted
_NOTHING = {
    "all": ("台账还是空的。导入一份会议纪要，议定事项就会立项。", "导入纪要"),
    "others": ("还没有外单位报来的事项。在“交换”里接收报送包。", ""),
}


class LedgerPage(ViewsPage):
    """The ledger with its filters, the chosen task at the right, and the acts of the task under it."""

    key = "ledger"
    title = "台账"
    icon = "ledger"
    views_over = _OVER
    help_text = (
        "**台账** 一行一件事项。上面的筛选和左栏的“逾期”“本周到期”“待销号”看同一本账。\n\n"
        "选中一行，右边看期限怎么算的、进展、催办、延期和历史；下面的按钮登记电话、进展、延期、办结、销号，"
        "“更多”里是拆分、部分落实、转下年、终止。双击或回车一行就登记电话。"
        "**催办单** 一个单位一份，把待催办的事项一次出齐；**批示** 把领导批示立项。"
        "责任岗位和责任人可以直接打字，也可以从 WPS 整列粘贴。\n\n"
        "**导入纪要** 粘贴或拖入会议纪要，核对后确认立项；**其他导入** 收现有的 Excel 台账和各单位的反馈表。"
        "**年度** 里是双清单、年度评价和专项检查。**Ctrl+N** 手工立项。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view = "all"
        self._meeting: str | None = None
        self.over.on_done(_MINUTES, self._filed)
        self.chips = ChipBar(name="台账筛选")
        self.chips.changed.connect(self._chip_changed)
        self.search = QLineEdit(placeholderText="筛选事项、单位、编号", clearButtonEnabled=True)
        self.search.setAccessibleName("筛选文字")
        self.unit = PickField(name="按单位筛选")
        self.unit.setClearButtonEnabled(True)
        self.unit.setPlaceholderText("单位")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.setObjectName("typing")
        self._typing.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.unit.textChanged.connect(lambda text: None if text else self.reload())
        self.unit.picked.connect(lambda _choice: self.reload())
        self.model: PagedModel[ledger.LedgerLine] = PagedModel(
            LedgerRows(context.desk), COLUMNS, edit=self._edit, sorting=context.work.later
        )
        self._showing, self._unshown = False, True
        self._counts = LedgerCounts(context, self)
        self._counts.came.connect(self._show_chips)
        self._painted = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._painted.timeout.connect(self._settle)
        self._empty = EmptyState(icon="ledger")
        self._empty.acted.connect(self.open_minutes)
        self.grid = GridView(self.model, context.settings, "ledger", "台账", self._empty)
        self._detail = DetailPanel()
        self._acts = TaskActs(context)
        self._acts.selected = self.grid.selected_ids
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def acts(self) -> TaskActs:
        """The acts of the chosen task."""
        self._settle()
        return self._acts

    @property
    def detail(self) -> DetailPanel:
        """What is told of the chosen task."""
        self._settle()
        return self._detail

    def saved_views(self) -> Sequence[SavedView]:
        """Return what asks for attention, with its numbers."""
        counts = ledger_views.counts(self._context.desk)
        views = [SavedView(key, ledger_views.VIEWS[key], counts[key]) for key in _RAIL_VIEWS]
        waiting = minutes_pending.pending(self._context.desk)
        if waiting:
            views.append(SavedView(f"{_MINUTES}:{next(iter(waiting))}", "议定待定", sum(waiting.values())))
        return views

    def show_view(self, key: str) -> None:
        """Show a named view; `minutes` and `minutes:<meeting>` open the reading of minutes, and so on."""
        name, _, record = key.partition(":")
        if name in self.over:
            self.open_over(name, record or None)
        elif key in ledger_views.VIEWS:
            self._show_ledger()
            self._show_view(key, None)

    def show_meeting(self, meeting_id: str) -> None:
        """Show the tasks of one meeting."""
        self._show_ledger()
        self._show_view(_OF_MEETING, meeting_id)

    def show_record(self, record: str) -> None:
        """Show one task, or the task that a decision became."""
        task = ledger.task_of(self._context.desk, record)
        self._show_ledger()
        if task is not None and not self.grid.choose(task):
            self.show_view("all")
            if not self.grid.choose(task):
                self.show_view("others")
                self.grid.choose(task)
        self._settle()

    def begin_new(self) -> None:
        """Begin a task by hand."""
        self._show_ledger()
        self.split.set_open(True)
        self._acts.begin_new()

    def back(self) -> bool:
        """Leave the view over the ledger (a draft stays), close the form."""
        if self.over.back():
            return True
        if self.close_form():
            self.grid.setFocus()
            return True
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read rows, counts and the chosen task again."""
        if changes is None or "units" in changes.kinds:
            self.unit.set_choices(unit_choices(units.units_to_pick(self._context.desk)))
        super().refresh(changes)
        self._counts.spoil()
        self.reload()
        if changes is not None:
            self._settle()

    def reload(self) -> None:
        """Show what passes the filters; the chosen task follows once the rows are painted."""
        self._typing.stop()
        choice = self.unit.choice() if self.unit.text() else None
        text = self.search.text()
        self._show_chips()
        words, button = _NOTHING.get(self._view, ("没有这样的事项。", ""))
        narrowed = bool(text.strip() or choice)
        self._empty.set_words("没有符合筛选的事项。" if narrowed else words, "" if narrowed else button)
        view = "all" if self._view == _OF_MEETING else self._view
        unit_id = choice.id if choice else None
        where = ledger_views.view_filter(self._context.desk, view, text=text, unit_id=unit_id)
        self._showing = self._unshown = True
        self.model.show(replace(where, meeting_id=self._meeting), self.model.sorted_by)
        self.grid.choose_first()
        self._showing = False
        self._painted.start()

    def close_form(self) -> bool:
        """Close the form under the chosen task."""
        return self._acts.close_form()

    def open_minutes(self) -> None:
        """Open the view that turns minutes into tasks."""
        self.open_over(_MINUTES)

    def _show_ledger(self) -> None:
        self.over.show_records()

    def _show_view(self, key: str, meeting_id: str | None) -> None:
        self._view, self._meeting = key, meeting_id
        self.search.clear()
        self.unit.set_choice(None)
        self.reload()
        self.grid.setFocus()

    def _show_chips(self) -> None:
        chips = self._counts.chips(self._view)
        if self._meeting:
            of_meeting = ledger.count(self._context.desk, ledger.LedgerFilter(meeting_id=self._meeting))
            chips.append(Chip(_OF_MEETING, "本次会议", of_meeting, "view"))
        self.chips.set_chips(chips)
        self.chips.set_checked({self._view})

    def _settle(self) -> None:
        """Show the chosen task, and read the numbers on the chips again where a change made them stale."""
        self._painted.stop()
        if self._unshown:
            self._show_chosen()
        self._counts.freshen()

    def _filed(self, changes: Changes) -> None:
        self._show_ledger()
        made = minutes_review.filed(self._context.desk, changes)
        if made.meeting_id:
            self.show_meeting(made.meeting_id)
        if made.task_ids:
            self.grid.choose(made.task_ids[0])
        self._context.say(filed_message(self._context, made))

    def _lay_out(self) -> None:
        self.split = PanelSplit(
            self.grid, stacked(self._detail, self._acts), self._context.settings, "ledger"
        )
        self._new = push_button("立项", self.begin_new, "plus", primary=True)
        self._new.setToolTip("立项（Ctrl+N）")
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        self.search.setMaximumWidth(px(280))
        self.unit.setMaximumWidth(px(180))
        filters.addWidget(self.search, 2)
        filters.addWidget(self.unit, 1)
        filters.addStretch(1)
        buttons = (
            push_button("导入纪要", self.open_minutes),
            menu_button("其他导入", self._menu(_IMPORTS)),
            menu_button("年度", self._menu(_YEARLY)),
            push_button("催办单", self._press),
            menu_button("出文书", self._papers()),
            push_button("批示", self._instruct),
            self._new,
        )
        for button in buttons:
            filters.addWidget(button)
        main = QWidget()
        page = page_column(main)
        page.addWidget(self.chips)
        page.addLayout(filters)
        page.addWidget(self.split, 1)
        self.set_records(main)
        self.setFocusProxy(self.grid)

    def _menu(self, entries: Sequence[tuple[str, str]]) -> list[tuple[str, Callable[[], object]]]:
        return [(words, partial(self.open_over, key)) for words, key in entries]

    def _papers(self) -> list[tuple[str, Callable[[], object]]]:
        context = self._context
        return [
            ("台账", lambda: ledger_paper(context, self.model.ids())),
            ("交办单", self._slips),
            ("催办登记表", lambda: make_paper(context, "urging_register")),
            ("责任人待报表", lambda: make_paper(context, "people_wanted")),
        ]

    def _press(self) -> None:
        self._show_ledger()
        self.split.set_open(True)
        self._acts.begin_pressing()

    def _instruct(self) -> None:
        self._show_ledger()
        self.split.set_open(True)
        self._acts.begin_instruction()

    def _connect(self) -> None:
        self.grid.chosen.connect(lambda _record: None if self._showing else self._show_chosen())
        self.grid.opened.connect(self._opened)
        self.grid.block.connect(self._block)
        self._detail.linked.connect(self._link)
        self._detail.closed.connect(lambda: self.split.set_open(False))
        self._acts.made.connect(self.show_record)
        self._acts.opened.connect(self._make_room)
        self._acts.closed.connect(self._make_room)

    def _make_room(self) -> None:
        """Give the form of a new task the whole panel: the chosen task has nothing to do with it."""
        self._detail.setVisible(not isinstance(self._acts.form, (NewTaskForm, InstructionForm, SplitForm)))

    def _chip_changed(self, keys: frozenset[str]) -> None:
        self._view = next(iter(keys), "all")
        if self._view != _OF_MEETING:
            self._meeting = None
        self.reload()

    def _show_chosen(self) -> None:
        self._unshown = False
        record, desk = self.grid.chosen_id(), self._context.desk
        if not record:
            self._detail.show_detail(None)
            self._acts.show_task(None)
            return
        file = ledger.open_task(desk, record)
        steps, life = history.history_of(desk, "tasks", record), ladder.life_of(desk, file.line)
        self._detail.show_detail(detail_of(file, steps, desk.calendar, life))
        self._acts.show_task(file.line)

    def _opened(self, _record: str) -> None:
        self._settle()
        self.split.set_open(True)
        if self._acts.acts():
            self._acts.begin(self._acts.acts()[0])

    def _slips(self) -> None:
        chosen = self.grid.selected_ids()
        slips(self._context, chosen if len(chosen) > 1 else self.model.ids())

    def _edit(self, record: str, column: str, words: str) -> bool:
        entry = Responsible(record, **{column: words})
        return self._context.do(lambda: tasks.assign_people(self._context.desk, [entry])) is not None

    def _block(self, block: Block) -> None:
        entries = [Responsible(edit.record, **{edit.column: edit.text}) for edit in block.edits]
        take_block(self._context, block, lambda: tasks.assign_people(self._context.desk, entries))

    def _link(self, link: str) -> None:
        if link.startswith(MEETING):
            self._context.open_page("meetings", None, link.removeprefix(MEETING))
        elif link.startswith(PAPER):
            self._context.open_page("papers", None, link.removeprefix(PAPER))
        elif link.startswith(TASK):
            self.show_record(link.removeprefix(TASK))
        elif link.startswith(EVIDENCE):
            sha, _, name = link.removeprefix(EVIDENCE).partition(":")
            copy = ledger.evidence_copy(self._context.desk, sha, name)
            open_path(copy)
