"""Feasts as deadlines: 春节前, “十一”之前, 国庆节后第三个工作日前."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.deadlines.days import cn
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import NUMBER, number
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.setting import Setting, doubt_of, rests, told
from desktop.domain.deadlines.settling import AFTER, YEAR, fixed, settle, unknown, year_of

_FIXED = {
    "六一": (6, 1), "儿童节": (6, 1), "三八": (3, 8), "妇女节": (3, 8),
    "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1),
    "建军节": (8, 1), "十一": (10, 1), "国庆": (10, 1), "教师节": (9, 10), "国家宪法日": (12, 4), "宪法日": (12, 4),
}  # fmt: skip
_MOVABLE = {
    "春节": "春节", "新春": "春节", "农历新年": "春节", "除夕": "除夕", "元宵": "元宵节", "清明": "清明节",
    "端午": "端午节", "中秋": "中秋节", "重阳": "重阳节", "冬至": "冬至",
}  # fmt: skip
NAME = (
    r'(?:春节|新春佳节|农历新年|除夕|元宵节?|清明节?|端午节?|中秋节?|重阳节?|冬至|元旦|国庆节?|"六一"(?:国际)?(?:儿童节)?|"三八"(?:国际)?(?:妇女节)?|儿童节|妇女节|"[五十七八]一"(?:国庆节?|劳动节|国际劳动节|节)?'
    r'|"(?:5[·.]1|7[·.]1|8[·.]1|10[·.]1|五[·.]一|七[·.]一|八[·.]一|十[·.]一)"(?:国庆节?|劳动节|国际劳动节|节)?'
    r'|[五七八]一(?:国际)?(?:劳动节|建党节|建军节|节(?=[之以]?[前后]))?(?=假期|长假|节|前|之前|以前|期间|后)'
    r'|(?<![\d第])十一(?=假期|长假|黄金周|前|之前|以前|期间)|劳动节|建党节|建军节|教师节|国家宪法日|宪法日)'
)  # fmt: skip
FESTIVAL = (
    rf"(?P<y>{YEAR})?(?P<f>{NAME})(?P<rest>节?(?:假期|长假|黄金周|假日)|两节|双节)?"
    rf"(?:(?:节|假|放假)?(?P<after>[之以]?后)的?(?:(?:上班"
    rf"|复工)后?)?的?第?(?P<n>{NUMBER})个?(?P<u>工作日|上班日|天)[之以]?(?:前|内)?|{AFTER}"
    rf"(?:(?<=前)(?:至少)?(?P<bn>{NUMBER}|半)个?(?P<bu>工作日|[天日周月]|星期)(?:[之以]?[内前])?)?)"
)
_PLAIN = str.maketrans({"1": "一", "5": "五", "7": "七", "8": "八", '"': None, "·": None, ".": None})
_LISTED = rf"[、和及与]?{NAME}(?:两节|双节|假期)?[之以]?前"
_DURING = rf"[、和及与]?{NAME}(?:两节|双节|假期)?期间"
_YEAR_TURN = ("春节", "除夕", "元宵节")


def festival(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read a feast with 前 (the day itself not in time), or the nth working day after its holiday."""
    name = _name(match["f"])
    year = year_of(match["y"], setting.anchor)
    if year is None:
        return unknown("FESTIVAL", "没有写年份，也没有会议或文件日期可以推算，请补上年份")
    day = _on(name, year, setting)
    if day and not match["y"] and setting.anchor and day < setting.anchor:
        year += 1
        day = _on(name, year, setting)
    if day is None:
        return unknown("FESTIVAL", f"节日表里没有{year}年的{name}，请写明日期")
    if match["after"]:
        return _after(name, day, number(match["n"]) or 1, setting)
    suffix = match["suf"] or ""
    if not suffix and compiled(_LISTED).match(match.string, match.end()):
        suffix = "前"
    elif not suffix and compiled(_DURING).match(match.string, match.end()):
        suffix = "期间"
    if suffix.endswith("前"):
        if match["bn"]:
            return _long_before(name, day, match["bn"], match["bu"], setting)
        return _before(name, day, year, bool(match["y"]), setting)
    found = fixed("FESTIVAL", day, setting, f"{year}年{name}为{cn(day)}")
    if not suffix and not setting.alone:
        return None
    if suffix == "期间":
        return replace(
            found, due=None, start=day, certainty="ambiguous", question="节日期间没有定下哪一天，请写明日期"
        )
    return settle(found, suffix, setting)


def each_year(words: str) -> str:
    """Give the code of a feast that comes every year: Y:8-1; a movable one has no fixed day."""
    name = _name(words)
    return f"Y:{_FIXED[name][0]}-{_FIXED[name][1]}" if name in _FIXED else "Y"


def _name(words: str) -> str:
    plain = words.replace("10", "十").translate(_PLAIN)
    for short, full in _MOVABLE.items():
        if plain.startswith(short):
            return full
    return next(name for name in _FIXED if plain.startswith(name))


def _on(name: str, year: int, setting: Setting) -> date | None:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return setting.calendar.festival(name, year)


def _before(name: str, day: date, year: int, with_year: bool, setting: Setting) -> Explained:
    due = day - timedelta(days=1)
    found = fixed("FESTIVAL", due, setting, f"{year}年{name}为{cn(day)}，“{name}前”不含当日")
    following = _on(name, year + 1, setting)
    if with_year or not setting.of_a_year or name not in _YEAR_TURN or following is None:
        return found
    days = (due, following - timedelta(days=1))
    options = "或".join(cn(each) for each in days)
    return replace(found, kind="AMBIGUOUS", due=None, candidates=days, certainty="ambiguous", rule="由人确认",
                   question=f"全年台账里的“{name}前”可以指当年也可以指次年，请确认是{options}")  # fmt: skip


def _long_before(name: str, day: date, words: str, unit: str, setting: Setting) -> Explained:
    """Count back from a feast (国庆节前一周), the feast itself not counted; asks where the span is no number of days."""
    n = number(words)
    if n is None or unit == "月":
        return unknown("FESTIVAL", f"“{name}前{words}{unit}”没有定下哪一天，请写明日期")
    if unit == "工作日":
        due = setting.calendar.add_workdays(day, -n).day
    else:
        due = day - timedelta(days=n * (1 if unit in "天日" else 7))
    return fixed("FESTIVAL", due, setting, f"{day.year}年{name}为{cn(day)}，往前数，当日不计")


def _after(name: str, day: date, n: int, setting: Setting) -> Explained:
    """Count working days from the end of the holiday that the feast lies in."""
    calendar, end = setting.calendar, day
    while not calendar.is_workday(end + timedelta(days=1)):
        end += timedelta(days=1)
    counted = calendar.add_workdays(end, n)
    uncovered = counted.uncovered or (() if calendar.covers(day.year) else (day.year,))
    found = fixed("FESTIVAL", counted.day, setting, f"{name}假期到{cn(end)}为止，节后第{n}个工作日")
    steps = [
        found.rule,
        *([f"其间{rests(counted)}不计"] if counted.skipped else []),
        f"至{told(counted.day, calendar)}",
    ]
    return replace(
        found,
        steps=(*steps, *([doubt_of(uncovered)] if uncovered else [])),
        provisional=bool(uncovered),
    )
