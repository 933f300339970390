"""Which reports a rhythm asks for, and which of them are missed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rhythm import SENT_BACK, Report, expected, fill, missed, next_report
from desktop.domain.workdays import WorkCalendar

OPENED, TODAY = date(2026, 6, 3), date(2026, 11, 21)
CODES = (
    "D", "D:10", "WD:5", "W", "W:5", "W:2,4", "W:x0.5", "W:end", "M", "M:5", "M:10,20", "M:end", "M:x2", "M:even",
    "M:workday3", "M:w2", "M:w1-3", "M:last_w5", "M:last_week", "M:last_workday", "M:1-2", "Q", "Q:end", "Q:+15",
    "Q:+10wd", "Q:x1/2", "H", "H:end", "Y", "Y:x2", "Y:6-30,12-31", "Y:12|1", "Y:1-2", "W;M", "M:5;Q:+10",
)  # fmt: skip


def dues(code: str, calendar: WorkCalendar, since: date = OPENED, until: date = TODAY) -> list[str]:
    return [each.due.strftime("%m-%d") for each in expected(code, since, until, calendar)]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("M:5", ["06-05", "07-05", "08-05", "09-05", "10-05", "11-05"]),
        ("M:31", ["06-30", "07-31", "08-31", "09-30", "10-31"]),
        ("M:odd", ["07-31", "09-30"]),
        ("M:even", ["06-30", "08-31", "10-31"]),
        ("M:w1-3", ["06-03", "07-01", "08-05", "09-02", "10-07", "11-04"][1:]),
        ("M:last_w5", ["06-26", "07-31", "08-28", "09-25", "10-30"]),
        ("Q", ["06-30", "09-30"]),
        ("Q:end", ["06-30", "09-30"]),
        ("Q:+15", ["07-15", "10-15"]),
        ("H", ["06-30"]),
        ("Y", []),
        ("Y:x2", ["06-30"]),
        ("Y:1-2", []),  # once or twice a year
        ("Y:7-1", ["07-01"]),
        ("Y:1-8,4-8,7-8,10-8", ["07-08", "10-08"]),
        ("", []),
        ("EVENT:-15d", []),
        ("+3wd_after_holiday", []),
    ],
)
def test_when_reports_are_due(calendar: WorkCalendar, code: str, told: list[str]) -> None:
    assert dues(code, calendar) == told


def test_a_report_that_went_back_fills_no_period(calendar: WorkCalendar) -> None:
    wanted = expected("M:5", date(2026, 9, 10), TODAY, calendar)
    back, made = Report(date(2026, 10, 3), SENT_BACK), Report(date(2026, 11, 4))
    assert list(fill(wanted, [back, made]).values()) == [made]
    assert [each.due for each in missed("M:5", date(2026, 9, 10), TODAY, calendar, [back, made])] == [
        date(2026, 10, 5)
    ]


def test_weeks_and_days(calendar: WorkCalendar) -> None:
    since, until = date(2026, 11, 1), date(2026, 11, 15)
    assert dues("W", calendar, since, until) == ["11-08", "11-15"]
    assert dues("W:2,4", calendar, since, until) == ["11-03", "11-05", "11-10", "11-12"]
    assert dues("D:10", calendar, since, until) == ["11-10"]
    assert dues("D:10", calendar, date(2026, 2, 10), date(2026, 3, 9)) == ["02-20", "02-28"]
    assert len(dues("D", calendar, since, until)) == 14
    assert len(dues("WD", calendar, since, until)) == 10


def test_working_days_follow_the_calendar(calendar: WorkCalendar) -> None:
    october = (date(2026, 9, 30), date(2026, 10, 31))
    assert dues("M:workday1", calendar, *october) == ["10-08"]  # after the national holiday
    assert dues("M:last_workday", calendar, *october) == ["10-30"]
    assert dues("Q:+1wd", calendar, *october) == ["10-08"]


def test_the_winter_window_closes_with_january(calendar: WorkCalendar) -> None:
    (each,) = expected("Y:12|1", date(2026, 3, 1), date(2027, 3, 1), calendar)
    assert (each.key, each.due) == ("2026", date(2027, 1, 31))


def test_two_rhythms_stand_beside_each_other(calendar: WorkCalendar) -> None:
    keys = [each.key for each in expected("W;M", date(2026, 10, 20), date(2026, 11, 8), calendar)]
    assert keys == ["2026W43", "2026-10", "2026W44", "2026W45"]


def test_a_period_with_two_reports_numbers_them(calendar: WorkCalendar) -> None:
    keys = [(each.key, each.label) for each in expected("M:10,20", date(2026, 10, 31), TODAY, calendar)]
    assert keys == [("2026-11/1", "2026年11月第1次"), ("2026-11/2", "2026年11月第2次")]


def test_reports_fill_the_period_they_name_or_fall_into(calendar: WorkCalendar) -> None:
    wanted = expected("M", OPENED, TODAY, calendar)
    came = fill(
        wanted, [Report(date(2026, 11, 3), "2026-07"), Report(date(2026, 9, 30)), Report(date(2026, 9, 2))]
    )
    assert {key: report.on for key, report in came.items()} == {
        "2026-07": date(2026, 11, 3),
        "2026-09": date(2026, 9, 2),
    }


def test_each_missed_report_is_a_small_overdue(calendar: WorkCalendar) -> None:
    left = missed(
        "M", OPENED, TODAY, calendar, [Report(date(2026, 7, 20)), Report(date(2026, 11, 2), "2026-09")]
    )
    assert [(each.key, each.label) for each in left] == [
        ("2026-06", "2026年6月"), ("2026-08", "2026年8月"), ("2026-10", "2026年10月"),
    ]  # fmt: skip
    assert left[-1].late == calendar.workdays_between(date(2026, 10, 31), TODAY) == 15


def test_a_report_due_today_is_not_yet_missed(calendar: WorkCalendar) -> None:
    assert missed("M:20", date(2026, 11, 1), date(2026, 11, 20), calendar) == []
    assert len(missed("M:20", date(2026, 11, 1), date(2026, 11, 21), calendar)) == 1


def test_the_next_report(calendar: WorkCalendar) -> None:
    assert next_report("Q:end", OPENED, TODAY, calendar).due == date(2026, 12, 31)
    assert next_report("Y", OPENED, TODAY, calendar).key == "2026"
    assert next_report("M:21", OPENED, TODAY, calendar).due == TODAY
    assert next_report("", OPENED, TODAY, calendar) is None


@given(
    code=st.sampled_from(CODES),
    since=st.dates(date(2024, 1, 1), date(2026, 6, 30)),
    length=st.integers(0, 700),
)
def test_the_days_of_reports_never_overlap(
    code: str, since: date, length: int, calendar: WorkCalendar
) -> None:
    until = since + timedelta(length)
    for part in code.split(";"):
        row = expected(part, since, until, calendar)
        assert all(since < each.due <= until for each in row)
        assert all(each.opens <= each.due for each in row)
        assert all(before.due < after.opens for before, after in pairwise(row))
        assert len({each.key for each in row}) == len(row)


@given(code=st.sampled_from(CODES), cut=st.integers(0, 300))
def test_what_is_expected_does_not_depend_on_where_one_begins_to_look(
    code: str, cut: int, calendar: WorkCalendar
) -> None:
    """One table of expected reports serves all tasks of a rhythm."""
    start = date(2025, 12, 31)
    late = start + timedelta(cut)
    whole = expected(code, start, TODAY, calendar)
    assert expected(code, late, TODAY, calendar) == [each for each in whole if each.due > late]
