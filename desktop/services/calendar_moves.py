"""Which deadlines, meetings and duties another calendar would move, each from its old day to its new one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.deadlines import Explained, explain
from desktop.domain.obligations import window
from desktop.domain.periods import Period, Span, period_of
from desktop.domain.workdays import WorkCalendar
from desktop.services.desk import Desk
from desktop.store.queries.calendar import Deadline, open_deadlines
from desktop.store.tables import Meeting

_FROM = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_RELATIVE = re.compile(r"工作日|顺延|节后|节前|假")
_FIXED = frozenset({"ABS", "ABS_NOYEAR", "MONTH_END", "YEAR_END", "QUARTER", "PERIOD", "FESTIVAL", "WEEKDAY"})
_REACH = timedelta(
    days=40
)  # a deadline this long before the first changed day cannot have been counted over it


@dataclass(frozen=True, slots=True)
class MovedTask:
    """An open task whose deadline would move; `basis` tells the new count step by step."""

    id: str
    number: str
    matter: str
    old: date
    new: date
    basis: str


@dataclass(frozen=True, slots=True)
class KeptTask:
    """An open task whose count the calendar touches, but whose day stays, and why."""

    id: str
    number: str
    matter: str
    due: date
    reason: str


@dataclass(frozen=True, slots=True)
class FirmTask:
    """An open task whose day stays, but was counted without the notice: its explanation is no longer provisional."""

    id: str
    basis: str


@dataclass(frozen=True, slots=True)
class HitMeeting:
    """A planned meeting that would fall on a day off; `words` say which."""

    id: str
    title: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class MovedDuty:
    """A duty of a period whose due day would move."""

    obligation: str
    subject: str
    period: str
    old: date
    new: date


def changed_days(old: WorkCalendar, new: WorkCalendar, first: date, last: date) -> list[date]:
    """Return the days of a stretch that are worked in one calendar and not in the other."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if old.is_workday(day) != new.is_workday(day)]


@dataclass(frozen=True, slots=True)
class Judged:
    """The open tasks that another calendar touches: those that move, stay for a reason, or become firm."""

    moved: tuple[MovedTask, ...] = ()
    kept: tuple[KeptTask, ...] = ()
    firm: tuple[FirmTask, ...] = ()


def judge_tasks(desk: Desk, new: WorkCalendar, changed: list[date]) -> Judged:
    """Return the open tasks that the change touches.

    A deadline is counted again from its own words and the day it runs from; it moves only where the old
    calendar gives exactly the day it has. Extensions stay as they were granted.
    """
    if not changed:
        return Judged()
    with desk.view() as view:
        found = open_deadlines(view, desk.office.id, changed[0] - _REACH, changed[-1])
    counts = _Counts(desk.calendar, new)
    judged = [_judged(task, counts) for task in found if _counts(task)]
    return Judged(
        tuple(each for each in judged if isinstance(each, MovedTask)),
        tuple(each for each in judged if isinstance(each, KeptTask)),
        tuple(each for each in judged if isinstance(each, FirmTask)),
    )


def meetings_hit(desk: Desk, new: WorkCalendar, changed: list[date]) -> tuple[HitMeeting, ...]:
    """Return the planned meetings that would fall on a new day off."""
    hit = {day for day in changed if not new.is_workday(day)}
    with desk.view() as view:
        planned = view.find(Meeting, owner_id=desk.office.id, status="planned", order="meets_on")
        return tuple(
            HitMeeting(each.id, each.title, each.meets_on, new.describe(each.meets_on))
            for each in planned
            if each.meets_on in hit
        )


def duties_moved(desk: Desk, new: WorkCalendar, changed: list[date]) -> tuple[MovedDuty, ...]:
    """Return the duties still to come whose due day would move, the earliest first."""
    if not changed:
        return ()
    moved = [
        MovedDuty(duty.id, duty.subject, period.label, old_due, new_due)
        for duty in desk.profile.obligations
        if duty.rhythm.span
        for period in _periods(duty.rhythm.span, changed)
        for old_due, new_due in [(window(duty, period, desk.calendar)[1], window(duty, period, new)[1])]
        if old_due != new_due and max(old_due, new_due) >= desk.today()
    ]
    return tuple(sorted(moved, key=lambda each: each.new))


def _periods(span: Span, changed: list[date]) -> Iterator[Period]:
    period = period_of(date(changed[0].year - 1, 1, 1), span)
    while period.start <= changed[-1]:
        yield period
        period = period.following()


def _counts(task: Deadline) -> bool:
    """Whether the words of a deadline may depend on which days are worked."""
    return task.deadline_kind not in _FIXED or bool(_RELATIVE.search(task.deadline_raw))


class _Counts:
    """What words mean by the old calendar and by the new one; the same words are read once."""

    def __init__(self, old: WorkCalendar, new: WorkCalendar) -> None:
        self._calendars = old, new
        self._known: dict[tuple[str, date, date | None], tuple[Explained, Explained]] = {}

    def of(self, words: str, anchor: date, received: date | None) -> tuple[Explained, Explained]:
        """Return both meanings."""
        key = (words, anchor, received)
        if key not in self._known:
            old, new = (explain(words, anchor, calendar, received) for calendar in self._calendars)
            self._known[key] = old, new
        return self._known[key]


def _judged(task: Deadline, counts: _Counts) -> MovedTask | KeptTask | FirmTask | None:
    depends = False
    for anchor, received in _starts(task):
        before, after = counts.of(task.deadline_raw, anchor, received)
        same = before.last == after.last or after.last is None
        if before.last == task.due_on:
            return _firm(task, before, after) if same else _moved(task, after)
        if before.last == task.original_due_on:
            return None if same else _kept(task, "已办理延期，以批准的日期为准")
        depends = depends or not same
    return _kept(task, "起算日没有记下，无法重算，请人工核对") if depends else None


def _moved(task: Deadline, after: Explained) -> MovedTask:
    return MovedTask(task.id, task.number, task.matter, task.due_on, after.last or task.due_on, _basis(after))


def _firm(task: Deadline, before: Explained, after: Explained) -> FirmTask | None:
    firm = before.provisional and not after.provisional and task.deadline_basis == _basis(before)
    return FirmTask(task.id, _basis(after)) if firm else None


def _basis(read: Explained) -> str:
    return "\n".join((read.basis, *read.steps)).strip()


def _kept(task: Deadline, reason: str) -> KeptTask:
    return KeptTask(task.id, task.number, task.matter, task.due_on, reason)


def _starts(task: Deadline) -> Iterator[tuple[date, date | None]]:
    """Give the days a deadline may run from: as its explanation tells, of its meeting, of its paper, of the ledger."""
    told = _FROM.search(task.deadline_basis)
    days = [date(*(int(part) for part in told.groups()))] if told else []
    days += [day for day in (task.meets_on, task.source_on, task.opened_on) if day]
    days.append(date(task.year, 1, 1))
    for day in dict.fromkeys(days):
        yield day, None
        yield day, day
