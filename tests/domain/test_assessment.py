"""What a yearly number is counted from: tasks as they stood, days late, who was there, rates and places."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.assessment import (
    Came,
    ExtensionFact,
    Number,
    Rate,
    Row,
    Shown,
    TaskFact,
    as_stood,
    came_of,
    counted_until,
    days_late,
    ranks,
)
from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar

END = date(2026, 12, 31)
WEEK = WorkCalendar()


def task(status: Status = Status.OPEN, **facts: object) -> TaskFact:
    known: dict = {"due_on": date(2026, 6, 30), "original_due_on": date(2026, 6, 30)} | facts
    return TaskFact("t", "2026-001", 2026, status, opened_on=date(2026, 3, 2), **known)


def test_what_came_after_the_day_has_not_happened_yet() -> None:
    done = task(Status.CLOSED, done_on=date(2027, 1, 5), closed_on=date(2027, 1, 8))
    assert as_stood(done, (), END) == task()
    closed_later = task(Status.CLOSED, done_on=date(2026, 12, 30), closed_on=date(2027, 1, 8))
    assert as_stood(closed_later, (), END) == task(Status.DONE, done_on=date(2026, 12, 30))
    before = task(Status.CLOSED, done_on=date(2026, 6, 1), closed_on=date(2026, 6, 2))
    assert as_stood(before, (), END) == before


def test_a_later_extension_has_not_moved_the_deadline() -> None:
    extended = task(due_on=date(2027, 5, 31))
    granted = (
        ExtensionFact("a", "t", date(2026, 6, 1), date(2026, 6, 30), date(2026, 9, 30)),
        ExtensionFact("b", "t", date(2027, 1, 4), date(2026, 9, 30), date(2027, 3, 31)),
        ExtensionFact("c", "t", date(2027, 2, 4), date(2027, 3, 31), date(2027, 5, 31)),
    )
    assert as_stood(extended, granted, END).due_on == date(2026, 9, 30)
    assert as_stood(extended, granted, date(2027, 1, 4)).due_on == date(2027, 3, 31)
    assert as_stood(extended, granted, date(2027, 3, 1)).due_on == date(2027, 5, 31)


@pytest.mark.parametrize("verdict", [Status.PARTIAL, Status.TRANSFERRED, Status.TERMINATED])
def test_a_verdict_on_the_year_counts_whenever_it_is_recorded(verdict: Status) -> None:
    late = task(verdict, closed_on=date(2027, 1, 6))
    assert as_stood(late, (), END) == late


def test_overdue_days_freeze_at_the_day_of_finishing() -> None:
    done = task(Status.CLOSED, done_on=date(2026, 7, 8), closed_on=date(2026, 9, 1))
    assert days_late(done.due_on, done, END, WEEK) == 6
    assert days_late(done.due_on, done, date(2028, 1, 1), WEEK) == 6
    assert days_late(date(2026, 7, 8), done, END, WEEK) == 0
    assert days_late(task().due_on, task(), date(2026, 7, 8), WEEK) == 6


def test_an_end_stops_the_count_and_a_termination_has_none() -> None:
    assert days_late(task().due_on, task(Status.PARTIAL, closed_on=date(2026, 7, 3)), END, WEEK) == 3
    assert days_late(task().due_on, task(Status.TERMINATED, closed_on=date(2026, 7, 3)), END, WEEK) == 0
    assert days_late(None, task(), END, WEEK) == 0


def test_a_task_that_ended_on_a_day_nobody_knows_is_not_late() -> None:
    known = task(Status.CLOSED)
    assert counted_until(known, END) is None
    assert days_late(known.due_on, known, END, WEEK) == 0


@pytest.mark.parametrize(
    ("lines", "came"),
    [
        ([("present", "chief"), ("present", "other")], Came.CHIEF),
        ([("present", "deputy"), ("stand_in", "other")], Came.DEPUTY),
        ([("present", "")], Came.OTHER),
        ([("leave", "chief"), ("stand_in", "")], Came.STAND_IN),
        ([("leave", ""), ("absent", "")], Came.LEAVE),
        ([("absent", "")], Came.ABSENT),
        ([("observer", "chief")], Came.UNRECORDED),
        ([], Came.UNRECORDED),
    ],
)
def test_the_highest_of_those_who_came_stands_for_the_unit(lines: list, came: Came) -> None:
    assert came_of(lines) is came


@pytest.mark.parametrize(
    ("top", "bottom", "words"),
    [
        (0, 0, "—"),
        (0, 3, "0/3（0.0%）"),
        (2, 3, "2/3（66.7%）"),
        (1, 16, "1/16（6.3%）"),
        (7, 7, "7/7（100.0%）"),
    ],
)
def test_a_rate_is_two_counts_and_never_made_of_nothing(top: int, bottom: int, words: str) -> None:
    assert Rate(top, bottom).words == words


@given(st.integers(0, 400), st.integers(1, 400))
def test_percentages_are_rounded_half_up(top: int, more: int) -> None:
    rate = Rate(top, top + more)
    shown = float(rate.percent[:-1])
    assert abs(shown - 100 * top / (top + more)) <= 0.05 + 1e-9


def test_a_number_counts_adds_days_or_compares() -> None:
    rows = (Row("task", "a", "a", 3, True), Row("task", "b", "b", 4, False))
    assert Number("x", Shown.COUNT, rows).words == "2"
    assert Number("x", Shown.DAYS, rows).words == "7"
    assert Number("x", Shown.RATE, rows).words == "1/2（50.0%）"
    assert Number("x", Shown.RATE, rows).value == 1
    assert Number("x", Shown.RATE, ()).words == "—"


def test_places_compare_counts_share_equals_and_leave_out_what_has_no_rate() -> None:
    rates = {"甲": Rate(2, 3), "乙": Rate(4, 6), "丙": Rate(1, 1), "丁": Rate(0, 0), "戊": Rate(667, 1000)}
    assert ranks(rates) == {"丙": 1, "戊": 2, "甲": 3, "乙": 3}


def test_every_way_of_being_there_has_a_word() -> None:
    assert [came.word for came in Came][-1] == "到会未登记"
    assert len({came.word for came in Came}) == len(Came)
