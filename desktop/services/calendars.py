"""The working-day calendar: the shipped years and what the office entered itself."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop.domain.workdays import SpecialDay, WorkCalendar, parse_festivals, parse_year_file
from desktop.locate import shipped
from desktop.store.store import Store
from desktop.store.tables import CalendarDay, Setting
from desktop.store.work import View

YEAR_KEY = "holidays/"  # one setting for each year taken in: its source, the day, the text kept
LOCAL = "本地："  # before the source of a day entered by hand


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
    """Return the shipped calendar, the years the office took in in their place, its own days over all."""
    calendar = shipped_calendar()
    with store.read() as view:
        taken = taken_years(view)
        days = [SpecialDay(row.day, row.off, row.name) for row in view.find(CalendarDay, order="day")]
    for year in taken:
        calendar = calendar.with_year(year, ())
    return calendar.with_days(days)


def taken_years(view: View) -> dict[int, str]:
    """Return the years that the office took in from a notice or file, with the words of their source."""
    kept = (setting for setting in view.find(Setting) if setting.key.startswith(YEAR_KEY))
    return {int(each.key.removeprefix(YEAR_KEY)): str(each.value.get("source", "")) for each in kept}


@lru_cache(maxsize=1)
def shipped_sources() -> dict[int, str]:
    """Return the notice number of each shipped year, as far as it is known."""
    folder = shipped("resources") / "calendar"
    texts = (path.read_text(encoding="utf-8") for path in folder.glob("[0-9][0-9][0-9][0-9].toml"))
    return {year: source for year, _days, source in map(parse_year_file, texts)}


def is_local(source: str) -> bool:
    """Tell whether a day was entered by hand (地方放假, such as a 少数民族节日) and not by a notice."""
    return source.startswith(LOCAL)


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
