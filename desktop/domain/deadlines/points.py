"""Days, months, quarters, half-years and years named in a phrase."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.deadlines.days import cn, day_of, month_end, week_day
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import SMALL, number
from desktop.domain.deadlines.setting import Setting, told

_YEAR_WORDS = {
    "今年": 0, "本年": 0, "本年度": 0, "当年": 0, "年内": 0, "": 0,
    "明年": 1, "次年": 1, "翌年": 1, "来年": 1, "下年": 1, "下年度": 1, "下一年": 1, "下一年度": 1,
    "后年": 2, "去年": -1, "上年": -1, "上年度": -1,
}  # fmt: skip
YEAR = (
    r"(?:(?:20\d{2}|(?<!\d)[12]\d|二[〇零][一二三四五六七八九〇零]{2})年度?"
    r"|今年|本年度?|当年|明年|次年|翌年|来年|下一?年度?|后年|去年|上年度?)"
)
AFTER = (
    r"(?P<suf>前后|左右|[之以]?前(?!往|来(?!函)|去|述|身|因|提(?:下|是|条件))|[之以]?后(?![续期勤])|[之以]?内(?!部|容)"
    r"|为止|止|起|以来|期间)?"
)
_SUFFIX_DUE = ("前", "之前", "以前", "内", "之内", "以内", "止", "为止", "")
_OPEN = ("起", "以来", "后", "之后", "以后", "期间")
_NO_YEAR = "没有写年份，也没有会议或文件日期可以推算，请补上年份"


def year_of(words: str | None, anchor: date | None) -> int | None:
    """Give the year meant by 2026年, 26年, 二〇二六年, 今年, 明年; None when it needs an anchor there is not."""
    words = words or ""
    if words in _YEAR_WORDS:
        return anchor.year + _YEAR_WORDS[words] if anchor else None
    value = number(words.rstrip("度").rstrip("年"))
    return value if value is None or value > 99 else 2000 + value


def settle(found: Explained, suffix: str, setting: Setting) -> Explained:
    """Take what follows a period or day into account: 前, 前后, 起 …"""
    if found.due is None or isinstance(found.due, tuple):
        return found
    begin, end = found.start or found.due, found.due
    if suffix in ("前后", "左右"):
        days = (end,) if begin == end else (begin - timedelta(days=1), end)
        return _ask(found, "AMBIGUOUS", days, f"“{suffix}”没有定下哪一天")
    if suffix in _OPEN:
        return _opening(found, suffix, begin)
    if suffix.endswith("前") and found.start is not None:
        days = (begin - timedelta(days=1), end)
        return _ask(found, f"{_family(found.kind)}_BEFORE", days, "“前”可以含也可以不含所说的这段时间")
    if setting.anchor and end < setting.anchor:
        return replace(found, steps=(*found.steps, f"该日早于{cn(setting.anchor)}，请核对"))
    return found


def _family(kind: str) -> str:
    return {"MONTH": "MONTH", "YEAR_END": "YEAR"}.get(kind, "PERIOD")


def _opening(found: Explained, suffix: str, begin: date) -> Explained:
    """Read 5月起 or 5月20日后: a beginning, no last day."""
    if suffix == "起":
        return replace(found, kind="OPEN", due=None, start=begin, certainty="open",
                       question="只写了开始的时间，没有写完成的时间，请确定完成日期")  # fmt: skip
    if suffix.endswith("后"):
        return replace(found, kind="EARLIEST_AFTER", due=None, start=begin, certainty="vague", event=cn(begin),
                       question="只写了最早的时间，没有写完成的时间，请确定完成日期")  # fmt: skip
    return replace(found, kind="STATUS_DATE", due=None, certainty="none", question="这是统计的时段，不是期限")


def _ask(found: Explained, kind: str, days: tuple[date, ...], why: str) -> Explained:
    options = "或".join(cn(day) for day in days)
    return replace(
        found,
        kind=kind,
        due=None,
        start=None,
        certainty="ambiguous",
        candidates=days,
        rule="有两种读法，由人确认",
        steps=(*found.steps, f"{why}：{options}"),
        question=f"{why}，请确认是{options}",
    )


def unknown(kind: str, question: str, candidates: tuple[date, ...] = ()) -> Explained:
    """Make an answer without a day that asks."""
    return Explained(
        "", kind, certainty="ambiguous", question=question, candidates=candidates, rule="由人确认"
    )


def fixed(kind: str, due: date, setting: Setting, rule: str, start: date | None = None) -> Explained:
    """Make an answer with its last day."""
    steps = (f"{cn(start)}起" if start else "") + f"至迟{told(due, setting.calendar)}，含当日"
    return Explained("", kind, due, start, certainty="hard", rule=rule, basis="文件约定", steps=(rule, steps))


def by_year(
    year_words: str | None,
    setting: Setting,
    make: tuple[int, int],
    kind: str,
    begin: tuple[int, int] | None = None,
) -> Explained:
    """Settle a period of months (or one month's end) in its year, or in the first year in which it is not past."""
    year = year_of(year_words, setting.anchor)
    if year is None:
        return unknown(kind, _NO_YEAR)
    due = _in(year, *make)
    rule = "按写明的年份" if year_words else "没有写年份，取不早于会议或文件日期的第一个"
    if not year_words and setting.anchor and due < setting.anchor:
        due = _in(year := year + 1, *make)
    start = None
    if begin:
        start = date(year, *begin)
    return fixed(kind, due, setting, rule, start)


def _in(year: int, month: int, day: int) -> date:
    """Give a day of a year; day 0 stands for the last of the month, and a day too late for it becomes that."""
    last = month_end(year, month)
    return last if day == 0 else last.replace(day=min(day, last.day))


# --- one day --------------------------------------------------------------------------------------------------
FULL = (
    r"(?<![\d.])(?P<y>20\d{2})(?:[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)|(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-3]\d)(?!\d))"
    r"(?:日|T?\s?\d{1,2}:\d{2}(?::\d{2})?)?" + AFTER
)
DAY = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个单双]){SMALL}月份?|本月|当月|这个月|下个?月|次月)的?(?P<d>{SMALL})[日号](?:当[天日])?"
    + AFTER
)
DOTTED = r"(?<![\d.第])(?P<m>\d{1,2})[./](?P<d>\d{1,2})(?![\d.%./年月])" + AFTER
BARE = r"(?:(?<=^)|(?<=[于在,。;:、]))(?P<d>\d{1,2})[日号](?P<suf>[之以]?前)"


