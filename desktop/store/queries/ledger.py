"""The ledger as ids and pages of rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import text

from desktop.store.queries.search import holds
from desktop.store.work import View

_FIELDS = (
    "id, owner_id, number, section, matter, responsible_post, responsible_person, deadline_raw, deadline_kind, "
    "deadline_rule, recur, due_on, original_due_on, status, opened_on, done_on, closed_on, source_kind, "
    "source_note, internal, check_code, meeting_id, decision_id, parent_id, part, carried_from_id, closed_by, "
    "closing_meeting_id, outcome_reason"
)
SORTS = {
    "number": "year, serial, part, number",
    "matter": "matter",
    "due_on": "due_on NULLS LAST, year, serial",
    "status": "status, year, serial",
    "opened_on": "opened_on, year, serial",
    "lead": "(SELECT min(words) FROM task_units u WHERE u.task_id = tasks.id AND u.role = 'lead'), year, serial",
    "support": "(SELECT min(words) FROM task_units u WHERE u.task_id = tasks.id AND u.role = 'support'), year, serial",
    "light": "status <> 'open', due_on NULLS LAST, year, serial",
    "original_due_on": "original_due_on NULLS LAST, year, serial",
    "post": "responsible_post, year, serial",
    "person": "responsible_person, year, serial",
    "source": "source_note, year, serial",
    "latest": '(SELECT p."on" FROM progress p WHERE p.task_id = tasks.id ORDER BY p."on" DESC, p.id DESC LIMIT 1), '
    "year, serial",
}


@dataclass(frozen=True, slots=True)
class Pressing:
    """What wants pressing: due up to `near_until`, and no contact with the unit since `quiet_since`."""

    near_until: date
    quiet_since: date


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that tasks of a rhythm owe: in time from `opens` to `due`, and owed by those opened before `due`."""

    recur: str
    key: str
    opens: date
    due: date


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
    original_before: date | None = None  # the original deadline lies on this day or before it
    no_person: bool = False  # only tasks that name no responsible person
    pressing: Pressing | None = None
    owed: tuple[Owed, ...] | None = None  # only tasks that did not make one of these reports
    parent_id: str | None = None
    source_kind: str | None = None


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
    parent_id: str | None
    part: int
    carried_from_id: str | None
    closed_by: str
    closing_meeting_id: str | None
    outcome_reason: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    latest: str = ""
    step: str = ""  # the last step of the ladder, by its kind of progress, and its day
    step_on: date | None = None
    extensions: int = 0
    extra: dict[str, Any] = field(default_factory=dict)


def task_ids(
    view: View, chosen: LedgerFilter, sort: str = "number", *, descending: bool = False
) -> list[str]:
    """Return the ids of the chosen tasks in the asked order."""
    where, values = _where(chosen)
    order = SORTS[sort]
    if descending:
        order = ", ".join(_downwards(part) for part in _parts(order))
    query = f"SELECT id FROM tasks {where} ORDER BY {order}"
    with view.connection.execute(text(query), values) as found:
        # From the driver, all at once: a row object for each id would cost as much as the query.
        return [row[0] for row in found.cursor.fetchall()] if found.cursor else []


def task_rows(view: View, ids: Sequence[str]) -> list[TaskRow]:
    """Return the rows of these ids, in their order; ids that no longer exist are left out."""
    if not ids:
        return []
    units, told, moved = _units(view, ids), _told(view, ids), _extensions(view, ids)
    found = {
        row[0]: _row(row, units.get(row[0], {}), told.get(row[0], _Told()), moved.get(row[0], 0))
        for row in _among(view, f"SELECT {_FIELDS} FROM tasks WHERE id", ids)
    }
    return [found[one] for one in ids if one in found]


def count_tasks(view: View, chosen: LedgerFilter) -> int:
    """Return how many tasks are chosen."""
    where, values = _where(chosen)
    return int(view.connection.execute(text(f"SELECT count(*) FROM tasks {where}"), values).scalar_one())


