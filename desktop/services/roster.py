"""The roster: taking in a founding notice, holders of seats, liaisons, and who was who on a date."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_proposal import RosterProposal
from desktop.domain.source import SourceText
from desktop.services.desk import Desk
from desktop.services.units import book, ensure_unit
from desktop.store.tables import Liaison, Person, Seat, SourceFile, Term, Unit
from desktop.store.work import View, Work


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """A head of the body: role, the name (None: lost or vacant) and the post as the paper says it."""

    role: str
    name: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member seat: the unit, the seat in the paper's words, the named person if any."""

    unit: str
    seat: str
    person: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class RosterDraft:
    """A roster as the clerk confirmed it; `on` is the day from which it counts."""

    heads: tuple[HeadDraft, ...]
    members: tuple[MemberDraft, ...]
    on: date | None = None
    paper: str = ""


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


def read(desk: Desk, source: SourceText) -> RosterProposal:
    """Return what the reader finds in a founding notice; nothing is stored."""
    return read_roster(source, book(desk))


def draft_of(proposal: RosterProposal, *, on: date | None = None) -> RosterDraft:
    """Return the proposal as it would be stored: names that the paper lost stay empty, groups are left out.

    `on` is the day from which it counts, by default the day of the paper.
    """
    since = on or (date.fromisoformat(proposal.date) if proposal.date else None)
    return RosterDraft(
        heads=tuple(HeadDraft(head.role, head.name, head.position) for head in proposal.heads),
        members=tuple(
            MemberDraft(seat.unit or seat.unit_raw or "", _seat_words(seat.seat), seat.person, seat.position)
            for seat in proposal.members
            if not seat.collective and (seat.unit or seat.unit_raw)
        ),
        on=since,
        paper=proposal.doc_no or proposal.title or "",
    )


def import_roster(desk: Desk, draft: RosterDraft, *, source: tuple[str, bytes, str] | None = None) -> Changes:
    """Store a confirmed roster; `source` is (name, bytes, text) of the paper, kept beside it.

    Seats that already stand (same role, unit and wording) are not doubled.
    """
    if not draft.heads and not draft.members:
        raise Refused("名单里没有读到职务和成员，没有导入。请检查原文，或手工添加成员单位。")
    sha = desk.store.files.keep(source[1]) if source else ""
    with desk.act("导入名册", paper=draft.paper) as work:
        if source:
            work.add(SourceFile(kind="roster", name=source[0], text=source[2], sha256=sha))
        for place, head in enumerate(draft.heads):
            seat = _head_seat(desk, work, head.role, place, draft.on)
            _fill(desk, work, seat, head.name, head.position or "", draft)
        for place, member in enumerate(draft.members):
            unit = ensure_unit(desk, work, member.unit, kind=_kind_of(member.unit), since=draft.on)
            seat = _member_seat(desk, work, unit, member.seat, place, draft.on)
            _fill(desk, work, seat, member.person, member.position or "", draft)
    return work.changes


def set_holder(
    desk: Desk, seat_id: str, name: str, *, position: str = "", since: date | None = None, paper: str = ""
) -> Changes:
    """Put a person in a seat from a day on; the former holder's term ends the day before."""
    if not name.strip():
        raise Refused("姓名是空的，没有登记。请填写姓名。")
    start = since or desk.today()
    with desk.act("登记任职", paper=paper) as work:
        seat = work.need(Seat, seat_id)
        for term in work.find(Term, seat_id=seat_id, valid_to=None):
            if term.valid_from and term.valid_from >= start:
                raise Refused(
                    f"该席位{term.valid_from.isoformat()}已有人任职，新任职须晚于这一天。没有改动。"
                )
            term.valid_to = _day_before(start)
        _fill(desk, work, seat, name.strip(), position, RosterDraft((), (), start, paper))
    return work.changes


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


