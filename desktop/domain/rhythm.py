"""The reports that a long-term matter owes: when each is expected, which came, and which are missing.

A rhythm is the code that the deadline reader gives (M:5, Q:end, W;M …). The periods of a code never depend on
the task, so that one table of them serves every task of that rhythm.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from desktop.domain.periods import Span, month_end, period_of
from desktop.domain.workdays import WorkCalendar

_DAY = timedelta(days=1)
_SPANS = {"M": Span.MONTH, "Q": Span.QUARTER, "H": Span.HALF_YEAR, "Y": Span.YEAR}
_HORIZONS = (40, 400, 4 * 366)  # days looked ahead for the next report, the near ones first
SENT_BACK = "退回"  # stands where a report names its period: one that went back fills none
_MOST_TIMES = 4  # a lone Y:1-2 counts times in the year; Y:1-8 is the eighth of January


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period that reports are made of: its stored key, its words, its days, its place in the row of all."""

    key: str
    label: str
    start: date
    end: date
    place: int


@dataclass(frozen=True, slots=True)
class Expected:
    """One report expected: of which period, and the days from `opens` to `due` on which it is in time."""

    key: str
    label: str
    opens: date
    due: date


@dataclass(frozen=True, slots=True)
class Report:
    """One report made: on which day, and the key of the period it names (empty where it names none, or SENT_BACK)."""

    on: date
    period: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """A report that did not come: a small overdue of its own, in working days."""

    key: str
    label: str
    due: date
    late: int


def expected(recur: str, since: date, until: date, calendar: WorkCalendar) -> list[Expected]:
    """Return the reports due after `since` and up to `until`, in order; none for words that are no rhythm."""
    found = [
        each
        for code in recur.split(";")
        for each in _of_code(code.strip(), since, until, calendar)
        if since < each.due <= until
    ]
    return sorted(found, key=lambda each: (each.due, each.key))


def fill(wanted: Sequence[Expected], reports: Iterable[Report]) -> dict[str, Report]:
    """Return the report that fills each period: one that names it, else one made within its days."""
    filled: dict[str, Report] = {}
    for report in sorted(reports, key=lambda each: each.on):
        for each in wanted:
            if report.period == each.key or (not report.period and each.opens <= report.on <= each.due):
                filled.setdefault(each.key, report)
    return filled


def missed(
    recur: str, opened: date, until: date, calendar: WorkCalendar, reports: Iterable[Report] = ()
) -> list[Missed]:
    """Return the reports that should have come between the opening and the day before `until`, and did not.

    `until` is today, or the day on which the task ended: `late` counts the working days up to it.
    """
    wanted = expected(recur, opened, until - _DAY, calendar)
    came = fill(wanted, reports)
    return [
        Missed(each.key, each.label, each.due, calendar.workdays_between(each.due, until))
        for each in wanted
        if each.key not in came
    ]


def next_report(recur: str, opened: date, today: date, calendar: WorkCalendar) -> Expected | None:
    """Return the next report that falls due today or later, None where there is no rhythm."""
    for days in _HORIZONS:
        ahead = expected(recur, max(opened, today - _DAY), today + timedelta(days=days), calendar)
        if ahead:
            return ahead[0]
    return None


def _of_code(code: str, since: date, until: date, calendar: WorkCalendar) -> list[Expected]:
    letter, _, rest = code.partition(":")
    if letter in ("D", "WD"):
        row = _daily(letter, rest, since, until, calendar)
    elif letter == "W" or letter in _SPANS:
        row = _of_spans(letter, rest, since, until, calendar)
    else:
        return []
    ordered = sorted(row, key=lambda each: each.due)
    return [replace(each, opens=before.due + _DAY) for before, each in pairwise(ordered)]


def _of_spans(letter: str, rest: str, since: date, until: date, calendar: WorkCalendar) -> Iterator[Expected]:
    for stretch in _stretches(letter, since - timedelta(days=3 * 366), until + timedelta(days=366)):
        dues = _dues(letter, rest, stretch, calendar)
        if dues and dues[0] > until:
            return
        for n, due in enumerate(dues, 1):
            key = f"{stretch.key}/{n}" if len(dues) > 1 else stretch.key
            label = f"{stretch.label}第{n}次" if len(dues) > 1 else stretch.label
            yield Expected(key, label, due, due)