def full(match: re.Match[str], setting: Setting) -> Explained:
    """Read 2026-05-20, 2026.5.20, 20260520."""
    words = (match["y"], match["m"] or match["m2"], match["d"] or match["d2"])
    day = day_of(int(words[0]), int(words[1]), int(words[2]))
    if day is None:
        return no_such_day(match[0])
    return settle(fixed("ABS", day, setting, "写明年月日"), match["suf"] or "", setting)


def day(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2026年5月20日, 5月20日, 下月10日 with or without a year."""
    month_words, wanted = match["m"], number(match["d"])
    if wanted is None:
        return None
    if not month_words.endswith(("本月", "当月", "个月", "下月", "次月")):
        return _day_in_year(match, setting, number(month_words.rstrip("份").rstrip("月")), wanted)
    base = relative_month(month_words, setting.anchor)
    if base is None:
        return unknown("ABS_NOYEAR", _NO_YEAR)
    due = day_of(base.year, base.month, wanted)
    if due is None:
        return no_such_day(match[0])
    return settle(
        fixed("ABS_NOYEAR", due, setting, f"{month_words}按会议或文件日期推算"), match["suf"] or "", setting
    )


def _day_in_year(match: re.Match[str], setting: Setting, month: int | None, wanted: int) -> Explained | None:
    if month is None or not 1 <= month <= 12 or day_of(2024, month, wanted) is None:
        return no_such_day(match[0])
    explicit = bool(match["y"]) and match["y"] not in _YEAR_WORDS
    kind = "ABS" if explicit else "ABS_NOYEAR"
    found = by_year(match["y"], setting, (month, wanted), kind)
    if isinstance(found.due, date) and found.due.day != wanted:
        return no_such_day(match[0])
    return settle(found, match["suf"] or "", setting)


def dotted(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 8.15 or 9.30前; 6.3 alone in a cell may be what Excel left of 6.30, so it asks."""
    suffix = match["suf"] or ""
    if not (
        suffix in ("前", "之前", "以前", "止")
        or (setting.alone and match.end() - match.start() == len(match.string))
    ):
        return None
    month, wanted = int(match["m"]), int(match["d"])
    if not 1 <= month <= 12 or day_of(2024, month, wanted) is None:
        return no_such_day(match[0])
    found = by_year(None, setting, (month, wanted), "ABS_NOYEAR")
    longer = day_of(2024, month, wanted * 10) if match["d"] in ("1", "2", "3") else None
    if suffix or "/" in match[0] or not longer or not isinstance(found.due, date):
        return settle(found, suffix, setting)
    days = (found.due, found.due.replace(day=wanted * 10))
    return _ask(found, "AMBIGUOUS", days, "小数末尾的零可能已被表格软件去掉")


def bare(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 于20日前: the first such day not before the anchor."""
    wanted, anchor = int(match["d"]), setting.anchor
    if anchor is None:
        return unknown("ABS_NOYEAR", _NO_YEAR)
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


# --- months, quarters, half-years, years -----------------------------------------------------------------------
MONTH = (
    rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个单双/.]){SMALL}月|本月|当月|这个月|下个?月|次月|(?<![\d年每个.本当下次上xX×一二三四五六七八九十])月(?=底|末))"
    r"份?(?P<tail>底|末|[上中下]旬|初|中(?!旬|心|国))?" + AFTER
)
POINTED_MONTH = r"(?<![\d.])(?P<y>20\d{2})[-./](?P<m>0?[1-9]|1[0-2])(?![\d./年月-])(?P<tail>底|末)?" + AFTER
QUARTER = rf"(?P<y>{YEAR})?(?P<q>(?<![上每\d第个])第?[一二三四1-4]|[本下])个?季度?(?P<tail>[底末])?" + AFTER
HALF = rf"(?P<y>{YEAR})?(?P<h>[上下])半年(?P<tail>[底末])?" + AFTER
YEAR_ONLY = (
    rf"(?:(?P<y>{YEAR})年?(?P<tail>底|末|终|内|之内|以内|全年)?|(?<![\d每〇零一二三四五六七八九本今明当半两几个xX×])(?P<w>年底|年末|年终|年内|岁末|岁尾|全年|年中|年初))"
    + AFTER
)
PLAN = r'"?(?P<n>十[一二三四五六七八])五"?(?:规划)?(?:期?(?:末|间)|时期|收官)' + AFTER
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}


def relative_month(words: str, anchor: date | None) -> date | None:
    """Give the last day of 本月, 下月, 次月."""
    if anchor is None:
        return None
    return month_end(anchor.year, anchor.month + (1 if words.startswith(("下", "次")) else 0))


def month(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2026年5月, 5月底, 8月份, 11月中旬, 本月底, 明年3月底."""
    tail, suffix, words = match["tail"] or "", match["suf"] or "", match["m"]
    at, year_words = number(words.rstrip("月")) or 0, match["y"]
    if not at:
        base = relative_month(words, setting.anchor)
        if base is None:
            return unknown("MONTH_END" if tail else "MONTH", _NO_YEAR)
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
        return _ask(
            found, "AMBIGUOUS", (found.due.replace(day=days[0]), found.due), f"“月{tail}”没有定下哪一天"
        )
    return settle(by_year(year_words, setting, (at, 0), "MONTH", (at, 1)), suffix, setting)


def pointed_month(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 2025.9 or 2026-03: a month of a year."""
    return _month_part(int(match["m"]), f"{match['y']}年", match["tail"] or "", match["suf"] or "", setting)


def quarter(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 二季度, 2026年一季度末, 本季度."""
    words, year_words = match["q"].removeprefix("第"), match["y"]
    at = number(words)
    if at is None:
        if setting.anchor is None:
            return unknown("QUARTER", _NO_YEAR)
        end = month_end(
            setting.anchor.year, (setting.anchor.month - 1) // 3 * 3 + 3 + (3 if words == "下" else 0)
        )
        at, year_words = end.month // 3, f"{end.year}年"
    found = by_year(year_words, setting, (at * 3, 0), "QUARTER", (at * 3 - 2, 1))
    return _ended(found, match, setting)


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
    if words in ("年中", "年初"):
        at = (6, 7) if words == "年中" else (1, 3)
        found = by_year(None, setting, (at[1], 0), "AMBIGUOUS")
        days = tuple(month_end(found.due.year, each) for each in at) if isinstance(found.due, date) else ()
        return _ask(found, "AMBIGUOUS", days, f"“{words}”没有定下哪一天")
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


# --- days of the week, serial numbers ---------------------------------------------------------------------------
WEEKDAY = r"(?P<w>本|这个?|下下个?|下个?)?(?:周|星期|礼拜)(?P<d>[一二三四五六日天末]|内)(?![次年期])" + AFTER
_WEEK = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
SERIAL = r"(?P<n>[34567]\d{4})(?:\.0+)?"


def weekday(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 本周五前, 下周三, 周五前."""
    anchor, which = setting.anchor, match["w"] or ""
    if not which and not match["suf"] and not setting.alone:
        return None
    if anchor is None:
        return unknown("WEEKDAY", "没有会议或文件日期，推算不出是哪一周，请写明日期")
    weeks = 2 if which.startswith("下下") else 1 if which.startswith("下") else 0
    if match["d"] in ("末", "内"):
        days = (week_day(anchor, weeks, 4), week_day(anchor, weeks, 6))
        return _ask(Explained("", "WEEKDAY"), "AMBIGUOUS", days, "一周的末尾可以指周五也可以指周日")
    due = week_day(anchor, weeks, _WEEK[match["d"]])
    if due < anchor and not which:
        due += timedelta(weeks=1)
    if due < anchor:
        days = (due, due + timedelta(weeks=1))
        return _ask(Explained("", "WEEKDAY"), "AMBIGUOUS", days, "本周这一天在会议之前已过")
    rule = f"一周从周一算起，{told(anchor, setting.calendar)}所在的周为本周"
    return settle(fixed("WEEKDAY", due, setting, rule), match["suf"] or "", setting)


def serial(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read the serial number a workbook keeps for a date (days since 1899-12-30)."""
    due = date(1899, 12, 30) + timedelta(days=int(match["n"]))
    return fixed("EXCEL_SERIAL", due, setting, f"表格里的日期序号{match['n']}")


# --- stretches within one year or month --------------------------------------------------------------------------
DAYS = rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个]){SMALL})月(?P<d>{SMALL})[日号]?(?:-|至|到)(?P<d2>{SMALL})[日号](?P<suf>[之以]?前|止)?"
MONTHS = rf"(?P<y>{YEAR})?(?P<m>(?<![\d第每个.]){SMALL})月?份?(?:-|至|到)(?P<m2>{SMALL})月(?:份|底|末)?(?!\d|[上中下]旬)(?P<suf>[之以]?前)?"


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
