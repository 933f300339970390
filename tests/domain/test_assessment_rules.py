"""Every number of the sheet by its rule: what is in, what is out, and that the parts make the whole."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.assessment import Came, EntryFact, ExtensionFact, MeetingFact, Shown, TaskFact, UnitYear
from desktop.domain.assessment_rules import BY_KEY, DEFINITIONS, count, rules
from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar

END, AFTER = date(2026, 12, 31), date(2027, 1, 1)
WEEK = WorkCalendar()
JUNE, SEPT = date(2026, 6, 30), date(2026, 9, 30)
STATES = ("closed", "done", "partial", "transferred", "terminated", "open")


def task(name: str, status: Status = Status.OPEN, due: date | None = JUNE, **facts: object) -> TaskFact:
    known: dict = {"original_due_on": due} | facts
    return TaskFact(name, name, 2026, status, due, opened_on=date(2026, 3, 2), **known)


def numbers(*lead: TaskFact, seen_on: date = AFTER, **more: object) -> dict:
    unit = UnitYear(2026, min(seen_on, END), seen_on, lead, **more)
    return {key: each.value for key, each in count(unit, WEEK).items()}


def rate(key: str, *lead: TaskFact, seen_on: date = AFTER) -> tuple[int, int]:
    found = count(UnitYear(2026, min(seen_on, END), seen_on, lead), WEEK)[key].rate
    return found.top, found.bottom


def test_each_number_has_a_head_of_its_own_and_a_rule_that_both_deadlines_share() -> None:
    assert len(BY_KEY) == len({each.title for each in DEFINITIONS}) == len(DEFINITIONS)
    names = {each.name for each in DEFINITIONS}
    assert len({each.rule for each in DEFINITIONS}) == len(names)
    assert {each.against for each in DEFINITIONS} == {"", "原定", "现"}
    told = rules()
    assert {head for head, _words in told} == names | {"年度和截至日"}
    assert rules(ranked=True)[-1][0] == "位次"


def test_both_deadlines_are_told_apart() -> None:
    extended = task("a", Status.CLOSED, SEPT, original_due_on=JUNE, done_on=date(2026, 7, 8))
    found = numbers(extended)
    assert (found["on_time_original"], found["on_time_current"]) == (0, 1)
    assert (found["late_original"], found["late_current"]) == (1, 0)
    assert (found["days_original"], found["days_current"]) == (6, 0)
    assert rate("rate_original", extended) == (0, 1)
    assert rate("rate_current", extended) == (1, 1)


def test_finished_on_the_very_day_is_on_time() -> None:
    assert numbers(task("a", Status.DONE, done_on=JUNE))["on_time_current"] == 1
    assert numbers(task("a", Status.DONE, done_on=JUNE + timedelta(1)))["late_current"] == 1


def test_what_is_not_yet_due_is_shown_and_stays_out_of_the_denominator() -> None:
    running = task("a", due=END)
    assert numbers(running, seen_on=date(2026, 12, 1))["not_due"] == 1
    assert rate("rate_current", running, seen_on=date(2026, 12, 1)) == (0, 0)
    assert rate("rate_current", running, seen_on=END) == (0, 0)  # its day still runs


def test_what_was_due_on_the_last_day_is_owed_once_the_year_is_over() -> None:
    found = numbers(task("a", due=END))
    assert (found["owed_current"], found["not_due"], found["open"]) == (1, 0, 1)


def test_finished_early_counts_although_its_day_has_not_come() -> None:
    early = task("a", Status.DONE, date(2027, 3, 31), done_on=date(2026, 11, 2))
    assert rate("rate_current", early) == (1, 1)


def test_undated_and_terminated_tasks_have_no_rate() -> None:
    stopped = task("b", Status.TERMINATED, closed_on=date(2026, 9, 1))
    assert rate("rate_current", task("a", due=None), stopped) == (0, 0)
    found = numbers(task("a", due=None), stopped)
    assert (found["undated"], found["terminated"], found["days_current"]) == (1, 1, 0)


def test_a_verdict_before_the_deadline_is_no_debt_and_one_after_it_is() -> None:
    early = task("a", Status.TRANSFERRED, SEPT, closed_on=date(2026, 9, 1))
    late = task("b", Status.PARTIAL, JUNE, closed_on=date(2026, 7, 3))
    found = numbers(early, late)
    assert (found["owed_current"], found["days_current"]) == (1, 3)
    assert rate("rate_current", early, late) == (0, 1)


def test_carried_tasks_are_told_apart_and_earlier_ones_stay_outside() -> None:
    older = TaskFact("o", "2025-009", 2025, Status.OPEN, JUNE, JUNE, date(2025, 2, 1))
    found = numbers(task("a", carried=True), task("b"), earlier=(older,), handed=(task("h"),))
    assert (found["lead"], found["carried"], found["earlier"], found["handed"]) == (2, 1, 1, 1)
    assert found["owed_current"] == 2


def test_a_task_taken_over_is_counted_with_the_lead_tasks() -> None:
    assert numbers(task("a"), task("b"), taken=frozenset({"a"}))["taken"] == 1


def test_one_paper_over_several_tasks_is_one_time() -> None:
    on = date(2026, 8, 3)
    entries = (
        EntryFact("1", "a", on, "press", "p"),
        EntryFact("2", "b", on, "press", "p"),
        EntryFact("3", "a", on, "press"),
        EntryFact("4", "a", on, "supervise"),
        EntryFact("5", "a", date(2027, 1, 2), "press"),
        EntryFact("6", "a", date(2025, 12, 2), "press"),
        EntryFact("7", "a", on, "return"),
        EntryFact("8", "a", on, "missed", period="2026-07"),
    )
    found = numbers(task("a"), task("b"), entries=entries)
    wanted = {"press": 2, "supervise": 1, "circulate": 0, "returns": 1, "missed": 1}
    assert {key: found[key] for key in wanted} == wanted


def test_extensions_of_later_days_do_not_count() -> None:
    granted = tuple(ExtensionFact(str(day), "a", day, JUNE, SEPT) for day in (date(2026, 6, 1), AFTER))
    assert numbers(task("a"), extensions=granted)["extensions"] == 1


def test_meetings_by_how_the_unit_was_there() -> None:
    days = (date(2026, 2, n) for n in range(1, 20))
    ways = (*Came, Came.STAND_IN, Came.STAND_IN)
    meetings = tuple(MeetingFact(f"m{n}", next(days), came) for n, came in enumerate(ways))
    found = numbers(meetings=meetings)
    parts = ("chief", "deputy", "other", "stand_in", "leave", "absent", "unrecorded")
    assert found["due_at"] == len(ways) == sum(found[key] for key in parts)
    assert (found["stand_in"], found["stand_in_again"]) == (3, 2)


def test_only_an_invitation_without_an_answer_is_unanswered() -> None:
    meetings = tuple(
        MeetingFact(str(replied), date(2026, 2, 2), Came.CHIEF, "", replied)
        for replied in (None, True, False)
    )
    assert [
        row.id for row in count(UnitYear(2026, END, AFTER, meetings=meetings), WEEK)["unanswered"].rows
    ] == ["False"]


days = st.dates(date(2026, 1, 1), date(2027, 6, 30))


@st.composite
def tasks(draw: st.DrawFn) -> TaskFact:
    status = draw(st.sampled_from(Status))
    done = draw(days.filter(lambda day: day <= END)) if status in (Status.DONE, Status.CLOSED) else None
    ended = draw(days) if status not in (Status.OPEN, Status.DONE) else None
    due = draw(st.none() | days)
    original = due if due is None else min(due, draw(days))
    name = str(draw(st.integers(1, 10**9)))
    return task(name, status, due, original_due_on=original, done_on=done, closed_on=ended)


@given(st.lists(tasks(), max_size=12, unique_by=lambda each: each.id))
def test_the_parts_make_the_whole(lead: list[TaskFact]) -> None:
    unit = UnitYear(2026, END, AFTER, tuple(lead))
    made = count(unit, WEEK)
    found = {key: each.value for key, each in made.items()}
    assert sum(found[key] for key in STATES) == found["lead"] == len(lead)
    for key in ("original", "current"):
        assert made[f"rate_{key}"].rate.top == found[f"on_time_{key}"]
        assert made[f"rate_{key}"].rate.bottom == sum(
            found[f"{part}_{key}"] for part in ("on_time", "late", "owed")
        )
    assert found["days_current"] <= found["days_original"]
    owed_open = {row.id for row in made["owed_current"].rows} & {row.id for row in made["open"].rows}
    assert found["open"] == len(owed_open) + found["not_due"] + found["undated"]


@pytest.mark.parametrize("each", DEFINITIONS, ids=lambda each: each.key)
def test_an_empty_year_is_all_noughts_and_dashes(each: object) -> None:
    made = count(UnitYear(2026, END, AFTER), WEEK)[each.key]
    assert made.words == ("—" if each.shown is Shown.RATE else "0")
