"""From the year's records to what each unit's sheet is counted from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop.domain.assessment import (
    EntryFact,
    ExtensionFact,
    MeetingFact,
    TaskFact,
    UnitYear,
    as_stood,
    came_of,
    counted_until,
)
from desktop.domain.rhythm import Report, missed
from desktop.domain.task_states import Move
from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar
from desktop.services.succession_touched import FORMER, ROLES
from desktop.store.queries.assessment import Line, Part, YearFacts
from desktop.store.tables import Succession, Unit

AT = "@"  # between the task and the period of a report that did not come
OfTask = TypeVar("OfTask", ExtensionFact, EntryFact)
_RETURNED = (Move.SEND_BACK, Move.REOPEN)


@dataclass(frozen=True, slots=True)
class Span:
    """Up to which day a sheet counts, and on which day it looks at deadlines (see `UnitYear`)."""

    as_of: date
    seen_on: date


class UnitNames:
    """Finds a unit by its id or, where a paper gives only words, by one of its names in force on the day."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._named: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            for name in dict.fromkeys((unit.name, unit.short_name, *unit.aliases)):
                if name:
                    self._named[name].append(unit)

    def id_of(self, line: Line, on: date) -> str | None:
        """Return the id of the unit a line speaks of, None where the roster does not know it."""
        if line.unit_id in self._units:
            return line.unit_id
        known = self._named.get(line.unit_name, [])
        in_force = [unit for unit in known if _in_force(unit, on)]
        return (in_force or known)[0].id if known else None


def unit_years(
    facts: YearFacts,
    units: Sequence[Unit],
    successions: Sequence[Succession],
    year: int,
    span: Span,
    calendar: WorkCalendar,
) -> dict[str, UnitYear]:
    """Return what each unit's sheet is counted from, by the unit's id; units without anything are there too."""
    names = UnitNames(units)
    tasks = _tasks_as_stood(facts, span.as_of)
    roles = _roles(facts.parts)
    handed = _handed(facts, units)
    before = _before(successions)
    extensions = _by_task(facts.extensions)
    entries = _by_task([*_entries(facts), *_missed(facts, tasks, span, calendar)])
    meetings = _meetings(facts, names)
    found: dict[str, UnitYear] = {}
    for unit in units:
        lead = _of_year(roles[unit.id, "lead"], tasks, year)
        led = {task.id for task in lead}
        found[unit.id] = UnitYear(
            year=year,
            as_of=span.as_of,
            seen_on=span.seen_on,
            lead=lead,
            support=tuple(t for t in _of_year(roles[unit.id, "support"], tasks, year) if t.id not in led),
            earlier=tuple(
                tasks[each] for each in roles[unit.id, "lead"] if _still_running(tasks.get(each), year)
            ),
            handed=_of_year([task for task, old in handed if old == unit.id], tasks, year),
            taken=frozenset(task for task, old in handed if old in before[unit.id]) & led,
            extensions=tuple(each for task in lead for each in extensions[task.id]),
            entries=tuple(each for task in lead for each in entries[task.id]),
            meetings=tuple(meetings[unit.id]),
        )
    return found


def listed(found: Mapping[str, UnitYear], facts: YearFacts, units: Iterable[Unit]) -> list[Unit]:
    """Return the units that get a sheet, in protocol order: a seat in the year, or a part in any task or meeting."""
    wanted = [unit for unit in units if unit.id in facts.seated or _has_any(found[unit.id])]
    return sorted(wanted, key=lambda unit: (unit.order_no, unit.name))


def _has_any(unit: UnitYear) -> bool:
    return bool(unit.lead or unit.support or unit.earlier or unit.handed or unit.meetings)


def _tasks_as_stood(facts: YearFacts, as_of: date) -> dict[str, TaskFact]:
    extensions = _by_task(facts.extensions)
    return {
        task.id: as_stood(task, extensions[task.id], as_of) for task in facts.tasks if task.opened_on <= as_of
    }


def _roles(parts: Iterable[Part]) -> dict[tuple[str, str], dict[str, None]]:
    """Return the tasks of each unit and role, each once."""
    roles: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for part in parts:
        roles[part.unit_id, part.role][part.task_id] = None
    return roles


