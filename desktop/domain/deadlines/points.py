"""Single days named in a phrase: dates, days of the week, serial numbers of a workbook."""

from __future__ import annotations

import re
from datetime import date, timedelta

from desktop.domain.deadlines.days import day_of, month_end, relative_month, week_day
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import SMALL, number
from desktop.domain.deadlines.setting import Setting, told
from desktop.domain.deadlines.settling import (
    AFTER,
    NO_YEAR,
    YEAR,
    YEAR_WORDS,
    ask,
    by_year,
    fixed,
    settle,
    unknown,
)

FULL = (
    r"(?<![\d.])(?P<y>20\d{2})(?:[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)|(?P<m2>0[1-9]"
    r"|1[0-2])(?P<d2>[0-3]\d)(?!\d))"
    r"(?:日|T?\s?\d{1,2}:\d{2}(?::\d{2})?)?" + AFTER
)
DAY = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个单双]){SMALL}月份?|本月|当月|这个月|下个?月"
    rf"|次月)的?(?P<d>{SMALL})(?:[日号]|(?=$|[之以]?前))(?:当[天日])?" + AFTER
)
DOTTED = r"(?<![\d.第])(?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?:日)?(?![\d.%./年月-])" + AFTER
BARE = r"(?:(?<=^)|(?<=[于在,。;:、]))(?P<d>\d{1,2})[日号](?P<suf>[之以]?前)"


def full(match: re.Match[str], setting: Setting) -> Explained:
    """Read 2026-05-20, 2026.5.20, 20260520."""
    words = (match["y"], match["m"] or match["m2"], match["d"] or match["d2"])
    day = day_of(int(words[0]), int(words[1]), int(words[2]))
    if day is None:
        return no_such_day(match[0])
    return settle(_on_weekday(match, fixed("ABS", day, setting, "写明年月日")), match["suf"] or "", setting)


def day(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2026年5月20日, 5月20日, 下月10日 with or without a year."""
    month_words, wanted = match["m"], number(match["d"])
    if wanted is None:
        return None
    if not month_words.endswith(("本月", "当月", "个月", "下月", "次月")):
        return _day_in_year(match, setting, number(month_words.rstrip("份").rstrip("月")), wanted)
    base = relative_month(month_words, setting.anchor)
    if base is None:
        return unknown("ABS_NOYEAR", NO_YEAR)
    due = day_of(base.year, base.month, wanted)
    if due is None:
        return no_such_day(match[0])
    return settle(
        fixed("ABS_NOYEAR", due, setting, f"{month_words}按会议或文件日期推算"), match["suf"] or "", setting
    )


def _day_in_year(match: re.Match[str], setting: Setting, month: int | None, wanted: int) -> Explained | None:
    if month is None or not 1 <= month <= 12 or day_of(2024, month, wanted) is None:
        return no_such_day(match[0])
    explicit = bool(match["y"]) and match["y"] not in YEAR_WORDS
    kind = "ABS" if explicit else "ABS_NOYEAR"
    found = by_year(match["y"], setting, (month, wanted), kind)
    if isinstance(found.due, date) and found.due.day != wanted:
        return no_such_day(match[0])
    return settle(_on_weekday(match, found), match["suf"] or "", setting)


def _on_weekday(match: re.Match[str], found: Explained) -> Explained:
    """Ask where the day is not the weekday written beside it: 8月7日（周四）."""
    if not match["wk"] or not isinstance(found.due, date) or found.due.weekday() == _WEEK[match["wk"]]:
        return found
    return ask(found, "AMBIGUOUS", (found.due,), f"“{match[0]}”的日期与所写的星期不符")


def dotted(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 8.15 or 9.30前; 6.3 alone in a cell may be what Excel left of 6.30, so it asks."""
    suffix = match["suf"] or ""
    if not (
        suffix in ("前", "之前", "以前", "止")
        or (setting.alone and match.end() - match.start() == len(match.string))
    ):
        return None
    month, wanted = int(match["m"]), int(match["d"])
    if "-" in match[0] and wanted <= 12 and not match["d"].startswith("0"):
        return None  # 3-5 may be a stretch of months as well
    if not 1 <= month <= 12 or day_of(2024, month, wanted) is None:
        return no_such_day(match[0])
    found = by_year(None, setting, (month, wanted), "ABS_NOYEAR")
    longer = day_of(2024, month, wanted * 10) if match["d"] in ("1", "2", "3") else None
    if suffix or "." not in match[0] or not longer or not isinstance(found.due, date):
        return settle(found, suffix, setting)
    days = (found.due, found.due.replace(day=wanted * 10))
    return ask(found, "AMBIGUOUS", days, "小数末尾的零可能已被表格软件去掉")


def bare(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 于20日前: the first such day not before the anchor."""
    wanted, anchor = int(match["d"]), setting.anchor
    if anchor is None:
        return unknown("ABS_NOYEAR", NO_YEAR)
    for step in range(3):
        end = month_end(anchor.year, anchor.month + step)
        due = day_of(end.year, end.month, wanted)
        if due and due >= anchor:
            return fixed("ABS_NOYEAR", due, setting, "没有写月份，取不早于会议或文件日期的第一个")
    return None


def no_such_day(words: str) -> Explained:
    """Say that there is no such day in the calendar (2月30日, 13月5日)."""
    return Explained(
        "", "DAMAGED", certainty="damaged", rule="由人确认", question=f"没有“{words}”这一天，请核对原文"
    )


WEEKDAY = r"(?P<w>本|这个?|下下个?|下个?)?(?:周|星期|礼拜)(?P<d>[一二三四五六日天末]|内)(?![次年期])" + AFTER
_WEEK = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
SERIAL = r"(?P<n>[34567]\d{4})(?:\.0+)?"


def weekday(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 本周五前, 下周三, 周五前."""
    anchor, which = setting.anchor, match["w"] or ""
    if not which and not match["suf"] and not setting.alone:
        return None
    if match.string[: match.start()].endswith(("日(", "号(")):
        return None  # 6月30日（星期二） says the same day twice
    if anchor is None:
        return unknown("WEEKDAY", "没有会议或文件日期，推算不出是哪一周，请写明日期")
    weeks = 2 if which.startswith("下下") else 1 if which.startswith("下") else 0
    if match["d"] in ("末", "内"):
        days = (week_day(anchor, weeks, 4), week_day(anchor, weeks, 6))
        return ask(Explained("", "WEEKDAY"), "AMBIGUOUS", days, "一周的末尾可以指周五也可以指周日")
    due = week_day(anchor, weeks, _WEEK[match["d"]])
    if due < anchor and not which:
        due += timedelta(weeks=1)
    if due < anchor:
        days = (due, due + timedelta(weeks=1))
        return ask(Explained("", "WEEKDAY"), "AMBIGUOUS", days, "本周这一天在会议之前已过")
    rule = f"一周从周一算起，{told(anchor, setting.calendar)}所在的周为本周"
    return settle(fixed("WEEKDAY", due, setting, rule), match["suf"] or "", setting)


NTH_WEEK = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个单双]){SMALL}月份?|本月|当月|下个?月|次月)的?第(?P<n>[一二三四五1-5])个?"
    r"(?:周|星期|礼拜)(?P<d>[一二三四五六日天])?" + AFTER
)


