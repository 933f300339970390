"""What a holiday notice is held against: the festivals of the law, the days it gives them, and plain sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.workdays import WorkCalendar

# 全国年节及纪念日放假办法第二条: days of each festival that all citizens have off.
FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_SINCE_2025 = (1, 4, 1, 2, 1, 1, 3)
_SINCE_2008 = (1, 3, 1, 1, 1, 1, 3)
_FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
_FARTHEST = 21  # days: a make-up day farther from its holiday has not been decreed yet
_FIRST_YEAR = 2008  # before it 清明, 端午 and 中秋 were working days


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a notice: the festivals it joins, its days off and its make-up working days.

    `told` is the number of days the notice gives it (共3天), None where it gives none; `span` is the stretch of
    the text it was read from.
    """

    names: tuple[str, ...]
    off: tuple[date, ...]
    work: tuple[date, ...]
    told: int | None
    span: tuple[int, int]

    @property
    def name(self) -> str:
        """Return its name as notices write it: 国庆节、中秋节."""
        return "、".join(self.names)


def statutory_days(names: Sequence[str], year: int) -> int | None:
    """Return how many days the law gives these festivals in a year, None before 2008."""
    if year < _FIRST_YEAR:
        return None
    given = dict(zip(FESTIVALS, _SINCE_2025 if year >= 2025 else _SINCE_2008, strict=True))
    return sum(given.get(name, 0) for name in names)


def faults_of(holiday: Holiday, year: int, calendar: WorkCalendar) -> Iterator[str]:
    """Say, one clause each, what does not fit in one holiday."""
    if not holiday.off:
        yield "没有读到放假的日子"
        return
    if holiday.told is not None and holiday.told != len(holiday.off):
        yield f"写明共{holiday.told}天，读出的是{len(holiday.off)}天"
    for name in holiday.names:
        day = _day_of(name, year, calendar)
        if day is not None and day not in holiday.off:
            yield f"放假的日子里没有{name}当天（{day.month}月{day.day}日）"
    for day in holiday.work:
        if day in holiday.off:
            yield f"{day.month}月{day.day}日既写放假又写上班"
        elif day.weekday() < 5:
            yield f"{day.month}月{day.day}日本来就是工作日，不必写上班"
        elif min(abs((day - off).days) for off in holiday.off) > _FARTHEST:
            yield f"上班的{day.month}月{day.day}日离放假的日子太远"
    yield from _balance(holiday, year)


def faults_of_all(holidays: Sequence[Holiday], year: int) -> Iterator[str]:
    """Say, one sentence each, what does not fit in the notice as a whole."""
    missing = [name for name in FESTIVALS if not any(name in each.names for each in holidays)]
    if missing and year >= _FIRST_YEAR:
        yield f"没有读到{'、'.join(missing)}的安排"
    counted = Counter(day for each in holidays for day in {*each.off, *each.work})
    for day in sorted(day for day, times in counted.items() if times > 1):
        yield f"{day.month}月{day.day}日在两个假期里都出现"


def _balance(holiday: Holiday, year: int) -> Iterator[str]:
    """Weekdays off beyond those the law gives are worked on weekends (办法第七条的统一调休)."""
    lawful = statutory_days(holiday.names, year)
    if lawful is None or not set(holiday.names) <= set(FESTIVALS):
        return
    owed = sum(day.weekday() < 5 for day in holiday.off) - lawful
    if owed > len(holiday.work):
        yield f"按放假天数应有{owed}天调休上班，只读到{len(holiday.work)}天"
    elif len(holiday.work) > max(owed, 0):
        yield f"按放假天数应有{max(owed, 0)}天调休上班，读到的是{len(holiday.work)}天"


def _day_of(name: str, year: int, calendar: WorkCalendar) -> date | None:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return calendar.festival(name, year)