def count_each(view: View, filters: Mapping[str, LedgerFilter], status: str | None = None) -> dict[str, int]:
    """Return how many tasks each filter chooses, counted in one pass: through the table, or through one `status`."""
    values: dict[str, Any] = {"status": status} if status else {}
    counts = []
    for n, chosen in enumerate(filters.values()):
        tests = conditions(chosen, values, f"f{n}_")
        counts.append(f"count(*) FILTER (WHERE {' AND '.join(tests)})" if tests else "count(*)")
    where = " WHERE status = :status" if status else ""
    row = view.connection.execute(text(f"SELECT {', '.join(counts)} FROM tasks{where}"), values).one()
    return {key: int(count) for key, count in zip(filters, row, strict=True)}


def count_statuses(view: View, owner_id: str) -> tuple[Counter[str], Counter[str]]:
    """Return how many tasks stand in each state: those of an office, and those of all others.

    The totals come from the index of states alone and the others are looked up one by one, which is quick where
    nearly all tasks are the office's own.
    """
    every = Counter(_by_status(view, "SELECT status, count(*) FROM tasks GROUP BY status"))
    apart = (
        "SELECT status, count(*) FROM (SELECT status FROM tasks WHERE owner_id < :owner "
        "UNION ALL SELECT status FROM tasks WHERE owner_id > :owner) GROUP BY status"
    )
    others = Counter(_by_status(view, apart, owner=owner_id))
    return every - others, others


def _by_status(view: View, query: str, **values: str) -> dict[str, int]:
    return {row[0]: row[1] for row in view.connection.execute(text(query), values)}


def conditions(chosen: LedgerFilter, values: dict[str, Any], mark: str = "") -> list[str]:
    """Return the tests on `tasks` that a filter means; their values are put into `values`, names after `mark`."""
    tests: list[str] = []
    if chosen.statuses:
        tests.append("status IN (" + ", ".join(f":{mark}s{n}" for n in range(len(chosen.statuses))) + ")")
        values |= {f"{mark}s{n}": str(one) for n, one in enumerate(chosen.statuses)}
    for test, name, value in _simple(chosen):
        if value is not None:
            tests.append(test.replace(":value", f":{mark}{name}"))
            values[f"{mark}{name}"] = value.isoformat() if isinstance(value, date) else value
    if chosen.undated:
        tests.append("due_on IS NULL AND recur = '' AND deadline_kind NOT IN ('OPEN', 'RECUR')")
    if chosen.no_person:
        tests.append("responsible_person = ''")
    for n, word in enumerate(chosen.text.split()):
        tests.append(f"search_text LIKE :{mark}w{n} ESCAPE '\\'")
        values[f"{mark}w{n}"] = holds(word)
    if chosen.pressing:
        tests.append(_pressing(chosen.pressing, values, mark))
    if chosen.owed is not None:
        tests.append(_owing(chosen.owed, values, mark))
    return tests


def _simple(chosen: LedgerFilter) -> tuple[tuple[str, str, date | str | int | None], ...]:
    return (
        ("owner_id = :value", "owner", chosen.owner_id),
        ("owner_id <> :value", "not_owner", chosen.not_owner_id),
        ("due_on <= :value", "due_before", chosen.due_before),
        ("due_on >= :value", "due_from", chosen.due_from),
        ("original_due_on <= :value", "original_before", chosen.original_before),
        ("meeting_id = :value", "meeting", chosen.meeting_id),
        ("parent_id = :value", "parent", chosen.parent_id),
        ("source_kind = :value", "source", chosen.source_kind),
        ("year = :value", "year", chosen.year),
        ("id IN (SELECT task_id FROM task_units WHERE unit_id = :value)", "unit", chosen.unit_id),
    )


def _pressing(wanted: Pressing, values: dict[str, Any], mark: str) -> str:
    values |= {f"{mark}near": wanted.near_until.isoformat(), f"{mark}quiet": wanted.quiet_since.isoformat()}
    # One list of those heard of lately, made once, is quicker than asking task by task.
    return (
        f"due_on <= :{mark}near AND id NOT IN "
        f"(SELECT task_id FROM progress WHERE \"on\" >= :{mark}quiet AND kind <> 'state')"
    )


