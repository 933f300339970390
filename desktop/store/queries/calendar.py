"""What stands on the days of a calendar: open deadlines, and how many fall on each day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text

from desktop.store.work import View

_FIELDS = (
    "t.id, t.number, t.matter, t.year, t.deadline_raw, t.deadline_kind, t.deadline_basis, t.due_on, "
    "t.original_due_on, t.opened_on, t.source_on, m.meets_on"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """An open task's deadline: its words, the day they gave, the day in force, and the days it may run from."""

    id: str
    number: str
    matter: str
    year: int
    deadline_raw: str
    deadline_kind: str
    deadline_basis: str
    due_on: date
    original_due_on: date
    opened_on: date
    source_on: date | None
    meets_on: date | None  # of the meeting that decided it


def open_deadlines(view: View, owner_id: str, due_from: date, opened_to: date) -> list[Deadline]:
    """Return the open tasks due from a day on and opened up to another, whose deadline was read from words."""
    query = text(
        f"SELECT {_FIELDS} FROM tasks t LEFT JOIN meetings m ON m.id = t.meeting_id "
        "WHERE t.owner_id = :owner AND t.status = 'open' AND t.deadline_raw <> '' AND t.opened_on <= :opened "
        "AND t.due_on IS NOT NULL AND t.original_due_on IS NOT NULL "
        "AND (t.due_on >= :due OR t.original_due_on >= :due) ORDER BY t.due_on, t.year, t.serial"
    )
    values = {"owner": owner_id, "due": due_from.isoformat(), "opened": opened_to.isoformat()}
    rows = view.connection.execute(query, values).mappings()
    return [Deadline(**{name: _value(name, value) for name, value in row.items()}) for row in rows]


def due_counts(view: View, owner_id: str, first: date, last: date) -> dict[date, int]:
    """Return how many open tasks are due on each day of a stretch; days without one are left out."""
    query = text(
        "SELECT due_on, count(*) AS n FROM tasks WHERE owner_id = :owner AND status = 'open' "
        "AND due_on BETWEEN :first AND :last GROUP BY due_on"
    )
    values = {"owner": owner_id, "first": first.isoformat(), "last": last.isoformat()}
    rows = view.connection.execute(query, values)
    return {date.fromisoformat(row.due_on): int(row.n) for row in rows}


def due_ids(view: View, owner_id: str, day: date) -> list[str]:
    """Return the ids of the open tasks due on a day."""
    query = text(
        "SELECT id FROM tasks WHERE owner_id = :owner AND status = 'open' AND due_on = :day ORDER BY year, serial"
    )
    return list(view.connection.execute(query, {"owner": owner_id, "day": day.isoformat()}).scalars())


def _value(name: str, value: Any) -> Any:
    return date.fromisoformat(str(value)) if name.endswith("_on") and value is not None else value