def nth_week(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 6月第二个星期五 as that day; 6月第一周 may end on the 7th or on the Sunday of the first full week."""
    found, nth = _end_of_month(match, setting, "WEEKDAY"), number(match["n"]) or 1
    if found is None or not isinstance(found.due, date):
        return found
    first = found.due.replace(day=1)
    wanted = _WEEK[match["d"]] if match["d"] else 6
    day = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (nth - 1))
    if match["d"] and "个" in match[0] and day.month == first.month:
        return settle(
            fixed("WEEKDAY", day, setting, f"{first.month}月的第{nth}个星期{match['d']}"),
            match["suf"] or "",
            setting,
        )
    monday = first + timedelta(days=-first.weekday() % 7)
    sunday = monday + timedelta(days=7 * nth - 1)
    return ask(
        found,
        "AMBIGUOUS",
        tuple(sorted({first + timedelta(days=7 * nth - 1), sunday})),
        "“第几周”可以有两种算法",
    )


def _end_of_month(match: re.Match[str], setting: Setting, kind: str) -> Explained | None:
    """Give the last day of the month named (6月, 本月, 次月), None for a number that is no month."""
    base = relative_month(match["m"], setting.anchor)
    at, year_words = number(match["m"].rstrip("份").rstrip("月")), match["y"]
    if at is None and base:
        at, year_words = base.month, f"{base.year}年"
    if not at or not 1 <= at <= 12:
        return None
    return by_year(year_words, setting, (at, 0), kind)


LAST_OF_MONTH = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个单双]){SMALL}月份?|本月|当月|下个?月|次月)的?最后一?个?"
    r"(?P<k>工作日|(?:周|星期|礼拜)(?P<d>[一二三四五六日天])|[日天])" + AFTER
)


def last_of_month(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 5月最后一个工作日, 本月最后一个星期五, 6月最后一天."""
    found = _end_of_month(match, setting, "MONTH_END")
    if found is None or not isinstance(found.due, date):
        return found
    day = found.due
    while (match["k"] == "工作日" and not setting.calendar.is_workday(day)) or (
        match["d"] and day.weekday() != _WEEK[match["d"]]
    ):
        day -= timedelta(days=1)
    kind = "WEEKDAY" if match["d"] else "MONTH_END"
    return settle(
        fixed(kind, day, setting, f"{found.due.month}月的最后一个{match['k']}"), match["suf"] or "", setting
    )


def serial(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read the serial number a workbook keeps for a date (days since 1899-12-30)."""
    due = date(1899, 12, 30) + timedelta(days=int(match["n"]))
    return fixed("EXCEL_SERIAL", due, setting, f"表格里的日期序号{match['n']}")
