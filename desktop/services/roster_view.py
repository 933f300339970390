"""The roster as the page shows it: one line a seat, with the unit's liaison, on a chosen day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.folding import fold, search_text
from desktop.services.desk import Desk
from desktop.services.roster import LiaisonRow, SeatRow, liaisons_on, seats_on
from desktop.services.roster_people import in_force
from desktop.store.tables import Liaison, Person, Term

STALE_DAYS = 183  # a liaison not confirmed for half a year is asked again

VIEWS = {
    "all": "全部",
    "heads": "领导席位",
    "members": "成员席位",
    "vacant": "领导空缺",
    "no_liaison": "无联络员",
    "stale": "联络员待核对",
}


@dataclass(frozen=True, slots=True)
class RosterFilter:
    """Which seats to show, and as of which day."""

    on: date
    view: str = "all"
    text: str = ""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A seat with the liaison of its unit; `id` is the seat's."""

    seat: SeatRow
    liaison: LiaisonRow | None
    place: int
    stale: bool = False  # the liaison has not been confirmed for half a year, or never

    @property
    def holder(self) -> str:
        """Return who holds the seat: a head's seat without a name is vacant, a member's is not registered."""
        return self.seat.person or ("未登记" if self.seat.kind == "member" else "（空缺）")

    @property
    def id(self) -> str:
        """Return the id of the seat."""
        return self.seat.id


def is_stale(liaison: LiaisonRow, on: date) -> bool:
    """Tell whether a liaison has not been confirmed for half a year."""
    return liaison.confirmed_on is None or (on - liaison.confirmed_on).days > STALE_DAYS


def lines(desk: Desk, chosen: RosterFilter) -> list[RosterLine]:
    """Return the seats of the day that pass the filter, heads first, in protocol order."""
    liaisons = {each.unit_id: each for each in reversed(liaisons_on(desk, chosen.on))}
    seats = seats_on(desk, chosen.on)
    every = [_line(seat, liaisons.get(seat.unit_id or ""), n, chosen.on) for n, seat in enumerate(seats, 1)]
    return [line for line in every if _VIEWS[chosen.view](line) and _holds(line, chosen.text)]


def _line(seat: SeatRow, liaison: LiaisonRow | None, place: int, on: date) -> RosterLine:
    return RosterLine(seat, liaison, place, liaison is not None and is_stale(liaison, on))


def units_to_check(desk: Desk, on: date) -> list[str]:
    """Return the member units whose liaison is missing or has not been confirmed for half a year, in order."""
    wanted = [
        line.seat.unit for line in lines(desk, RosterFilter(on)) if _VIEWS["no_liaison"](line) or line.stale
    ]
    return list(dict.fromkeys(wanted))


def counts(desk: Desk, on: date) -> dict[str, int]:
    """Return how many seats each view holds on a day."""
    every = lines(desk, RosterFilter(on))
    return {view: sum(map(passes, every)) for view, passes in _VIEWS.items()}


_VIEWS: dict[str, Callable[[RosterLine], bool]] = {
    "all": lambda line: True,
    "heads": lambda line: line.seat.kind == "head",
    "members": lambda line: line.seat.kind == "member",
    "vacant": lambda line: line.seat.kind == "head" and not line.seat.person,
    "no_liaison": lambda line: line.seat.kind == "member" and line.liaison is None,
    "stale": lambda line: line.seat.kind == "member" and line.stale,
}


def sorted_lines(found: Sequence[RosterLine], column: str, *, descending: bool) -> list[RosterLine]:
    """Return lines sorted by a column of the page; empty values come last."""
    key = _SORTS[column]
    filled = [line for line in found if key(line)]
    empty = [line for line in found if not key(line)]
    return [*sorted(filled, key=key, reverse=descending), *empty]


_SORTS: dict[str, Callable[[RosterLine], str]] = {
    "place": lambda line: f"{line.place:06d}",
    "role": lambda line: line.seat.role,
    "unit": lambda line: line.seat.unit,
    "requirement": lambda line: line.seat.requirement,
    "person": lambda line: line.seat.person,
    "liaison": lambda line: line.liaison.person if line.liaison else "",
    "confirmed": lambda line: str(line.liaison.confirmed_on or "") if line.liaison else "",
}


def _holds(line: RosterLine, text: str) -> bool:
    if not text.strip():
        return True
    seat, liaison = line.seat, line.liaison
    told = search_text(seat.role, seat.unit, seat.person, seat.position, liaison.person if liaison else "")
    return all(fold(word) in told for word in text.split())


@dataclass(frozen=True, slots=True)
class TermRow:
    """One time in a seat, as words: the person and post, from when to when."""

    words: str
    span: str


def terms_of(desk: Desk, seat_id: str) -> list[TermRow]:
    """Return who held a seat, the latest first; who is approved to follow stands above with 将任."""
    today = desk.today()
    with desk.view() as view:
        held = sorted(
            view.find(Term, seat_id=seat_id), key=lambda each: (each.valid_from or date.min, each.id)
        )
        return [
            TermRow(
                f"{view.need(Person, term.person_id).name}　{term.position}".strip("　")
                + ("（将任）" if term.valid_from and term.valid_from > today else ""),
                f"{term.valid_from or '未写明'} 至 {term.valid_to or '今'}",
            )
            for term in reversed(held)
        ]


def seat_of(desk: Desk, record_id: str, on: date) -> str | None:
    """Return the id of the seat that a seat, unit or person stands for on a date, None when there is none."""
    with desk.view() as view:
        held = {term.seat_id for term in view.find(Term, person_id=record_id) if in_force(term, on)}
        units = {each.unit_id for each in view.find(Liaison, person_id=record_id) if in_force(each, on)}
    for seat in seats_on(desk, on):
        if record_id in (seat.id, seat.unit_id) or seat.id in held or seat.unit_id in units:
            return seat.id
    return None
