"""The sentences of the radar."""

from __future__ import annotations

from datetime import date

from desktop.domain.periods import Period, Span, period_of
from desktop.domain.profile_parts import Fulfilment, Obligation
from desktop.domain.workdays import WorkCalendar

_RUNNING = {Span.YEAR: "本年度", Span.HALF_YEAR: "本半年", Span.QUARTER: "本季度", Span.MONTH: "本月"}


def missing_words(obligation: Obligation, period: Period, done: int, today: date) -> str:
    """Say what is missing: 本年度尚未召开全体会议, or how many are when some are done."""
    when = _period_words(period, today)
    if done:
        return f"{when}{obligation.subject}已{obligation.verb} {done} 次，尚差 {obligation.count - done} 次"
    if obligation.fulfilled_by is Fulfilment.MEETING:
        return f"{when}尚未{obligation.verb}{obligation.subject}"
    return f"{when}{obligation.subject}尚未{obligation.verb}"


def met_words(obligation: Obligation, period: Period, done: int, today: date) -> str:
    """Say that the duty of the period is fulfilled, for meetings with their number."""
    when = _period_words(period, today)
    if obligation.fulfilled_by is Fulfilment.MEETING:
        enough = f"应不少于 {obligation.count} 次"
        return f"{when}已{obligation.verb}{obligation.subject} {done} 次（{enough}）"
    return f"{when}{obligation.subject}已{obligation.verb}"


def left_words(left: int, due: date, today: date) -> str:
    """Say how many working days remain."""
    if due == today:
        return "今天到期"
    return f"剩 {left} 个工作日" if left else f"{due.month}月{due.day}日到期，其间已无工作日"


def late_words(days: int, due: date) -> str:
    """Say by how many working days the due day has passed."""
    return f"已逾期 {days} 个工作日" if days else f"已于{due.month}月{due.day}日到期"


def uncovered_note(calendar: WorkCalendar, start: date, end: date) -> str:
    """Say which years between the two days are counted without a holiday notice; empty when none is."""
    unknown = [str(year) for year in range(start.year, end.year + 1) if not calendar.covers(year)]
    return f"（{'、'.join(unknown)}年放假安排未录入，暂按周一至周五计）" if unknown else ""


def _period_words(period: Period, today: date) -> str:
    return _RUNNING[period.span] if period == period_of(today, period.span) else period.label
