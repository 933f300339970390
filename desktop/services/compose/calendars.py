"""年历 for the office wall: a row a month, a column a day, what the month holds beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.documents.official import Align, Table
from desktop.domain.periods import Period, Span
from desktop.domain.workdays import WEEKDAYS
from desktop.services.calendar_view import DayView, days, uncovered_years
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject

_DAYS = 31
_MONTH_MM, _DAY_MM, _EVENTS_MM = 7.0, 5.2, 56.8
_PT = 6.8  # twelve rows of three lines and the head still stand on one sheet
_ROW_MM = 9.6
_MARKS = 2  # of one day; the third stands in words beside the month
_MOST = 66  # characters of what a month holds: three lines
_LEGEND = "放：放假　班：补班　会：会议　责：职责到期"


def year_calendar(desk: Desk, subject: Subject) -> Facts:
    """年历, A4 landscape, of the year that the subject's day lies in."""
    year = (subject.on or desk.today()).year
    months = [Period(year, number, Span.MONTH) for number in range(1, 13)]
    rows = tuple(_row(days(desk, month.start, month.end)) for month in months)
    covered = not uncovered_years(desk.calendar, months[0].start, months[-1].end)
    note = "" if covered else "　放假安排未录入，暂按周一至周五计"
    name = f"{common.place(desk)}{desk.profile.mechanism}{year}年工作日历"
    head = ("月", *(str(n) for n in range(1, _DAYS + 1)), f"会议和到期的职责（{_LEGEND}{note}）")
    table = Table(
        columns=(),
        rows=(head, *rows),
        widths=(_MONTH_MM, *(_DAY_MM,) * _DAYS, _EVENTS_MM),
        aligns=(*(Align.CENTER,) * (_DAYS + 1), Align.LEFT),
        font_size=_PT,
        row_height=_ROW_MM,
        caption=name,
        landscape=True,
    )
    return Facts(name, {}, {"年历": table})


def _row(month: Sequence[DayView]) -> tuple[str, ...]:
    cells = [_cell(view) for view in month]
    blank = [""] * (_DAYS - len(cells))
    return (f"{month[0].day.month}", *cells, *blank, _events(month))


def _cell(view: DayView) -> str:
    marks = [view.mark, "会" if view.meetings else "", "责" if view.duties else ""]
    return "\n".join([WEEKDAYS[view.day.weekday()][-1], *[mark for mark in marks if mark][:_MARKS]])


def _events(month: Sequence[DayView]) -> str:
    """Return what the month holds: its holidays, then day by day; what does not fit is counted."""
    told = [*_holidays(month), *(f"{view.day.day}日{words}" for view in month for words in _words(view))]
    kept: list[str] = []
    for words in told:
        if sum(map(len, kept)) + len(kept) + len(words) > _MOST:
            break
        kept.append(words)
    more = f"；另有{len(told) - len(kept)}项" if len(told) > len(kept) else ""
    return "；".join(kept) + more


def _holidays(month: Sequence[DayView]) -> Iterator[str]:
    for words, run in groupby(month, lambda view: view.words if view.mark == "放" else ""):
        days_off = [view.day.day for view in run]
        if words:
            last = f"—{days_off[-1]}" if len(days_off) > 1 else ""
            yield f"{days_off[0]}{last}日{words}"


def _words(view: DayView) -> list[str]:
    held = [f"{each.title}{'' if each.held else '（筹备）'}" for each in view.meetings]
    return [*held, *(_duty(view.day.year, duty.period) + duty.subject for duty in view.duties)]


def _duty(year: int, period: str) -> str:
    """Return a period shortly on the sheet of its own year: 10月 for 2026年10月, 本年度 for 2026年度."""
    short = period.removeprefix(f"{year}年")
    return "本年度" if short == "度" else short
