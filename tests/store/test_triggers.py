"""Nothing writes around the journal: not our code, not another program."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop.store.store import Store
from desktop.store.tables import RECORDS, Progress, Task

from .conftest import add_task


def _changes(store: Store) -> list[tuple[str, str, str | None, str | None]]:
    with store.read() as view:
        rows = view.connection.execute(
            text('SELECT table_name, op, "before", "after" FROM journal_changes ORDER BY id')
        )
        return [tuple(row) for row in rows]  # type: ignore[misc]


@pytest.mark.parametrize("table", [record.__tablename__ for record in RECORDS])
def test_every_table_refuses_a_write_outside_an_act(store: Store, table: str) -> None:
    with closing(sqlite3.connect(store.paths.database)) as other:
        columns = [row[1:4] for row in other.execute(f"PRAGMA table_info({table})")]
        needed = [name for name, _kind, required in columns if required or name == "id"]
        names = ", ".join(f'"{name}"' for name in needed)
        values = [str(n) for n in range(len(needed))]
        with pytest.raises(sqlite3.IntegrityError, match="no journal step is open"):
            other.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(needed))})", values)


def test_another_program_may_not_change_or_delete_either(store: Store, office: str) -> None:
    add_task(store, office)
    with closing(sqlite3.connect(store.paths.database)) as other:
        for statement in ("UPDATE tasks SET matter = 'x'", "DELETE FROM tasks"):
            with pytest.raises(sqlite3.IntegrityError, match="no journal step is open"):
                other.execute(statement)


def test_an_update_keeps_only_the_fields_that_changed_before_and_after(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("改") as work:
        work.need(Task, task).matter = "改后"
    table, op, before, after = _changes(store)[-1]
    assert (table, op) == ("tasks", "update")
    assert json.loads(before or "") == {"matter": "办一件事"}
    assert json.loads(after or "") == {"matter": "改后"}


def test_an_insert_keeps_every_field_and_a_delete_keeps_the_last_image(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("删") as work:
        work.remove(work.need(Task, task))
    inserted, deleted = _changes(store)[-2:]
    assert inserted[1] == "insert"
    assert inserted[2] is None
    assert json.loads(inserted[3] or "")["matter"] == "办一件事"
    assert deleted[1] == "delete"
    assert json.loads(deleted[2] or "") == json.loads(inserted[3] or "")
    assert deleted[3] is None


@pytest.mark.parametrize("statement", ["UPDATE progress SET text = 'x'", "DELETE FROM progress"])
def test_progress_is_append_only_even_inside_an_act(store: Store, office: str, statement: str) -> None:
    task = add_task(store, office)
    with store.begin("进展") as work:
        work.add(Progress(owner_id=office, task_id=task, on=date(2026, 3, 3), text="已启动"))
    with pytest.raises(IntegrityError, match="append-only"), store.begin("改进展") as work:
        work.session.execute(text(statement))
    store.undo()
    with store.read() as view:
        assert view.find(Progress) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_changes SET op = 'x'", "DELETE FROM journal_changes", "DELETE FROM journal_steps",
     "UPDATE journal_steps SET label = 'x'"],
)  # fmt: skip
def test_the_journal_itself_is_append_only(store: Store, office: str, statement: str) -> None:
    add_task(store, office)
    with (
        closing(sqlite3.connect(store.paths.database)) as other,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        other.execute(statement)
