"""Working days: the year tables of the State Council's holiday notices, and counting by them.

A year without a table is counted as plain Monday to Friday and every answer that crossed it says so.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Self

from desktop.domain.errors import Refused

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day on which the week's rhythm is broken: a weekday off (放假) or a weekend day worked (补班)."""

    day: date
    off: bool
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was not counted, and why (周六, 国庆节放假)."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a count arrived, the days it stepped over, and the years it knew only as Monday to Friday."""

    day: date
    skipped: tuple[Skipped, ...]
    uncovered: tuple[int, ...]


class WorkCalendar:
    """The working days of the covered years; immutable."""

    __slots__ = ("_festivals", "_shift_days", "_shifts", "_special", "_years")

    def __init__(
        self,
        years: Iterable[int] = (),
        special_days: Iterable[SpecialDay] = (),
        festivals: Mapping[int, Mapping[str, date]] | None = None,
    ) -> None:
        """Cover `years` with their special days; `festivals` gives movable feasts, year -> name -> day."""
        self._years = frozenset(years)
        self._special = {special.day: special for special in special_days}
        self._festivals = dict(festivals or {})
        # where the count of working days leaves the plain Monday to Friday: the days, and the sum up to each
        self._shift_days = sorted(day for day, one in self._special.items() if one.off == (day.weekday() < 5))
        steps = (-1 if self._special[day].off else 1 for day in self._shift_days)
        self._shifts = (0, *accumulate(steps))

    @property
    def years(self) -> tuple[int, ...]:
        """Return the covered years in order."""
        return tuple(sorted(self._years))

    def covers(self, year: int) -> bool:
        """Whether the holiday notice of that year is known."""
        return year in self._years

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked; in a year not covered, whether it is a Monday to Friday."""
        special = self._special.get(day)
        return not special.off if special else day.weekday() < 5

    def describe(self, day: date) -> str:
        """Say what the day is: 星期三, 补班 or 国庆节放假."""
        special = self._special.get(day)
        if special is None:
            return WEEKDAYS[day.weekday()]
        return f"{special.name}放假" if special.off else "补班"

    def special(self, day: date) -> SpecialDay | None:
        """Give what breaks the week's rhythm on that day, None where nothing does."""
        return self._special.get(day)

    def special_days(self, year: int) -> tuple[SpecialDay, ...]:
        """Give the days off and make-up days of a year in order."""
        return tuple(special for day, special in sorted(self._special.items()) if day.year == year)

    def festival(self, name: str, year: int) -> date | None:
        """Give the day of a movable feast (春节, 清明节, 端午节, 中秋节) in that year, if it is on record."""
        return self._festivals.get(year, {}).get(name)

    def add_workdays(self, start: date, n: int) -> Counted:
        """Give the nth working day after `start` (before it when n is negative); `start` itself is not counted."""
        step, left, day = (_DAY if n >= 0 else -_DAY), abs(n), start
        skipped: list[Skipped] = []
        years = set()
        while left:
            day += step
            years.add(day.year)
            if self.is_workday(day):
                left -= 1
            else:
                skipped.append(self._skip(day))
        return Counted(day, tuple(skipped), self._unknown(years or {day.year}))

    def roll(self, day: date) -> Counted:
        """Give the day itself if it is worked, else the next working day (民法典第二百零三条、民诉法第八十五条)."""
        skipped: list[Skipped] = []
        years = {day.year}
        while not self.is_workday(day):
            skipped.append(self._skip(day))
            day += _DAY
            years.add(day.year)
        return Counted(day, tuple(skipped), self._unknown(years))

    def workdays_between(self, a: date, b: date) -> int:
        """Count working days after `a` up to and including `b`; negative when `b` comes first."""
        if b < a:
            return -self.workdays_between(b, a)
        return self._worked_up_to(b) - self._worked_up_to(a)

    def _worked_up_to(self, day: date) -> int:
        """Count working days since a Sunday before all calendars, so that a long stretch costs no more."""
        weeks, rest = divmod(day.toordinal(), 7)  # ordinal 1 is a Monday
        return weeks * 5 + min(rest, 5) + self._shifts[bisect_right(self._shift_days, day)]

    def with_year(self, year: int, special_days: Iterable[SpecialDay]) -> Self:
        """Give a calendar in which that year is covered by these days alone."""
        kept = [special for special in self._special.values() if special.day.year != year]
        return type(self)(self._years | {year}, [*kept, *special_days], self._festivals)

    def with_days(self, special_days: Iterable[SpecialDay]) -> Self:
        """Give a calendar in which these days stand over what it knows; the covered years stay."""
        return type(self)(self._years, [*self._special.values(), *special_days], self._festivals)

    def without_days(self, days: Iterable[date]) -> Self:
        """Give a calendar in which these days are days like any other; the covered years stay."""
        dropped = set(days)
        kept = [special for special in self._special.values() if special.day not in dropped]
        return type(self)(self._years, kept, self._festivals)

    def with_festivals(self, festivals: Mapping[int, Mapping[str, date]]) -> Self:
        """Give a calendar that also knows these movable feasts."""
        return type(self)(self._years, self._special.values(), {**self._festivals, **festivals})

    def _skip(self, day: date) -> Skipped:
        return Skipped(day, self.describe(day).replace("星期", "周"))

    def _unknown(self, years: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(year for year in years if year not in self._years))


