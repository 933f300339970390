from datetime import date

import pytest

from desktop.domain.workdays import WorkCalendar
from desktop.services.calendars import (
    Coverage,
    coverage,
    is_local,
    office_calendar,
    shipped_calendar,
    shipped_sources,
    taken_years,
)
from desktop.services.desk import Desk
from desktop.store.tables import CalendarDay, Setting


def test_the_shipped_years_are_covered_and_others_said_not_to_be() -> None:
    calendar = shipped_calendar()
    assert calendar.covers(2026)
    assert not calendar.covers(2040)
    assert not calendar.is_workday(date(2026, 10, 1))
    assert shipped_sources()[2025] == "国办发明电〔2024〕12号"


def test_a_year_taken_in_stands_in_the_place_of_the_shipped_one(county: Desk) -> None:
    with county.act("放假安排") as work:
        work.add(Setting(key="holidays/2026", value={"source": "某号"}))
        work.add(CalendarDay(day=date(2026, 2, 8), off=True, name="春节", source="某号"))
    calendar = office_calendar(county.store)
    assert not calendar.is_workday(date(2026, 2, 8))
    assert calendar.is_workday(date(2026, 10, 1))
    with county.view() as view:
        assert taken_years(view) == {2026: "某号"}


def test_single_days_stand_over_what_is_known_and_cover_no_year(county: Desk) -> None:
    with county.act("本地") as work:
        work.add(CalendarDay(day=date(2026, 3, 4), off=True, name="三月三", source="本地：规定"))
        work.add(CalendarDay(day=date(2027, 3, 3), off=True, name="三月三", source="本地：规定"))
    calendar = office_calendar(county.store)
    assert not calendar.covers(2027)
    assert not calendar.is_workday(date(2027, 3, 3))
    assert not calendar.is_workday(date(2026, 10, 1))
    assert is_local("本地：规定")
    assert not is_local("国办发明电〔2024〕12号")


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((2024, 2025, 2026, 2027), Coverage(2024, 2027, ())),
        ((2024, 2026), Coverage(2024, 2026, (2025, 2027))),
        ((2030,), Coverage(2030, 2030, ())),
        ((), Coverage(0, 0, (2026, 2027))),
    ],
)
def test_this_year_the_next_and_any_gap_are_asked_for(years: tuple[int, ...], told: Coverage) -> None:
    assert coverage(WorkCalendar(years), date(2026, 11, 20)) == told
