"""年历 for the office wall: a row a month, a column a day, what the month holds beside it."""

from collections.abc import Sequence
from datetime import date

from desktop.documents.official import Align, Table
from desktop.domain.periods import Period, Span
from desktop.domain.workdays import WEEKDAYS
from desktop.services.calendar_view import DayView, days, uncovered_years
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject

_DAYS = 31
_MONTH_MM, _DAY_MM, _EVENTS_MM = 8.0, 4.9, 65.0
_PT = 7.0
_ROW_MM = 10.8
_MOST = 72  # characters of what a month holds: three lines
_LEGEND = "放：放假　班：补班　休：周末　会：会议　责：职责到期"


def year_calendar(desk: Desk, subject: Subject) -> Facts:
    """年历, A4 landscape, of the year that the subject's day lies in."""
    year = (subject.on or desk.today()).year
    months = [Period(year, number, Span.MONTH) for number in range(1, 13)]
    rows = tuple(_row(days(desk, month.start, month.end)) for month in months)
    note = (
        "　放假安排未录入，暂按周一至周五计"
        if uncovered_years(desk.calendar, date(year, 1, 1), date(year, 1, 1))
        else ""
    )
    name = f"{common.place(desk)}{desk.profile.mechanism}{year}年工作日历"
    table = Table(
        columns=("月", *(str(n) for n in range(1, _DAYS + 1)), "会议和到期的职责"),
        rows=rows,
        widths=(_MONTH_MM, *(_DAY_MM,) * _DAYS, _EVENTS_MM),
        aligns=(*(Align.CENTER,) * (_DAYS + 1), Align.LEFT),
        font_size=_PT,
        row_height=_ROW_MM,
        caption=f"{name}（{_LEGEND}{note}）",
        landscape=True,
    )
    return Facts(name, {}, {"年历": table})


def _row(month: Sequence[DayView]) -> tuple[str, ...]:
    cells = [_cell(view) for view in month]
    blank = [""] * (_DAYS - len(cells))
    return (f"{month[0].day.month}", *cells, *blank, _events(month))


def _cell(view: DayView) -> str:
    rest = "休" if not view.worked and not view.mark else ""
    marks = [view.mark or rest, "会" if view.meetings else "", "责" if view.duties else ""]
    return "\n".join([WEEKDAYS[view.day.weekday()][-1], *filter(None, marks)])


def _events(month: Sequence[DayView]) -> str:
    """Return what the month holds, day by day; what does not fit is counted."""
    told = [f"{view.day.day}日{words}" for view in month for words in _words(view)]
    kept: list[str] = []
    for words in told:
        if sum(map(len, kept)) + len(kept) + len(words) > _MOST:
            break
        kept.append(words)
    more = f"；另有{len(told) - len(kept)}项" if len(told) > len(kept) else ""
    return "；".join(kept) + more


def _words(view: DayView) -> list[str]:
    held = [f"{each.title}{'' if each.held else '（筹备）'}" for each in view.meetings]
    return [
        *held,
        *(f"{duty.period.removeprefix(str(view.day.year) + '年')}{duty.subject}" for duty in view.duties),
    ]
