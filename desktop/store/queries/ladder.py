"""What the ladder asks of the ledger: who leads what wants pressing, who was spoken to when, what was reported."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from desktop.store.queries.ledger import LedgerFilter, conditions
from desktop.store.work import View


@dataclass(frozen=True, slots=True)
class LedBy:
    """One task and one unit that leads it; `unit` is empty where nobody leads."""

    task_id: str
    unit: str
    unit_id: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """The day, kind and named period of one entry of progress."""

    task_id: str
    on: date
    kind: str
    period: str


def led_by(view: View, chosen: LedgerFilter) -> list[LedBy]:
    """Return the chosen tasks with their lead units, earliest deadline first; one of two leads comes twice."""
    values: dict[str, object] = {}
    tests = " AND ".join(conditions(chosen, values)) or "1 = 1"
    query = (
        "SELECT t.id, u.words, u.unit_id, t.due_on "
        f"FROM (SELECT id, due_on, year, serial, part FROM tasks WHERE {tests}) t "
        "LEFT JOIN task_units u ON u.task_id = t.id AND u.role = 'lead' "
        "ORDER BY t.due_on IS NULL, t.due_on, t.year, t.serial, t.part, u.order_no"
    )
    rows = view.connection.execute(text(query), values)
    return [LedBy(row[0], row[1] or "", row[2], _day(row[3])) for row in rows]


def entries(view: View, ids: Sequence[str]) -> dict[str, list[Entry]]:
    """Return the progress of these tasks without their changes of state, oldest first."""
    query = (
        'SELECT task_id, "on", kind, period FROM progress WHERE task_id IN (SELECT value FROM json_each(:ids)) '
        "AND kind <> 'state' ORDER BY \"on\", id"
    )
    found: dict[str, list[Entry]] = {}
    for task_id, on, kind, period in view.connection.execute(text(query), {"ids": json.dumps(list(ids))}):
        found.setdefault(task_id, []).append(Entry(task_id, date.fromisoformat(on), kind, period))
    return found


@dataclass(frozen=True, slots=True)
class PressedEntry:
    """One step of the ladder with its task: what was said by whom, or the paper that went out."""

    id: str
    on: date
    kind: str
    source: str
    by: str
    text: str
    paper_id: str | None
    number: str
    matter: str
    lead: tuple[str, ...]


def pressed_entries(view: View, owner_id: str, ids: Sequence[str] = ()) -> list[PressedEntry]:
    """Return the steps of the ladder taken in an office's tasks, all or these, oldest first."""
    chosen = "AND p.task_id IN (SELECT value FROM json_each(:ids)) " if ids else ""
    query = (
        'SELECT p.id, p."on", p.kind, p.source, p.by, p.text, p.paper_id, t.number, t.matter, '
        "(SELECT json_group_array(u.words) FROM task_units u WHERE u.task_id = t.id AND u.role = 'lead') AS lead "
        "FROM progress p JOIN tasks t ON t.id = p.task_id "
        f"WHERE p.owner_id = :owner AND p.kind IN ('remind', 'press', 'supervise', 'circulate') {chosen}"
        'ORDER BY p."on", p.id'
    )
    values = {"owner": owner_id} | ({"ids": json.dumps(list(ids))} if ids else {})
    return [
        PressedEntry(**{**row, "on": date.fromisoformat(row["on"]), "lead": tuple(json.loads(row["lead"]))})
        for row in view.connection.execute(text(query), values).mappings()
    ]


def extended(view: View, ids: Sequence[str]) -> dict[str, tuple[int, date]]:
    """Return how often each of these tasks was extended and on which day last; others are left out."""
    query = (
        "SELECT task_id, count(*), max(granted_on) FROM extensions "
        "WHERE task_id IN (SELECT value FROM json_each(:ids)) GROUP BY task_id"
    )
    rows = view.connection.execute(text(query), {"ids": json.dumps(list(ids))})
    return {task_id: (count, date.fromisoformat(last)) for task_id, count, last in rows}


def rhythms(view: View, owner_id: str) -> list[tuple[str, date]]:
    """Return the rhythms of an office's open tasks, each with the day on which its first task was opened."""
    query = (
        "SELECT recur, min(opened_on) FROM tasks WHERE status = 'open' AND recur <> '' AND owner_id = :owner "
        "GROUP BY recur ORDER BY recur"
    )
    rows = view.connection.execute(text(query), {"owner": owner_id})
    return [(recur, date.fromisoformat(first)) for recur, first in rows]


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
