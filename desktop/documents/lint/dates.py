"""Dates in running text: Arabic digits, full year, no leading zeros (7.3.5.4 of GB/T 9704, GB/T 15835)."""

import datetime as dt
import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Role
from desktop.documents.lint.saying import each
from desktop.domain.deadlines.numerals import number

_SEPARATED = re.compile(
    r"(?<![0-9A-Za-z./\-_])((?:19|20)\d\d)([.\-/．／])(\d{1,2})\2(\d{1,2})(?![0-9A-Za-z/\-_]|\.\d)"
)
_ZERO = re.compile(r"(?<=年)0(?=[1-9]月)|(?<=月)0(?=[1-9]日)")
_NUMERAL = "一二三四五六七八九"
_CHINESE_YEAR = re.compile(rf"(?<![{_NUMERAL}〇零])[一二](?:[{_NUMERAL}]|[〇零○◯ＯO0]){{3}}(?=年)")
_MIXED = re.compile(
    rf"(?P<y>\d{{4}}|[一二][{_NUMERAL}〇零]{{3}})年(?P<m>\d{{1,2}}|[{_NUMERAL}十]{{1,2}})月"
    rf"(?:(?P<d>\d{{1,2}}|[{_NUMERAL}十]{{1,3}})日)?"
)
_SHORT_YEAR = re.compile(r"(?<![\d〇零一二三四五六七八九])['’]?\d{2}年\d{1,2}月\d{1,2}日")
_DAY = re.compile(r"(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
_LEAP_YEAR = 2000  # a day without a year may be the 29th of February


def separators(draft: Draft) -> Iterator[Finding]:
    """7.3.5.4: 2026.3.5 and 2026-03-05 are written 2026年3月5日 in running text; tables may be short."""

    def say(match: re.Match[str]) -> tuple[str, str | None] | None:
        day = _day(int(match[1]), int(match[3]), int(match[4]))
        if day is None:
            return None
        right = f"{day.year}年{day.month}月{day.day}日"
        return f"日期“{match[0]}”应写作“{right}”。", right

    for piece in draft.of(Role.PROSE, Role.TITLE):
        yield from each("date.separators", piece, _SEPARATED, say)


def leading_zeros(draft: Draft) -> Iterator[Finding]:
    """7.3.5.4: month and day are not padded with zeros."""
    for piece in draft.pieces:
        yield from each(
            "date.zero", piece, _ZERO, lambda _match: ("日期中的月、日不编虚位，前面的“0”应去掉。", "")
        )


def mixed_numerals(draft: Draft) -> Iterator[Finding]:
    """GB/T 15835: one date is in one kind of numeral, and the zero of a Chinese year is 〇."""
    for piece in draft.of(Role.PROSE, Role.TITLE, Role.CELL):
        yield from each("date.mixed", piece, _CHINESE_YEAR, _one_zero)
        yield from each("date.mixed", piece, _MIXED, _one_kind)


def _one_zero(match: re.Match[str]) -> tuple[str, str] | None:
    right = re.sub("[零○◯ＯO0]", "〇", match[0])
    return None if right == match[0] else (f"年份“{match[0]}”中的零应写作“〇”：“{right}”。", right)


def _one_kind(match: re.Match[str]) -> tuple[str, str] | None:
    parts = [part for part in (match["y"], match["m"], match["d"]) if part]
    values = [number(part) for part in parts]
    if len({part.isdigit() for part in parts}) == 1 or None in values:
        return None
    right = "".join(f"{value}{unit}" for value, unit in zip(values, "年月日", strict=False))
    return f"日期“{match[0]}”混用了两种数字，应写作“{right}”。", right


def short_years(draft: Draft) -> Iterator[Finding]:
    """7.3.5.4: the year is written in full; which century is meant is for the clerk to say."""
    for piece in draft.of(Role.PROSE, Role.TITLE):
        yield from each(
            "date.year",
            piece,
            _SHORT_YEAR,
            lambda match: (f"日期“{match[0]}”的年份应写全称四位数，请补全。", None),
            Weight.WARNING,
        )


def impossible(draft: Draft) -> Iterator[Finding]:
    """Find days that no calendar has, such as 2月30日 (7.3.5.4); what was meant is never guessed."""

    def say(match: re.Match[str]) -> tuple[str, str | None] | None:
        if _day(int(match[1] or _LEAP_YEAR), int(match[2]), int(match[3])):
            return None
        return f"日历上没有“{match[0]}”这一天，请核对。", None

    for piece in draft.pieces:
        yield from each("date.impossible", piece, _DAY, say)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