def put_liaison_in(
    desk: Desk,
    work: Work,
    unit_id: str,
    name: str,
    *,
    position: str = "",
    mobile: str = "",
    phone: str = "",
    role: str = "联络员",
    beside: Collection[str] = (),
) -> str:
    """Record a liaison inside an act that is already under way and return its id.

    The same person is confirmed, not doubled. Another of the same role ends yesterday, unless its id is in
    `beside`: one paper may name two.
    """
    today = desk.today()
    person = _person(desk, work, name, mobile, phone)
    standing = work.find(Liaison, unit_id=unit_id, role=role, valid_to=None)
    for old in standing:
        if old.person_id == person.id:
            old.position, old.confirmed_on = position or old.position, today
            return old.id
    for old in standing:
        if old.id not in beside:
            old.valid_to = _day_before(today)
    made = Liaison(
        owner_id=desk.office.id,
        unit_id=unit_id,
        person_id=person.id,
        position=position,
        role=role,
        valid_from=today,
        confirmed_on=today,
    )
    return work.add(made).id


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
        units = [u for u in view.find(Unit, owner_id=desk.office.id, order="order_no") if in_force(u, on)]
        return [
            UnitRow(
                id=u.id,
                name=u.name,
                short_name=u.short_name,
                kind=u.kind,
                order_no=u.order_no,
                aliases=tuple(u.aliases),
                seats=tuple(s for s in seats if s.unit_id == u.id),
                liaisons=tuple(each for each in liaisons if each.unit_id == u.id),
            )
            for u in units
        ]


def units_without_liaison(desk: Desk, on: date) -> list[str]:
    """Return the names of member units that have a seat and no liaison on that date."""
    return [row.name for row in unit_rows(desk, on) if row.seats and not row.liaisons]


def _seat_words(seat: str | None) -> str:
    return "" if seat in (None, "named person", "vacant") else str(seat)


def _kind_of(name: str) -> str:
    if name.endswith(("人民法院", "人民检察院", "法院", "检察院", "人民政府")) and not name.endswith(
        ("镇人民政府", "乡人民政府")
    ):
        return "organ"
    return "town" if name.endswith(("镇人民政府", "乡人民政府", "街道办事处")) else "member"


def _head_seat(desk: Desk, work: Work, role: str, place: int, since: date | None) -> Seat:
    """Return the head's seat of that role and place in the order, which may stand already."""
    owner = desk.office.id
    known = work.first(Seat, owner_id=owner, kind="head", role=role, order_no=place, valid_to=None)
    return known or work.add(Seat(owner_id=owner, kind="head", role=role, order_no=place, valid_from=since))


def _member_seat(
    desk: Desk, work: Work, unit: Unit, requirement: str, place: int, since: date | None
) -> Seat:
    """Return the unit's seat of that wording, which may stand already."""
    known = work.first(Seat, owner_id=desk.office.id, unit_id=unit.id, requirement=requirement, valid_to=None)
    return known or work.add(
        Seat(
            owner_id=desk.office.id,
            kind="member",
            role="成员",
            unit_id=unit.id,
            requirement=requirement,
            order_no=place,
            valid_from=since,
        )
    )


def _fill(desk: Desk, work: Work, seat: Seat, name: str | None, position: str, draft: RosterDraft) -> None:
    if not name:
        return
    start, end = draft.on, None
    for term in work.find(Term, seat_id=seat.id, valid_to=None):
        if work.need(Person, term.person_id).name == name:
            return
        if start and term.valid_from and start < term.valid_from:
            end = _day_before(term.valid_from)  # an older paper tells who held the seat before
        else:
            start = (
                start or desk.today()
            )  # an undated paper replaces whoever stands from the day it is entered
            term.valid_to = _day_before(start)
    person = _person(desk, work, name)
    work.add(
        Term(
            owner_id=desk.office.id,
            seat_id=seat.id,
            person_id=person.id,
            position=position,
            valid_from=start,
            valid_to=end,
            paper=draft.paper,
        )
    )


def _person(desk: Desk, work: Work, name: str, mobile: str = "", phone: str = "") -> Person:
    for known in work.find(Person, owner_id=desk.office.id, name=name):
        if not mobile or known.mobile in ("", mobile):
            known.mobile, known.phone = mobile or known.mobile, phone or known.phone
            known.search_text = search_text(name, known.mobile, known.phone)
            return known
    return work.add(
        Person(
            owner_id=desk.office.id,
            name=name,
            mobile=mobile,
            phone=phone,
            search_text=search_text(name, mobile, phone),
        )
    )


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def in_force(record: Unit | Seat | Liaison | Term, on: date) -> bool:
    """Tell whether a record counts on a day; its first and last day are both included."""
    return (record.valid_from is None or record.valid_from <= on) and (
        record.valid_to is None or on <= record.valid_to
    )


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
