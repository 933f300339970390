"""Shared records as raw rows with the version mark of each field, and putting rows of a bundle in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from desktop.store.journal import ImportedMark
from desktop.store.work import View, Work


@dataclass(frozen=True, slots=True)
class FieldMark:
    """Who wrote a field (`incarnation` of our own database, or a foreign `writer`), when in their count, over what."""

    writer: str
    counter: int
    past: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row as SQLite holds it, with the mark of each asked field."""

    table: str
    id: str
    owner_id: str
    fields: Mapping[str, Any]
    marks: Mapping[str, FieldMark]


def marked_rows(
    view: View, table: str, fields: Sequence[str], ids: Sequence[str], office_id: str
) -> list[MarkedRow]:
    """Return the rows of these ids that exist, with marks; own writes are marked `office_id/incarnation`."""
    names = ", ".join(f'"{field}"' for field in fields)
    found = []
    for record_id in ids:
        row = (
            view.connection.execute(
                text(f'SELECT owner_id, {names} FROM "{table}" WHERE id = :id'), {"id": record_id}
            )
            .mappings()
            .first()
        )
        if row is not None:
            marks = _marks(view, table, record_id, office_id)
            found.append(
                MarkedRow(
                    table,
                    record_id,
                    row["owner_id"],
                    {field: row[field] for field in fields},
                    {field: marks[field] for field in fields},
                )
            )
    return found


def put_row(work: Work, table: str, record_id: str, owner_id: str, fields: Mapping[str, Any]) -> None:
    """Insert a row, or set these fields of one that stands."""
    stands = work.connection.execute(
        text(f'SELECT 1 FROM "{table}" WHERE id = :id'), {"id": record_id}
    ).first()
    values = {f"v{n}": value for n, value in enumerate(fields.values())} | {"id": record_id}
    if stands:
        pairs = ", ".join(f'"{name}" = :v{n}' for n, name in enumerate(fields))
        statement = f'UPDATE "{table}" SET {pairs} WHERE id = :id'
    else:
        names = "".join(f', "{name}"' for name in fields)
        places = "".join(f", :v{n}" for n in range(len(fields)))
        statement = f'INSERT INTO "{table}" (id, owner_id{names}) VALUES (:id, :owner{places})'
        values["owner"] = owner_id
    work.connection.execute(text(statement), values)


def note_marks(work: Work, table: str, record_id: str, marks: Mapping[str, FieldMark]) -> None:
    """Remember the marks that the open step brought for a row."""
    work.session.add_all(
        ImportedMark(
            step_id=work.step_id,
            table_name=table,
            row_id=record_id,
            field=field,
            writer=mark.writer,
            counter=mark.counter,
            past=dict(mark.past),
        )
        for field, mark in marks.items()
    )


def allow_late_references(work: Work) -> None:
    """Let rows of one bundle refer to rows that come later in it; the commit checks them all."""
    work.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _marks(view: View, table: str, record_id: str, office_id: str) -> dict[str, FieldMark]:
    """Walk the row's journal: each change of a field makes a new mark that has seen the one before."""
    imported = _imported(view, table, record_id)
    query = text(
        'SELECT c.step_id, c.op, c."after", s.writer FROM journal_changes c JOIN journal_steps s ON s.id = c.step_id '
        "WHERE c.table_name = :table AND c.row_id = :id ORDER BY c.id"
    )
    marks: dict[str, FieldMark] = {}
    for step_id, _op, after, incarnation in view.connection.execute(query, {"table": table, "id": record_id}):
        for field in json.loads(after or "{}"):
            brought = imported.get((step_id, field))
            marks[field] = brought or _own_mark(f"{office_id}/{incarnation}", step_id, marks.get(field))
    return marks


def _own_mark(writer: str, counter: int, before: FieldMark | None) -> FieldMark:
    seen: dict[str, int] = {}
    for name, number in ((before.writer, before.counter), *before.past) if before else ():
        seen[name] = max(seen.get(name, 0), number)
    seen.pop(writer, None)
    return FieldMark(writer, counter, tuple(sorted(seen.items())))


def _imported(view: View, table: str, record_id: str) -> dict[tuple[int, str], FieldMark]:
    query = text(
        "SELECT step_id, field, writer, counter, past FROM imported_marks WHERE table_name = :table AND row_id = :id"
    )
    rows = view.connection.execute(query, {"table": table, "id": record_id})
    return {
        (step, field): FieldMark(writer, counter, tuple(sorted(json.loads(past).items())))
        for step, field, writer, counter, past in rows
    }