def parse_year_file(text: str) -> tuple[int, tuple[SpecialDay, ...], str]:
    """Read one year of the calendar from its TOML text: the year, its special days, and the notice it rests on.

    Raises Refused with the line at fault when the text is not such a file.
    """
    data = _toml(text)
    year = data.get("year")
    if not isinstance(year, int) or not 1949 <= year <= 2200:
        raise Refused("年历文件缺少年份：请写一行“year = 2027”这样的年份后再试，原有年历没有改动。")
    days: dict[date, SpecialDay] = {}
    for entry in _entries(data, "holiday"):
        name = str(entry.get("name", ""))
        for key, off in (("off", True), ("work", False)):
            for words in _listed(entry, key):
                for day in _span(year, str(words)):
                    days[day] = SpecialDay(day, off, name)
    return year, tuple(days[day] for day in sorted(days)), str(data.get("source", ""))


def parse_festivals(text: str) -> dict[int, dict[str, date]]:
    """Read the movable feasts of many years from their TOML text: year -> name -> day.

    The text holds `names = […]` and a table [days] with one line a year, `2026 = ["02-16", …]`.
    """
    data = _toml(text)
    names = data.get("names", [])
    table: dict[int, dict[str, date]] = {}
    for year_words, days in data.get("days", {}).items():
        year = _number(str(year_words))
        if len(days) != len(names):
            raise Refused(f"节日表{year}年一行应有{len(names)}个日期，实有{len(days)}个，请补齐后再试。")
        table[year] = {name: _day(year, str(words)) for name, words in zip(names, days, strict=True)}
    return table


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Refused(
            f"年历文件的格式读不懂（{fault}），请对照其他年份的文件改正，原有年历没有改动。"
        ) from fault


def _entries(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = data.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Refused(f"年历文件中“{key}”应写成若干个[[{key}]]段，请对照其他年份的文件改正。")
    return entries


def _listed(entry: dict[str, Any], key: str) -> list[Any]:
    words = entry.get(key, [])
    if not isinstance(words, list):
        raise Refused(f'年历文件中“{key}”应写在方括号里，如{key} = ["10-01~10-08"]，请改正后再试。')
    return words


def _number(words: str) -> int:
    if not re.fullmatch(r"\d{4}", words):
        raise Refused(f"节日表中的年份“{words}”不是四位数字，请改正后再试。")
    return int(words)


def _span(year: int, words: str) -> list[date]:
    first, _, last = words.partition("~")
    begin = _day(year, first)
    end = _day(year, last) if last else begin
    if end < begin:
        raise Refused(f"{year}年年历中“{words}”的止日早于起日，请改正后再试。")
    return [begin + _DAY * n for n in range((end - begin).days + 1)]


def _day(year: int, words: str) -> date:
    match = re.fullmatch(r"\s*(\d{1,2})-(\d{1,2})\s*", words)
    try:
        return date(year, int(match[1]), int(match[2])) if match else date.min.replace(month=13)
    except ValueError as fault:
        raise Refused(
            f"{year}年年历中“{words}”不是日期，应写成“10-01”或“10-01~10-08”，请改正后再试。"
        ) from fault
