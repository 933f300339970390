"""The ledger's rules: numbers, states, lights and overdue days."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.workdays import WorkCalendar

_CHECK_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: they are misread on paper
_CHECK_LENGTH = 6
NEAR_WORKDAYS = 5


class Status(StrEnum):
    """Where a task stands; only `open` runs against its deadline."""

    OPEN = "open"
    DONE = "done"
    CLOSED = "closed"
    PARTIAL = "partial"
    TRANSFERRED = "transferred"
    TERMINATED = "terminated"

    @property
    def word(self) -> str:
        """Return the clerk's word for the state."""
        return _STATUS_WORDS[self]


_STATUS_WORDS = {
    Status.OPEN: "办理中",
    Status.DONE: "办结待销号",
    Status.CLOSED: "已销号",
    Status.PARTIAL: "部分落实",
    Status.TRANSFERRED: "转下年",
    Status.TERMINATED: "终止",
}


class Light(StrEnum):
    """The light of a task: always symbol and word together, so that it reads in black and white."""

    AHEAD = "ahead"
    NEAR = "near"
    OVERDUE = "overdue"
    DONE = "done"
    LONG_TERM = "long_term"
    UNDATED = "undated"

    @property
    def symbol(self) -> str:
        """Return the printed symbol."""
        return _LIGHT_WORDS[self][0]

    @property
    def word(self) -> str:
        """Return the word beside the symbol."""
        return _LIGHT_WORDS[self][1]


_LIGHT_WORDS = {
    Light.AHEAD: ("●", "未到期"),
    Light.NEAR: ("◐", "临近"),
    Light.OVERDUE: ("▲", "逾期"),
    Light.DONE: ("○", "办结"),
    Light.LONG_TERM: ("∞", "长期"),
    Light.UNDATED: ("？", "未定期限"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the light and the overdue columns need to know of a task."""

    status: Status
    due_on: date | None
    original_due_on: date | None
    done_on: date | None
    deadline_kind: str
    recur: str = ""
    ended_on: date | None = None  # the day of 销号, 部分落实, 转下年 or 终止


@dataclass(frozen=True, slots=True)
class Overdue:
    """Working days past the original and past the current deadline; frozen on the day of 办结."""

    by_original: int
    by_current: int


def task_number(year: int, serial: int, split: int = 0) -> str:
    """Return the number of a task, e.g. 2026-007, or 2026-007-1 for the first part split from it."""
    number = f"{year}-{serial:03d}"
    return f"{number}-{split}" if split else number


def check_code(number: str, office_id: str, matter: str) -> str:
    """Return the six characters printed beside a number: a slip in the number does not find another task."""
    digest = hashlib.sha256("\n".join((office_id, number, matter)).encode()).digest()
    return "".join(_CHECK_ALPHABET[byte % len(_CHECK_ALPHABET)] for byte in digest[:_CHECK_LENGTH])


def light_of(standing: Standing, today: date, calendar: WorkCalendar, near: int = NEAR_WORKDAYS) -> Light:
    """Return the light of a task on `today`; `near` is the threshold in working days."""
    if standing.status is not Status.OPEN:
        return Light.DONE
    if standing.due_on is None:
        return (
            Light.LONG_TERM
            if standing.recur or standing.deadline_kind in ("OPEN", "RECUR")
            else Light.UNDATED
        )
    if standing.due_on < today:
        return Light.OVERDUE
    return Light.NEAR if calendar.workdays_between(today, standing.due_on) <= near else Light.AHEAD


def overdue(standing: Standing, today: date, calendar: WorkCalendar) -> Overdue:
    """Return the overdue working days by both deadlines; frozen on the day of 办结, else of the task's end."""
    until = standing.done_on or standing.ended_on
    if until is None:
        if standing.status is not Status.OPEN:
            return Overdue(0, 0)
        until = today
    return Overdue(
        _days_past(standing.original_due_on, until, calendar), _days_past(standing.due_on, until, calendar)
    )


def _days_past(due: date | None, until: date, calendar: WorkCalendar) -> int:
    return max(0, calendar.workdays_between(due, until)) if due and until > due else 0
