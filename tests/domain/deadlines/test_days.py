"""Arithmetic of months and weeks against slow references."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines.days import add_months, cn, day_of, month_end, relative_month, week_day

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


def slow_add(day: date, months: int) -> date:
    """Step month by month, then take the day or the nearest earlier one that exists."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    wanted = day.day
    while (found := day_of(year, month, wanted)) is None:
        wanted -= 1
    return found


@given(day=DAYS, months=st.integers(-60, 60))
def test_adding_months_agrees_with_stepping(day: date, months: int) -> None:
    assert add_months(day, months) == slow_add(day, months)


@given(year=st.integers(2000, 2080), month=st.integers(-20, 40))
def test_a_month_ends_the_day_before_another_begins(year: int, month: int) -> None:
    following = month_end(year, month) + timedelta(days=1)
    assert following.day == 1
    assert (following.year * 12 + following.month) - (year * 12 + month) == 1


@given(day=DAYS, weeks=st.integers(0, 3), weekday=st.integers(0, 6))
def test_a_day_of_a_week_lies_in_that_week(day: date, weeks: int, weekday: int) -> None:
    found = week_day(day, weeks, weekday)
    assert found.weekday() == weekday
    monday = day - timedelta(days=day.weekday())
    assert weeks * 7 <= (found - monday).days < weeks * 7 + 7


def test_no_corresponding_day_is_the_last_of_the_month() -> None:
    assert add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)


def test_relative_months() -> None:
    assert relative_month("下月", date(2026, 12, 5)) == date(2027, 1, 31)
    assert relative_month("本月", date(2026, 2, 5)) == date(2026, 2, 28)
    assert relative_month("本月", None) is None


def test_a_day_is_written_as_papers_do() -> None:
    assert cn(date(2026, 5, 2)) == "2026年5月2日"
