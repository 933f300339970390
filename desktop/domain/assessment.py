"""The yearly sheet of a unit (单位年度落实情况表): what it is counted from, and a number with its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar

NO_RATE = "—"
_VERDICTS = (Status.PARTIAL, Status.TRANSFERRED, Status.TERMINATED)


class Came(StrEnum):
    """How a unit was there at one meeting, by the highest of those who came."""

    CHIEF = "chief"
    DEPUTY = "deputy"
    OTHER = "other"
    STAND_IN = "stand_in"
    LEAVE = "leave"
    ABSENT = "absent"
    UNRECORDED = "unrecorded"

    @property
    def word(self) -> str:
        """Return the clerk's word for it."""
        return _CAME_WORDS[self]


_CAME_WORDS = {
    Came.CHIEF: "正职到会",
    Came.DEPUTY: "副职到会",
    Came.OTHER: "其他人员到会",
    Came.STAND_IN: "代会",
    Came.LEAVE: "请假",
    Came.ABSENT: "缺席",
    Came.UNRECORDED: "到会未登记",
}


class Shown(StrEnum):
    """How a number is made of its rows: their count, the sum of their days, or the good ones among them."""

    COUNT = "count"
    DAYS = "days"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class TaskFact:
    """One task as its yearly number needs it; `closed_on` is the day of 销号 or of the verdict (终止 …)."""

    id: str
    number: str
    year: int
    status: Status
    due_on: date | None
    original_due_on: date | None
    opened_on: date
    done_on: date | None = None
    closed_on: date | None = None
    recur: str = ""
    carried: bool = False  # taken over from an earlier year (转下年)
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class ExtensionFact:
    """One extension granted."""

    id: str
    task_id: str
    granted_on: date
    from_due: date | None
    to_due: date


@dataclass(frozen=True, slots=True)
class EntryFact:
    """One entry of progress that counts; `kind` is press, supervise, circulate, return or missed.

    A missed report has no entry of its own: its id is the task's with the period.
    """

    id: str
    task_id: str
    on: date
    kind: str
    paper_id: str | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """One meeting held that the unit was asked to, how it was there, and whether it answered the invitation."""

    id: str
    on: date
    came: Came
    person: str = ""
    replied: bool | None = None  # None: no invitation is on record


@dataclass(frozen=True, slots=True)
class UnitYear:
    """What one unit's sheet is counted from; tasks stand as they did at the end of the day `as_of`.

    Deadlines are looked at on `seen_on`: that very day while it runs, the next one once it is over, so that a
    task due on the last day of the year and not finished then is owed.
    `lead` and `support` are numbered in the year, `earlier` were led from earlier years and had no end yet.
    `taken` are those among `lead` that came from a unit before it, `handed` those that a successor took.
    """

    year: int
    as_of: date
    seen_on: date
    lead: tuple[TaskFact, ...] = ()
    support: tuple[TaskFact, ...] = ()
    earlier: tuple[TaskFact, ...] = ()
    handed: tuple[TaskFact, ...] = ()
    taken: frozenset[str] = frozenset()
    extensions: tuple[ExtensionFact, ...] = ()
    entries: tuple[EntryFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()

    @property
    def tasks(self) -> tuple[TaskFact, ...]:
        """Return every task that some number of the sheet may count."""
        return (*self.lead, *self.support, *self.earlier, *self.handed)


@dataclass(frozen=True, slots=True)
class Row:
    """One row behind a number: the record it is about, its weight in days, whether it counts as good in a rate."""

    kind: str  # task | meeting
    about: str  # id of the task or the meeting
    id: str  # id of the very row: the task, the meeting, the extension, the entry
    days: int = 0
    good: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as its two counts; 0/0 is no rate, neither 0 % nor 100 %."""

    top: int
    bottom: int

    @property
    def percent(self) -> str:
        """Return the rate to one decimal place, rounded half up; a dash for 0/0."""
        if not self.bottom:
            return NO_RATE
        tenths = (2000 * self.top + self.bottom) // (2 * self.bottom)
        return f"{tenths // 10}.{tenths % 10}%"

    @property
    def words(self) -> str:
        """Return both counts and the rate: 12/15（80.0%）; a dash for 0/0."""
        return f"{self.top}/{self.bottom}（{self.percent}）" if self.bottom else NO_RATE


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a sheet with every row that makes it."""

    key: str
    shown: Shown
    rows: tuple[Row, ...]

    @property
    def value(self) -> int:
        """Return the count, the days, or the upper count of a rate."""
        if self.shown is Shown.DAYS:
            return sum(row.days for row in self.rows)
        return sum(row.good for row in self.rows) if self.shown is Shown.RATE else len(self.rows)

    @property
    def rate(self) -> Rate:
        """Return the number as a rate."""
        return Rate(sum(row.good for row in self.rows), len(self.rows))

    @property
    def words(self) -> str:
        """Return the number as it is printed."""
        return self.rate.words if self.shown is Shown.RATE else str(self.value)


def as_stood(task: TaskFact, extensions: Sequence[ExtensionFact], as_of: date) -> TaskFact:
    """Return a task as it stood at the end of a day, so that a year's sheet does not move with the next year.

    A 办结 or 销号 of a later day is not yet one, an extension granted later has not moved the deadline; the
    verdict on the year (部分落实, 转下年, 终止) counts whenever it was recorded.
    """
    later = [each for each in extensions if each.granted_on > as_of]
    if later:
        task = replace(task, due_on=min(later, key=lambda each: (each.granted_on, each.id)).from_due)
    if task.status in _VERDICTS:
        return task
    if task.done_on is not None and task.done_on > as_of:
        return replace(task, status=Status.OPEN, done_on=None, closed_on=None)
    if task.status is Status.CLOSED and task.closed_on is not None and task.closed_on > as_of:
        return replace(task, status=Status.DONE, closed_on=None)
    return task


def counted_until(task: TaskFact, seen_on: date) -> date | None:
    """Return the day up to which a task runs against its deadline: 办结, else its end, else the sheet's day.

    None for a task that ended on a day nobody knows (taken over from an older ledger).
    """
    if task.status is Status.OPEN:
        return seen_on
    ended = task.done_on or task.closed_on
    return min(ended, seen_on) if ended else None


def days_late(due: date | None, task: TaskFact, as_of: date, calendar: WorkCalendar) -> int:
    """Return the working days past a deadline up to the sheet's day, frozen at 办结; none for 终止."""
    until = counted_until(task, as_of)
    if due is None or until is None or until <= due or task.status is Status.TERMINATED:
        return 0
    return max(0, calendar.workdays_between(due, until))


def came_of(attendance: Sequence[tuple[str, str]]) -> Came:
    """Return how a unit was there from its lines (kind, level) at one meeting; 列席 does not stand for the unit."""
    found = [_came(kind, level) for kind, level in attendance if kind != "observer"]
    order = list(Came)
    return min(found, key=order.index, default=Came.UNRECORDED)


def _came(kind: str, level: str) -> Came:
    if kind != "present":
        return Came(kind)
    return Came(level) if level in (Came.CHIEF, Came.DEPUTY) else Came.OTHER


def ranks(rates: Mapping[str, Rate]) -> dict[str, int]:
    """Return the place of each unit by its rate, the highest first; equal rates share one, 0/0 has none."""
    counted = {unit: rate for unit, rate in rates.items() if rate.bottom}
    return {
        unit: 1 + sum(_above(other, rate) for other in counted.values()) for unit, rate in counted.items()
    }


def _above(one: Rate, other: Rate) -> bool:
    return one.top * other.bottom > other.top * one.bottom
