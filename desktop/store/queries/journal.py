"""The journal as history: of one record, or of the whole office."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text

from desktop.store.work import View


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, before and after."""

    table: str
    row_id: str
    op: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the journal with the fields it changed."""

    id: int
    kind: str
    label: str
    at: str
    actor: str
    reason: str
    paper: str
    status: str
    changes: tuple[FieldChange, ...]


_STEP = "SELECT id, kind, label, at, actor, reason, paper, status FROM journal_steps"


def record_history(view: View, table: str, row_id: str) -> list[StepRow]:
    """Return every step that touched the record, oldest first, with its changes to that record only."""
    query = text(
        f"{_STEP} WHERE id IN (SELECT step_id FROM journal_changes WHERE table_name = :table AND row_id = :row) ORDER BY id"
    )
    steps = view.connection.execute(query, {"table": table, "row": row_id}).mappings().all()
    return [StepRow(**step, changes=_changes(view, step["id"], table, row_id)) for step in steps]


def recent_steps(view: View, limit: int = 200) -> list[StepRow]:
    """Return the newest steps of the office, newest first, without their fields."""
    query = text(f"{_STEP} ORDER BY id DESC LIMIT :limit")
    return [
        StepRow(**step, changes=()) for step in view.connection.execute(query, {"limit": limit}).mappings()
    ]


def last_step(view: View) -> int:
    """Return the id of the newest step, 0 for an empty journal."""
    return int(view.connection.execute(text("SELECT max(id) FROM journal_steps")).scalar() or 0)


def step_that_inserted(view: View, table: str, row_id: str) -> int | None:
    """Return the step that brought a record, None when it never was."""
    query = text(
        "SELECT step_id FROM journal_changes WHERE table_name = :table AND row_id = :row AND op = 'insert' LIMIT 1"
    )
    return view.connection.execute(query, {"table": table, "row": row_id}).scalar()


def changed_since(view: View, step_id: int, tables: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return (table, id) of every record of these tables that changed after a step."""
    names = {f"t{n}": table for n, table in enumerate(tables)}
    among = ", ".join(f":{name}" for name in names)
    query = text(
        f"SELECT DISTINCT table_name, row_id FROM journal_changes WHERE step_id > :step AND table_name IN ({among})"
    )
    return {
        (row.table_name, row.row_id) for row in view.connection.execute(query, {"step": step_id, **names})
    }


def _changes(view: View, step_id: int, table: str, row_id: str) -> tuple[FieldChange, ...]:
    query = text(
        'SELECT op, "before", "after" FROM journal_changes WHERE +step_id = :step AND table_name = :table AND row_id = :row'
    )  # the plus keeps SQLite off the index of steps: one import may hold 100,000 changes
    told: list[FieldChange] = []
    for op, before, after in view.connection.execute(query, {"step": step_id, "table": table, "row": row_id}):
        old, new = json.loads(before or "{}"), json.loads(after or "{}")
        told += [
            FieldChange(table, row_id, op, name, old.get(name), new.get(name)) for name in {**old, **new}
        ]
    return tuple(told)


def founded_on(view: View) -> date | None:
    """Return the day of the first step that still stands."""
    at = view.connection.execute(text("SELECT min(at) FROM journal_steps WHERE status = 'done'")).scalar()
    return datetime.fromisoformat(at).date() if at else None
