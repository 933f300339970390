"""The roster: who was who on a date, the first entries of holders, the liaisons and their confirmation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.services.roster_people import in_force, put_liaison_in, put_term
from desktop.services.units import former_names
from desktop.store.tables import Liaison, Person, Seat, Term, Unit
from desktop.store.work import View


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat as the roster shows it on a date; `person` is empty for a vacant or unnamed seat."""

    id: str
    kind: str
    role: str
    unit_id: str | None
    unit: str
    requirement: str
    person: str
    position: str
    term_id: str | None
    since: date | None


@dataclass(frozen=True, slots=True)
class LiaisonRow:
    """One liaison."""

    id: str
    unit_id: str
    unit: str
    person: str
    position: str
    mobile: str
    phone: str
    role: str
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit with what its line on the page needs."""

    id: str
    name: str
    short_name: str
    kind: str
    order_no: int
    aliases: tuple[str, ...]
    seats: tuple[SeatRow, ...]
    liaisons: tuple[LiaisonRow, ...]


def set_holder(
    desk: Desk, seat_id: str, name: str, *, position: str = "", since: date | None = None, paper: str = ""
) -> Changes:
    """Register who holds a seat from a day on; a former holder's term ends the day before.

    The first holder of a seat is registered freely. Whoever follows needs the paper that decided it: a member is
    changed by an approved 成员调整 (一（三）3: the unit proposes, the convener approves) or by a notice.
    """
    if not name.strip():
        raise Refused("姓名是空的，没有登记。请填写姓名。")
    start = since or desk.today()
    with desk.act("登记任职", paper=paper) as work:
        seat = work.need(Seat, seat_id)
        terms = work.find(Term, seat_id=seat_id)
        refuse_later_term(terms, start)
        if terms and not paper.strip():
            raise Refused(
                "该席位已登记过任职，换人须有依据，没有改动。请办理“成员调整”，或者填写任免文件的文号。"
            )
        put_term(desk, work, seat.id, name.strip(), position=position, since=start, paper=paper.strip())
    return work.changes


def refuse_later_term(terms: list[Term], start: date) -> None:
    """Refuse to seat somebody on a day on or after which another is already registered to begin."""
    for term in terms:
        if term.valid_to is None and term.valid_from and term.valid_from >= start:
            raise Refused(f"该席位{term.valid_from.isoformat()}已有人任职，新任职须晚于这一天。没有改动。")


def set_liaison(
    desk: Desk,
    unit_id: str,
    name: str,
    *,
    position: str = "",
    mobile: str = "",
    phone: str = "",
    role: str = "联络员",
) -> Changes:
    """Record a unit's liaison as confirmed today; one of the same role before ends yesterday."""
    if not name.strip():
        raise Refused("联络员姓名是空的，没有登记。请填写姓名。")
    with desk.act("登记联络员") as work:
        put_liaison_in(
            desk, work, unit_id, name.strip(), position=position, mobile=mobile, phone=phone, role=role
        )
    return work.changes


def confirm_liaisons(desk: Desk, ids: Collection[str]) -> Changes:
    """Record liaisons as confirmed today, all in one act (联络员核对)."""
    if not ids:
        raise Refused("没有可核对的联络员，没有改动。请先登记联络员。")
    with desk.act("核对联络员") as work:
        for each in ids:
            work.need(Liaison, each).confirmed_on = desk.today()
    return work.changes


def seats_on(desk: Desk, on: date) -> list[SeatRow]:
    """Return the seats that existed on a date, heads first, each with who held it then."""
    with desk.view() as view:
        units = {unit.id: unit.name for unit in view.find(Unit, owner_id=desk.office.id)}
        seats = [s for s in view.find(Seat, owner_id=desk.office.id, order="order_no") if in_force(s, on)]
        return [
            _seat_row(view, seat, units, on)
            for kind in ("head", "member", "office")
            for seat in seats
            if seat.kind == kind
        ]


def liaisons_on(desk: Desk, on: date) -> list[LiaisonRow]:
    """Return the liaisons of a date in the units' order."""
    with desk.view() as view:
        units = {unit.id: unit for unit in view.find(Unit, owner_id=desk.office.id, order="order_no")}
        found = [each for each in view.find(Liaison, owner_id=desk.office.id) if in_force(each, on)]
        found.sort(key=lambda each: units[each.unit_id].order_no)
        return [_liaison_row(view, each, units[each.unit_id].name) for each in found]


def unit_rows(desk: Desk, on: date) -> list[UnitRow]:
    """Return the member units of a date, in protocol order, with seats and liaisons."""
    seats, liaisons = seats_on(desk, on), liaisons_on(desk, on)
    with desk.view() as view:
        every = view.find(Unit, owner_id=desk.office.id, order=("order_no", "id"))
        units, before = [u for u in every if in_force(u, on)], former_names(desk, view, on)
        return [
            UnitRow(
                id=u.id,
                name=u.name,
                short_name=u.short_name,
                kind=u.kind,
                order_no=u.order_no,
                aliases=(*u.aliases, *before.get(u.id, ())),
                seats=tuple(s for s in seats if s.unit_id == u.id),
                liaisons=tuple(each for each in liaisons if each.unit_id == u.id),
            )
            for u in units
        ]


def units_without_liaison(desk: Desk, on: date) -> list[str]:
    """Return the names of member units that have a seat and no liaison on that date."""
    return [row.name for row in unit_rows(desk, on) if row.seats and not row.liaisons]


def _seat_row(view: View, seat: Seat, units: dict[str, str], on: date) -> SeatRow:
    held = [term for term in view.find(Term, seat_id=seat.id) if in_force(term, on)]
    term = held[-1] if held else None
    person = view.need(Person, term.person_id).name if term else ""
    return SeatRow(
        id=seat.id,
        kind=seat.kind,
        role=seat.role,
        unit_id=seat.unit_id,
        unit=units.get(seat.unit_id or "", ""),
        requirement=seat.requirement,
        person=person,
        position=term.position if term else "",
        term_id=term.id if term else None,
        since=term.valid_from if term else None,
    )


def _liaison_row(view: View, liaison: Liaison, unit: str) -> LiaisonRow:
    person = view.need(Person, liaison.person_id)
    return LiaisonRow(
        id=liaison.id,
        unit_id=liaison.unit_id,
        unit=unit,
        person=person.name,
        position=liaison.position,
        mobile=person.mobile,
        phone=person.phone,
        role=liaison.role,
        confirmed_on=liaison.confirmed_on,
    )
