"""Months, quarters, half-years, years and stretches of them named in a phrase."""

from __future__ import annotations

import re
from datetime import date

from desktop.domain.deadlines.days import day_of, month_end, relative_month
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import SMALL, number
from desktop.domain.deadlines.setting import Setting
from desktop.domain.deadlines.settling import (
    AFTER,
    NO_YEAR,
    YEAR,
    ask,
    by_year,
    fixed,
    many,
    settle,
    unknown,
)

MONTH = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个单双/.]){SMALL}月|本月|当月|这个月|下个?月|次月"
    rf"|(?<![\d年每个.本当下次上xX×一二三四五六七八九十])月(?=底|末))"
    r"份?(?P<tail>底|末|上中旬|中下旬|[上中下]旬|初|中(?!旬|心|国))?" + AFTER
)
POINTED_MONTH = (
    r"(?<![\d.])(?P<y>20\d{2})(?P<sep>[-./]?)(?P<m>0[1-9]|1[0-2]|(?<=[-./])[1-9])(?![\d./年月]|-(?!20\d\d))(?P<tail>底|末)?"
    + AFTER
)
QUARTER = rf"(?P<y>{YEAR})?(?P<q>(?<![上每\d第个])第?[一二三四1-4]|[本下])个?季度?(?P<tail>[底末])?" + AFTER
HALF = rf"(?P<y>{YEAR})?(?P<h>[上下])半年(?P<tail>[底末])?" + AFTER
YEAR_ONLY = (
    rf"(?:(?P<y>{YEAR})年?(?P<tail>底|末|终|初|中(?!国|心|央|期|旬|间)|内|之内|以内|全年)?"
    rf"|(?<![\d每〇零一二三四五六七八九本今明当半两几个xX×])(?P<w>年底|年末|年终|年内|年度内|岁末|岁尾|全年"
    rf"|年中|年初))" + AFTER
)
PLAN = r'"?(?P<n>十[一二三四五六七八])五"?(?:规划)?(?:期?(?:末|间)|时期|收官)' + AFTER
_THIRDS = {"上中旬": (1, 20), "中下旬": (11, 0), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}


