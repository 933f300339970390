"""专项检查: tasks chosen or drawn, the list to take along, what was found typed into it, what follows."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import inspections, ledger_views, making, units
from desktop.services.inspections import STATUSES, Finding, InspectionFile, InspectionLine, Plan
from desktop.services.paper_facts import Subject
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.blockact import take_block
from desktop.ui.pages.cards import Choice
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import FormHost, Offer
from desktop.ui.pages.inspections.columns import INSPECTION_COLUMNS, InspectionRows, result_of
from desktop.ui.pages.inspections.forms import ConcludeForm, FollowForm, PlanForm
from desktop.ui.pages.papermaking import make_subject
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.pages.worklists.forms import NumbersForm, ReasonForm
from desktop.ui.style import px
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.detail import Detail, DetailPanel, Entry, Fact, Section
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column, stacked
from desktop.ui.widgets.split import PanelSplit

_READ = frozenset({"inspections", "inspection_items", "tasks", "progress"})
_TASK = "task:"
_VIEWS = ("open", "overdue", "week", "undated", "done", "closed", "all")


class InspectionsView(SubView):
    """One inspection at a time; the newest first in the field at the top."""

    title = "专项检查"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._record: str | None = None
        self.which = Choice()
        self.which.setAccessibleName("哪一次检查")
        self.which.activated.connect(lambda _at: self._choose(self.which.currentData()))
        self.facts = Elided(role="quiet")
        self.rows = InspectionRows()
        self.model: PagedModel[InspectionLine] = PagedModel(self.rows, INSPECTION_COLUMNS, edit=self._edit)
        empty = EmptyState(icon="ledger")
        empty.set_words("还没有专项检查。先开列检查清单：按范围全部列入，或者随机抽取。", "开列检查清单")
        empty.acted.connect(self.begin_plan)
        self.grid = GridView(self.model, context.settings, "inspection", "检查清单", empty)
        self.detail, self.host = DetailPanel(), FormHost()
        self.take_along = push_button("出检查清单", lambda: self._paper("inspection_list"), "papers")
        self.report = push_button("出情况表", lambda: self._paper("inspection_report"))
        self.new = push_button("开列检查", self.begin_plan, "plus", primary=True)
        self._lay_out()
        self._connect()

    def open(self, record: str | None = None) -> None:
        """Show the newest inspection, or the one that `record` names."""
        self._choose(record or self._record)
        self.grid.setFocus()

    def back(self) -> bool:
        """Close the open form."""
        if self.host.close_form():
            self.grid.setFocus()
            return True
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the inspection again."""
        if changes is None or changes.kinds & _READ:
            self._choose(self._record)

    def begin_plan(self) -> None:
        """Ask which tasks are looked at, by whom and when."""
        desk = self._context.desk
        counts = ledger_views.counts(desk)
        views = [(key, ledger_views.VIEWS[key], counts[key]) for key in _VIEWS]
        choices = unit_choices(units.units_to_pick(desk))
        form = PlanForm(views, choices, parser(desk), inspections.new_seed())
        form.on.set_day(self._context.today)
        form.name.setText(
            f"{self._context.today.year}年第{'一二三四'[(self._context.today.month - 1) // 3]}季度专项检查"
        )
        self._open(form, lambda: self._plan(form), "已开列检查清单，可以打印带去。")

    def _plan(self, form: PlanForm) -> Changes:
        desk = self._context.desk
        if form.unit.text().strip() and form.unit.choice() is None:
            raise Refused(f"名册里没有“{form.unit.text().strip()}”，没有开列。请从列表中选单位，或者清空。")
        day = form.on.day()
        if day is None:
            raise Refused("检查日期没有填写，没有开列。请填写日期。")
        unit, key = form.unit.choice(), form.view.currentData()
        where = ledger_views.view_filter(desk, key, unit_id=unit.id if unit else None)
        words = (unit.name if unit else "") + ledger_views.VIEWS[key]
        chosen = inspections.choose(desk, where, words, size=form.count(), seed=form.seed.text())
        changes = inspections.plan(desk, Plan(form.name.text(), day, form.inspectors.text()), chosen)
        self._record = changes.made[0]
        return changes

    def _choose(self, record: str | None) -> None:
        found = inspections.inspections(self._context.desk)
        self.which.clear()
        for each in found:
            self.which.addItem(f"{each.title}（{each.on.isoformat()}，{STATUSES[each.status]}）", each.id)
        file = next((each for each in found if each.id == record), found[0] if found else None)
        self._record = file.id if file else None
        self.which.setCurrentIndex(self.which.findData(self._record))
        self.which.setVisible(bool(found))
        self.facts.set_words(file.sentence if file else "")
        for button in (self.take_along, self.report):
            button.setVisible(file is not None)
        self.rows.file = file
        self.model.show()
        self.grid.choose_first()
        self._show_chosen()

    def _show_chosen(self) -> None:
        file, line = self.rows.file, self.rows.held.get(self.grid.chosen_id())
        self.detail.show_detail(_detail(file, line) if file else None)
        self.host.offer(self._offers(), file.id if file else "")

    def _offers(self) -> list[Offer]:
        file, line = self.rows.file, self.rows.held.get(self.grid.chosen_id())
        if file is None or line is None:
            return []
        offers: list[Offer] = []
        if line.result in ("partly", "unmet") and not line.follow_id:
            offers.append(("立项整改…", self.follow))
        if file.status == "done":
            return [*offers, ("重开检查…", self._reopen)]
        return [*offers, ("检查结论…", self.conclude), ("增列事项…", self._add_tasks)]

    def follow(self) -> None:
        """Open a task for what was found; Enter takes the words proposed."""
        line, desk = self.rows.held.get(self.grid.chosen_id()), self._context.desk
        if line is None:
            return
        form = FollowForm(line)
        self._open(
            form,
            lambda: inspections.follow(
                desk, line.id, matter=form.matter.words(), deadline=form.deadline.text()
            ),
            "已立项整改，在台账里。",
        )

    def conclude(self) -> None:
        """Ask for the conclusion."""
        file = self.rows.file
        if file is None:
            return
        form = ConcludeForm(file)
        self._open(
            form,
            lambda: inspections.conclude(self._context.desk, file.id, form.text.words()),
            "已登记检查结论。",
        )

    def _add_tasks(self) -> None:
        file, desk = self.rows.file, self._context.desk
        if file is None:
            return
        form = NumbersForm("增列检查事项", "增列")
        self._open(
            form,
            lambda: inspections.add_tasks(desk, file.id, making.tasks_named(desk, form.numbers.text())),
            "已增列，检查范围里注明了不是抽取的。",
        )

    def _reopen(self) -> None:
        file = self.rows.file
        if file is None:
            return
        form = ReasonForm("重开检查", "重开", "如 第三项结果录错")
        self._open(
            form,
            lambda: inspections.reopen(self._context.desk, file.id, form.reason.text()),
            "已重开，可以改动。",
        )

    def _edit(self, record: str, column: str, words: str) -> bool:
        return self._context.do(lambda: self._record_cells({(record, column): words})) is not None

    def _block(self, block: Block) -> None:
        cells = {(edit.record, edit.column): edit.text for edit in block.edits}
        take_block(self._context, block, lambda: self._record_cells(cells))

    def _record_cells(self, cells: dict[tuple[str, str], str]) -> Changes:
        """Write typed or pasted cells as findings, each line with what it had in the other cell."""
        findings = []
        for record in dict.fromkeys(key for key, _column in cells):
            line = self.rows.held.get(record)
            if line is not None:
                result = cells.get((record, "result"))
                kept = line.result if result is None else result_of(result)
                findings.append(Finding(record, kept, cells.get((record, "finding"), line.finding)))
        return inspections.record(self._context.desk, findings)

    def _set_result(self, result: str) -> None:
        chosen = [self.rows.held.get(key) for key in self.grid.selected_ids() or [self.grid.chosen_id()]]
        findings = [Finding(line.id, result, line.finding) for line in chosen if line]
        self._context.do(lambda: inspections.record(self._context.desk, findings))

    def _paper(self, kind: str) -> None:
        make_subject(self._context, kind, Subject(inspection_id=self._record or ""))

    def _opened(self, record: str) -> None:
        """Enter types where typing is possible, and opens the task elsewhere."""
        line, index = self.rows.held.get(record), self.grid.currentIndex()
        if INSPECTION_COLUMNS[index.column()].editable:
            self.grid.edit(index)
        elif line is not None:
            self._context.open_page("ledger", None, line.task.id)

    def _linked(self, link: str) -> None:
        self._context.open_page("ledger", None, link.removeprefix(_TASK))

    def _open(self, form: ActForm, act: Callable[[], Changes], words: str) -> None:
        self.split.set_open(True)
        self.host.open_act(self._context, form, act, words, lambda _changes: self.grid.setFocus())

    def _connect(self) -> None:
        self.grid.chosen.connect(lambda _record: self._show_chosen())
        self.grid.block.connect(self._block)
        self.grid.opened.connect(self._opened)
        self.detail.linked.connect(self._linked)
        self.detail.closed.connect(lambda: self.split.set_open(False))
        for place, result in enumerate(inspections.RESULTS, 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{place}"), self)
            shortcut.activated.connect(lambda result=result: self._set_result(result))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.which)
        top.addWidget(self.facts)
        top.addStretch(1)
        for button in (self.take_along, self.report, self.new):
            top.addWidget(button)
        self.split = PanelSplit(
            self.grid, stacked(self.detail, self.host), self._context.settings, "inspection"
        )
        page = page_column(self)
        page.addLayout(top)
        page.addWidget(self.split, 1)
        self.setFocusProxy(self.grid)


def _detail(file: InspectionFile, line: InspectionLine | None) -> Detail:
    about = Section(
        "inspection",
        "检查",
        facts=(
            Fact("日期", file.on.isoformat()),
            Fact("人员", file.inspectors or "—"),
            Fact("结论", file.conclusion or "—"),
        ),
        entries=(Entry(file.scope),),
    )
    if line is None:
        return Detail(title=file.title, sections=(about,))
    facts = (
        Fact("台账", line.task.row.number, f"{_TASK}{line.task.id}"),
        Fact("牵头单位", "、".join(line.task.row.lead)),
        Fact("检查结果", line.word or "待检查（Alt+1 已落实　Alt+2 部分落实　Alt+3 未落实）"),
        Fact("检查情况", line.finding or "—"),
        Fact("整改立项", line.follow or "—", f"{_TASK}{line.follow_id}" if line.follow_id else ""),
        Fact("最近进展", line.task.row.latest or "—"),
    )
    return Detail(
        title=line.task.row.matter,
        subtitle=file.title,
        sections=(Section("line", "检查事项", facts=facts), about),
    )