def _of_year(ids: Iterable[str], tasks: Mapping[str, TaskFact], year: int) -> tuple[TaskFact, ...]:
    found = [tasks[each] for each in ids if each in tasks and tasks[each].year == year]
    return tuple(sorted(found, key=lambda task: task.number))


def _still_running(task: TaskFact | None, year: int) -> bool:
    return task is not None and task.year < year and task.status is Status.OPEN


def _by_task(found: Iterable[OfTask]) -> dict[str, list[OfTask]]:
    by_task: dict[str, list[OfTask]] = defaultdict(list)
    for each in found:
        by_task[each.task_id].append(each)
    return by_task


def _entries(facts: YearFacts) -> list[EntryFact]:
    """Return the entries that count, a 退回 or 重开 told by the words of the state's change."""
    return [_as_return(entry) if _returns(entry, words) else entry for entry, words in facts.entries]


def _returns(entry: EntryFact, words: str) -> bool:
    return entry.kind == "state" and words.startswith(_RETURNED)


def _as_return(entry: EntryFact) -> EntryFact:
    return EntryFact(entry.id, entry.task_id, entry.on, "return")


def _missed(
    facts: YearFacts, tasks: Mapping[str, TaskFact], span: Span, calendar: WorkCalendar
) -> Iterator[EntryFact]:
    """Return each regular report that did not come, as an entry of its own on the day it was due."""
    reports: dict[str, list[Report]] = defaultdict(list)
    for entry, _words in facts.entries:
        if entry.kind == "report" and entry.on <= span.as_of:
            reports[entry.task_id].append(Report(entry.on, entry.period))
    for task in tasks.values():
        until = counted_until(task, span.seen_on)
        if task.recur and until is not None:
            for each in missed(task.recur, task.opened_on, until, calendar, reports[task.id]):
                yield EntryFact(f"{task.id}{AT}{each.label}", task.id, each.due, "missed")


def _handed(facts: YearFacts, units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Return the tasks that a unit led until a successor took over, with that unit, as their entries tell."""
    names = {unit.id: unit.name for unit in units}
    told: dict[str, list[str]] = defaultdict(list)
    for entry, words in facts.entries:
        if entry.kind == "state":
            told[entry.task_id].append(words)
    return [
        (part.task_id, part.unit_id)
        for part in facts.parts
        if part.role == FORMER
        and part.unit_id in names
        and any(f"原{ROLES['lead']}单位{names[part.unit_id]}，" in words for words in told[part.task_id])
    ]


def _before(successions: Iterable[Succession]) -> dict[str, set[str]]:
    """Return the units that each unit took over from."""
    before: dict[str, set[str]] = defaultdict(set)
    for each in successions:
        before[each.to_unit_id].add(each.from_unit_id)
    return before


def _meetings(facts: YearFacts, names: UnitNames) -> dict[str, list[MeetingFact]]:
    came: dict[tuple[str, str], list[Line]] = defaultdict(list)
    asked: dict[tuple[str, str], list[Line]] = defaultdict(list)
    days = {held.id: held.on for held in facts.meetings}
    for lines, into in ((facts.attendance, came), (facts.invitations, asked)):
        for line in lines:
            unit = names.id_of(line, days[line.meeting_id])
            if unit is not None:
                into[unit, line.meeting_id].append(line)
    found: dict[str, list[MeetingFact]] = defaultdict(list)
    for unit, meeting in sorted({*came, *asked}, key=lambda key: (days[key[1]], key)):
        there = came[unit, meeting]
        if there and all(line.kind == "observer" for line in there):
            continue
        found[unit].append(_meeting(meeting, days[meeting], there, asked[unit, meeting]))
    return found


def _meeting(meeting: str, on: date, lines: Sequence[Line], asked: Sequence[Line]) -> MeetingFact:
    return MeetingFact(
        meeting,
        on,
        came_of([(line.kind, line.level) for line in lines]),
        "、".join(line.person for line in lines if line.person and line.kind != "observer"),
        any(line.reply for line in asked) if asked else None,
    )


def _in_force(unit: Unit, on: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= on) and (
        unit.valid_to is None or on <= unit.valid_to
    )
