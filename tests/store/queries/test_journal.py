from datetime import date, datetime

from desktop.store.queries.journal import (
    changed_since,
    founded_on,
    last_step,
    recent_steps,
    record_history,
    step_that_inserted,
)
from desktop.store.store import Store
from desktop.store.tables import Task

from ..conftest import add_task


def test_an_empty_journal(store: Store) -> None:
    with store.read() as view:
        assert (last_step(view), recent_steps(view), founded_on(view)) == (0, [], None)
        assert changed_since(view, 0, ("tasks",)) == set()
        assert step_that_inserted(view, "tasks", "x") is None


def test_a_record_tells_its_own_fields_only(store: Store, office: str) -> None:
    one = add_task(store, office, "甲", 1)
    other = add_task(store, office, "乙", 2)
    with store.begin("一并改", reason="核对") as work:
        work.need(Task, one).matter, work.need(Task, other).matter = "甲二", "乙二"
    with store.read() as view:
        made, altered = record_history(view, "tasks", one)
        assert step_that_inserted(view, "tasks", one) == made.id
    assert [(c.row_id, c.field, c.before, c.after) for c in altered.changes] == [
        (one, "matter", "甲", "甲二")
    ]
    assert (altered.label, altered.reason, altered.status) == ("一并改", "核对", "done")
    assert {c.field for c in made.changes} >= {"id", "number", "matter", "due_on"}


def test_the_newest_first_and_no_more_than_asked(store: Store, office: str) -> None:
    for serial in (1, 2, 3):
        add_task(store, office, serial=serial)
    store.undo()
    with store.read() as view:
        assert [step.kind for step in recent_steps(view, 2)] == ["undo", "act"]
        assert [step.status for step in recent_steps(view)][:2] == ["done", "undone"]
        assert last_step(view) == 5


def test_what_changed_after_a_step_in_these_tables(store: Store, office: str) -> None:
    one, two = add_task(store, office, serial=1), add_task(store, office, serial=2)
    with store.read() as view:
        assert changed_since(view, 0, ("tasks",)) == {("tasks", one), ("tasks", two)}
        assert changed_since(view, 2, ("tasks", "offices")) == {("tasks", two)}
        assert changed_since(view, 3, ("tasks",)) == set()
    store.undo()
    with store.read() as view:
        assert changed_since(view, 3, ("tasks",)) == {("tasks", two)}


def test_the_day_of_the_first_step_that_stands(store: Store, office: str) -> None:
    with store.read() as view:
        assert founded_on(view) == datetime.now().astimezone().date() != date(2020, 1, 1)
    store.undo()
