"""成员调整: every change order, what waits first, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.services import roster_orders, units
from desktop.services.desk import Desk
from desktop.services.roster_orders import KINDS, STATUSES, ChangeRow
from desktop.ui.context import Context
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, PagedModel
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.days import parser, told
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.units.acts import ChangeActs
from desktop.ui.pages.units.forms import JoinForm
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.detail import Detail, DetailPanel, Fact, Section
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column, stacked
from desktop.ui.widgets.split import PanelSplit

_ALL = "all"
_COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("status", "状态", lambda row: STATUSES[row.status], width=80, sortable=False),
    Column("kind", "类别", lambda row: KINDS[row.kind], width=110, sortable=False),
    Column("unit", "单位", lambda row: row.unit, width=150, sortable=False),
    Column("words", "调整", lambda row: row.words, width=300, sortable=False),
    Column("effective", "生效", lambda row: row.effective_on.isoformat(), width=104, sortable=False),
    Column("approver", "批准人", lambda row: row.approver, width=84, sortable=False),
)


class _Orders(HeldRows[ChangeRow]):
    """The change orders; the filter is a status."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_COLUMNS)
        self._desk = desk

    def read(self, where: str | None) -> Sequence[ChangeRow]:
        """Return the orders of a status."""
        return roster_orders.list_changes(self._desk, status="" if where in (None, _ALL) else str(where))


class ChangesView(SubView):
    """The orders in a table, the chosen one at the right with its acts."""

    title = "成员调整"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._orders = _Orders(context.desk)
        self.model = PagedModel[ChangeRow](self._orders, _COLUMNS)
        self._status = _ALL
        self.chips = ChipBar(name="成员调整筛选")
        self.chips.changed.connect(self._chip_changed)
        empty = EmptyState("没有成员调整。在名册里选一个席位，按“提出调整”。", icon="units")
        self.grid = GridView(self.model, context.settings, "changes", "成员调整", empty)
        self.detail, self.acts = DetailPanel(), FormHost()
        self.changes = ChangeActs(context, self._open_act)
        self.grid.chosen.connect(lambda _record: self._show_chosen())
        self._lay_out()
        self.setFocusProxy(self.grid)

    def open(self, record: str | None = None) -> None:
        """Show the orders, the one named chosen."""
        self.refresh()
        if record:
            self.grid.choose(record)

    def back(self) -> bool:
        """Close the form."""
        return self.acts.close_form()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the orders again."""
        every = roster_orders.list_changes(self._context.desk)
        counts = {key: sum(row.status == key for row in every) for key in STATUSES}
        chips = [Chip(_ALL, "全部", len(every), "view")]
        chips += [Chip(key, words, counts[key], "view") for key, words in STATUSES.items()]
        self.chips.set_chips(chips)
        self.chips.set_checked({self._status})
        self.model.show(self._status, None)
        self.grid.choose_first()
        self._show_chosen()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.chips, 1)
        line.addWidget(push_button("单位加入", lambda: self._join("join")))
        line.addWidget(push_button("单位退出", lambda: self._join("leave")))
        line.addWidget(push_button("返回名册", self.left))
        self.split = PanelSplit(self.grid, stacked(self.detail, self.acts), self._context.settings, "changes")
        page = page_column(self)
        page.addLayout(line)
        page.addWidget(self.split, 1)

    def _chip_changed(self, keys: frozenset[str]) -> None:
        self._status = next(iter(keys), _ALL)
        self.refresh()

    def _chosen(self) -> ChangeRow | None:
        return self._orders.held.get(self.grid.chosen_id())

    def _show_chosen(self) -> None:
        row = self._chosen()
        self.detail.show_detail(self._detail(row) if row else None)
        waits = row is not None and row.status == roster_orders.OPEN
        if row is None:
            self.acts.offer([])
        elif waits:
            orders = roster_orders.together(self._context.desk, row.id)
            self.acts.offer(self.changes.offers(orders), row.id)
        else:
            self.acts.offer([("出呈批表", lambda: self.changes.paper(row.id))], row.id)

    def _detail(self, row: ChangeRow) -> Detail:
        calendar = self._context.desk.calendar
        decided = told(row.decided_on, calendar) if row.decided_on else "—"
        return Detail(
            title=row.unit or row.seat,
            subtitle=f"{KINDS[row.kind]}　{STATUSES[row.status]}",
            sections=(
                Section(
                    "change",
                    "调整",
                    facts=(
                        Fact("席位", row.seat or "—"),
                        Fact("现任", row.before or "—"),
                        Fact("拟任", "　".join(filter(None, (row.person, row.position))) or "—"),
                        Fact("生效", told(row.effective_on, calendar)),
                        Fact("理由", row.reason or "—"),
                        Fact("来文", row.proposal_paper or "—"),
                    ),
                ),
                Section(
                    "decision",
                    "批准",
                    facts=(
                        Fact("批准人", row.approver or "—"),
                        Fact("日期", decided),
                        Fact("文书", row.approval_paper or "—"),
                        Fact("说明", row.note or "—"),
                    ),
                ),
            ),
        )

    def _join(self, kind: str) -> None:
        desk = self._context.desk
        choices = unit_choices(units.units_to_pick(desk))
        self.changes.propose(JoinForm(kind, choices, parser(desk), self._context.today))

    def _open_act(self, form: ActForm, act: Callable[[], Changes], words: str) -> None:
        def taken(_changes: Changes) -> None:
            self.refresh()
            self.grid.setFocus()

        self.split.set_open(True)
        self.acts.open_act(self._context, form, act, words, taken)