def _stretches(letter: str, since: date, until: date) -> Iterator[Stretch]:
    if letter == "W":
        start = since - timedelta(days=since.weekday())
        while start <= until:
            end = start + timedelta(days=6)
            year, week, _day = start.isocalendar()
            label = f"{start.year}年{start.month}月{start.day}日至{end.month}月{end.day}日"
            yield Stretch(f"{year}W{week:02d}", label, start, end, start.toordinal() // 7)
            start = end + _DAY
        return
    period = period_of(since, _SPANS[letter])
    while period.start <= until:
        place = period.year * (12 // period.span.months) + period.number - 1
        yield Stretch(period.key, period.label, period.start, period.end, place)
        period = period.following()


def _daily(letter: str, rest: str, since: date, until: date, calendar: WorkCalendar) -> Iterator[Expected]:
    every = int(rest) if rest.isdecimal() else 1
    day = since - timedelta(days=31 * every)
    while day <= until:
        if _on_duty(letter, every, day, calendar):
            yield Expected(day.isoformat(), f"{day.year}年{day.month}月{day.day}日", day, day)
        day += _DAY


def _on_duty(letter: str, every: int, day: date, calendar: WorkCalendar) -> bool:
    if letter == "WD":
        count = calendar.workdays_between(date(day.year - 1, 12, 31), day)
        return calendar.is_workday(day) and count % every == 0
    if every == 10:  # 每旬: the tenth, the twentieth and the last of the month
        return day.day in (10, 20) or (day + _DAY).day == 1
    return day.toordinal() % every == 0


def _dues(letter: str, rest: str, stretch: Stretch, calendar: WorkCalendar) -> list[date]:
    """Return the days on which reports of a period are due; none where the rhythm leaves the period out."""
    for pattern, give in _WAYS.get(letter, ()) + _EVERYWHERE:
        match = pattern.fullmatch(rest)
        if match:
            return give(match, stretch, calendar)
    return [stretch.end]


Give = Callable[[re.Match[str], Stretch, WorkCalendar], list[date]]


def _times(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    """So many times in a period: its months are shared out evenly, or its days where they do not divide."""
    times, months = int(match["n"]), stretch.end.month - stretch.start.month + 1
    if stretch.start.day == 1 and months % times == 0:
        return [month_end(stretch.start, months * n // times - 1) for n in range(1, times + 1)]
    length = (stretch.end - stretch.start).days + 1
    return [stretch.start + timedelta(days=length * n // times - 1) for n in range(1, times + 1)]


def _every_few(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    every = int(match["n"] or 2)
    return [stretch.end] if (stretch.place + 1) % every == 0 else []


def _last_workday(_match: re.Match[str], stretch: Stretch, calendar: WorkCalendar) -> list[date]:
    return [calendar.add_workdays(stretch.end + _DAY, -1).day]


def _week_days(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    return [stretch.start + timedelta(days=n - 1) for n in _numbers(match[0]) if 1 <= n <= 7]


def _month_days(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    return sorted({min(stretch.start + timedelta(days=n - 1), stretch.end) for n in _numbers(match[0]) if n})


def _month_workday(match: re.Match[str], stretch: Stretch, calendar: WorkCalendar) -> list[date]:
    return [calendar.add_workdays(stretch.start - _DAY, int(match["n"])).day]


def _month_week(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    """Give the end of the nth week, counted from the first row of the month, or its nth such weekday."""
    week = int(match["n"])
    if match["d"]:
        first = stretch.start + timedelta(days=(int(match["d"]) - 1 - stretch.start.weekday()) % 7)
        return [min(first + timedelta(days=7 * (week - 1)), stretch.end)]
    sunday = stretch.start + timedelta(days=6 - stretch.start.weekday())
    return [min(sunday + timedelta(days=7 * (week - 1)), stretch.end)]


def _month_last_weekday(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    return [stretch.end - timedelta(days=(stretch.end.weekday() - int(match["d"]) + 1) % 7)]


def _odd_or_even(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    return [stretch.end] if stretch.start.month % 2 == (match[0] == "odd") else []


def _after_end(match: re.Match[str], stretch: Stretch, calendar: WorkCalendar) -> list[date]:
    days = int(match["n"])
    worked = match["wd"] is not None
    return [calendar.add_workdays(stretch.end, days).day if worked else stretch.end + timedelta(days=days)]


def _year_days(match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    pairs = [(int(month), int(day)) for month, day in (each.split("-") for each in match[0].split(","))]
    if len(pairs) == 1 and pairs[0][0] < pairs[0][1] <= _MOST_TIMES:
        return [stretch.end]
    return sorted(_clamped(stretch.start.year, month, day) for month, day in pairs if 1 <= month <= 12)


def _around_new_year(_match: re.Match[str], stretch: Stretch, _calendar: WorkCalendar) -> list[date]:
    """每年年底或年初: in time until the end of the January that follows."""
    return [date(stretch.start.year + 1, 1, 31)]


def _clamped(year: int, month: int, day: int) -> date:
    first = date(year, month, 1)
    return min(first + timedelta(days=max(day, 1) - 1), month_end(first))


def _numbers(words: str) -> list[int]:
    return [int(word) for word in words.split(",")]


def _way(pattern: str, give: Give) -> tuple[re.Pattern[str], Give]:
    return re.compile(pattern), give


_EVERYWHERE: tuple[tuple[re.Pattern[str], Give], ...] = (
    _way(r"x(?P<n>[1-9]\d?)", _times),
    _way(r"(?P<n>[1-9])-\d+", _times),
    _way(r"x1/(?P<n>[1-9]\d?)", _every_few),
    _way(r"x0\.5(?P<n>)", _every_few),
    _way(r"last_workday", _last_workday),
)
_WAYS: dict[str, tuple[tuple[re.Pattern[str], Give], ...]] = {
    "W": (_way(r"\d(,\d)*", _week_days),),
    "M": (
        _way(r"\d{1,2}(,\d{1,2})*", _month_days),
        _way(r"workday(?P<n>[1-9]\d?)", _month_workday),
        _way(r"w(?P<n>[1-5])(-(?P<d>[1-7]))?", _month_week),
        _way(r"last_w(?P<d>[1-7])", _month_last_weekday),
        _way(r"odd|even", _odd_or_even),
    ),
    "Q": (_way(r"\+(?P<n>\d{1,2})(?P<wd>wd)?", _after_end),),
    "Y": (_way(r"\d{1,2}-\d{1,2}(,\d{1,2}-\d{1,2})*", _year_days), _way(r"12\|1", _around_new_year)),
}
