"""Ids and pages of rows straight from the store."""

from datetime import date

import pytest

from desktop.store.queries.ledger import (
    SORTS,
    LedgerFilter,
    count_each,
    count_statuses,
    count_tasks,
    task_ids,
    task_rows,
)
from desktop.store.store import Store
from desktop.store.tables import Extension, Office, Progress, Task, TaskUnit

from ..conftest import add_task


def test_rows_carry_units_by_role_in_order_and_the_latest_progress(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("补") as work:
        for place, (role, words) in enumerate(
            [("lead", "乙"), ("support", "丙"), ("lead", "甲"), ("collective", "各")]
        ):
            work.add(TaskUnit(owner_id=office, task_id=task, role=role, words=words, order_no=place))
        for day, text in ((9, "后"), (3, "前"), (9, "最后")):
            work.add(Progress(owner_id=office, task_id=task, on=date(2026, 3, day), text=text))
    with store.read() as view:
        (row,) = task_rows(view, [task])
    assert (row.lead, row.support, row.collective) == (("乙", "甲"), ("丙",), ("各",))
    assert row.latest == "最后"
    assert (row.opened_on, row.internal, row.due_on) == (date(2026, 3, 2), False, None)


def test_an_order_that_is_none_is_our_own_fault(store: Store) -> None:
    with store.read() as view, pytest.raises(KeyError):
        task_ids(view, LedgerFilter(), "matter; DROP TABLE tasks")


def test_undated_rows_come_last_when_sorted_by_day(store: Store, office: str) -> None:
    dated, undated = add_task(store, office, serial=2), add_task(store, office, serial=1)
    with store.begin("期限") as work:
        work.need(Task, dated).due_on = date(2026, 5, 1)
    with store.read() as view:
        assert task_ids(view, LedgerFilter(), "due_on") == [dated, undated]
        assert task_ids(view, LedgerFilter(), "number") == [undated, dated]
        assert count_tasks(view, LedgerFilter(undated=True)) == 1


def test_states_are_counted_apart_for_us_and_others(store: Store, office: str) -> None:
    mine, done = add_task(store, office, serial=1), add_task(store, office, serial=2)
    with store.begin("外单位") as work:
        work.need(Task, done).status = "done"
        for place, owner in enumerate(("!before", "~after")):
            work.add(Office(id=owner, name=owner, level="county"))
            work.add(
                Task(
                    owner_id=owner, number=f"2026-{place}", year=2026, serial=place, source_kind="manual",
                    matter="事", opened_on=date(2026, 1, 1),
                )
            )  # fmt: skip
    with store.read() as view:
        ours, others = count_statuses(view, office)
        assert (dict(ours), dict(others)) == ({"open": 1, "done": 1}, {"open": 2})
        chosen = {"all": LedgerFilter(), "ours": LedgerFilter(owner_id=office)}
        assert count_each(view, chosen) == {"all": 4, "ours": 2}
        assert count_each(view, chosen, "open") == {"all": 3, "ours": 1}
        assert task_ids(view, LedgerFilter(owner_id=office, statuses=("open",))) == [mine]


def test_a_row_knows_its_last_step_and_its_extensions(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("补") as work:
        for day, kind in ((3, "press"), (9, "supervise"), (12, "report"), (13, "state")):
            work.add(Progress(owner_id=office, task_id=task, on=date(2026, 3, day), kind=kind, text=kind))
        for to in (20, 25):
            work.add(
                Extension(
                    owner_id=office, task_id=task, to_due=date(2026, 4, to), reason="r", paper="p", approver="a",
                    granted_on=date(2026, 3, 1),
                )
            )  # fmt: skip
    with store.read() as view:
        (row,) = task_rows(view, [task])
    assert (row.step, row.step_on, row.extensions, row.latest) == ("supervise", date(2026, 3, 9), 2, "state")


def test_every_order_is_sql(store: Store, office: str) -> None:
    add_task(store, office)
    with store.read() as view:
        for sort in SORTS:
            for descending in (False, True):
                assert len(task_ids(view, LedgerFilter(), sort, descending=descending)) == 1


def test_more_ids_than_one_page(store: Store, office: str) -> None:
    with store.begin("立项") as work:
        made = [
            work.add(
                Task(
                    owner_id=office, number=f"2026-{n:03d}", year=2026, serial=n, source_kind="manual",
                    matter=f"事{n}", opened_on=date(2026, 1, 1),
                )
            ).id
            for n in range(500)
        ]  # fmt: skip
    with store.read() as view:
        assert task_ids(view, LedgerFilter()) == made
        assert [row.id for row in task_rows(view, made[::-1])] == made[::-1]
