"""The ledger as ids and pages of rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text

from desktop.store.queries.search import holds
from desktop.store.work import View

_FIELDS = (
    "id, owner_id, number, section, matter, responsible_post, responsible_person, deadline_raw, deadline_kind, "
    "deadline_rule, recur, due_on, original_due_on, status, opened_on, done_on, closed_on, source_kind, "
    "source_note, internal, check_code, meeting_id, decision_id"
)
SORTS = {
    "number": "year, serial, number",
    "matter": "matter",
    "due_on": "due_on IS NULL, due_on, year, serial",
    "status": "status, year, serial",
    "opened_on": "opened_on, year, serial",
    "lead": "(SELECT min(words) FROM task_units u WHERE u.task_id = tasks.id AND u.role = 'lead'), year, serial",
    "support": "(SELECT min(words) FROM task_units u WHERE u.task_id = tasks.id AND u.role = 'support'), year, serial",
    "light": "status <> 'open', due_on IS NULL, due_on, year, serial",
    "original_due_on": "original_due_on IS NULL, original_due_on, year, serial",
    "post": "responsible_post, year, serial",
    "person": "responsible_person, year, serial",
    "source": "source_note, year, serial",
    "latest": '(SELECT p."on" FROM progress p WHERE p.task_id = tasks.id ORDER BY p."on" DESC, p.id DESC LIMIT 1), '
    "year, serial",
}


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which tasks to show; a field left at its default does not narrow the list."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    unit_id: str | None = None
    due_before: date | None = None
    due_from: date | None = None
    owner_id: str | None = None
    not_owner_id: str | None = None
    meeting_id: str | None = None
    year: int | None = None
    undated: bool = False  # only tasks that have neither a day nor a rhythm


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as the ledger shows it; `lead`, `support` are the units as the paper says them."""

    id: str
    owner_id: str
    number: str
    section: str
    matter: str
    responsible_post: str
    responsible_person: str
    deadline_raw: str
    deadline_kind: str
    deadline_rule: str
    recur: str
    due_on: date | None
    original_due_on: date | None
    status: str
    opened_on: date
    done_on: date | None
    closed_on: date | None
    source_kind: str
    source_note: str
    internal: bool
    check_code: str
    meeting_id: str | None
    decision_id: str | None
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    latest: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def task_ids(
    view: View, chosen: LedgerFilter, sort: str = "number", *, descending: bool = False
) -> list[str]:
    """Return the ids of the chosen tasks in the asked order."""
    where, values = _where(chosen)
    order = SORTS[sort]
    if descending:
        order = ", ".join(f"{part} DESC" for part in _parts(order))
    query = f"SELECT id FROM tasks {where} ORDER BY {order}"
    return list(view.connection.execute(text(query), values).scalars())


def task_rows(view: View, ids: Sequence[str]) -> list[TaskRow]:
    """Return the rows of these ids, in their order; ids that no longer exist are left out."""
    if not ids:
        return []
    keys = {f"i{n}": one for n, one in enumerate(ids)}
    among = "(" + ", ".join(f":{key}" for key in keys) + ")"
    rows = view.connection.execute(text(f"SELECT {_FIELDS} FROM tasks WHERE id IN {among}"), keys).mappings()
    units = _units(view, among, keys)
    latest = _latest(view, among, keys)
    found = {row["id"]: _row(dict(row), units.get(row["id"], {}), latest.get(row["id"], "")) for row in rows}
    return [found[one] for one in ids if one in found]


def count_tasks(view: View, chosen: LedgerFilter) -> int:
    """Return how many tasks are chosen."""
    where, values = _where(chosen)
    return int(view.connection.execute(text(f"SELECT count(*) FROM tasks {where}"), values).scalar_one())


def _where(chosen: LedgerFilter) -> tuple[str, dict[str, Any]]:
    tests: list[str] = []
    values: dict[str, Any] = {}
    for n, word in enumerate(chosen.text.split()):
        tests.append(f"search_text LIKE :w{n} ESCAPE '\\'")
        values[f"w{n}"] = holds(word)
    if chosen.undated:
        tests.append("due_on IS NULL AND recur = '' AND deadline_kind NOT IN ('OPEN', 'RECUR')")
    if chosen.statuses:
        tests.append("status IN (" + ", ".join(f":s{n}" for n in range(len(chosen.statuses))) + ")")
        values |= {f"s{n}": one for n, one in enumerate(chosen.statuses)}
    simple = (
        ("due_on <= :due_before", "due_before", chosen.due_before),
        ("due_on >= :due_from", "due_from", chosen.due_from),
        ("owner_id = :owner", "owner", chosen.owner_id),
        ("owner_id <> :not_owner", "not_owner", chosen.not_owner_id),
        ("meeting_id = :meeting", "meeting", chosen.meeting_id),
        ("year = :year", "year", chosen.year),
        ("id IN (SELECT task_id FROM task_units WHERE unit_id = :unit)", "unit", chosen.unit_id),
    )
    for test, name, value in simple:
        if value is not None:
            tests.append(test)
            values[name] = value.isoformat() if isinstance(value, date) else value
    return ("WHERE " + " AND ".join(tests) if tests else ""), values


def _parts(order: str) -> list[str]:
    """Split an ORDER BY list at its outer commas."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(order):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(order[start:place].strip())
            start = place + 1
    return [*parts, order[start:].strip()]


def _units(view: View, among: str, keys: dict[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    query = f"SELECT task_id, role, words FROM task_units WHERE task_id IN {among} ORDER BY order_no"
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for task_id, role, words in view.connection.execute(text(query), keys):
        roles = found.setdefault(task_id, {})
        roles[role] = (*roles.get(role, ()), words)
    return found


def _latest(view: View, among: str, keys: dict[str, str]) -> dict[str, str]:
    query = f'SELECT task_id, text FROM progress WHERE task_id IN {among} ORDER BY "on", id'
    return {row.task_id: row.text for row in view.connection.execute(text(query), keys)}


_DATES = ("due_on", "original_due_on", "opened_on", "done_on", "closed_on")


def _row(values: dict[str, Any], units: dict[str, tuple[str, ...]], latest: str) -> TaskRow:
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["internal"] = bool(values["internal"])
    return TaskRow(
        **values,
        lead=units.get("lead", ()),
        support=units.get("support", ()),
        collective=units.get("collective", ()),
        latest=latest,
    )
