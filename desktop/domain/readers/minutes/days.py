"""Dates written out in a paper, and the year of one that is written without."""

from __future__ import annotations

import re
from datetime import date

from desktop.domain.deadlines.numerals import number

_DIGIT = "0-9〇○零一二三四五六七八九十"
_FULL = re.compile(
    rf"([12]\d{{3}}|[一二][〇○零一二三四五六七八九]{{3}})(?:年|[-./])([{_DIGIT}]{{1,3}})(?:月|[-./])([{_DIGIT}]{{1,3}})日?"
)
_SHORT = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")


def full_dates(letters: str) -> list[date]:
    """Find all dates with a year in letters without blanks; impossible ones are left out."""
    return [day for match in _FULL.finditer(letters) if (day := made(*match.groups()))]


def made(year: str, month: str, day: str) -> date | None:
    """Build a date of its written parts, None when there is no such day."""
    parts = [number(part.replace("○", "〇")) for part in (year, month, day)]
    if None in parts:
        return None
    try:
        return date(int(parts[0] or 0), int(parts[1] or 0), int(parts[2] or 0))
    except ValueError:
        return None


def short_date(letters: str, not_after: date) -> date | None:
    """Find a date without a year and give the latest such day that is not after `not_after`."""
    found = _SHORT.search(letters)
    if not found:
        return None
    for year in (not_after.year, not_after.year - 1):
        day = made(str(year), found[1], found[2])
        if day and day <= not_after:
            return day
    return None


def has_short_date(letters: str) -> bool:
    """Say whether a date without a year is written."""
    return bool(_SHORT.search(letters))
