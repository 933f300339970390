"""The yearly sheets counted once more from the database file alone: plain SQL and a calendar read day by day.

Nothing of the application is imported here. The rules are those that the paper prints; where the journal tells
a thing on its own (退回, 移交), it is taken from there.
"""

import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

CALENDARS = Path(__file__).parents[2] / "resources" / "calendar"
DAY = timedelta(1)

_STOOD = """
CREATE TEMP TABLE stood AS
SELECT t.id, t.number, t.year, t.recur, t.opened_on, t.original_due_on AS original,
    CASE WHEN t.status IN ('partial', 'transferred', 'terminated') THEN t.status
        WHEN t.done_on > :as_of THEN 'open'
        WHEN t.status = 'closed' AND t.closed_on > :as_of THEN 'done'
        ELSE t.status END AS state,
    CASE WHEN EXISTS (SELECT 1 FROM extensions e WHERE e.task_id = t.id AND e.granted_on > :as_of)
        THEN (SELECT e.from_due FROM extensions e WHERE e.task_id = t.id AND e.granted_on > :as_of
            ORDER BY e.granted_on, e.id LIMIT 1)
        ELSE t.due_on END AS due,
    CASE WHEN t.done_on <= :as_of THEN t.done_on END AS done,
    t.closed_on AS ended, t.carried_from_id AS carried
FROM tasks t WHERE t.opened_on <= :as_of"""
_PARTS = """
CREATE TEMP TABLE part AS
SELECT DISTINCT u.unit_id AS unit, u.role, s.* FROM task_units u JOIN stood s ON s.id = u.task_id"""
_HELD = """
CREATE TEMP TABLE came AS
SELECT u.id AS unit, m.id AS meeting, m.meets_on AS day,
    (SELECT count(*) FROM invitations i WHERE i.meeting_id = m.id
        AND (i.unit_id = u.id OR (i.unit_id IS NULL AND i.unit_name = u.name))) AS asked,
    (SELECT count(*) FROM invitations i WHERE i.meeting_id = m.id AND i.reply <> ''
        AND (i.unit_id = u.id OR (i.unit_id IS NULL AND i.unit_name = u.name))) AS answered,
    (SELECT group_concat(a.kind || '/' || a.level) FROM attendance a WHERE a.meeting_id = m.id
        AND (a.unit_id = u.id OR (a.unit_id IS NULL AND a.unit_name = u.name))) AS lines
FROM units u, meetings m
WHERE m.status = 'held' AND m.meets_on BETWEEN :first AND :as_of"""
_MATTERS = {
    "lead": "role = 'lead'",
    "carried": "role = 'lead' AND carried IS NOT NULL",
    "support": "role = 'support' AND id NOT IN (SELECT id FROM part WHERE unit = :unit AND role = 'lead')",
    **{
        state: f"role = 'lead' AND state = '{state}'"
        for state in ("closed", "done", "partial", "transferred", "terminated", "open")
    },
    "not_due": "role = 'lead' AND state = 'open' AND due >= :seen",
    "undated": "role = 'lead' AND state = 'open' AND due IS NULL",
}
_FINISHED = "role = 'lead' AND state IN ('done', 'closed')"
_TIMED = {
    "on_time": f"{_FINISHED} AND done <= {{due}}",
    "late": f"{_FINISHED} AND done > {{due}}",
    "owed": "role = 'lead' AND ((state = 'open' AND {due} < :seen) OR "
    "(state IN ('partial', 'transferred') AND {due} < min(ended, :seen)))",
}
_RANKS = ("present/chief", "present/deputy", "present/", "stand_in", "leave", "absent")
_WAYS = ("chief", "deputy", "other", "stand_in", "leave", "absent", "unrecorded")


