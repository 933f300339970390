"""成员单位: the roster on any day, its seats, holders and liaisons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.changes import Changes
from desktop.services import handover_pack, roster, roster_import, roster_orders, roster_view
from desktop.services.handover_pack import Pack
from desktop.services.making import Order
from desktop.services.roster_orders import ChangeRow
from desktop.services.roster_view import RosterFilter, RosterLine
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.opening import paper_folder
from desktop.ui.page import SavedView
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import Offer
from desktop.ui.pages.papermaking import make_order, make_paper, tell_made
from desktop.ui.pages.records import RecordsPage
from desktop.ui.pages.units.acts import ChangeActs
from desktop.ui.pages.units.columns import COLUMNS, RosterRows
from desktop.ui.pages.units.detail import detail_of, orders_of
from desktop.ui.pages.units.forms import ChangeForm, HolderForm, LiaisonForm
from desktop.ui.widgets.buttons import menu_button, push_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.dropfield import dropped_files, take_drag

_NOTICE, _CONTACTS, _CHANGES, _REFORM = "notice", "contacts", "changes", "reform"
_SHEETS = (".xlsx", ".xlsm")
_RAIL_VIEWS = ("vacant", "no_liaison", "stale")


class UnitsPage(RecordsPage):
    """The roster as of a day."""

    key = "units"
    title = "成员单位"
    icon = "units"
    views_over: Mapping[str, tuple[str, str]] = MappingProxyType(
        {
            _NOTICE: ("desktop.ui.pages.units.notice", "NoticeView"),
            _CONTACTS: ("desktop.ui.pages.units.contacts", "ContactsView"),
            _CHANGES: ("desktop.ui.pages.units.changes", "ChangesView"),
            _REFORM: ("desktop.ui.pages.units.reform", "ReformView"),
        }
    )
    help_text = (
        "**成员单位** 左上的日期决定看哪一天的名册：谁那天在任，谁是联络员。\n\n"
        "选中一行，右边看席位、任职经过和联络员。换人按**提出调整**：先出呈批表，登记**批准**以后名册才改变，"
        "批准前任何文书都还是原来的人。首次登记和有任免文件的，可以直接**登记任职**。席位空缺照样列出，不会自动填写。\n\n"
        "**导入** 收组成人员通知和联络员名单，也可以把文件拖进来；**调整** 里是全部成员调整和机构改革（单位更名、合并、拆分）；"
        "**文书** 里有联络员核对表和工作交接清单。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        model = PagedModel[RosterLine](RosterRows(context.desk), COLUMNS)
        super().__init__(context, model, "筛选单位、姓名", parent)
        self.setAcceptDrops(True)
        self.orders = ChangeActs(context, self.open_act)
        self.on = DateField(parser(context.desk, forward=False), name="名册日期")
        self.on.set_day(context.today)
        self.on.changed.connect(lambda _day: self.reload())
        self._empty.acted.connect(lambda: self.open_over(_NOTICE))
        self.grid.opened.connect(lambda _record: self._propose())
        label = QLabel("截至")
        label.setBuddy(self.on)
        self.lay_out([label, self.on, self.search], self._buttons())
        self.refresh()

    def saved_views(self) -> Sequence[SavedView]:
        """Return the gaps with their numbers, and the change orders that wait."""
        desk = self._context.desk
        counts = roster_view.counts(desk, self._context.today)
        waiting = len(roster_orders.list_changes(desk, status=roster_orders.OPEN))
        views = [SavedView(key, roster_view.VIEWS[key], counts[key]) for key in _RAIL_VIEWS]
        return [*views, SavedView(_CHANGES, "待批调整", waiting)]

    def show_view(self, key: str) -> None:
        """Show a view; a duty of the radar opens the units without liaison."""
        if key in self.views_over:
            self.open_over(key)
            return
        self.over.show_records()
        self._view = key if key in roster_view.VIEWS else "no_liaison"
        self.reload()

    def show_record(self, record: str) -> None:
        """Show the seat, unit or person of that id."""
        self.over.show_records()
        self._view = "all"
        self.search.clear()
        self.reload()
        seat = roster_view.seat_of(self._context.desk, record, self._day())
        if seat:
            self.grid.choose(seat)

    def reload(self) -> None:
        """Show what passes the filters on the chosen day."""
        counts = roster_view.counts(self._context.desk, self._day())
        nothing = not counts["all"]
        self._empty.set_words(
            "这一天名册是空的。粘贴成立通知，就能建起名册。" if nothing else "没有这样的席位。",
            "导入组成人员通知" if nothing else "",
        )
        self.show_rows(RosterFilter(self._day(), self._view, self.search.text()), roster_view.VIEWS, counts)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a dropped workbook as contacts, anything else as a notice."""
        files = dropped_files(event)
        if files:
            self.take_file(files[0])

    def take_file(self, path: Path) -> None:
        """Show what a file says: a workbook is a list of liaisons, a text or docx is a notice."""
        if path.suffix.lower() in _SHEETS:
            self.open_over(_CONTACTS, str(path))
            return
        view = self.open_over(_NOTICE)
        take: Callable[[Path], None] = view.take_file  # type: ignore[attr-defined]
        take(path)

    def hand_over(self) -> None:
        """Make the list for the next clerk and a backup beside it, in the background."""
        desk, folder = self._context.desk, paper_folder()
        self._context.work.run(
            "出工作交接清单", lambda _job: handover_pack.pack(desk, folder), self._handed_over
        )

    def show_chosen(self) -> None:
        """Show the chosen seat and what can be done with it."""
        line = self._chosen()
        if line is None:
            self.detail.show_detail(None)
            self.acts.offer([])
            return
        orders = orders_of(self._context.desk, line)
        self.detail.show_detail(detail_of(self._context.desk, line, orders))
        self.acts.offer(self._offers(line, orders), line.id)

    def _buttons(self) -> list[QWidget]:
        imports = (
            ("组成人员通知…", lambda: self.open_over(_NOTICE)),
            ("联络员名单…", lambda: self.open_over(_CONTACTS)),
            ("按机制设领导席位", self._preset),
        )
        changes = (
            ("成员调整…", lambda: self.open_over(_CHANGES)),
            ("机构改革…", self._reform),
        )
        check = "liaison_check"
        papers = (
            ("联络员通讯录", lambda: make_paper(self._context, "contact_sheet", on=self._day())),
            ("联络员核对表（一张）", lambda: make_paper(self._context, check)),
            ("联络员核对表（每单位一份）", lambda: self._checks(())),
            ("联络员核对表（只发待核对的单位）", self._check_stale),
            ("工作交接清单和备份", self.hand_over),
        )
        return [
            menu_button("导入", imports),
            menu_button("调整", changes),
            menu_button("文书", papers),
            push_button("出名册", self._paper, "papers", primary=True),
        ]

    def _offers(self, line: RosterLine, orders: Sequence[ChangeRow]) -> list[Offer]:
        waiting = [row for row in orders if row.status == roster_orders.OPEN]
        offers: list[Offer] = self.orders.offers(waiting)
        if not any(row.seat_id == line.seat.id for row in waiting):
            offers.append(("提出调整", self._propose))
        if not line.seat.person:
            offers.append(("登记任职", self._holder))
        if line.seat.unit_id and line.liaison is None:
            offers.append(("登记联络员", self._liaison))
        elif line.liaison is not None:
            if line.liaison.confirmed_on != self._context.today:
                offers.append(("确认无误", partial(self._confirm, line)))
            offers.append(("核对联络员", self._liaison))
        if line.seat.person:
            offers.append(("登记任职", self._holder))
        return offers

    def _day(self) -> date:
        return self.on.day() or self._context.today

    def _chosen(self) -> RosterLine | None:
        found = roster_view.lines(self._context.desk, RosterFilter(self._day()))
        return next((line for line in found if line.id == self.grid.chosen_id()), None)

    def _propose(self) -> None:
        line = self._chosen()
        if line is not None:
            parse = parser(self._context.desk)
            self.orders.propose(ChangeForm(line.seat, parse, self._context.today))

    def _holder(self) -> None:
        line = self._chosen()
        if line is None:
            return
        form = HolderForm(line.seat, parser(self._context.desk, forward=False))
        form.since.set_day(self._context.today)

        def act() -> Changes:
            return roster.set_holder(
                self._context.desk,
                line.seat.id,
                form.name.text(),
                position=form.position.text(),
                since=form.since.day(),
                paper=form.paper.text(),
            )

        self.open_act(form, act, "已登记任职。")

    def _liaison(self) -> None:
        line = self._chosen()
        if line is None or line.seat.unit_id is None:
            return
        unit = line.seat.unit_id
        form = LiaisonForm(line.seat, line.liaison)

        def act() -> Changes:
            return roster.set_liaison(
                self._context.desk,
                unit,
                form.name.text(),
                position=form.position.text(),
                mobile=form.mobile.text(),
                phone=form.phone.text(),
            )

        self.open_act(form, act, "已登记联络员。")

    def _confirm(self, line: RosterLine) -> None:
        """Confirm every liaison of the unit as it stands, in one action."""
        desk = self._context.desk
        ids = [each.id for each in roster.liaisons_on(desk, self._day()) if each.unit_id == line.seat.unit_id]
        self._context.do(lambda: roster.confirm_liaisons(desk, ids), f"已确认{line.seat.unit}的联络员。")

    def _preset(self) -> None:
        """Set up the seats of the heads as the mechanism names them, vacant until somebody is registered."""
        desk = self._context.desk
        self._context.do(
            lambda: roster_import.preset_heads(desk), "已按机制设领导席位，姓名空着，可逐一登记任职。"
        )

    def _reform(self) -> None:
        line = self._chosen()
        self.open_over(_REFORM, line.seat.unit if line and line.seat.unit else None)

    def _paper(self) -> None:
        make_paper(self._context, "roster", on=self._day())

    def _checks(self, names: Sequence[str]) -> None:
        order = Order("liaison_check", units=tuple(names), each_unit=True)
        make_order(self._context, order, "联络员核对表")

    def _check_stale(self) -> None:
        names = roster_view.units_to_check(self._context.desk, self._context.today)
        if names:
            self._checks(names)
        else:
            self.say("各单位的联络员半年内都核对过，没有要发的核对表。")

    def _handed_over(self, pack: Pack) -> None:
        said = (*pack.made.remarks, "数据备份和全部文书原件在同一文件夹。")
        tell_made(self._context, [replace(pack.made, remarks=said)])
