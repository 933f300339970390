"""Working days against chinesecalendar day by day, and counting against a slow obvious reference."""

import re
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.workdays import SpecialDay, WorkCalendar, parse_festivals, parse_year_file
from desktop.locate import shipped

DAY = timedelta(days=1)
DAYS = st.dates(date(2004, 3, 1), date(2026, 10, 31))


def test_shipped_years_agree_with_chinesecalendar_day_by_day(calendar: WorkCalendar) -> None:
    day = date(2004, 1, 1)
    wrong = []
    while day.year < 2027:
        if calendar.is_workday(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += DAY
    assert wrong == []


def test_every_year_from_2004_to_2026_is_covered_and_no_other(calendar: WorkCalendar) -> None:
    assert [year for year in range(1990, 2060) if calendar.covers(year)] == list(range(2004, 2027))


def test_make_up_days_of_2026(calendar: WorkCalendar) -> None:
    worked = [date(2026, 1, 1) + DAY * n for n in range(365)]
    worked = [day for day in worked if day.weekday() >= 5 and calendar.is_workday(day)]
    assert [f"{day:%m-%d}" for day in worked] == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_feasts_fall_inside_their_holidays(calendar: WorkCalendar) -> None:
    names = {"春节": "Spring Festival", "清明节": "Tomb-sweeping Day", "端午节": "Dragon Boat Festival",
             "中秋节": "Mid-autumn Festival"}  # fmt: skip
    for year in range(2008, 2027):
        for ours, theirs in names.items():
            day = calendar.festival(ours, year)
            assert day is not None
            holiday, name = chinese_calendar.get_holiday_detail(day)
            assert holiday
            assert name in (theirs, "National Day", "Mid-autumn Festival", "Labour Day", None), (
                year,
                ours,
                name,
            )


def test_feasts_are_known_beyond_the_covered_years(calendar: WorkCalendar) -> None:
    assert calendar.festival("春节", 2027) == date(2027, 2, 6)
    assert calendar.festival("除夕", 2027) == date(2027, 2, 5)
    assert calendar.festival("春节", 2200) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 20), "星期三"),
        (date(2026, 5, 9), "补班"),
        (date(2026, 10, 3), "国庆节放假"),
        (date(2026, 3, 7), "星期六"),
    ],
)
def test_a_day_is_described(calendar: WorkCalendar, day: date, words: str) -> None:
    assert calendar.describe(day) == words


def test_days_skipped_are_told_with_their_reason(calendar: WorkCalendar) -> None:
    counted = calendar.add_workdays(date(2026, 2, 12), 5)
    assert counted.day == date(2026, 2, 26)
    assert [skip.day for skip in counted.skipped] == [date(2026, 2, 15) + DAY * n for n in range(9)]
    assert {skip.reason for skip in counted.skipped} == {"春节放假"}
    assert calendar.add_workdays(date(2026, 3, 6), 1).skipped[0].reason == "周六"


def test_an_uncovered_year_is_counted_plainly_and_said(calendar: WorkCalendar) -> None:
    counted = calendar.add_workdays(date(2026, 12, 28), 5)
    assert counted.uncovered == (2027,)
    assert counted.day == date(2027, 1, 4)
    assert calendar.add_workdays(date(2026, 12, 1), 5).uncovered == ()
    assert calendar.roll(date(2027, 1, 2)).uncovered == (2027,)


def test_a_year_keyed_in_changes_the_count_and_leaves_the_old_calendar_alone(calendar: WorkCalendar) -> None:
    off = [SpecialDay(date(2027, 1, day), True, "元旦") for day in (1, 2, 3)]
    later = calendar.with_year(2027, [*off, SpecialDay(date(2027, 1, 9), False, "元旦")])
    assert later.covers(2027)
    assert not calendar.covers(2027)
    assert calendar.is_workday(date(2027, 1, 1))
    assert not later.is_workday(date(2027, 1, 1))
    assert later.is_workday(date(2027, 1, 9))
    again = later.with_year(2027, [])
    assert not again.is_workday(date(2027, 1, 9))
    assert again.festival("春节", 2026) == date(2026, 2, 17)


def slow_nth(day: date, n: int) -> date:
    """Walk one day at a time by the package."""
    step = DAY if n > 0 else -DAY
    while n:
        day += step
        if chinese_calendar.is_workday(day):
            n += -1 if n > 0 else 1
    return day


