"""成员单位: the roster on any day, its seats, holders and liaisons."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from desktop.domain.changes import Changes
from desktop.services import contacts, history, roster, roster_view
from desktop.services.contacts import ContactsTaken
from desktop.services.roster_view import RosterFilter, RosterLine
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.page import SavedView
from desktop.ui.pages.days import parser, told
from desktop.ui.pages.formhost import Offer
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.records import RecordsPage
from desktop.ui.pages.units_columns import COLUMNS, RosterRows, phone_of
from desktop.ui.pages.units_forms import HolderForm, LiaisonForm
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.detail import Detail, Entry, Fact, Section
from desktop.ui.widgets.message import Message, Tone


class UnitsPage(RecordsPage):
    """The roster as of a day."""

    key = "units"
    title = "成员单位"
    icon = "units"
    help_text = (
        "**成员单位** 左上的日期决定看哪一天的名册：谁那天在任，谁是联络员。\n\n"
        "选中一行，右边看席位、任职经过和联络员；下面的按钮登记任职、登记或确认联络员。"
        "席位空缺照样列出，不会自动填写。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        model = PagedModel[RosterLine](RosterRows(context.desk), COLUMNS)
        super().__init__(context, model, "筛选单位、姓名", parent)
        self.on = DateField(parser(context.desk, forward=False), name="名册日期")
        self.on.set_day(context.today)
        self.on.changed.connect(lambda _day: self.reload())
        self._empty.acted.connect(self.import_contacts)
        self.grid.opened.connect(lambda _record: self._holder())
        label = QLabel("截至")
        label.setBuddy(self.on)
        self.lay_out(
            [label, self.on, self.search],
            [
                push_button("导入联络员名单", self.import_contacts),
                push_button("出名册", self._paper, "papers", primary=True),
            ],
        )
        self.refresh()

    def saved_views(self) -> Sequence[SavedView]:
        """Return the gaps with their numbers."""
        counts = roster_view.counts(self._context.desk, self._context.today)
        return [SavedView(key, roster_view.VIEWS[key], counts[key]) for key in ("vacant", "no_liaison")]

    def show_view(self, key: str) -> None:
        """Show a view; a duty of the radar opens the units without liaison."""
        self._view = key if key in roster_view.VIEWS else "no_liaison"
        self.reload()

    def show_record(self, record: str) -> None:
        """Show the seat, unit or person of that id."""
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
            "名册还是空的。导入成立通知或联络员名单。" if nothing else "没有这样的席位。",
            "导入名单" if nothing else "",
        )
        self.show_rows(RosterFilter(self._day(), self._view, self.search.text()), roster_view.VIEWS, counts)

    def import_contacts(self) -> None:
        """Take in a contact workbook."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择联络员名单", "", "表格 (*.xlsx)")
        if name:
            self.take_contacts(Path(name))

    def take_contacts(self, path: Path) -> None:
        """Take in the contacts of a file, in the background, and say what became of them."""
        desk = self._context.desk
        self._context.work.run(
            "导入联络员名单", lambda _job: contacts.import_contacts_file(desk, path), self._contacts_taken
        )

    def _contacts_taken(self, taken: ContactsTaken) -> None:
        self._context.hub.tell(taken.changes)
        more = "　".join(taken.doubts[:3])
        tone = Tone.WARNING if taken.doubts else Tone.DONE
        self._context.say(Message(f"{taken.sentence}{more}", tone))

    def _day(self) -> date:
        return self.on.day() or self._context.today

    def _chosen(self) -> RosterLine | None:
        found = [
            line
            for line in roster_view.lines(self._context.desk, RosterFilter(self._day()))
            if line.id == self.grid.chosen_id()
        ]
        return found[0] if found else None

    def show_chosen(self) -> None:
        """Show the chosen seat and what can be done with it."""
        line = self._chosen()
        self.detail.show_detail(self._detail(line) if line else None)
        offers: list[Offer] = [("登记任职", self._holder)] if line else []
        if line and line.seat.unit_id:
            offers.append(("登记联络员" if line.liaison is None else "核对联络员", self._liaison))
        self.acts.offer(offers, line.id if line else "")

    def _detail(self, line: RosterLine) -> Detail:
        desk, seat = self._context.desk, line.seat
        held = roster_view.terms_of(desk, seat.id)
        facts = (
            Fact("席位", seat.requirement or seat.role),
            Fact("现任", line.holder),
            Fact("职务", seat.position or "—"),
            Fact("任职自", told(seat.since, desk.calendar) if seat.since else "未写明"),
        )
        steps = history.history_of(desk, "units", seat.unit_id) if seat.unit_id else []
        return Detail(
            title=seat.unit or seat.role,
            subtitle=seat.role,
            sections=(
                Section("seat", "席位", facts=facts),
                Section(
                    "terms",
                    "任职经过",
                    entries=tuple(Entry(t.words, t.span) for t in held),
                    none="没有任职记录",
                ),
                Section("liaison", "联络员", facts=_liaison_facts(line), none="还没有联络员"),
                Section("history", "历史", entries=tuple(Entry(s.label, s.at[:10]) for s in steps)),
            ),
        )

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

    def _paper(self) -> None:
        make_paper(self._context, "roster", on=self._day())


def _liaison_facts(line: RosterLine) -> tuple[Fact, ...]:
    liaison = line.liaison
    if liaison is None:
        return ()
    confirmed = liaison.confirmed_on.isoformat() if liaison.confirmed_on else "从未确认"
    return (
        Fact("姓名", liaison.person),
        Fact("职务", liaison.position or "—"),
        Fact("电话", phone_of(line) or "—"),
        Fact("确认", f"{confirmed}{'　▲ 已过半年，请核对' if line.stale else ''}"),
    )
