"""The agenda of a year: what happens on which day, drawn from a seed, so that the same size gives the same year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from random import Random

from desks import Clock

from desktop.documents.intake import read_source_bytes
from desktop.locate import shipped
from desktop.services import roster_draft
from desktop.services.desk import Desk
from desktop.services.roster_import import import_roster
from desktop.services.setup import found_office
from desktop.services.units import units_to_pick

YEAR = 2026
FIRST, LAST = date(YEAR, 1, 5), date(YEAR, 12, 31)
AFTER = date(YEAR + 1, 2, 15)  # by then last things of the year are done


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens in the year; without `files` nothing is done that keeps a file beside the database."""

    meetings: int
    tasks: int
    seed: int = YEAR
    files: bool = True


WHOLE, SMALL = Size(40, 600), Size(10, 110)


@dataclass(slots=True)
class Year:
    """The office on its way through the year; `run` goes on up to a day."""

    desk: Desk
    clock: Clock
    size: Size
    random: Random
    happened: dict[str, int] = field(default_factory=dict)
    _agenda: list[tuple[date, int, Callable[[], object]]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    def run(self, until: date) -> None:
        """Let happen what is due up to a day, each thing on its own day."""
        while self._agenda and self._agenda[0][0] <= until:
            day, _order, act = heappop(self._agenda)
            self.clock.day = max(day, self.clock.day)
            act()
        self.clock.day = max(until, self.clock.day)

    def at(self, day: date, act: Callable[[], object]) -> None:
        """Put something on the agenda for the first working day from `day` on."""
        heappush(
            self._agenda, (self.desk.calendar.roll(max(day, self.clock.day)).day, next(self._order), act)
        )

    def told(self, what: str) -> None:
        """Note that something happened, for the test that everything does."""
        self.happened[what] = self.happened.get(what, 0) + 1

    def units(self) -> list[str]:
        """Return the units in force."""
        return [unit.name for unit in units_to_pick(self.desk)]


def found(home: Path, clock: Clock, *, files: bool = True) -> Desk:
    """Return the desk of a county with the roster of the shipped example; its notice is kept where `files` are."""
    desk = found_office(
        home, profile="puyang", name="濮阳县", level="county", host_unit="县司法局", actor="测试", today=clock
    )
    data = (shipped("resources") / "example" / "puyang-notice.txt").read_bytes()
    source = read_source_bytes(data, "通知.txt")
    draft = roster_draft.draft_of(roster_draft.read(desk, source))
    import_roster(desk, draft, source=(source.name, data, source.text) if files else None)
    return desk
