"""The panel of one seat: who holds it, who held it, its liaison, what is proposed, what became of the unit."""

from collections.abc import Sequence

from desktop.services import history, roster_orders, roster_view, successions
from desktop.services.desk import Desk
from desktop.services.roster_orders import STATUSES, ChangeRow
from desktop.services.roster_view import RosterLine
from desktop.ui.pages.days import told
from desktop.ui.pages.units.columns import phone_of
from desktop.ui.widgets.detail import Detail, Entry, Fact, Section


def orders_of(desk: Desk, line: RosterLine) -> list[ChangeRow]:
    """Return the change orders of a seat and of its unit, those that wait first."""
    seat = line.seat
    found = roster_orders.list_changes(desk)
    return [
        row
        for row in found
        if row.seat_id == seat.id or (row.unit_id is not None and row.unit_id == seat.unit_id)
    ]


def detail_of(desk: Desk, line: RosterLine, orders: Sequence[ChangeRow]) -> Detail:
    """Return everything the panel shows of a seat on the chosen day."""
    seat = line.seat
    facts = (
        Fact("席位", seat.requirement or seat.role),
        Fact("现任", line.holder),
        Fact("职务", seat.position or "—"),
        Fact("任职自", told(seat.since, desk.calendar) if seat.since else "未写明"),
    )
    terms = tuple(Entry(term.words, term.span) for term in roster_view.terms_of(desk, seat.id))
    steps = history.history_of(desk, "units", seat.unit_id) if seat.unit_id else []
    entries = tuple(
        Entry(f"{STATUSES[row.status]}　{row.words}", row.effective_on.isoformat()) for row in orders
    )
    sections = [
        Section("seat", "席位", facts=facts),
        Section("terms", "任职经过", entries=terms, none="没有任职记录"),
        Section("liaison", "联络员", facts=_liaison(line), none="还没有联络员"),
        Section("changes", "成员调整", entries=entries, none="没有成员调整"),
    ]
    became = successions.history(desk, seat.unit_id) if seat.unit_id else []
    if became:
        lines = tuple(Entry(f"{row.words}　{row.paper}", row.on.isoformat()) for row in became)
        sections.append(Section("succession", "单位沿革", entries=lines))
    sections.append(
        Section("history", "历史", entries=tuple(Entry(step.label, step.at[:10]) for step in steps))
    )
    return Detail(title=seat.unit or seat.role, subtitle=seat.role, sections=tuple(sections))


def _liaison(line: RosterLine) -> tuple[Fact, ...]:
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
