"""A roster as the clerk confirms it, and how a notice becomes one."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_proposal import RosterProposal
from desktop.domain.readers.roster_seats import whole_post
from desktop.domain.source import SourceText
from desktop.services.desk import Desk
from desktop.services.units import book, short_form


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """A head of the body: role, the name (None: lost or vacant) and the post as the paper says it."""

    role: str
    name: str | None = None
    position: str | None = None


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


@dataclass(frozen=True, slots=True)
class RosterDraft:
    """A roster as the clerk confirmed it; `on` is the day from which it counts, `office` who leads the office."""

    heads: tuple[HeadDraft, ...]
    members: tuple[MemberDraft, ...]
    on: date | None = None
    paper: str = ""
    office: tuple[HeadDraft, ...] = ()


def read(desk: Desk, source: SourceText) -> RosterProposal:
    """Return what the reader finds in a founding or adjusting notice; nothing is stored."""
    return read_roster(source, book(desk))


def draft_of(proposal: RosterProposal, *, on: date | None = None) -> RosterDraft:
    """Return the proposal as it would be stored: names that the paper lost stay empty, groups are left out.

    `on` is the day from which it counts, by default the day of the paper.
    """
    since = on or (date.fromisoformat(proposal.date) if proposal.date else None)
    return RosterDraft(
        heads=tuple(
            HeadDraft(head.role, head.name, whole_post(head.unit, head.position)) for head in proposal.heads
        ),
        members=tuple(
            _member(
                seat.unit or seat.unit_raw or "",
                "".join((seat.unit_raw or "").split()),
                seat.seat,
                seat.person,
                whole_post(seat.unit_raw, seat.position),
            )
            for seat in proposal.members
            if not seat.collective and (seat.unit or seat.unit_raw)
        ),
        on=since,
        paper=proposal.doc_no or proposal.title or "",
        office=_office(proposal),
    )


def _member(unit: str, raw: str, seat: str | None, person: str | None, position: str | None) -> MemberDraft:
    words = "" if seat in (None, "named person", "vacant") else str(seat)
    return MemberDraft(unit, words, person, position, short_form(unit), raw)


def _office(proposal: RosterProposal) -> tuple[HeadDraft, ...]:
    """Return who leads the office, as far as the paper names them."""
    office = proposal.office
    head = (HeadDraft("办公室主任", office.head, office.head_position),) if office.head else ()
    return head + tuple(HeadDraft("办公室副主任", name) for name in office.deputies)
