"""A count of working days, day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.daycount import day_by_day, runs
from desktop.domain.workdays import WorkCalendar


def test_a_count_over_a_holiday_is_told_in_runs(calendar: WorkCalendar) -> None:
    days = day_by_day(date(2026, 9, 24), date(2026, 10, 12), calendar)
    words = [run.words for run in runs(days)]
    assert words == [
        "不计　9月25日周五至27日周日　中秋节放假",
        "第1至3个　9月28日周一至30日周三",
        "不计　10月1日周四至7日周三　国庆节放假",
        "第4至5个　10月8日周四至9日周五",
        "第6个　10月10日周六　补班",
        "不计　10月11日周日",
        "第7个　10月12日周一",
    ]


def test_a_run_over_the_end_of_a_month_names_both_months(calendar: WorkCalendar) -> None:
    days = day_by_day(date(2026, 7, 30), date(2026, 8, 2), calendar)
    assert [run.words for run in runs(days)] == ["第1个　7月31日周五", "不计　8月1日周六至2日周日"]
    (run,) = runs(day_by_day(date(2026, 6, 28), date(2026, 7, 3), calendar))
    assert run.words == "第1至5个　6月29日周一至7月3日周五"


def test_nothing_is_counted_backwards(calendar: WorkCalendar) -> None:
    assert day_by_day(date(2026, 9, 24), date(2026, 9, 24), calendar) == ()
    assert runs(day_by_day(date(2026, 9, 24), date(2026, 9, 1), calendar)) == ()


@given(start=st.dates(date(2024, 1, 1), date(2026, 6, 1)), length=st.integers(1, 90))
def test_the_last_place_is_what_the_calendar_counts(start: date, length: int, calendar: WorkCalendar) -> None:
    end = calendar.add_workdays(start, length).day
    days = day_by_day(start, end, calendar)
    assert days[-1].place == length
    assert [each.day for each in days] == [start + timedelta(n) for n in range(1, (end - start).days + 1)]
    assert [each.place for each in days if each.place] == list(range(1, length + 1))
    told = runs(days)
    assert sum((run.last.day - run.first.day).days + 1 for run in told) == len(days)
