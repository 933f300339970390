"""Persons in their seats and beside them: terms and liaisons put in their place in time, inside an act."""

from collections.abc import Collection, Sequence
from datetime import date

from desktop.domain.folding import search_text
from desktop.services.desk import Desk
from desktop.store.tables import Liaison, Person, Seat, Term, Unit
from desktop.store.work import Work


def in_force(record: Unit | Seat | Liaison | Term, on: date) -> bool:
    """Tell whether a record counts on a day; its first and last day are both included."""
    return (record.valid_from is None or record.valid_from <= on) and (
        record.valid_to is None or on <= record.valid_to
    )


def lasts_to(record: Unit | Seat | Liaison | Term, on: date) -> bool:
    """Tell whether a record counts on a day or later."""
    return record.valid_to is None or on <= record.valid_to


def day_before(day: date) -> date:
    """Return the day before."""
    return date.fromordinal(day.toordinal() - 1)


def next_begin(records: Sequence[Term | Liaison], since: date) -> date | None:
    """Return the first day after `since` on which one of the records begins, None when none does."""
    return min((r.valid_from for r in records if r.valid_from and r.valid_from > since), default=None)


def person_of(desk: Desk, work: Work, name: str, mobile: str = "", phone: str = "") -> Person:
    """Return our person of that name, with the telephone told; another telephone means another person."""
    for known in work.find(Person, owner_id=desk.office.id, name=name):
        if not mobile or known.mobile in ("", mobile):
            known.mobile, known.phone = mobile or known.mobile, phone or known.phone
            known.search_text = search_text(name, known.mobile, known.phone)
            return known
    told = search_text(name, mobile, phone)
    return work.add(Person(owner_id=desk.office.id, name=name, mobile=mobile, phone=phone, search_text=told))


def put_term(
    desk: Desk,
    work: Work,
    seat_id: str,
    name: str,
    *,
    position: str = "",
    since: date | None,
    paper: str = "",
) -> Term:
    """Put a person in a seat from a day on and return the term.

    Whoever sits there ends the day before; a holder who begins later stays, and the new term ends before that
    one. The same person with the same post is not doubled. A person who began the same day is corrected in
    place. `since` None is an undated paper: from the beginning when nobody sits there, else from today.
    """
    terms = work.find(Term, seat_id=seat_id)
    start = since or desk.today()
    standing = [term for term in terms if in_force(term, start)]
    person = person_of(desk, work, name)
    for term in standing:
        if term.person_id == person.id and position in ("", term.position):
            return term
        if term.person_id == person.id and not term.position:
            term.position = position
            return term
        if term.valid_from == start:
            term.person_id, term.position, term.paper = person.id, position, paper
            return term
        term.valid_to = day_before(start)
    later = next_begin(terms, start)
    return work.add(
        Term(
            owner_id=desk.office.id,
            seat_id=seat_id,
            person_id=person.id,
            position=position,
            valid_from=start if standing else since,
            valid_to=day_before(later) if later else None,
            paper=paper,
        )
    )


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
    since: date | None = None,
) -> str:
    """Record a liaison from a day on (default today) as confirmed today, and return its id.

    The same person is confirmed, not doubled. Another of the same role ends the day before, unless its id is in
    `beside`: one paper may name two. A liaison who begins later stays.
    """
    start, today = since or desk.today(), desk.today()
    person = person_of(desk, work, name, mobile, phone)
    known = work.find(Liaison, unit_id=unit_id, role=role)
    standing = [each for each in known if in_force(each, start)]
    for old in standing:
        if old.person_id == person.id:
            old.position, old.confirmed_on = position or old.position, today
            return old.id
    for old in standing:
        if old.id not in beside:
            old.valid_to = day_before(start)
    later = None if beside else next_begin(known, start)
    made = Liaison(
        owner_id=desk.office.id,
        unit_id=unit_id,
        person_id=person.id,
        position=position,
        role=role,
        valid_from=start,
        valid_to=day_before(later) if later else None,
        confirmed_on=today,
    )
    return work.add(made).id
