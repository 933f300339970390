"""The ladder 提醒 → 催办 → 督办 → 通报: which step a task wants next. A suggestion, never an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.tasks import Light
from desktop.domain.workdays import WorkCalendar

_WEEK = timedelta(days=7)
QUIET_WORKDAYS = 3  # after a contact nobody is asked again for so many working days
SUPERVISE_AFTER = 10  # working days overdue from which a task already pressed for goes to 督办
CIRCULATE_AFTER = 20
PRESSED_OFTEN = 2  # so many 催办 without effect lead to 督办 as well


class Step(StrEnum):
    """A step of the ladder; the values are the kinds of progress that record it."""

    REMIND = "remind"
    PRESS = "press"
    SUPERVISE = "supervise"
    CIRCULATE = "circulate"

    @property
    def word(self) -> str:
        """Return the clerk's word for the step."""
        return _WORDS[self]


_WORDS = {Step.REMIND: "提醒", Step.PRESS: "催办", Step.SUPERVISE: "督办", Step.CIRCULATE: "通报"}
CONTACTS = (*Step, "report")  # the kinds of progress after which the unit has been heard or spoken to
STEP_OF_PAPER = {"urging": Step.PRESS, "supervision": Step.SUPERVISE, "circular": Step.CIRCULATE}


@dataclass(frozen=True, slots=True)
class Contact:
    """One time a unit was spoken to or heard about a task; `kind` is the kind of progress."""

    on: date
    kind: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What a task wants: the step, None for none; why; until when it rests after a contact; a repeat's warning."""

    step: Step | None
    why: str = ""
    rests_until: date | None = None
    again: str = ""


def advise(
    light: Light,
    late: int,
    contacts: Iterable[Contact],
    today: date,
    calendar: WorkCalendar,
    quiet: int = QUIET_WORKDAYS,
    extended_on: date | None = None,
) -> Advice:
    """Return the next step for a task that is `late` working days past its current deadline.

    Only tasks near or past their deadline want anything, and none does within `quiet` working days of a contact.
    An extension granted begins the ladder anew: only steps from `extended_on` on count as taken.
    """
    if light not in (Light.NEAR, Light.OVERDUE):
        return Advice(None)
    known = sorted((each for each in contacts if each.on <= today), key=lambda each: each.on)
    if known:
        until = calendar.add_workdays(known[-1].on, quiet).day
        if today < until:
            return Advice(None, f"{known[-1].on.isoformat()}已{_told(known[-1].kind)}", rests_until=until)
    step, why = _next(light, late, [each for each in known if not extended_on or each.on >= extended_on])
    return Advice(step, why, again=_again(known, today) if step is Step.PRESS else "")


def quiet_since(today: date, calendar: WorkCalendar, quiet: int = QUIET_WORKDAYS) -> date:
    """Return the first day from which a contact still lets a task rest today (see `advise`)."""
    day = today
    while today < calendar.add_workdays(day - timedelta(days=1), quiet).day:
        day -= timedelta(days=1)
    return day


def near_until(today: date, calendar: WorkCalendar, near: int) -> date:
    """Return the last deadline that counts as near today: at most `near` working days ahead."""
    return calendar.add_workdays(today, near + 1).day - timedelta(days=1)


def pressed_again(contacts: Iterable[Contact], today: date) -> Contact | None:
    """Return the last 催办 less than a week old, None where there is none: a second one warns."""
    recent = [
        each for each in contacts if each.kind == Step.PRESS and timedelta(0) <= today - each.on < _WEEK
    ]
    return max(recent, key=lambda each: each.on, default=None)


def _next(light: Light, late: int, known: list[Contact]) -> tuple[Step, str]:
    taken = [each.kind for each in known]
    if light is Light.NEAR:
        return Step.REMIND, "临近期限"
    if Step.SUPERVISE in taken and late >= CIRCULATE_AFTER:
        return Step.CIRCULATE, f"已督办，逾期 {late} 个工作日"
    pressed = taken.count(Step.PRESS)
    if pressed and (late >= SUPERVISE_AFTER or pressed >= PRESSED_OFTEN):
        return Step.SUPERVISE, f"已催办 {pressed} 次，逾期 {late} 个工作日"
    return Step.PRESS, f"逾期 {late} 个工作日" + ("，已催办过" if pressed else "")


def _again(known: list[Contact], today: date) -> str:
    last = pressed_again(known, today)
    return f"{last.on.isoformat()}已催办，一周内再次催办" if last else ""


def _told(kind: str) -> str:
    return Step(kind).word if kind in set(Step) else "反馈"
