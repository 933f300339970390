"""Working days against chinesecalendar day by day, and counting against a slow obvious reference."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines.regimes import Regime, count
from desktop.domain.deadlines.setting import Setting
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


# Invented calendars, with years that are not covered in between, against walking one day at a time.
YEARS = (2030, 2031, 2032, 2033)
INVENTED = st.dates(date(2030, 1, 1), date(2033, 12, 31))
SPECIALS = st.dictionaries(
    INVENTED, st.tuples(st.booleans(), st.sampled_from(("春节", "国庆节"))), max_size=120
)
RUNS = st.lists(st.tuples(INVENTED, st.integers(1, 20), st.booleans()), max_size=8)


@dataclass(frozen=True)
class Plain:
    """The slow reference: a day is worked if it is so marked, else from Monday to Friday."""

    years: frozenset[int]
    marks: dict[date, bool]

    def worked(self, day: date) -> bool:
        return self.marks[day] if day in self.marks else day.weekday() < 5

    def walk(self, start: date, n: int) -> tuple[date, list[date], set[int]]:
        """Step until the nth working day; returns it, what was stepped over, and the uncovered years crossed."""
        step, left, day = (DAY if n >= 0 else -DAY), abs(n), start
        skipped, years = [], set()
        while left:
            day += step
            years.add(day.year)
            if self.worked(day):
                left -= 1
            else:
                skipped.append(day)
        return day, skipped, (years or {day.year}) - self.years


@st.composite
def both(draw: st.DrawFn) -> tuple[WorkCalendar, Plain]:
    years = frozenset(draw(st.sets(st.sampled_from(YEARS))))
    specials = draw(SPECIALS)
    for first, length, off in draw(RUNS):
        specials |= {first + DAY * n: (off, "春节") for n in range(length)}
    calendar = WorkCalendar(years, [SpecialDay(day, *mark) for day, mark in specials.items()])
    return calendar, Plain(years, {day: not off for day, (off, _name) in specials.items()})


@given(pair=both(), start=INVENTED, n=st.integers(-60, 60))
def test_counting_agrees_with_walking_in_any_calendar(
    pair: tuple[WorkCalendar, Plain], start: date, n: int
) -> None:
    calendar, plain = pair
    counted = calendar.add_workdays(start, n)
    day, skipped, uncovered = plain.walk(start, n)
    assert (counted.day, [skip.day for skip in counted.skipped]) == (day, skipped)
    assert counted.uncovered == tuple(sorted(uncovered))


@given(pair=both(), a=INVENTED, b=INVENTED)
def test_the_days_between_are_those_counted_one_by_one(
    pair: tuple[WorkCalendar, Plain], a: date, b: date
) -> None:
    calendar, plain = pair
    first, last = min(a, b), max(a, b)
    spelled = sum(plain.worked(first + DAY * n) for n in range(1, (last - first).days + 1))
    assert calendar.workdays_between(first, last) == spelled
    assert calendar.workdays_between(last, first) == -spelled


@given(pair=both(), start=INVENTED, n=st.integers(1, 60))
def test_counting_there_and_back_returns_to_a_working_day(
    pair: tuple[WorkCalendar, Plain], start: date, n: int
) -> None:
    calendar, _plain = pair
    there = calendar.roll(start).day
    assert calendar.add_workdays(calendar.add_workdays(there, n).day, -n).day == there
    assert calendar.workdays_between(there, calendar.add_workdays(there, n).day) == n


@given(pair=both(), day=INVENTED)
def test_rolling_stops_at_the_first_worked_day(pair: tuple[WorkCalendar, Plain], day: date) -> None:
    calendar, plain = pair
    rolled = calendar.roll(day)
    expected, passed = day, set()
    while not plain.worked(expected):
        passed.add(expected.year)
        expected += DAY
    assert rolled.day == expected
    assert rolled.uncovered == tuple(sorted((passed | {expected.year}) - plain.years))
    assert all(not plain.worked(skip.day) for skip in rolled.skipped)


@given(pair=both(), start=INVENTED, months=st.integers(1, 24))
def test_a_term_of_months_ends_on_the_like_day_and_rolls_off_rest(
    pair: tuple[WorkCalendar, Plain], start: date, months: int
) -> None:
    calendar, plain = pair
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    wanted = start.day
    while wanted > (date(year + (month == 11), (month + 1) % 12 + 1, 1) - DAY).day:
        wanted -= 1  # 民法典第二百零二条: no like day, the last of the month
    last = date(year, month + 1, wanted)
    found = count(start, months, "month", Regime("month", True, ""), Setting(start, calendar))
    expected = last
    while not plain.worked(expected):
        expected += DAY
    assert found.due == expected
    assert found.due_unrolled == (last if last != expected else None)


@given(pair=both(), year=st.sampled_from(YEARS), data=st.data())
def test_a_year_put_in_another_years_place_changes_that_year_alone(
    pair: tuple[WorkCalendar, Plain], year: int, data: st.DataObject
) -> None:
    calendar, plain = pair
    fresh = data.draw(
        st.dictionaries(st.dates(date(year, 1, 1), date(year, 12, 31)), st.booleans(), max_size=40)
    )
    changed = calendar.with_year(year, [SpecialDay(day, off, "节") for day, off in fresh.items()])
    marks = {day: worked for day, worked in plain.marks.items() if day.year != year}
    after = Plain(plain.years | {year}, marks | {day: not off for day, off in fresh.items()})
    every = [date(2030, 1, 1) + DAY * n for n in range(4 * 365)]
    assert [changed.is_workday(day) for day in every] == [after.worked(day) for day in every]
    assert set(changed.years) == after.years
    assert [special.day for special in changed.special_days(year)] == sorted(fresh)


@given(pair=both(), days=st.dictionaries(INVENTED, st.booleans(), max_size=20))
def test_single_days_lie_over_what_is_known_and_can_be_taken_off(
    pair: tuple[WorkCalendar, Plain], days: dict[date, bool]
) -> None:
    calendar, plain = pair
    over = calendar.with_days([SpecialDay(day, off, "三月三") for day, off in days.items()])
    assert over.years == calendar.years
    assert all(over.is_workday(day) is not off for day, off in days.items())
    assert all(over.special(day) == calendar.special(day) for day in plain.marks if day not in days)
    without = over.without_days(days)
    assert all(without.is_workday(day) is (day.weekday() < 5) for day in days)
    assert without.years == calendar.years
