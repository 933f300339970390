"""What the ladder asks of the ledger."""

from datetime import date

from desktop.store.queries.ladder import entries, extended, led_by, pressed_entries, rhythms
from desktop.store.queries.ledger import LedgerFilter
from desktop.store.store import Store
from desktop.store.tables import Extension, Progress, Task, TaskUnit

from ..conftest import add_task


def fill(store: Store, office: str) -> list[str]:
    made = [add_task(store, office, serial=n) for n in (1, 2, 3)]
    with store.begin("补") as work:
        for task, due in zip(made, (date(2026, 5, 9), None, date(2026, 5, 1)), strict=True):
            work.need(Task, task).due_on = due
        for place, (task, role, words) in enumerate(
            [
                (made[0], "lead", "甲"),
                (made[0], "lead", "乙"),
                (made[2], "lead", "甲"),
                (made[2], "support", "丙"),
            ]
        ):
            work.add(TaskUnit(owner_id=office, task_id=task, role=role, words=words, order_no=place))
        for day, kind in ((9, "press"), (3, "report"), (5, "state")):
            work.add(
                Progress(
                    owner_id=office, task_id=made[0], on=date(2026, 4, day), kind=kind, text=kind, by="赵元"
                )
            )
        for day in (2, 7):
            work.add(
                Extension(
                    owner_id=office, task_id=made[2], to_due=date(2026, 6, day), reason="r", paper="p", approver="a",
                    granted_on=date(2026, 4, day),
                )
            )  # fmt: skip
    return made


def test_tasks_stand_under_each_lead_earliest_first(store: Store, office: str) -> None:
    one, two, three = fill(store, office)
    with store.read() as view:
        found = [(row.task_id, row.unit) for row in led_by(view, LedgerFilter())]
    assert found == [(three, "甲"), (one, "甲"), (one, "乙"), (two, "")]


def test_contacts_leave_changes_of_state_out(store: Store, office: str) -> None:
    one, two, _three = fill(store, office)
    with store.read() as view:
        told = entries(view, [one, two])
    assert {task: [(each.on.day, each.kind) for each in row] for task, row in told.items()} == {
        one: [(3, "report"), (9, "press")]
    }


def test_how_often_and_when_last_a_task_was_extended(store: Store, office: str) -> None:
    made = fill(store, office)
    with store.read() as view:
        assert extended(view, made) == {made[2]: (2, date(2026, 4, 7))}


def test_the_steps_taken_carry_their_task(store: Store, office: str) -> None:
    _one, two, _three = fill(store, office)
    with store.read() as view:
        (step,) = pressed_entries(view, office)
        assert pressed_entries(view, office, [two]) == []
        assert pressed_entries(view, "another") == []
    assert (step.kind, step.by, step.lead, step.paper_id) == ("press", "赵元", ("甲", "乙"), None)


def test_the_rhythms_under_way_with_their_first_day(store: Store, office: str) -> None:
    one, two, three = fill(store, office)
    with store.begin("周期") as work:
        for task, recur, status in ((one, "M", "open"), (two, "M", "open"), (three, "Q:end", "done")):
            row = work.need(Task, task)
            row.recur, row.status = recur, status
        work.need(Task, two).opened_on = date(2025, 1, 2)
    with store.read() as view:
        assert rhythms(view, office) == [("M", date(2025, 1, 2))]
