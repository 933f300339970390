"""The radar: which duties of the founding document are due, near, overdue or met on a given day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.periods import Period, Span, month_end, period_of
from desktop.domain.profile import Profile
from desktop.domain.profile_parts import Fulfilment, Obligation
from desktop.domain.radar_words import late_words, left_words, met_words, missing_words, uncovered_note
from desktop.domain.workdays import WorkCalendar


class RadarState(StrEnum):
    """How a duty stands, the most pressing first."""

    OVERDUE = "overdue"
    NEAR = "near"
    DUE = "due"
    MET = "met"


class Act(StrEnum):
    """What the button of a radar line starts."""

    PREPARE_MEETING = "prepare_meeting"
    MAKE_PAPER = "make_paper"
    REGISTER_PAPER = "register_paper"
    RECORD_EVENT = "record_event"
    CHASE_LIAISONS = "chase_liaisons"


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that took place; `year_covered` and `quarter` say what it counts for, not when it was."""

    kind: str
    held_on: date
    year_covered: int
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that went out or arrived; `period` is the key of what it reports on, such as 2026-10."""

    kind: str
    period: str
    on: date


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An act recorded as done for an obligation; without `period` it counts where its day falls."""

    obligation: str
    on: date
    period: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the office has done, as far as the duties ask for it."""

    held: Sequence[HeldMeeting] = ()
    issued: Sequence[IssuedPaper] = ()
    events: Sequence[RecordedEvent] = ()
    liaisons_missing: int = 0


@dataclass(frozen=True, slots=True)
class RadarAction:
    """The button: the act it starts, the kind of meeting or paper (or the obligation) meant, its words."""

    act: Act
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class RadarLine:
    """One line of the radar; `periods` are the keys of what is meant, oldest first, `due` is the oldest's."""

    obligation: str
    sentence: str
    clause: str
    who: str
    state: RadarState
    due: date | None
    periods: tuple[str, ...]
    action: RadarAction
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class _Duty:
    """One obligation in one period, with what was counted for it."""

    obligation: Obligation
    period: Period
    opens: date
    due: date
    done: int

    @property
    def met(self) -> bool:
        return self.done >= self.obligation.count


def radar(
    profile: Profile,
    today: date,
    record: Record,
    calendar: WorkCalendar,
    *,
    since: date | None = None,
    near_workdays: int | None = None,
) -> tuple[RadarLine, ...]:
    """Return the lines of the day, the most pressing first.

    Only meetings held and papers issued up to `today` count, each for the period it covers. Periods that
    ended before `since`, the day the office began, are nobody's fault; without `since` only the running
    period and the one before it are looked at. `near_workdays` replaces the reminder of every obligation.
    """
    lines: list[RadarLine] = []
    for obligation in profile.obligations:
        if obligation.fulfilled_by is Fulfilment.LIAISONS:
            lines += _liaison_lines(obligation, record.liaisons_missing)
        elif obligation.rhythm.span:
            duties = [
                _duty(obligation, p, today, record, calendar) for p in _periods(obligation, today, since)
            ]
            lines += _lines(profile, duties, today, calendar, near_workdays)
    order = list(RadarState)
    return tuple(sorted(lines, key=lambda line: (order.index(line.state), line.due or date.max)))


@dataclass(frozen=True, slots=True)
class DutyDue:
    """One duty of one period falling due on a day of the calendar, and whether it is met by now."""

    obligation: str
    subject: str
    verb: str
    period: str
    due: date
    met: bool


def duties_due(
    profile: Profile, first: date, last: date, today: date, record: Record, calendar: WorkCalendar
) -> tuple[DutyDue, ...]:
    """Return the duties with a rhythm that fall due from `first` to `last`, the earliest first.

    What was done up to `today` counts, each for the period it covers, as on the radar.
    """
    found = [
        DutyDue(obligation.id, obligation.subject, obligation.verb, period.label, duty.due, duty.met)
        for obligation in profile.obligations
        if obligation.rhythm.span and obligation.fulfilled_by is not Fulfilment.LIAISONS
        for period in _between(obligation.rhythm.span, first, last)
        for duty in [_duty(obligation, period, today, record, calendar)]
        if first <= duty.due <= last
    ]
    return tuple(sorted(found, key=lambda each: (each.due, each.obligation)))


def _between(span: Span, first: date, last: date) -> Iterator[Period]:
    """Give the periods whose due day may lie in a stretch: a grace is never longer than a year."""
    period = period_of(first.replace(year=first.year - 1, day=1), span)
    while period.start <= last:
        yield period
        period = period.following()


def window(obligation: Obligation, period: Period, calendar: WorkCalendar) -> tuple[date, date]:
    """Return the day from which the duty of a period can be done and the day it is due."""
    due = month_end(period.end, obligation.grace_months)
    if obligation.grace_workdays:
        due = calendar.add_workdays(due, obligation.grace_workdays).day
    if obligation.opens_months:
        return month_end(period.end, -obligation.opens_months) + timedelta(days=1), due
    return (period.start if due == period.end else period.end + timedelta(days=1)), due