@given(start=DAYS, n=st.integers(-30, 30))
def test_the_nth_working_day_agrees_with_walking(calendar: WorkCalendar, start: date, n: int) -> None:
    assert calendar.add_workdays(start, n).day == slow_nth(start, n)


@given(start=DAYS, n=st.integers(1, 40))
def test_every_day_of_a_count_is_either_worked_or_told_as_skipped(
    calendar: WorkCalendar, start: date, n: int
) -> None:
    counted = calendar.add_workdays(start, n)
    assert (counted.day - start).days == n + len(counted.skipped)
    assert calendar.workdays_between(start, counted.day) == n


@given(day=DAYS)
def test_rolling_gives_the_first_working_day_not_before(calendar: WorkCalendar, day: date) -> None:
    counted = calendar.roll(day)
    assert counted.day >= day
    assert chinese_calendar.is_workday(counted.day)
    assert [skip.day for skip in counted.skipped] == [day + DAY * n for n in range((counted.day - day).days)]
    assert not any(chinese_calendar.is_workday(skip.day) for skip in counted.skipped)


@given(a=DAYS, b=DAYS)
def test_working_days_between_are_signed_and_exclude_the_first(
    calendar: WorkCalendar, a: date, b: date
) -> None:
    count = calendar.workdays_between(a, b)
    assert count == -calendar.workdays_between(b, a)
    if a < b:
        spelled = sum(chinese_calendar.is_workday(a + DAY * n) for n in range(1, min((b - a).days, 400) + 1))
        assert spelled <= count
        assert (b - a).days > 400 or spelled == count


def test_a_year_file_is_read() -> None:
    text = (
        'year = 2030\nsource = "某号"\n[[holiday]]\nname = "元旦"\noff = ["01-01~01-03"]\nwork = ["01-05"]\n'
    )
    year, days, source = parse_year_file(text)
    assert (year, source) == (2030, "某号")
    assert [(special.day.day, special.off) for special in days] == [
        (1, True),
        (2, True),
        (3, True),
        (5, False),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("year = ", "格式读不懂"),
        ('source = "x"', "缺少年份"),
        ("year = 12", "缺少年份"),
        ('year = 2030\n[[holiday]]\nname = "元旦"\noff = ["01-01~13-03"]', "不是日期"),
        ('year = 2030\n[[holiday]]\nname = "元旦"\noff = ["一月一日"]', "不是日期"),
        ('year = 2030\n[[holiday]]\nname = "元旦"\noff = ["02-03~02-01"]', "止日早于起日"),
        ('year = 2030\nholiday = "元旦"', "[[holiday]]"),
        ('year = 2030\n[[holiday]]\nname = "元旦"\noff = "01-01"', "方括号"),
    ],
)
def test_a_bad_year_file_is_refused_in_words(text: str, part: str) -> None:
    with pytest.raises(Refused, match=re.escape(part)):
        parse_year_file(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('names = ["春节"]\n[days]\n2030 = ["02-03", "02-04"]', "应有1个日期"),
        ('names = ["春节"]\n[days]\nabc = ["02-03"]', "不是四位数字"),
        ('names = ["春节"]\n[days]\n2030 = ["02-30"]', "不是日期"),
    ],
)
def test_a_bad_table_of_feasts_is_refused_in_words(text: str, part: str) -> None:
    with pytest.raises(Refused, match=re.escape(part)):
        parse_festivals(text)


def test_every_shipped_year_lies_in_the_file_of_its_name() -> None:
    for path in (shipped("resources") / "calendar").glob("20??.toml"):
        year, days, _source = parse_year_file(path.read_text(encoding="utf-8"))
        assert path.name == f"{year}.toml"
        assert {special.day.year for special in days} == {year}


def test_a_count_between_two_days_is_that_of_day_after_day(calendar: WorkCalendar) -> None:
    start = date(2025, 1, 1)
    worked = 0
    for step in range(1, 800):
        day = start + timedelta(days=step)
        worked += calendar.is_workday(day)
        assert calendar.workdays_between(start, day) == worked


def test_the_covered_years_are_told_in_order() -> None:
    assert WorkCalendar().years == ()
    assert WorkCalendar((2026, 2024)).with_year(2025, ()).years == (2024, 2025, 2026)
