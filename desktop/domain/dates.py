"""Days as a clerk types them into a field: 3.5, 0305, 3月5日, 三月五日, 下周三, 月底前, 5个工作日内."""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop.domain.deadlines import explain
from desktop.domain.errors import Refused
from desktop.domain.workdays import WorkCalendar

_NEAR = {
    "今天": 0,
    "今日": 0,
    "当天": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
}
_WIDE = str.maketrans("０１２３４５６７８９．－／　，、—–", "0123456789.-/ ..--")
_PARTS = re.compile(r"(?:(?P<y>\d{2}|\d{4})[-./ ])?(?P<m>\d{1,2})[-./ ](?P<d>\d{1,2})[日号]?")
_DIGITS = re.compile(r"(?P<y>(?:20)?\d{2})?(?P<m>\d{2})(?P<d>\d{2})")
_DAY = re.compile(r"(?P<d>\d{1,2})[日号]?")


def read_date(text: str, today: date, calendar: WorkCalendar, forward: bool = True) -> date:
    """Read a typed day.

    Without a year it is the next such day from `today` on, or, when `forward` is False (the day of something
    that has happened), the one in the year of `today`. A phrase (下周三, 月底前, 5个工作日内) counts from `today`.
    Raises Refused with a Chinese sentence when the text is no day or could be two.
    """
    words = text.translate(_WIDE).strip()
    if not words:
        raise Refused("日期还没有填写，请输入如“2026-03-05”“3.5”“下周三”这样的日期。")
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    for pattern in (_PARTS, _DIGITS):
        if match := pattern.fullmatch(words):
            return _dated(match["y"], int(match["m"]), int(match["d"]), text, today, forward)
    if match := _DAY.fullmatch(words):
        return _this_month(int(match["d"]), text, today, forward)
    return _phrase(words, text, today, calendar, forward)


def _dated(year: str | None, month: int, day: int, text: str, today: date, forward: bool) -> date:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day, text)
    found = _day(today.year, month, day, text)
    return _day(today.year + 1, month, day, text) if forward and found < today else found


def _this_month(day: int, text: str, today: date, forward: bool) -> date:
    """Read 5日 as the next fifth of a month, or the one of this month."""
    year, month = today.year, today.month
    if forward and day < today.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _day(year, month, day, text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise Refused(
            f"“{text.strip()}”不是一个存在的日期（{year}年{month}月{day}日），请改正后再试。"
        ) from fault


def _phrase(words: str, text: str, today: date, calendar: WorkCalendar, forward: bool) -> date:
    anchor = (
        today
        if forward or not re.search(r"\d月|[一二三四五六七八九十]月", words)
        else today.replace(month=1, day=1)
    )
    said = explain(words, anchor, calendar)
    if isinstance(said.due, date):
        return said.due
    if said.candidates:
        options = "或".join(day.isoformat() for day in said.candidates)
        raise Refused(f"“{text.strip()}”可以是{options}，请写明是哪一天。")
    raise Refused(f"“{text.strip()}”读不出是哪一天，请输入如“2026-03-05”“3.5”“下周三”这样的日期。")
