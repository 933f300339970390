"""Running the rules over even text: each place is claimed once, by the strongest rule and the longest match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.deadlines import events, festivals, periods, phrases, points, rhythms, terms
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.setting import Setting

Reader = Callable[[re.Match[str], Setting], Explained | tuple[int, Explained] | None]
GUARD, RHYTHM, LOST, TERM, POINT, WORD = range(6)


@dataclass(frozen=True, slots=True)
class Hit:
    """A claimed place in the even text, the strength of the rule, and the meaning."""

    start: int
    end: int
    level: int
    said: Explained
    match: re.Match[str]


_EVERY = "每"
_FEASTS = (
    "节",
    "假",
    "一",
    "元旦",
    "春",
    "除夕",
    "元宵",
    "国庆",
    "清明",
    "端午",
    "中秋",
    "重阳",
    "冬至",
    "宪法日",
    '1"',
)

# Each rule with the signs one of which its words must contain: sentences without them are passed over.
_RULES: tuple[tuple[int, str, Reader, tuple[str, ...]], ...] = (
    (
        GUARD,
        phrases.PLACEHOLDER,
        phrases.placeholder,
        ("x", "X", "×", "✕", "＊", "*", "_", "□", "■", "△", "●", "◯", "()", "...", "…"),
    ),
    (GUARD, phrases.STATUS, phrases.status, ("截至", "截止", "以来", "-", "至", "到")),
    (GUARD, phrases.RANGES, phrases.ranges, ("短期", "近期")),
    (GUARD, rhythms.WINDOW, rhythms.window, ("年底", "岁末年初")),
    (GUARD, rhythms.HOLIDAY, rhythms.holiday, ("顺延",)),
    (RHYTHM, rhythms.MEETING, rhythms.meeting, ("每次",)),
    (RHYTHM, rhythms.YEARLY, rhythms.yearly, ("每年",)),
    (RHYTHM, rhythms.HALF_YEARLY, rhythms.half_yearly, ("每半年", "半年一次", "下半年各")),
    (RHYTHM, rhythms.QUARTERLY, rhythms.quarterly, ("每季", "每个季")),
    (
        RHYTHM,
        rhythms.MONTHLY,
        rhythms.monthly,
        ("每月", "每个月", "按月于", "单月", "双月", "奇数月", "偶数月"),
    ),
    (RHYTHM, rhythms.FEW, rhythms.few, (_EVERY, "半月一次", "双周", "隔周", "两周一次")),
    (RHYTHM, rhythms.WEEKLY, rhythms.weekly, (_EVERY, "按周于")),
    (RHYTHM, rhythms.DAILY, rhythms.daily, (_EVERY, "逐", "按")),
    (RHYTHM, rhythms.BY, rhythms.by, ("按", "逐")),
    (RHYTHM, rhythms.ONCE, rhythms.once, ("一年", "一季", "一月", "一个月", "一周", "一日")),
    (RHYTHM, rhythms.JOINED, rhythms.joined, ("日", "周", "旬", "月", "季", "年")),
    (LOST, phrases.DAMAGED, phrases.damaged, ("内", "日", "号", "年月")),
    (TERM, terms.BEFORE, terms.before, ("前",)),
    (TERM, terms.TERM, terms.term, ("内", "起", "之日", "满", "后", "限", "超过", "最长")),
    (TERM, terms.SAME_DAY, terms.same_day, ("当日", "当天", "次日", "翌日", "第二")),
    (TERM, festivals.FESTIVAL, festivals.festival, _FEASTS),
    (TERM, events.SEASON, events.season, ("前",)),
    (POINT, points.FULL, points.full, ("20",)),
    (POINT, periods.DAYS, periods.days, ("月",)),
    (POINT, periods.EACH_DAY, periods.each_day, ("、", "和", "及")),
    (POINT, periods.EACH_MONTH, periods.each_month, ("、", "和", "及")),
    (POINT, points.DAY, points.day, ("日", "号", "月")),
    (POINT, points.LAST_OF_MONTH, points.last_of_month, ("最后",)),
    (POINT, periods.MONTH_OF_QUARTER, periods.month_of_quarter, ("季",)),
    (POINT, points.NTH_WEEK, points.nth_week, ("第",)),
    (POINT, periods.YEARS, periods.years, ("20",)),
    (POINT, periods.MONTHS, periods.months, ("-", "至", "到")),
    (POINT, points.DOTTED, points.dotted, (".", "/", "-")),
    (POINT, points.BARE, points.bare, ("日", "号")),
    (POINT, periods.MONTH, periods.month, ("月",)),
    (POINT, periods.POINTED_MONTH, periods.pointed_month, ("20",)),
    (POINT, periods.QUARTER, periods.quarter, ("季",)),
    (POINT, periods.HALF, periods.half, ("半年",)),
    (POINT, points.WEEKDAY, points.weekday, ("周", "星期", "礼拜")),
    (POINT, periods.PLAN, periods.plan, ("五",)),
    (POINT, periods.YEAR_ONLY, periods.year, ("年", "岁")),
    (WORD, events.AWAIT, events.awaiting, ("待",)),
    (WORD, events.NEXT, events.next_event, ("前",)),
    (WORD, phrases.WORDS, phrases.words, ("",)),
)
_SENTENCES = r"[^。;\n]+"


def _offers(text: str, setting: Setting) -> Iterator[tuple[int, int, int, int, re.Match[str], Reader]]:
    """Give every match with its strength, length, place and order, to be sorted by these."""
    sentences = [match.span() for match in compiled(_SENTENCES).finditer(text)]
    if setting.alone:
        sentences = [(0, len(text))]
    for order, (level, pattern, reader, signs) in enumerate(_RULES):
        if setting.alone and level == TERM:
            signs = ("",)  # a cell may say no more than 3天
        signs = tuple(sign for sign in signs if sign in text)
        for start, end in sentences if signs else ():
            if any(text.find(sign, start, end) >= 0 for sign in signs):
                for match in compiled(pattern).finditer(text, start, end):
                    yield level, match.start() - match.end(), match.start(), order, match, reader


def scan(text: str, setting: Setting) -> list[Hit]:
    """Give the claimed places in order; whether they are deadlines in their context is decided later."""
    taken = bytearray(len(text))
    hits: list[Hit] = []
    for level, length, start, _, match, reader in sorted(_offers(text, setting), key=lambda offer: offer[:4]):
        if not length or any(taken[start : match.end()]):
            continue
        answer = reader(match, setting)
        if answer is None:
            continue
        begin, said = answer if isinstance(answer, tuple) else (start, answer)
        if any(taken[begin:start]):
            begin = start
        hits.append(Hit(begin, match.end(), level, said, match))
        taken[begin : match.end()] = b"\1" * (match.end() - begin)
    return sorted(hits, key=lambda hit: hit.start)
