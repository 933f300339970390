import json
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.readers.minutes import MinutesProposal, read_minutes
from desktop.domain.readers.minutes.timing import Clock
from desktop.domain.source import SourceText
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar, parse_festivals, parse_year_file
from desktop.locate import shipped

FILES = Path(__file__).parents[3] / "files" / "minutes"
MEETING_DAY = date(2026, 4, 29)


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    folder = shipped("resources") / "calendar"
    years, days = [], []
    for path in sorted(folder.glob("20*.toml")):
        year, special, _ = parse_year_file(path.read_text(encoding="utf-8"))
        years.append(year)
        days.extend(special)
    return WorkCalendar(years, days, parse_festivals((folder / "festivals.toml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def books() -> dict[str, UnitBook]:
    places = json.loads((FILES / "units.json").read_text(encoding="utf-8"))
    return {place: UnitBook.from_json(units) for place, units in places.items()}


@pytest.fixture(scope="session")
def book(books):
    return books["云岭县"]


@pytest.fixture(scope="session")
def clock(calendar) -> Clock:
    return Clock(MEETING_DAY, calendar)


@pytest.fixture(scope="session")
def read(book, calendar):
    """Read a pasted text against the units of 云岭县, counting from 29 April 2026."""

    def reading(text: str, *, anchor: date | None = MEETING_DAY, units: UnitBook = book) -> MinutesProposal:
        return read_minutes(SourceText("粘贴", text), units, calendar, anchor)

    return reading


@pytest.fixture(scope="session")
def decided(read):
    """Read sentences that stand under 会议议定以下事项, and check that every span is exact."""

    def reading(sentences: str):
        text = "会议议定以下事项：\n一、" + sentences
        made = read(text).decisions
        for decision in made:
            assert text[slice(*decision.span)] == decision.text
        return made

    return reading