def month(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2026年5月, 5月底, 8月份, 11月中旬, 本月底, 明年3月底."""
    tail, suffix, words = match["tail"] or "", match["suf"] or "", match["m"]
    at, year_words = number(words.rstrip("月")) or 0, match["y"]
    if not at:
        base = relative_month(words, setting.anchor)
        if base is None:
            return unknown("MONTH_END" if tail else "MONTH", NO_YEAR)
        at, year_words = base.month, f"{base.year}年"
    if not 1 <= at <= 12:
        return None
    return _month_part(at, year_words, tail, suffix, setting)


def _month_part(at: int, year_words: str | None, tail: str, suffix: str, setting: Setting) -> Explained:
    if tail in ("底", "末"):
        found = by_year(year_words, setting, (at, 0), "MONTH_END")
        return settle(found, "" if suffix.endswith("前") else suffix, setting)
    if tail in _THIRDS:
        first, last = _THIRDS[tail]
        return settle(by_year(year_words, setting, (at, last), "PERIOD", (at, first)), suffix, setting)
    if tail in ("初", "中"):
        days = (5, 10) if tail == "初" else (15, 20)
        found = by_year(year_words, setting, (at, days[1]), "PERIOD")
        if not isinstance(found.due, date):
            return found
        return ask(
            found, "AMBIGUOUS", (found.due.replace(day=days[0]), found.due), f"“月{tail}”没有定下哪一天"
        )
    return settle(by_year(year_words, setting, (at, 0), "MONTH", (at, 1)), suffix, setting)


def pointed_month(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2025.9 or 2026-03: a month of a year."""
    if not match["sep"] and not setting.alone:
        return None
    return _month_part(int(match["m"]), f"{match['y']}年", match["tail"] or "", match["suf"] or "", setting)


def quarter(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 二季度, 2026年一季度末, 本季度."""
    words, year_words = match["q"].removeprefix("第"), match["y"]
    at = number(words)
    if at is None:
        if setting.anchor is None:
            return unknown("QUARTER", NO_YEAR)
        end = month_end(
            setting.anchor.year, (setting.anchor.month - 1) // 3 * 3 + 3 + (3 if words == "下" else 0)
        )
        at, year_words = end.month // 3, f"{end.year}年"
    found = by_year(year_words, setting, (at * 3, 0), "QUARTER", (at * 3 - 2, 1))
    return _ended(found, match, setting)


MONTH_OF_QUARTER = (
    rf"(?P<y>{YEAR})?(?P<q>(?<![上每\d第个])第?[一二三四1-4]|[本下])个?季度?的?"
    rf"(?P<n>首个?月|第[一二三]个?月|末月|最后一?个?月)(?:的?(?P<d>{SMALL})[日号])?" + AFTER
)


def month_of_quarter(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 第二季度第一个月, 下季度首月15日前."""
    words, year_words = match["q"].removeprefix("第"), match["y"]
    at = number(words)
    if at is None:
        if setting.anchor is None:
            return unknown("MONTH", NO_YEAR)
        end = month_end(
            setting.anchor.year, (setting.anchor.month - 1) // 3 * 3 + 3 + (3 if words == "下" else 0)
        )
        at, year_words = end.month // 3, f"{end.year}年"
    nth = {"首": 1, "末": 3, "最": 3}.get(match["n"][0]) or number(match["n"][1]) or 1
    wanted, at = number(match["d"] or "") or 0, at * 3 - 3 + nth
    if wanted and day_of(2024, at, wanted) is None:
        return None
    found = by_year(
        year_words, setting, (at, wanted), "ABS_NOYEAR" if wanted else "MONTH", None if wanted else (at, 1)
    )
    return settle(found, match["suf"] or "", setting)


def half(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 上半年, 2026年下半年."""
    at = 6 if match["h"] == "上" else 12
    return _ended(by_year(match["y"], setting, (at, 0), "HALF_YEAR", (at - 5, 1)), match, setting)


def _ended(found: Explained, match: re.Match[str], setting: Setting) -> Explained:
    suffix = match["suf"] or ""
    return settle(found, "" if match["tail"] and suffix.endswith("前") else suffix, setting)


def year(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2026年底, 年内, 年底前, 到2020年, 2027年前, 明年."""
    suffix, words, tail = match["suf"] or "", match["w"] or "", match["tail"] or ""
    part = words.removeprefix("年") or tail
    if part in ("中", "初"):
        at = (6, 7) if part == "中" else (1, 3)
        found = by_year(match["y"], setting, (at[1], 0), "AMBIGUOUS")
        days = tuple(month_end(found.due.year, each) for each in at) if isinstance(found.due, date) else ()
        return ask(found, "AMBIGUOUS", days, f"“年{part}”没有定下哪一天")
    closed = bool(words or tail)
    found = by_year(match["y"], setting, (12, 0), "YEAR_END", None if closed else (1, 1))
    if suffix.endswith("内"):
        suffix = ""
    return settle(found, "" if closed and suffix.endswith("前") else suffix, setting)


def plan(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read “十四五”末: the last year of a five-year plan."""
    at = number(match["n"])
    if at is None:
        return None
    end = date(2010 + 5 * (at - 11), 12, 31)
    return fixed("YEAR_END", end, setting, f"“{match['n']}五”规划到{end.year}年为止")


DAYS = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个]){SMALL})月(?P<d>{SMALL})[日号]?(?:-|至"
    rf"|到)(?P<d2>{SMALL})[日号](?P<suf>[之以]?前|止)?"
)
MONTHS = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个.]){SMALL})月?份?(?:-|至|到)(?P<m2>{SMALL})月(?:份|底|末)?(?!\d"
    rf"|[上中下]旬)(?P<suf>[之以]?前)?"
)


def days(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 5月10日至20日."""
    at, first, last = (number(match[name]) or 0 for name in ("m", "d", "d2"))
    if not (1 <= at <= 12 and day_of(2024, at, first) and day_of(2024, at, last) and first <= last):
        return None
    return by_year(match["y"], setting, (at, last), "PERIOD", (at, first))


def months(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 3-6月, 9月至12月底."""
    first, last = (number(match[name]) or 0 for name in ("m", "m2"))
    if not 1 <= first < last <= 12:
        return None
    return by_year(match["y"], setting, (last, 0), "PERIOD", (first, 1))


YEARS = (
    r"(?<!\d)(?P<y>20\d{2})年?(?:-|至|到)(?P<y2>20\d{2})年(?!\d|[底末上下]|[一二三四]季|第)(?P<suf>底|末)?"
)


def years(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2025-2027年."""
    first, last = int(match["y"]), int(match["y2"])
    if first >= last:
        return None
    return fixed("PERIOD", date(last, 12, 31), setting, "起止都写明的一段时间", date(first, 1, 1))


EACH_DAY = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个]){SMALL})月"
    rf"(?P<ds>{SMALL}[日号]?(?:[、和及]{SMALL}[日号](?![\d月]))+)(?:[之以]?前)?"
)
EACH_MONTH = (
    rf"(?P<y>{YEAR})?(?P<ms>(?<![\d第每年月]){SMALL}(?:[、和及]{SMALL})+)月(?:份|底|末)(?:[之以]?前)?"
)


def each_day(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 6月10日、20日前: several days of one month."""
    at = number(match["m"]) or 0
    wanted = [number(words) or 0 for words in re.findall(SMALL, match["ds"])]
    if not (1 <= at <= 12 and all(day_of(2024, at, each) for each in wanted)):
        return None
    return many(tuple(by_year(match["y"], setting, (at, each), "ABS_NOYEAR") for each in wanted))


def each_month(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 3、6、9、12月底前: the ends of several months; 1、6月底前 at the head of a line is a numbered item."""
    wanted = [number(words) or 0 for words in re.findall(SMALL, match["ms"])]
    heading = match.start() == 0 or match.string[match.start() - 1] in "\n。;"
    if not all(1 <= each <= 12 for each in wanted) or (heading and not setting.alone):
        return None
    return many(tuple(by_year(match["y"], setting, (each, 0), "MONTH_END") for each in wanted))
