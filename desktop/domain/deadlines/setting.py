"""What a phrase is read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.deadlines.days import cn
from desktop.domain.workdays import Counted, WorkCalendar


@dataclass(frozen=True, slots=True)
class Setting:
    """The day of the meeting or paper, the calendar, and the days that terms run from where they are known."""

    anchor: date | None
    calendar: WorkCalendar
    received: date | None = None
    issued: date | None = None
    alone: bool = False  # one phrase or cell by itself, not running text

    @property
    def of_a_year(self) -> bool:
        """Whether the anchor stands for a whole year: no paper is dated on New Year's Day, a ledger is."""
        return self.anchor is not None and (self.anchor.month, self.anchor.day) == (1, 1)


def rests(counted: Counted) -> str:
    """Tell the days not counted, runs of one reason drawn together: 10月1日至5日国庆节放假."""
    runs: list[tuple[date, date, str]] = []
    for skip in sorted(counted.skipped, key=lambda each: each.day):
        if runs and runs[-1][2] == skip.reason and (skip.day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], skip.day, skip.reason)
        else:
            runs.append((skip.day, skip.day, skip.reason))
    return "、".join(_run(*run) for run in runs)


def doubt_of(years: tuple[int, ...]) -> str:
    """Say that these years' holiday notices are not on record."""
    return f"{'、'.join(str(year) for year in years)}年放假安排尚未录入，暂按周一至周五计，未含调休"


def told(day: date, calendar: WorkCalendar) -> str:
    """Write a day with what it is: 2026年5月20日（星期三）."""
    return f"{cn(day)}（{calendar.describe(day)}）"


def _run(first: date, last: date, reason: str) -> str:
    words = f"{first.month}月{first.day}日"
    if last != first:
        words += f"至{last.month}月{last.day}日" if last.month != first.month else f"至{last.day}日"
    return words + reason