def _periods(obligation: Obligation, today: date, since: date | None) -> Iterator[Period]:
    span = obligation.rhythm.span
    if span is None:
        return
    period = period_of(today, span)
    earliest = since or period.previous().start
    while period.end >= earliest:
        yield period
        period = period.previous()


def _duty(
    obligation: Obligation, period: Period, today: date, record: Record, calendar: WorkCalendar
) -> _Duty:
    opens, due = window(obligation, period, calendar)
    match obligation.fulfilled_by:
        case Fulfilment.MEETING:
            meetings = (m for m in record.held if m.kind in obligation.kinds and m.held_on <= today)
            done = sum(_covers(m, period) for m in meetings)
        case Fulfilment.PAPER:
            papers = (p for p in record.issued if p.kind in obligation.kinds and p.on <= today)
            done = sum(p.period == period.key for p in papers)
        case _:
            events = (e for e in record.events if e.obligation == obligation.id and e.on <= today)
            done = sum(e.period == period.key or (not e.period and opens <= e.on <= due) for e in events)
    return _Duty(obligation, period, opens, due, done)


def _covers(meeting: HeldMeeting, period: Period) -> bool:
    if period.span is Span.YEAR:
        return meeting.year_covered == period.year
    if period.span is Span.QUARTER and meeting.quarter:
        return (meeting.year_covered, meeting.quarter) == (period.year, period.number)
    return period.start <= meeting.held_on <= period.end


def _lines(
    profile: Profile, duties: Sequence[_Duty], today: date, calendar: WorkCalendar, near: int | None
) -> Iterator[RadarLine]:
    """Give one line for all overdue periods of a duty, and one for each open period not yet due."""
    opened = [duty for duty in duties if duty.opens <= today or duty.done]
    late = [duty for duty in reversed(opened) if duty.due < today and not duty.met]
    if late:
        yield _line(profile, late, RadarState.OVERDUE, _late_sentence(late, today, calendar))
    for duty in opened:
        if duty.met:
            if duty is opened[0]:
                words = met_words(duty.obligation, duty.period, duty.done, today)
                yield _line(profile, [duty], RadarState.MET, words)
        elif duty.due >= today:
            yield _open_line(profile, duty, today, calendar, near)


def _open_line(
    profile: Profile, duty: _Duty, today: date, calendar: WorkCalendar, near: int | None
) -> RadarLine:
    left = calendar.workdays_between(today, duty.due)
    limit = duty.obligation.remind_workdays if near is None else near
    state = RadarState.NEAR if left <= limit else RadarState.DUE
    missing = missing_words(duty.obligation, duty.period, duty.done, today)
    note = uncovered_note(calendar, today, duty.due)
    return _line(profile, [duty], state, f"{missing}，{left_words(left, duty.due, today)}{note}")


def _late_sentence(late: Sequence[_Duty], today: date, calendar: WorkCalendar) -> str:
    first = late[0]
    days = late_words(calendar.workdays_between(first.due, today), first.due)
    note = uncovered_note(calendar, first.due, today)
    if len(late) == 1:
        return f"{missing_words(first.obligation, first.period, first.done, today)}，{days}{note}"
    span = f"{first.period.label}至{late[-1].period.label}共 {len(late)} 期"
    return f"{span}{first.obligation.subject}尚未{first.obligation.verb}，最早一期{days}{note}"


def _line(profile: Profile, duties: Sequence[_Duty], state: RadarState, sentence: str) -> RadarLine:
    obligation = duties[0].obligation
    keys = tuple(duty.period.key for duty in duties)
    action = _action(profile, obligation)
    return RadarLine(
        obligation.id,
        sentence,
        obligation.clause,
        obligation.who,
        state,
        duties[0].due,
        keys,
        action,
        obligation.assumed,
    )


def _action(profile: Profile, obligation: Obligation) -> RadarAction:
    match obligation.fulfilled_by:
        case Fulfilment.MEETING:
            kind = profile.meeting(obligation.kinds[0])
            return RadarAction(Act.PREPARE_MEETING, kind.id, f"筹备{kind.name}")
        case Fulfilment.PAPER:
            paper = profile.paper(obligation.kinds[0])
            if paper.own:
                return RadarAction(Act.MAKE_PAPER, paper.id, f"起草{paper.title}")
            return RadarAction(Act.REGISTER_PAPER, paper.id, f"登记收到{paper.title}")
        case _:
            return RadarAction(Act.RECORD_EVENT, obligation.id, f"登记{obligation.subject}")


def _liaison_lines(obligation: Obligation, missing: int) -> Iterator[RadarLine]:
    if missing > 0:
        yield RadarLine(
            obligation.id,
            f"{missing} 个成员单位尚无联络员",
            obligation.clause,
            obligation.who,
            RadarState.NEAR,
            None,
            (),
            RadarAction(Act.CHASE_LIAISONS, obligation.id, "核对联络员"),
        )
