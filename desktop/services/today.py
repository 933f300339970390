"""今日: what the duties ask for, what is due, who wants pressing, and how old the last backup is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.domain.obligations import RadarLine
from desktop.services import duties, ladder, ledger_views
from desktop.services.calendars import coverage
from desktop.services.desk import Desk
from desktop.services.ladder import UnitWants
from desktop.services.ledger import LedgerLine, ids, lines
from desktop.services.roster import units_without_liaison
from desktop.store import backup
from desktop.store.tables import Bundle, Invitation, Meeting

MOST = 7  # lines of one card; a page that must be read through is not read
_NOTICES_COME = 11  # the month from which the next year's holiday notice is asked for


@dataclass(frozen=True, slots=True)
class Stack:
    """Some tasks of the day: how many there are, and the most pressing of them."""

    count: int
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One number of the day's round, and the page and view where it is worked."""

    words: str
    count: int
    page: str
    view: str | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The home page: the round in numbers, radar lines, tasks overdue and due within a week, units to press."""

    asks: tuple[Ask, ...]
    radar: tuple[RadarLine, ...]
    overdue: Stack
    this_week: Stack
    undated: Stack
    pressing: tuple[UnitWants, ...]
    uncovered: tuple[int, ...]
    without_liaison: tuple[str, ...] = field(default=())


def look(desk: Desk) -> Today:
    """Return what there is to do today."""
    counts = ledger_views.counts(desk)
    without = tuple(units_without_liaison(desk, desk.today()))
    return Today(
        asks=_asks(desk, counts),
        radar=duties.look_out(desk, liaisons_missing=len(without)),
        overdue=_stack(desk, "overdue", counts["overdue"]),
        this_week=_stack(desk, "week", counts["week"]),
        undated=_stack(desk, "undated", counts["undated"]),
        pressing=tuple(ladder.wanting(desk)),
        uncovered=_uncovered(desk),
        without_liaison=without,
    )


def backup_age(desk: Desk) -> timedelta | None:
    """Return how long ago the last backup was made, None when there is none."""
    newest = backup.latest(desk.store.paths.backups)
    return datetime.now() - datetime.fromtimestamp(newest.stat().st_mtime) if newest else None


def _asks(desk: Desk, counts: dict[str, int]) -> tuple[Ask, ...]:
    """Return the numbers of the Monday round, in the order they are worked; those of nothing are left out."""
    tasks = [
        Ask(ledger_views.VIEWS[key], counts[key], "ledger", key)
        for key in ("week", "overdue", "pressing", "missed", "done")
    ]
    others = [
        Ask("会议未回执", _replies_missing(desk), "meetings"),
        Ask("未接收回执", _receipts_missing(desk), "exchange"),
    ]
    return tuple(ask for ask in (*tasks, *others) if ask.count)


def _stack(desk: Desk, view: str, count: int) -> Stack:
    found: Sequence[str] = ids(desk, ledger_views.view_filter(desk, view), "due_on") if count else ()
    return Stack(count, tuple(lines(desk, found[:MOST])))


def _replies_missing(desk: Desk) -> int:
    """Count those asked to a meeting to come who have not answered."""
    with desk.view() as view:
        planned = view.find(Meeting, owner_id=desk.office.id, status="planned")
        coming = [meeting.id for meeting in planned if meeting.meets_on >= desk.today()]
        return sum(len(view.find(Invitation, meeting_id=meeting, reply="")) for meeting in coming)


def _receipts_missing(desk: Desk) -> int:
    """Count the bundles sent whose receipt has not been entered."""
    with desk.view() as view:
        return len(view.find(Bundle, direction="out", received_on=None))


def _uncovered(desk: Desk) -> tuple[int, ...]:
    """Return this year, and from November the next, where their holiday notice is not known."""
    today = desk.today()
    last = today.year + (today.month >= _NOTICES_COME)
    return tuple(year for year in coverage(desk.calendar, today).missing if today.year <= year <= last)
