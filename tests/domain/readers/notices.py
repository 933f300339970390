"""Holiday notices written out again from the year files, in the wording of the State Council's office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.readers.holiday_checks import FESTIVALS
from desktop.domain.workdays import SpecialDay, WorkCalendar
from desktop.services.calendars import shipped_calendar

_SHORT = "一二三四五六日"
_ORDER = "一二三四五六七"
DAY = timedelta(1)


@dataclass(frozen=True)
class Style:
    """How a notice is worded: (周四), (星期四) or nothing behind a day."""

    weekday: str = "周"
    range_word: str = "至"
    numbered: bool = True


@dataclass(frozen=True)
class Part:
    names: tuple[str, ...]
    off: tuple[date, ...]
    work: tuple[date, ...]


def parts(year: int, calendar: WorkCalendar | None = None) -> list[Part]:
    """Give the holidays of a notice: 元旦 with the days before New Year, neighbours joined into one."""
    calendar = calendar or shipped_calendar()
    days = [day for of in (year - 1, year) for day in calendar.special_days(of) if _of_notice(day, year)]
    made: list[Part] = []
    for name in FESTIVALS:
        off = _filled([day.day for day in days if day.name == name and day.off])
        work = tuple(day.day for day in days if day.name == name and not day.off)
        if off:
            made.append(Part((name,), off, work))
    made.sort(key=lambda part: part.off)
    return list(_joined(made))


def notice(year: int, style: Style | None = None, number: str = "") -> str:
    """Write the notice of a year."""
    style = style or Style()
    lines = [
        f"国务院办公厅关于{year}年\n部分节假日安排的通知",
        number or f"国办发明电〔{year - 1}〕7号",
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
        f"经国务院批准，现将{year}年{'、'.join(FESTIVALS[:-1])}和国庆节放假调休日期的具体安排通知如下。",
        *(_sentence(n, part, style) for n, part in enumerate(parts(year))),
        "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，确保人民群众祥和平安度过节日假期。",
        f"国务院办公厅\n{year - 1}年11月4日\n（此件公开发布）",
    ]
    return "\n".join(lines)


def _filled(off: list[date]) -> tuple[date, ...]:
    """Add the weekend days that a year file may leave out in the midst of a holiday."""
    run = [off[0] + DAY * n for n in range((off[-1] - off[0]).days + 1)] if off else []
    return tuple(day for day in run if day in off or day.weekday() >= 5)


def _of_notice(special: SpecialDay, year: int) -> bool:
    """Whether a day stands in the notice of the year: the end of December is of the next year's 元旦."""
    return (special.day.year == year) != (special.name == "元旦" and special.day.month > 6)


def _joined(made: list[Part]) -> Iterator[Part]:
    held: Part | None = None
    for part in made:
        if held and (part.off[0] <= held.off[-1] + DAY):
            off = tuple(sorted({*held.off, *part.off}))
            held = Part((*held.names, *part.names), off, tuple(sorted((*held.work, *part.work))))
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _sentence(n: int, part: Part, style: Style) -> str:
    head = f"{_ORDER[n]}、" if style.numbered else ""
    span = _day(part.off[0], style, part.off[0].year != part.off[-1].year)
    if part.off[-1] != part.off[0]:
        crosses = part.off[0].year != part.off[-1].year
        span += style.range_word + _day(part.off[-1], style, crosses, part.off[0].month)
    rest = "放假调休" if part.work else "放假"
    worked = "、".join(_day(day, style, day.year != part.off[-1].year) for day in part.work)
    told = f"{head}{'、'.join(part.names)}：{span}{rest}，共{len(part.off)}天。"
    return told + (f"{worked}上班。" if worked else "")


def _day(day: date, style: Style, with_year: bool, month: int = 0) -> str:
    words = f"{day.year}年" if with_year else ""
    words += "" if month == day.month and not with_year else f"{day.month}月"
    note = f"（{style.weekday}{_SHORT[day.weekday()]}）" if style.weekday else ""
    return f"{words}{day.day}日{note}"