class Recount:
    """The numbers of a year as of a day, read from a database file."""

    def __init__(self, database: Path, year: int, today: date) -> None:
        self.year = year
        last = date(year, 12, 31)
        self.as_of, self.seen = min(today, last), min(today, last + DAY)
        self.off, self.worked = _special_days()
        self._file = database

    def sheets(self) -> dict[str, dict[str, object]]:
        """Return for every unit its numbers by their keys, rates as (top, bottom)."""
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as self.db:
            self.db.row_factory = sqlite3.Row
            values = {"as_of": str(self.as_of), "first": str(date(self.year, 1, 1))}
            self.db.execute(_STOOD, values)
            self.db.execute(_PARTS)
            self.db.execute(_HELD, values)
            units = self.db.execute("SELECT id, name FROM units").fetchall()
            return {unit["name"]: self._unit(unit["id"]) for unit in units}

    def _unit(self, unit: str) -> dict[str, object]:
        found: dict[str, object] = {key: self._count(where, unit) for key, where in _MATTERS.items()}
        earlier = "SELECT count(DISTINCT id) FROM part WHERE unit = ? AND role = 'lead' AND year < ? AND state = 'open'"
        found["earlier"] = self.db.execute(earlier, (unit, self.year)).fetchone()[0]
        for which, due in (("original", "original"), ("current", "due")):
            for key, where in _TIMED.items():
                found[f"{key}_{which}"] = self._count(where.format(due=due), unit)
            top = found[f"on_time_{which}"]
            found[f"rate_{which}"] = (top, top + found[f"late_{which}"] + found[f"owed_{which}"])
            found[f"days_{which}"] = sum(self._late(row, due) for row in self._led(unit))
        led = {row["id"] for row in self._led(unit)}
        found |= self._reformed(unit, led) | self._entries(led) | self._met(unit)
        return found

    def _count(self, where: str, unit: str) -> int:
        query = f"SELECT count(DISTINCT id) FROM part WHERE unit = :unit AND year = :year AND {where}"
        return self.db.execute(query, {"unit": unit, "year": self.year, "seen": str(self.seen)}).fetchone()[0]

    def _led(self, unit: str) -> list[sqlite3.Row]:
        query = "SELECT * FROM part WHERE unit = ? AND year = ? AND role = 'lead'"
        return self.db.execute(query, (unit, self.year)).fetchall()

    def _late(self, row: sqlite3.Row, due: str) -> int:
        """Working days after the deadline, one day after the other."""
        if row[due] is None or row["state"] == "terminated":
            return 0
        until = str(self.as_of) if row["state"] == "open" else row["done"] or row["ended"]
        day, last, days = date.fromisoformat(row[due]), min(date.fromisoformat(until), self.as_of), 0
        while day < last:
            day += DAY
            days += self._works(day)
        return days

    def _works(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def _reformed(self, unit: str, led: set[str]) -> dict[str, object]:
        """What was handed over, by the journal: a leading part that became a former one."""
        query = """SELECT DISTINCT u.task_id, u.unit_id FROM journal_changes c
            JOIN journal_steps s ON s.id = c.step_id JOIN task_units u ON u.id = c.row_id
            JOIN stood t ON t.id = u.task_id
            WHERE s.kind = 'act' AND s.status = 'done' AND c.table_name = 'task_units' AND c.op = 'update'
            AND json_extract(c."before", '$.role') = 'lead' AND json_extract(c."after", '$.role') = 'former'
            AND t.year = ?"""
        handed = self.db.execute(query, (self.year,)).fetchall()
        before = {
            row[0]
            for row in self.db.execute("SELECT from_unit_id FROM successions WHERE to_unit_id = ?", (unit,))
        }
        taken = {row["task_id"] for row in handed if row["unit_id"] in before} & led
        return {"handed": sum(row["unit_id"] == unit for row in handed), "taken": len(taken)}

    def _entries(self, led: set[str]) -> dict[str, object]:
        found: dict[str, object] = {}
        first, last = str(date(self.year, 1, 1)), str(self.as_of)
        for kind in ("press", "supervise", "circulate"):
            query = 'SELECT task_id, coalesce(paper_id, id) AS once FROM progress WHERE kind = ? AND "on" BETWEEN ? AND ?'
            rows = self.db.execute(query, (kind, first, last))
            found[kind] = len({row["once"] for row in rows if row["task_id"] in led})
        granted = self.db.execute("SELECT task_id FROM extensions WHERE granted_on <= ?", (last,))
        found["extensions"] = sum(row["task_id"] in led for row in granted)
        found["returns"] = sum(task in led for task in self._returned(first, last))
        found["missed"] = sum(self._missed(task) for task in self._rhythms(led))
        return found

    def _returned(self, first: str, last: str) -> Iterator[str]:
        """Every 退回 and 重开, by the journal: a task open again; its day is that of the entry beside it."""
        query = """SELECT c.row_id, (SELECT json_extract(p."after", '$.on') FROM journal_changes p
                WHERE p.step_id = c.step_id AND p.table_name = 'progress') AS day
            FROM journal_changes c JOIN journal_steps s ON s.id = c.step_id
            WHERE s.kind = 'act' AND s.status = 'done' AND c.table_name = 'tasks' AND c.op = 'update'
            AND json_extract(c."after", '$.status') = 'open'"""
        return (row["row_id"] for row in self.db.execute(query).fetchall() if first <= row["day"] <= last)

    def _rhythms(self, led: set[str]) -> list[sqlite3.Row]:
        rows = self.db.execute("SELECT * FROM stood WHERE recur <> ''").fetchall()
        return [row for row in rows if row["id"] in led]

    def _missed(self, task: sqlite3.Row) -> int:
        """Reports due after the opening and before the day of looking that nobody made between two due days."""
        until = (
            str(self.seen) if task["state"] == "open" else min(task["done"] or task["ended"], str(self.seen))
        )
        reports = [
            row[0]
            for row in self.db.execute(
                'SELECT "on" FROM progress WHERE task_id = ? AND kind = \'report\' AND "on" <= ?',
                (task["id"], str(self.as_of)),
            )
        ]
        dues = [str(day) for day in self._dues(task["recur"])]
        return sum(
            not any(before < on <= due for on in reports)
            for before, due in pairwise(dues)
            if task["opened_on"] < due < until and due.startswith(str(self.year))
        )

    def _dues(self, recur: str) -> list[date]:
        """The days of the two rhythms of the story, from the last of the year before on."""
        if recur == "M:10":
            return [date(self.year - 1, 12, 10), *(date(self.year, month, 10) for month in range(1, 13))]
        assert recur.startswith("Q"), recur
        ends = [date(self.year, month + 1, 1) - DAY for month in (3, 6, 9)]
        return [date(self.year - 1, 12, 31), *ends, date(self.year, 12, 31)]

    def _met(self, unit: str) -> dict[str, object]:
        found: dict[str, object] = dict.fromkeys(_WAYS, 0)
        stood_in = unanswered = due = 0
        for row in self.db.execute("SELECT * FROM came WHERE unit = ?", (unit,)).fetchall():
            lines = (row["lines"] or "").split(",") if row["lines"] else []
            own = [line for line in lines if not line.startswith("observer")]
            if (lines and not own) or (not lines and not row["asked"]):
                continue
            due += 1
            way = self._way(own)
            found[way] = int(found[way]) + 1
            stood_in += way == "stand_in"
            unanswered += bool(row["asked"]) and not row["answered"]
        return {**found, "due_at": due, "stand_in_again": max(0, stood_in - 1), "unanswered": unanswered}

    def _way(self, lines: list[str]) -> str:
        for way, start in zip(_WAYS, _RANKS, strict=False):
            if any(line == start if start in _RANKS[:2] else line.startswith(start) for line in lines):
                return way
        return "unrecorded"


def _special_days() -> tuple[set[date], set[date]]:
    off: set[date] = set()
    worked: set[date] = set()
    for path in CALENDARS.glob("20??.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for holiday in data.get("holiday", []):
            for key, days in (("off", off), ("work", worked)):
                for span in holiday.get(key, []):
                    days.update(_span(data["year"], span))
    return off, worked


def _span(year: int, words: str) -> Iterator[date]:
    first, _, last = words.partition("~")
    day = date.fromisoformat(f"{year}-{first}")
    while day <= date.fromisoformat(f"{year}-{last or first}"):
        yield day
        day += DAY
