"""What the rules for days and periods share: the year that is meant, and what follows the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.deadlines.days import cn, month_end
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import number
from desktop.domain.deadlines.setting import Setting, told

YEAR_WORDS = {
    "今年": 0, "本年": 0, "本年度": 0, "当年": 0, "年内": 0, "": 0,
    "明年": 1, "次年": 1, "翌年": 1, "来年": 1, "下年": 1, "下年度": 1, "下一年": 1, "下一年度": 1,
    "后年": 2, "去年": -1, "上年": -1, "上年度": -1,
}  # fmt: skip
YEAR = (
    r"(?:(?:20\d{2}|(?<!\d)[12]\d|二[〇零][一二三四五六七八九〇零]{2})年度?"
    r"|今年|本年度?|当年|明年|次年|翌年|来年|下一?年度?|后年|去年|上年度?)"
)
AFTER = (
    r"(?:\((?:周|星期|礼拜)(?P<wk>[一二三四五六日天])\))?(?:(?:当[天日])?(?:[上下]午|中午|晚上?)?(?:\d{1,2}(?:[时点](?:\d{1,2}分|半)?"
    r"|:\d{2}))?(?:下班)?(?=[之以]?前))?"
    r"(?P<suf>前后|左右|[之以]?前(?!往|来(?!函)|去|述|身|因|提(?:下|是|条件))|[之以]?后(?![续期勤])"
    r"|[之以]?内(?!部|容)"
    r"|为止|止|起|以来|期间)?"
)
_OPEN = ("起", "以来", "后", "之后", "以后", "期间")
NO_YEAR = "没有写年份，也没有会议或文件日期可以推算，请补上年份"


def year_of(words: str | None, anchor: date | None) -> int | None:
    """Give the year meant by 2026年, 26年, 二〇二六年, 今年, 明年; None when it needs an anchor there is not."""
    words = words or ""
    if words in YEAR_WORDS:
        return anchor.year + YEAR_WORDS[words] if anchor else None
    value = number(words.rstrip("度").rstrip("年"))
    return value if value is None or value > 99 else 2000 + value


def settle(found: Explained, suffix: str, setting: Setting) -> Explained:
    """Take into account what follows a period or day (前, 前后, 起)."""
    if found.due is None or isinstance(found.due, tuple):
        return found
    begin, end = found.start or found.due, found.due
    if suffix in ("前后", "左右"):
        days = (end,) if begin == end else (begin - timedelta(days=1), end)
        return ask(found, "AMBIGUOUS", days, f"“{suffix}”没有定下哪一天")
    if suffix in _OPEN:
        return _opening(found, suffix, begin)
    if suffix.endswith("前") and found.start is not None:
        days = (begin - timedelta(days=1), end)
        return ask(found, f"{_family(found.kind)}_BEFORE", days, "“前”可以含也可以不含所说的这段时间")
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


def ask(found: Explained, kind: str, days: tuple[date, ...], why: str) -> Explained:
    """Make an answer that offers these days for a person to choose from."""
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
        return unknown(kind, NO_YEAR)
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


def many(parts: tuple[Explained, ...]) -> Explained:
    """Make one deadline with several last days."""
    days = tuple(part.last for part in parts if part.last)
    asked = next((part.question for part in parts if part.last is None), None)
    if asked is not None:
        return Explained("", "MULTI", certainty="ambiguous", rule="由人确认", question=asked, parts=parts)
    soft = all(part.certainty == "soft" for part in parts)
    return Explained(
        "", "MULTI", days, certainty="soft" if soft else "hard", rule="分几个时间节点", basis="文件约定", parts=parts,
        steps=tuple(f"第{n}个节点：{cn(day)}" for n, day in enumerate(days, 1)), provisional=any(p.provisional for p in parts),
    )  # fmt: skip
