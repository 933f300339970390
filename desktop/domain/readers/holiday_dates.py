"""The days of one festival in a holiday notice: single days, ranges and lists, and what the words make of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.deadlines.days import cn
from desktop.domain.patterns import Late

_DASH = r"(?:至|到|[-－—–―~～]{1,2})"
_TOKEN = Late(
    r"(?<![\d〕﹞\]】〉第])(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})"
    rf"(?:[日号]|(?<=月\d)(?={_DASH})|(?<=月\d\d)(?={_DASH}))"
    r"(?P<note>（[^（）]{0,24}）|（?(?:星期|周)[一二三四五六日天]）?)?"
)
_RANGE = Late(_DASH)
_LIST = Late(r"[、和及与]|以及")
_COMMA = Late(r"，")
_WORKED = Late(r"^[，]?(?:均|都|也|为|则|应|正常|照常|全天|调整为|调休|补)*(?:上班|工作日|补班)")
_OFF = Late(
    r"^[，]?(?:共计?\d{1,2}天[，]?|\d{1,2}天)?(?:均|都|为|统一|安排|连续|调休|共)*(?:放假|休假|休息|连休|假期|放[\d一二三四五六七八]+天)"
)
_EXPLAINED = Late(r"^[，]?(?:为|是|系|的|照常|两个)*(?:法定|公休日?|双休日|周末|对调|互换)")
_MOVED_TO = Late(r"(?:调至|调到|调休至|对调至|移至|换至|与)$")
_URGED = Late(r"鼓励|倡导|提倡|建议|可结合")
_SENTENCE = Late(r"[。；;]")
_WEEKDAY = Late(r"(?:星期|周|礼拜)([一二三四五六日天])")
_DAMAGED = Late(r"(?<!\d)月\d{0,2}[日号]|\d月[日号]|[至到][日号]|共计?天|[?？]{2,}|\ufffd|[□■]")
_DAYS = "一二三四五六日"
_ONE = timedelta(days=1)
_LONGEST = 15  # days: a longer stretch has not been a holiday yet


class Use(StrEnum):
    """What the words after the days make of them."""

    OFF = "off"
    WORK = "work"
    NOTHING = "nothing"  # named as legal holiday, weekend or day exchanged, or only recommended
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Named:
    """Some days named together: `days` is empty where they cannot be read, and `faults` says why."""

    start: int
    end: int
    use: Use
    days: tuple[date, ...]
    faults: tuple[str, ...]
    full: bool  # every day carried its year


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    year: int | None
    month: int | None
    day: int
    weekday: int | None


def damages(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text where digits of a day are lost."""
    for found in _DAMAGED.finditer(text):
        yield found.start(), found.end()


def named_days(text: str, year: int, *, new_year: bool) -> list[Named]:
    """Read the days that a text without blanks names, in order.

    A day without a year is of `year`; for the festival at its beginning (`new_year`) November and December
    are of the year before, as notices write 12月31日至1月2日.
    """
    groups = _groups(text, _tokens(text))
    made = []
    for place, group in enumerate(groups):
        first, last = group[0][0].start, group[-1][-1].end
        until = groups[place + 1][0][0].start if place + 1 < len(groups) else len(text)
        days, faults = _resolve(group, year, new_year)
        full = all(span[0].year is not None for span in group)
        made.append(Named(first, last, _use(text, first, last, until), days, faults, full))
    return made


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        note = _WEEKDAY.search(match["note"] or "")
        weekday = _DAYS.index(note[1].replace("天", "日")) if note else None
        year, month = (int(match[name]) if match[name] else None for name in ("year", "month"))
        found.append(_Token(match.start(), match.end(), year, month, int(match["day"]), weekday))
    return found


def _groups(text: str, tokens: Sequence[_Token]) -> list[list[list[_Token]]]:
    """Draw tokens together: a list of single days [t] and ranges [t, t]."""
    groups: list[list[list[_Token]]] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        between = text[before.end : token.start] if before else None
        if between is not None and _RANGE.fullmatch(between) and len(groups[-1][-1]) == 1:
            groups[-1][-1].append(token)
        elif between is not None and (_LIST.fullmatch(between) or _goes_on(text, between, groups[-1])):
            groups[-1].append([token])
        else:
            groups.append([[token]])
    return groups


def _goes_on(text: str, between: str, group: list[list[_Token]]) -> bool:
    """Whether a comma carries a list on: only between single days; a range or 调至… ends its clause."""
    moved = _MOVED_TO.search(text[: group[0][0].start])
    return bool(_COMMA.fullmatch(between)) and not moved and all(len(span) == 1 for span in group)


def _use(text: str, first: int, last: int, until: int) -> Use:
    tail = text[last:until]
    before = text[max(0, first - 6) : first]
    sentence = _SENTENCE.split(text[:first])[-1] + _SENTENCE.split(tail)[0]
    if _URGED.search(sentence):
        return Use.NOTHING
    if _WORKED.search(tail):
        return Use.WORK
    if _EXPLAINED.search(tail) or (_MOVED_TO.search(before) and not _OFF.search(tail)):
        return Use.NOTHING
    return Use.OFF if _OFF.search(tail) else Use.UNKNOWN


def _resolve(
    group: Sequence[Sequence[_Token]], year: int, new_year: bool
) -> tuple[tuple[date, ...], tuple[str, ...]]:
    days: list[date] = []
    faults: list[str] = []
    before: date | None = None
    for span in group:
        ends: list[date] = []
        for token in span:
            day = _day(token, before, year, new_year)
            if isinstance(day, str):
                return (), (*faults, day)
            faults += _weekday_fault(token, day)
            ends.append(day)
            before = day
        if ends[-1] < ends[0]:
            return (), (*faults, f"止日{cn(ends[-1])}早于起日{cn(ends[0])}，这一段没有采用")
        if (ends[-1] - ends[0]).days >= _LONGEST:
            return (), (*faults, f"{cn(ends[0])}至{cn(ends[-1])}超过{_LONGEST}天，不像一个假期，没有采用")
        days += [ends[0] + _ONE * n for n in range((ends[-1] - ends[0]).days + 1)]
    return tuple(days), tuple(faults)


def _day(token: _Token, before: date | None, year: int, new_year: bool) -> date | str:
    """Return the day of a token, or why there is none."""
    month = token.month or (before.month if before else None)
    if month is None:
        return f"“{token.day}日”没有写月份，没有采用"
    of = token.year
    if of is None:
        of = _year(month, before, year, new_year)
    try:
        return date(of, month, token.day)
    except ValueError:
        return f"没有{of}年{month}月{token.day}日这一天，没有采用"


def _year(month: int, before: date | None, year: int, new_year: bool) -> int:
    if before is not None and month == 1 and before.month == 12:
        return before.year + 1
    return year - 1 if new_year and month >= 11 else year


def _weekday_fault(token: _Token, day: date) -> list[str]:
    if token.weekday is None or token.weekday == day.weekday():
        return []
    told, real = _DAYS[token.weekday], _DAYS[day.weekday()]
    return [f"{cn(day)}写作周{told}，日历上是周{real}，请核对日期"]
