"""Numbers, lights and overdue days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tasks import Light, Overdue, Standing, Status, check_code, light_of, overdue, task_number
from desktop.domain.workdays import WorkCalendar

TODAY = date(2026, 11, 20)


def standing(due: date | None, status: Status = Status.OPEN, **more: object) -> Standing:
    given = {"original_due_on": due, "done_on": None, "deadline_kind": "ABS"} | more
    return Standing(status, due, **given)  # type: ignore[arg-type]


def test_numbers_of_tasks_and_their_parts() -> None:
    assert [task_number(2026, 7), task_number(2026, 7, 2), task_number(2026, 1207)] == [
        "2026-007", "2026-007-2", "2026-1207",
    ]  # fmt: skip


def test_the_check_code_changes_with_number_office_and_matter() -> None:
    codes = {
        check_code(number, office, matter)
        for number in ("2026-001", "2026-010")
        for office in ("a", "b")
        for matter in ("落实资金", "落实资料")
    }
    assert len(codes) == 8
    assert all(len(code) == 6 and not set(code) & set("IO01") for code in codes)


@pytest.mark.parametrize(
    ("task", "light"),
    [
        (standing(TODAY - timedelta(1)), Light.OVERDUE),
        (standing(TODAY), Light.NEAR),
        (standing(TODAY + timedelta(7)), Light.NEAR),
        (standing(TODAY + timedelta(10)), Light.AHEAD),
        (standing(None), Light.UNDATED),
        (standing(None, deadline_kind="OPEN"), Light.LONG_TERM),
        (standing(None, recur="M"), Light.LONG_TERM),
        *(
            (standing(TODAY - timedelta(9), status), Light.DONE)
            for status in Status
            if status is not Status.OPEN
        ),
    ],
)
def test_the_light(calendar: WorkCalendar, task: Standing, light: Light) -> None:
    assert light_of(task, TODAY, calendar) is light
    assert light.symbol
    assert light.word


def test_overdue_by_both_deadlines(calendar: WorkCalendar) -> None:
    moved = standing(TODAY - timedelta(2), original_due_on=TODAY - timedelta(9))
    assert overdue(moved, TODAY, calendar) == Overdue(7, 2)


def test_the_end_freezes_the_days_and_a_late_end_does_not_add_to_a_completion(calendar: WorkCalendar) -> None:
    due, ended = TODAY - timedelta(9), TODAY - timedelta(7)
    done = standing(due, Status.CLOSED, done_on=ended, ended_on=TODAY)
    assert overdue(done, TODAY + timedelta(50), calendar) == Overdue(2, 2)
    stopped = standing(due, Status.TERMINATED, ended_on=ended)
    assert overdue(stopped, TODAY + timedelta(50), calendar) == Overdue(2, 2)
    imported = standing(due, Status.CLOSED)  # nobody knows when it ended
    assert overdue(imported, TODAY, calendar) == Overdue(0, 0)


@given(back=st.integers(-30, 60), later=st.integers(0, 400))
def test_frozen_days_do_not_depend_on_today(back: int, later: int, calendar: WorkCalendar) -> None:
    task = standing(TODAY - timedelta(back), Status.DONE, done_on=TODAY)
    assert overdue(task, TODAY, calendar) == overdue(task, TODAY + timedelta(later), calendar)
