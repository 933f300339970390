"""The hash chain over the journal: a line altered from outside shows."""

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, text

from desktop.store.journal import JournalStep

_TOLD = ("id", "kind", "label", "at", "actor", "reason", "paper", "writer", "target_id")


def step_digest(connection: Connection, step: JournalStep) -> str:
    """Return SHA-256 over the previous step's digest, this step's words and all its changes."""
    previous = connection.execute(
        text("SELECT digest FROM journal_steps WHERE id < :id ORDER BY id DESC LIMIT 1"), {"id": step.id}
    ).scalar()
    return _digest(connection, previous or "", {name: getattr(step, name) for name in _TOLD})


def broken_link(connection: Connection) -> int | None:
    """Return the first step whose digest does not fit its words and its predecessor, or None."""
    previous = ""
    steps = connection.execute(
        text(f"SELECT {', '.join(_TOLD)}, digest FROM journal_steps ORDER BY id")
    ).mappings()
    for step in steps.all():
        if step["digest"] != _digest(connection, previous, {name: step[name] for name in _TOLD}):
            return int(step["id"])
        previous = step["digest"]
    return None


def _digest(connection: Connection, previous: str, told: dict[str, Any]) -> str:
    summer = hashlib.sha256(json.dumps([previous, told], ensure_ascii=False, sort_keys=True).encode())
    fields = 'table_name, row_id, op, "before", "after"'
    query = f"SELECT {fields} FROM journal_changes WHERE step_id = :id ORDER BY id"
    changes = connection.execute(text(query), {"id": told["id"]})
    for change in changes:
        summer.update(json.dumps(list(change), ensure_ascii=False).encode())
    return summer.hexdigest()
