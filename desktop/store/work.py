"""The unit of work: one act, one transaction, one journal step."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, text
from sqlalchemy.orm import Session

from desktop.domain.changes import Changes
from desktop.store.base import Record
from desktop.store.chain import step_digest
from desktop.store.journal import JournalChange, JournalOpen, JournalStep

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Act:
    """What the journal says of an act: its label, who did it, why and on which paper."""

    label: str
    actor: str = ""
    reason: str = ""
    paper: str = ""
    kind: str = "act"
    target_id: int | None = None
    takes_back: bool = False  # an act that may remove append-only entries: those that an import brought


class View:
    """Reading inside one transaction: every answer is of the same moment."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def connection(self) -> Connection:
        """Return the connection of this transaction."""
        return self.session.connection()

    def get(self, kind: type[R], record_id: str | None, /) -> R | None:
        """Return the record of that id, or None."""
        return self.session.get(kind, record_id) if record_id else None

    def need(self, kind: type[R], record_id: str, /) -> R:
        """Return the record of that id; a KeyError means that the caller holds an id that never was."""
        record = self.session.get(kind, record_id)
        if record is None:
            raise KeyError(f"{kind.__tablename__}/{record_id}")
        return record

    def find(self, kind: type[R], /, *, order: str | Sequence[str] = "id", **equals: Any) -> list[R]:
        """Return the records whose fields equal the given values, in the order of the named fields."""
        fields = [order] if isinstance(order, str) else list(order)
        query = select(kind).filter_by(**equals).order_by(*(getattr(kind, field) for field in fields))
        return list(self.session.scalars(query))

    def first(self, kind: type[R], /, *, order: str = "id", **equals: Any) -> R | None:
        """Return the first record whose fields equal the given values, or None."""
        query = select(kind).filter_by(**equals).order_by(getattr(kind, order)).limit(1)
        return self.session.scalars(query).first()

    def inserted(self, table: str, /, **equals: Any) -> list[dict[str, Any]]:
        """Return the first image of every row ever inserted with these values, undone or not, oldest first."""
        where = "".join(f" AND json_extract(\"after\", '$.{name}') IS :{name}" for name in equals)
        query = text(
            f"SELECT \"after\" FROM journal_changes WHERE table_name = :table AND op = 'insert'{where} ORDER BY id"
        )
        return [json.loads(image) for image in self.session.scalars(query, {"table": table, **equals})]

    def highest(self, table: str, field: str, /, **equals: Any) -> int:
        """Return the highest whole number that `field` ever had, counting acts since undone; 0 when none.

        Numbers on paper outlive the database: the journal remembers each one, so none is given twice.
        """
        where = "".join(f" AND json_extract(\"after\", '$.{name}') IS :{name}" for name in equals)
        query = text(
            f"SELECT max(json_extract(\"after\", '$.{field}')) FROM journal_changes WHERE table_name = :table"
            + where
        )
        return int(self.session.execute(query, {"table": table, **equals}).scalar() or 0)


class Work(View):
    """Writing inside one act; nothing is kept until the act ends well."""

    def __init__(self, session: Session, act: Act, writer: str) -> None:
        super().__init__(session)
        self.act = act
        self.changes = Changes()
        self._serials: dict[tuple[Any, ...], int] = {}
        step = JournalStep(
            **_columns(act), at=datetime.now().astimezone().isoformat(timespec="seconds"), writer=writer
        )
        session.add(step)
        session.flush()
        self.step_id = step.id
        session.add(JournalOpen(step_id=step.id, append_only=act.kind == "act" and not act.takes_back))
        session.flush()

    def add(self, record: R) -> R:
        """Store a new record and return it with its id."""
        self.session.add(record)
        self.session.flush()
        return record

    def insert(self, kind: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
        """Store many new records given as plain values, by one statement; the journal catches each of them.

        Rows that name the same fields go in together; fields not named get their defaults.
        """
        if rows:
            self.session.execute(insert(kind), list(rows))

    def next_serial(self, table: str, /, **equals: Any) -> int:
        """Give the next serial of a series, never given before (see `highest`); within one act it counts on."""
        series = (table, *sorted(equals.items()))
        if series not in self._serials:
            self._serials[series] = self.highest(table, "serial", **equals)
        self._serials[series] += 1
        return self._serials[series]

    def remove(self, record: Record) -> None:
        """Delete a record; the journal keeps its last image."""
        self.session.delete(record)
        self.session.flush()

    def close(self) -> Changes:
        """Seal the step before the commit; an act that changed nothing leaves no step."""
        self.session.flush()
        rows = self.session.execute(
            select(JournalChange.table_name, JournalChange.row_id, JournalChange.op)
            .where(JournalChange.step_id == self.step_id)
            .order_by(JournalChange.id)
        ).all()
        if not rows:
            return Changes(self.act.label)
        self.session.execute(text("DELETE FROM journal_open"))
        step = self.session.get_one(JournalStep, self.step_id)
        if self.act.kind == "act":
            self.session.execute(text("UPDATE journal_steps SET status = 'dropped' WHERE status = 'undone'"))
        step.digest = step_digest(self.connection, step)
        self.session.flush()
        self.changes = Changes(
            label=self.act.label,
            step=self.step_id,
            kinds=frozenset(row.table_name for row in rows),
            ids=frozenset(row.row_id for row in rows),
            made=tuple(row.row_id for row in rows if row.op == "insert"),
        )
        return self.changes


def _columns(act: Act) -> dict[str, Any]:
    return {name: getattr(act, name) for name in ("label", "actor", "reason", "paper", "kind", "target_id")}
