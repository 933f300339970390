"""Undo and redo: the last act's images put back, as acts of their own."""

import json
from typing import Any

from sqlalchemy import Connection, text

from desktop.store.work import View


def next_undo(view: View) -> tuple[int, str] | None:
    """Return id and label of the act that undo would take back, or None."""
    return _step(
        view,
        "SELECT id, label FROM journal_steps WHERE kind = 'act' AND status = 'done' ORDER BY id DESC LIMIT 1",
    )


def next_redo(view: View) -> tuple[int, str] | None:
    """Return id and label of the act that redo would bring back, or None."""
    return _step(
        view,
        "SELECT id, label FROM journal_steps WHERE kind = 'act' AND status = 'undone' ORDER BY id LIMIT 1",
    )


def put_back(connection: Connection, step_id: int) -> None:
    """Apply the images before a step, last change first."""
    _apply(connection, step_id, forward=False)
    _mark(connection, step_id, "undone")


def bring_back(connection: Connection, step_id: int) -> None:
    """Apply the images after a step again, first change first."""
    _apply(connection, step_id, forward=True)
    _mark(connection, step_id, "done")


def compensate(connection: Connection, step_id: int) -> int:
    """Put back what a step changed wherever nothing later builds on it; return how many fields were left.

    Unlike `put_back` this may come after other acts: it is itself an act and can be undone.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    left = 0
    for table, row_id, op, image in _images_before(connection, step_id):
        later = _fields_changed_since(connection, step_id, table, row_id)
        if op == "update":
            kept = {name: value for name, value in (image or {}).items() if name not in later}
            left += len(image or {}) - len(kept)
            if kept:
                _put(connection, table, row_id, "update", kept)
        elif later:
            left += len(later)
        else:
            _put(connection, table, row_id, _OPPOSITE[op], image)
    return left


def _images_before(connection: Connection, step_id: int) -> list[tuple[str, str, str, dict[str, Any] | None]]:
    query = (
        'SELECT table_name, row_id, op, "before" FROM journal_changes WHERE step_id = :id ORDER BY id DESC'
    )
    rows = connection.execute(text(query), {"id": step_id}).all()
    return [(row[0], row[1], row[2], json.loads(row[3] or "null")) for row in rows]


def _fields_changed_since(connection: Connection, step_id: int, table: str, row_id: str) -> set[str]:
    query = (
        'SELECT c."before", c."after" FROM journal_changes c JOIN journal_steps s ON s.id = c.step_id '
        "WHERE c.step_id > :id AND c.table_name = :table AND c.row_id = :row AND s.kind = 'act' AND s.status = 'done'"
    )
    rows = connection.execute(text(query), {"id": step_id, "table": table, "row": row_id}).all()
    return {name for row in rows for image in row for name in json.loads(image or "{}")}


def _step(view: View, query: str) -> tuple[int, str] | None:
    row = view.connection.execute(text(query)).first()
    return (row.id, row.label) if row else None


def _mark(connection: Connection, step_id: int, status: str) -> None:
    connection.execute(
        text("UPDATE journal_steps SET status = :status WHERE id = :id"), {"status": status, "id": step_id}
    )


def _apply(connection: Connection, step_id: int, *, forward: bool) -> None:
    # Rows of one step may refer to each other in either order; the commit checks them all.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    order = "id" if forward else "id DESC"
    fields = 'table_name, row_id, op, "before", "after"'
    query = f"SELECT {fields} FROM journal_changes WHERE step_id = :id ORDER BY {order}"
    changes = connection.execute(text(query), {"id": step_id}).all()
    for table, row_id, op, before, after in changes:
        image = json.loads((after if forward else before) or "null")
        _put(connection, table, row_id, op if forward else _OPPOSITE[op], image)


_OPPOSITE = {"insert": "delete", "delete": "insert", "update": "update"}


def _put(connection: Connection, table: str, row_id: str, op: str, image: dict[str, Any] | None) -> None:
    fields = list(image or {})
    values = {f"v{place}": value for place, value in enumerate((image or {}).values())}
    if op == "delete":
        statement = f'DELETE FROM "{table}" WHERE id = :row_id'
    elif op == "insert":
        names = ", ".join(f'"{field}"' for field in fields)
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(f":{key}" for key in values)})'
    else:
        pairs = ", ".join(f'"{field}" = :v{place}' for place, field in enumerate(fields))
        statement = f'UPDATE "{table}" SET {pairs} WHERE id = :row_id'
    connection.execute(text(statement), {**values, "row_id": row_id} if op != "insert" else values)
