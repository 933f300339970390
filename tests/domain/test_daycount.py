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
        "不计　9月25日（周五）至9月27日（周日）　中秋节放假",
        "第1至3个工作日　9月28日（周一）至9月30日（周三）",
        "不计　10月1日（周四）至10月7日（周三）　国庆节放假",
        "第4至5个工作日　10月8日（周四）至10月9日（周五）",
        "第6个工作日　10月10日（周六）　补班",
        "不计　10月11日（周日）",
        "第7个工作日　10月12日（周一）",
    ]


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
