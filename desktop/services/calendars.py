"""The working-day calendar: the shipped years and what the office entered itself."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop.domain.workdays import SpecialDay, WorkCalendar, parse_festivals, parse_year_file
from desktop.locate import shipped
from desktop.store.store import Store
from desktop.store.tables import CalendarDay


@lru_cache(maxsize=1)
def shipped_calendar() -> WorkCalendar:
    """Return the calendar of every year that lies in resources/calendar."""
    folder = shipped("resources") / "calendar"
    years: list[int] = []
    days: list[SpecialDay] = []
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].toml")):
        year, special, _source = parse_year_file(path.read_text(encoding="utf-8"))
        years.append(year)
        days += special
    festivals = parse_festivals((folder / "festivals.toml").read_text(encoding="utf-8"))
    return WorkCalendar(years, days, festivals)


def office_calendar(store: Store) -> WorkCalendar:
    """Return the shipped calendar with the years that the office entered put in their place."""
    calendar = shipped_calendar()
    by_year: dict[int, list[SpecialDay]] = defaultdict(list)
    with store.read() as view:
        for day in view.find(CalendarDay, order="day"):
            by_year[day.day.year].append(SpecialDay(day.day, day.off, day.name))
    for year, days in by_year.items():
        calendar = calendar.with_year(year, days)
    return calendar


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which years' holiday notices are known: the run from `first` to `last`, and the years missing by today."""

    first: int
    last: int
    missing: tuple[int, ...]


def coverage(calendar: WorkCalendar, today: date) -> Coverage:
    """Return what the calendar covers; this year and the next are asked for, and any gap before them."""
    years = calendar.years
    wanted = range(years[0], today.year + 2) if years else range(today.year, today.year + 2)
    missing = tuple(year for year in wanted if not calendar.covers(year))
    return Coverage(years[0] if years else 0, years[-1] if years else 0, missing)
