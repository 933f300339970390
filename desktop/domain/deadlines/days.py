"""Arithmetic of months, quarters and weeks on dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def month_end(year: int, month: int) -> date:
    """Give the last day of a month; months beyond 12 or before 1 run into the next or previous year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Give the same day of a later month, or that month's last day if it has none (民法典第二百零二条)."""
    last = month_end(day.year, day.month + months)
    return last.replace(day=min(day.day, last.day))


def day_of(year: int, month: int, day: int) -> date | None:
    """Give that day, None if the month has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_day(anchor: date, weeks: int, weekday: int) -> date:
    """Give a weekday (0 Monday) of the week `weeks` after the anchor's own, weeks running Monday to Sunday."""
    return anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks, days=weekday)


def cn(day: date) -> str:
    """Write a day as a paper does: 2026年5月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def relative_month(words: str, anchor: date | None) -> date | None:
    """Give the last day of 本月, 下月, 次月."""
    if anchor is None:
        return None
    return month_end(anchor.year, anchor.month + (1 if words.startswith(("下", "次")) else 0))
