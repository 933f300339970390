"""Years, half-years, quarters and months as the spans that duties recur in."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import Refused

_KEY = re.compile(r"(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?")
_QUARTERS = "一二三四"


class Span(StrEnum):
    """The length of a recurring period; the values stand in profiles."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """Return the length in calendar months."""
        return {"year": 12, "half_year": 6, "quarter": 3, "month": 1}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One calendar period: a year, or the numbered half, quarter or month of it (`number` counts from 1)."""

    year: int
    number: int
    span: Span

    @property
    def start(self) -> date:
        """Return the first day."""
        return date(self.year, (self.number - 1) * self.span.months + 1, 1)

    @property
    def end(self) -> date:
        """Return the last day."""
        month = self.number * self.span.months
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def key(self) -> str:
        """Return the stored form: 2026, 2026H1, 2026Q3 or 2026-10."""
        tails = {
            Span.YEAR: "",
            Span.HALF_YEAR: f"H{self.number}",
            Span.QUARTER: f"Q{self.number}",
            Span.MONTH: f"-{self.number:02d}",
        }
        return f"{self.year}{tails[self.span]}"

    @property
    def label(self) -> str:
        """Return the words of a paper: 2026年度, 2026年上半年, 2026年第三季度, 2026年10月."""
        tails = {
            Span.YEAR: "度",
            Span.HALF_YEAR: "上半年" if self.number == 1 else "下半年",
            Span.QUARTER: f"第{_QUARTERS[min(self.number, 4) - 1]}季度",
            Span.MONTH: f"{self.number}月",
        }
        return f"{self.year}年{tails[self.span]}"

    def previous(self) -> Period:
        """Return the period before this one."""
        if self.number > 1:
            return Period(self.year, self.number - 1, self.span)
        return Period(self.year - 1, 12 // self.span.months, self.span)

    def following(self) -> Period:
        """Return the period after this one."""
        if self.number < 12 // self.span.months:
            return Period(self.year, self.number + 1, self.span)
        return Period(self.year + 1, 1, self.span)


def period_of(day: date, span: Span) -> Period:
    """Return the period of the given length that holds the day."""
    return Period(day.year, (day.month - 1) // span.months + 1, span)


def read_period(key: str) -> Period:
    """Read the stored form of a period; any other text is Refused."""
    found = _KEY.fullmatch(key.strip())
    if not found:
        raise Refused(f"“{key}”不是有效的期别，未采用。请写成 2026、2026H1、2026Q3 或 2026-10 的样子。")
    year, half, quarter, month = found.groups()
    if half:
        return Period(int(year), int(half), Span.HALF_YEAR)
    if quarter:
        return Period(int(year), int(quarter), Span.QUARTER)
    if month:
        return Period(int(year), int(month), Span.MONTH)
    return Period(int(year), 1, Span.YEAR)


def month_end(day: date, months: int = 0) -> date:
    """Return the last day of the month that lies so many months after the day's month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
