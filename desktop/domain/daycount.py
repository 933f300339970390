"""A count of working days shown day by day, so that a clerk can follow it on the calendar at the wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from desktop.domain.workdays import WorkCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its place among the working days, 0 where it is skipped, and what the day is."""

    day: date
    place: int
    note: str


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row that are all counted, or all skipped for one reason."""

    first: CountedDay
    last: CountedDay

    @property
    def counted(self) -> bool:
        """Tell whether the days are working days."""
        return self.first.place > 0

    @property
    def words(self) -> str:
        """Say the run: 第1至5个　11月23日周一至27日周五, 不计　10月1日周四至7日周三　国庆节放假."""
        days = _told(self.first.day)
        if self.last.day != self.first.day:
            same = self.first.day.month == self.last.day.month
            days += f"至{_told(self.last.day).partition('月')[2] if same else _told(self.last.day)}"
        if not self.counted:
            return f"不计　{days}{self.first.note}"
        first, last = self.first.place, self.last.place
        return (
            f"第{first}至{last}个　{days}{self.first.note}"
            if last > first
            else f"第{first}个　{days}{self.first.note}"
        )


def day_by_day(start: date, end: date, calendar: WorkCalendar) -> tuple[CountedDay, ...]:
    """Return each day after `start` up to `end` with its place in the count of working days."""
    return tuple(_days(start, end, calendar))


def runs(days: tuple[CountedDay, ...]) -> tuple[Run, ...]:
    """Return a count in runs; a day worked in exchange (补班) and each holiday stand in runs of their own."""
    groups = [list(group) for _key, group in groupby(days, lambda each: (each.place > 0, each.note))]
    return tuple(Run(group[0], group[-1]) for group in groups)


def _days(start: date, end: date, calendar: WorkCalendar) -> Iterator[CountedDay]:
    place, day = 0, start + _DAY
    while day <= end:
        worked = calendar.is_workday(day)
        place += worked
        said = calendar.describe(day)
        yield CountedDay(day, place if worked else 0, "" if said.startswith("星期") else f"　{said}")
        day += _DAY


def _told(day: date) -> str:
    return f"{day.month}月{day.day}日周{'一二三四五六日'[day.weekday()]}"
