"""Which step of the ladder a task wants."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ladder import Contact, Step, advise, near_until, pressed_again, quiet_since
from desktop.domain.tasks import Light
from desktop.domain.workdays import WorkCalendar

TODAY = date(2026, 11, 20)  # a Friday


def ago(days: int, kind: str) -> Contact:
    return Contact(TODAY - timedelta(days), kind)


@pytest.mark.parametrize(
    ("light", "late", "contacts", "step"),
    [
        (Light.AHEAD, 0, [], None),
        (Light.DONE, 0, [], None),
        (Light.LONG_TERM, 0, [], None),
        (Light.NEAR, 0, [], Step.REMIND),
        (Light.NEAR, 0, [ago(10, "remind")], Step.REMIND),
        (Light.OVERDUE, 1, [], Step.PRESS),
        (Light.OVERDUE, 30, [], Step.PRESS),  # nobody goes to 督办 without a 催办
        (Light.OVERDUE, 3, [ago(8, "press")], Step.PRESS),
        (Light.OVERDUE, 12, [ago(8, "press")], Step.SUPERVISE),
        (Light.OVERDUE, 3, [ago(20, "press"), ago(10, "press")], Step.SUPERVISE),
        (Light.OVERDUE, 15, [ago(30, "press"), ago(10, "supervise")], Step.SUPERVISE),
        (Light.OVERDUE, 25, [ago(30, "press"), ago(10, "supervise")], Step.CIRCULATE),
    ],
)
def test_the_next_step(
    calendar: WorkCalendar, light: Light, late: int, contacts: list[Contact], step: Step | None
) -> None:
    advice = advise(light, late, contacts, TODAY, calendar)
    assert advice.step is step
    assert bool(advice.why) is (step is not None)


@pytest.mark.parametrize("kind", ["report", "remind", "press", "supervise"])
def test_a_contact_lets_the_task_rest_for_three_working_days(calendar: WorkCalendar, kind: str) -> None:
    told = [Contact(TODAY, kind)]
    for days, rests in ((0, True), (3, True), (4, True), (5, False)):  # Wednesday is the third working day
        day = TODAY + timedelta(days)
        advice = advise(Light.OVERDUE, 4, told, day, calendar)
        assert (advice.step is None) is rests
        assert advice.rests_until == (date(2026, 11, 25) if rests else None)


def test_a_change_of_state_is_no_contact_for_the_ladder_of_an_extended_task(calendar: WorkCalendar) -> None:
    before = [ago(30, "press"), ago(25, "press"), ago(20, "supervise")]
    assert advise(Light.OVERDUE, 2, before, TODAY, calendar).step is Step.SUPERVISE
    extended = TODAY - timedelta(15)
    assert advise(Light.OVERDUE, 2, before, TODAY, calendar, extended_on=extended).step is Step.PRESS


def test_a_second_pressing_within_a_week_warns(calendar: WorkCalendar) -> None:
    advice = advise(Light.OVERDUE, 4, [ago(5, "press")], TODAY, calendar)
    assert (advice.step, advice.again) == (Step.PRESS, "2026-11-15已催办，一周内再次催办")
    assert not advise(Light.OVERDUE, 4, [ago(7, "press")], TODAY, calendar).again
    assert pressed_again([ago(9, "press"), ago(6, "press"), ago(1, "remind")], TODAY) == ago(6, "press")


@given(
    today=st.dates(date(2025, 1, 1), date(2026, 12, 31)), quiet=st.integers(1, 20), back=st.integers(0, 60)
)
def test_the_first_quiet_day_says_the_same_as_the_advice(
    today: date, quiet: int, back: int, calendar: WorkCalendar
) -> None:
    """The database asks by a day, the advice counts: both must leave out the same tasks."""
    contact = Contact(today - timedelta(back), "remind")
    rests = advise(Light.OVERDUE, 1, [contact], today, calendar, quiet).step is None
    assert rests is (contact.on >= quiet_since(today, calendar, quiet))


@given(
    today=st.dates(date(2025, 1, 1), date(2026, 12, 31)), near=st.integers(1, 60), ahead=st.integers(0, 120)
)
def test_the_last_near_day_says_the_same_as_the_light(
    today: date, near: int, ahead: int, calendar: WorkCalendar
) -> None:
    due = today + timedelta(ahead)
    assert (calendar.workdays_between(today, due) <= near) is (due <= near_until(today, calendar, near))
