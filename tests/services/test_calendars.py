from datetime import date

import pytest

from desktop.domain.workdays import WorkCalendar
from desktop.services.calendars import Coverage, coverage, office_calendar, shipped_calendar
from desktop.services.desk import Desk
from desktop.store.tables import CalendarDay


def test_the_shipped_years_are_covered_and_others_said_not_to_be() -> None:
    calendar = shipped_calendar()
    assert calendar.covers(2026)
    assert not calendar.covers(2040)
    assert not calendar.is_workday(date(2026, 10, 1))


def test_a_year_the_office_entered_takes_the_place_of_the_shipped_one(county: Desk) -> None:
    with county.act("放假安排") as work:
        work.add(CalendarDay(day=date(2027, 2, 8), off=True, name="春节"))
        work.add(CalendarDay(day=date(2027, 2, 20), off=False, name="春节调休"))
    calendar = office_calendar(county.store)
    assert calendar.covers(2027)
    assert not calendar.is_workday(date(2027, 2, 8))
    assert calendar.is_workday(date(2027, 2, 20))
    assert not shipped_calendar().covers(2027)
    county.reload()
    assert county.calendar.covers(2027)


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
