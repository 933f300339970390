"""What a year's sheets of all units are counted from: a handful of queries, however many units there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text

from desktop.domain.assessment import EntryFact, ExtensionFact, TaskFact
from desktop.domain.tasks import Status
from desktop.store.work import View

_TASKS = """SELECT id, number, year, status, due_on, original_due_on, opened_on, done_on, closed_on, recur,
    carried_from_id IS NOT NULL AS carried, parent_id
FROM tasks WHERE owner_id = :owner
    AND (year = :year OR (year < :year AND (status = 'open' OR done_on > :as_of)))
ORDER BY year, serial, part"""
_AMONG = "(SELECT id FROM tasks WHERE owner_id = :owner AND year = :year)"
_UNITS = f"""SELECT task_id, unit_id, role FROM task_units
WHERE unit_id IS NOT NULL AND role IN ('lead', 'support', 'former') AND (task_id IN {_AMONG} OR task_id IN (
    SELECT id FROM tasks WHERE owner_id = :owner AND year < :year AND (status = 'open' OR done_on > :as_of)))
ORDER BY task_id, order_no"""
_EXTENSIONS = f"""SELECT id, task_id, granted_on, from_due, to_due FROM extensions
WHERE task_id IN {_AMONG} ORDER BY granted_on, id"""
# A report only counts where a rhythm asks for it; of the others there are many.
_ENTRIES = f"""SELECT id, task_id, "on", kind, CASE kind WHEN 'state' THEN text ELSE '' END AS text, paper_id, period
FROM progress WHERE task_id IN {_AMONG} AND (kind IN ('press', 'supervise', 'circulate', 'state')
    OR (kind = 'report' AND task_id IN (SELECT id FROM tasks WHERE owner_id = :owner AND recur <> '')))
ORDER BY "on", id"""
_MEETINGS = """SELECT id, title, meets_on FROM meetings
WHERE owner_id = :owner AND status = 'held' AND meets_on BETWEEN :first AND :as_of ORDER BY meets_on, id"""
_HELD = "(SELECT id FROM meetings WHERE owner_id = :owner AND status = 'held' AND meets_on BETWEEN :first AND :as_of)"
_ATTENDANCE = f"""SELECT meeting_id, unit_id, unit_name, person, kind, level FROM attendance
WHERE meeting_id IN {_HELD} ORDER BY meeting_id, order_no"""
_INVITATIONS = f"""SELECT meeting_id, unit_id, unit_name, reply FROM invitations
WHERE meeting_id IN {_HELD} ORDER BY meeting_id, order_no"""
_SEATED = """SELECT DISTINCT unit_id FROM seats WHERE owner_id = :owner AND unit_id IS NOT NULL
    AND (valid_from IS NULL OR valid_from <= :last) AND (valid_to IS NULL OR valid_to >= :first)"""


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task: role lead or support, or former where a successor took the part over."""

    task_id: str
    unit_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting held."""

    id: str
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    """One line of attendance or one invitation; `unit_id` may be unknown, `unit_name` is as the paper says it."""

    meeting_id: str
    unit_id: str | None
    unit_name: str
    person: str = ""
    kind: str = ""
    level: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class YearFacts:
    """Everything a year's sheets are counted from, of all units together; tasks stand as they do now."""

    tasks: tuple[TaskFact, ...]

    parts: tuple[Part, ...]
    extensions: tuple[ExtensionFact, ...]
    entries: tuple[tuple[EntryFact, str], ...]  # with their words
    meetings: tuple[Held, ...]
    attendance: tuple[Line, ...]
    invitations: tuple[Line, ...]
    seated: frozenset[str]


def year_facts(view: View, owner_id: str, year: int, as_of: date) -> YearFacts:
    """Return what the sheets of a year are counted from, up to the day `as_of`."""
    values = {
        "owner": owner_id,
        "year": year,
        "as_of": as_of.isoformat(),
        "first": date(year, 1, 1).isoformat(),
        "last": date(year, 12, 31).isoformat(),
    }

    def rows(query: str) -> list[dict[str, Any]]:
        return [dict(row) for row in view.connection.execute(text(query), values).mappings()]

    tasks = rows(_TASKS)
    return YearFacts(
        tasks=tuple(_task(row) for row in tasks),
        parts=tuple(Part(**row) for row in rows(_UNITS)),
        extensions=tuple(_extension(row) for row in rows(_EXTENSIONS)),
        entries=tuple((_entry(row), row["text"]) for row in rows(_ENTRIES)),
        meetings=tuple(Held(row["id"], row["title"], _day(row["meets_on"])) for row in rows(_MEETINGS)),
        attendance=tuple(Line(**row) for row in rows(_ATTENDANCE)),
        invitations=tuple(Line(**row) for row in rows(_INVITATIONS)),
        seated=frozenset(row["unit_id"] for row in rows(_SEATED)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What one record behind a number says: its day and its words."""

    id: str
    on: date
    words: str


_TOLD = (
    """SELECT id, granted_on AS day, '由' || coalesce(from_due, '未定') || '延至' || to_due
        || '，' || approver || '批准' AS words FROM extensions""",
    """SELECT id, "on" AS day, text AS words FROM progress""",
    "SELECT id, meets_on AS day, title AS words FROM meetings",
)


def told_of(view: View, ids: Sequence[str]) -> dict[str, Told]:
    """Return what the extensions, entries and meetings among these ids say."""
    if not ids:
        return {}
    keys = {f"i{n}": one for n, one in enumerate(dict.fromkeys(ids))}
    among = ", ".join(f":{key}" for key in keys)
    found: dict[str, Told] = {}
    for query in _TOLD:
        for row in view.connection.execute(text(f"{query} WHERE id IN ({among})"), keys):
            found[row.id] = Told(row.id, _day(row.day), row.words)
    return found


def years(view: View, owner_id: str) -> list[int]:
    """Return the years that tasks are numbered in, the latest first."""
    query = "SELECT DISTINCT year FROM tasks WHERE owner_id = :owner ORDER BY year DESC"
    return list(view.connection.execute(text(query), {"owner": owner_id}).scalars())


def _task(row: Mapping[str, Any]) -> TaskFact:
    return TaskFact(
        id=row["id"],
        number=row["number"],
        year=row["year"],
        status=Status(row["status"]),
        due_on=_maybe(row["due_on"]),
        original_due_on=_maybe(row["original_due_on"]),
        opened_on=_day(row["opened_on"]),
        done_on=_maybe(row["done_on"]),
        closed_on=_maybe(row["closed_on"]),
        recur=row["recur"],
        carried=bool(row["carried"]),
        parent_id=row["parent_id"],
    )


def _extension(row: Mapping[str, Any]) -> ExtensionFact:
    return ExtensionFact(
        row["id"], row["task_id"], _day(row["granted_on"]), _maybe(row["from_due"]), _day(row["to_due"])
    )


def _entry(row: Mapping[str, Any]) -> EntryFact:
    return EntryFact(row["id"], row["task_id"], _day(row["on"]), row["kind"], row["paper_id"], row["period"])


def _day(value: str) -> date:
    return date.fromisoformat(value)


def _maybe(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