def _owing(owed: Sequence[Owed], values: dict[str, Any], mark: str) -> str:
    """Test whether a report of the task's rhythm did not come: each rhythm has its own short table of reports."""
    arms = []
    for n, (recur, rows) in enumerate(groupby(owed, lambda each: each.recur)):
        table = []
        for m, each in enumerate(rows):
            name = f"{mark}o{n}_{m}"
            table.append(f"(:{name}k, :{name}a, :{name}b)")
            values |= {
                f"{name}k": each.key,
                f"{name}a": each.opens.isoformat(),
                f"{name}b": each.due.isoformat(),
            }
        values[f"{mark}r{n}"] = recur
        arms.append(
            f"(recur = :{mark}r{n} AND EXISTS (SELECT 1 FROM (SELECT column1 AS k, column2 AS a, column3 AS b "
            f"FROM (VALUES {', '.join(table)})) e WHERE e.b > tasks.opened_on AND NOT EXISTS (SELECT 1 FROM progress p "
            "WHERE p.task_id = tasks.id AND p.kind = 'report' AND (p.period = e.k "
            "OR (p.period = '' AND p.\"on\" BETWEEN e.a AND e.b)))))"
        )
    return f"recur <> '' AND ({' OR '.join(arms)})" if arms else "1 = 0"


def _where(chosen: LedgerFilter) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    tests = conditions(chosen, values)
    return ("WHERE " + " AND ".join(tests) if tests else ""), values


def _downwards(part: str) -> str:
    """Turn one sorted column round."""
    column, last = part.removesuffix(" NULLS LAST"), part.endswith(" NULLS LAST")
    return f"{column} DESC NULLS FIRST" if last else f"{column} DESC"


def _parts(order: str) -> list[str]:
    """Split an ORDER BY list at its outer commas."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(order):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(order[start:place].strip())
            start = place + 1
    return [*parts, order[start:].strip()]


def _among(view: View, query: str, ids: Sequence[str], rest: str = "") -> list[tuple[Any, ...]]:
    """Ask a query for one of these ids, as the driver gives it: names for 200 values would cost more than the query."""
    marks = ", ".join("?" * len(ids))
    with view.connection.exec_driver_sql(f"{query} IN ({marks}) {rest}", tuple(ids)) as found:
        return list(found.cursor.fetchall()) if found.cursor else []


def _units(view: View, ids: Sequence[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    query = "SELECT task_id, role, words FROM task_units WHERE task_id"
    for task_id, role, words in _among(view, query, ids, "ORDER BY order_no"):
        roles = found.setdefault(task_id, {})
        roles[role] = (*roles.get(role, ()), words)
    return found


@dataclass(slots=True)
class _Told:
    """What was said last of a task, and the last step of the ladder."""

    latest: str = ""
    step: str = ""
    step_on: str = ""


def _told(view: View, ids: Sequence[str]) -> dict[str, _Told]:
    found: dict[str, _Told] = {}
    query = 'SELECT task_id, text, kind, "on" FROM progress WHERE task_id'
    for task_id, words, kind, day in _among(view, query, ids, 'ORDER BY "on", id'):
        told = found.setdefault(task_id, _Told())
        told.latest = words
        if kind not in ("report", "state"):
            told.step, told.step_on = kind, day
    return found


def _extensions(view: View, ids: Sequence[str]) -> dict[str, int]:
    query = "SELECT task_id, count(*) FROM extensions WHERE task_id"
    return {row[0]: row[1] for row in _among(view, query, ids, "GROUP BY task_id")}


_NAMES = tuple(name.strip() for name in _FIELDS.split(","))
_DATES = ("due_on", "original_due_on", "opened_on", "done_on", "closed_on")


def _row(given: tuple[Any, ...], units: dict[str, tuple[str, ...]], told: _Told, extensions: int) -> TaskRow:
    values = dict(zip(_NAMES, given, strict=True))
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["internal"] = bool(values["internal"])
    return TaskRow(
        **values,
        lead=units.get("lead", ()),
        support=units.get("support", ()),
        collective=units.get("collective", ()),
        latest=told.latest,
        step=told.step,
        step_on=date.fromisoformat(told.step_on) if told.step_on else None,
        extensions=extensions,
    )
