"""The shipped calendar, for every test that counts days."""

import pytest

from desktop.domain.workdays import WorkCalendar, parse_festivals, parse_year_file
from desktop.locate import shipped


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    folder = shipped("resources") / "calendar"
    result = WorkCalendar()
    for path in sorted(folder.glob("20??.toml")):
        year, days, _source = parse_year_file(path.read_text(encoding="utf-8"))
        result = result.with_year(year, days)
    return result.with_festivals(parse_festivals((folder / "festivals.toml").read_text(encoding="utf-8")))
