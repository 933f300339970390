"""A roster as the clerk confirms it, and how a notice becomes one."""

from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_proposal import MemberSeat, RosterProposal
from desktop.domain.readers.roster_seats import whole_post
from desktop.domain.source import SourceText
from desktop.services.desk import Desk
from desktop.services.units import book, short_form


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """A head of the body: role, the name (None: lost or vacant) and the post as the paper says it.

    `replaces` is whose place an adjusting notice gives away, `added` a seat it makes new.
    """

    role: str
    name: str | None = None
    position: str | None = None
    replaces: str | None = None
    added: bool = False


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member seat: the unit, the seat in the paper's words, the named person if any.

    `short` is the unit's short name; `raw` how the paper writes the unit, learnt as an alias where it differs.
    """

    unit: str
    seat: str
    person: str | None = None
    position: str | None = None
    short: str = ""
    raw: str = ""
    replaces: str | None = None
    added: bool = False


@dataclass(frozen=True, slots=True)
class LeavingDraft:
    """Who goes by an adjusting notice with nobody named in the place: a person of a role, or all of a unit."""

    role: str
    person: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class RosterDraft:
    """A roster as the clerk confirmed it; `on` is the day from which it counts, `office` who leads the office.

    `partial`: an adjusting notice that tells changes only.
    """

    heads: tuple[HeadDraft, ...]
    members: tuple[MemberDraft, ...]
    on: date | None = None
    paper: str = ""
    office: tuple[HeadDraft, ...] = ()
    leaving: tuple[LeavingDraft, ...] = ()
    partial: bool = False


def read(desk: Desk, source: SourceText) -> RosterProposal:
    """Return what the reader finds in a founding or adjusting notice; nothing is stored."""
    return read_roster(source, book(desk))


def draft_of(proposal: RosterProposal, *, on: date | None = None) -> RosterDraft:
    """Return the proposal as it would be stored: names that the paper lost stay empty, groups are left out.

    `on` is the day from which it counts, by default the day of the paper.
    """
    vacated = {seat.replaces for seat in proposal.members if seat.person is None}
    since = on or (date.fromisoformat(proposal.date) if proposal.date else None)
    return RosterDraft(
        heads=tuple(
            HeadDraft(head.role, head.name, whole_post(head.unit, head.position), head.replaces, head.added)
            for head in proposal.heads
        ),
        members=tuple(
            _member(seat) for seat in proposal.members if not seat.collective and (seat.unit or seat.unit_raw)
        ),
        on=since,
        paper=proposal.doc_no or proposal.title or "",
        office=_office(proposal),
        leaving=tuple(
            LeavingDraft(each.role, each.person, each.unit)
            for each in proposal.leaving
            if not each.successor and (each.person is None or each.person not in vacated)
        ),
        partial=proposal.partial,
    )


def _member(seat: MemberSeat) -> MemberDraft:
    unit = seat.unit or seat.unit_raw or ""
    words = "" if seat.seat in (None, "named person", "vacant") else str(seat.seat)
    return MemberDraft(
        unit,
        words,
        seat.person,
        whole_post(seat.unit_raw, seat.position),
        short_form(unit),
        "".join((seat.unit_raw or "").split()),
        seat.replaces,
        seat.added,
    )


def _office(proposal: RosterProposal) -> tuple[HeadDraft, ...]:
    """Return who leads the office, as far as the paper names them."""
    office = proposal.office
    former = {each.successor: each.person for each in proposal.leaving if each.role.startswith("办公室")}
    chief = (HeadDraft("办公室主任", office.head, office.head_position),) if office.head else ()
    all_named = (*chief, *(HeadDraft("办公室副主任", name) for name in office.deputies))
    return tuple(replace(each, replaces=former.get(each.name)) for each in all_named)
