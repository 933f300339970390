"""For whom a paper is made when each unit gets its own; in protocol order, which is the order of delivery."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from desktop.domain.tasks import Light
from desktop.services import roster
from desktop.services.compose import common
from desktop.services.compose.minutes import told_items
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Subject

_DUE = (Light.OVERDUE, Light.NEAR)


def members(desk: Desk, subject: Subject) -> list[Subject]:
    """Return every unit with a seat, on the day of the meeting where there is one."""
    on = common.meeting_of(desk, subject).row.meets_on if subject.meeting_id else desk.today()
    return [replace(subject, unit=row.name) for row in common.member_units(desk, on)]


def concerned(desk: Desk, subject: Subject) -> list[Subject]:
    """Return the units that at least one item of the minutes concerns."""
    file = common.meeting_of(desk, subject)
    names = [row.name for row in common.member_units(desk, file.row.meets_on)]
    return [replace(subject, unit=name) for name in names if told_items(desk, file.row.id, name)]


def leading(desk: Desk, subject: Subject) -> list[Subject]:
    """Return the units that lead open tasks (of the chosen ones, else of all), each with its tasks."""
    return _by_lead(desk, subject, lambda _line: True)


def due(desk: Desk, subject: Subject) -> list[Subject]:
    """Return the units that lead tasks overdue or near their deadline, each with these tasks."""
    return _by_lead(desk, subject, lambda line: line.light in _DUE)


def overdue(desk: Desk, subject: Subject) -> list[Subject]:
    """Return the units that lead overdue tasks, each with these tasks."""
    return _by_lead(desk, subject, lambda line: line.light is Light.OVERDUE)


def without_person(desk: Desk, subject: Subject) -> list[Subject]:
    """Return the units that lead open tasks for which no responsible person is named, each with these tasks."""
    return _by_lead(desk, subject, lambda line: not line.row.responsible_person)


def in_protocol_order(desk: Desk, names: Iterable[str]) -> list[str]:
    """Return unit names as the roster orders them; those it does not know come last, as they stood."""
    places = {row.name: at for at, row in enumerate(roster.unit_rows(desk, desk.today()))}
    return sorted(dict.fromkeys(names), key=lambda name: places.get(name, len(places)))


def _by_lead(desk: Desk, subject: Subject, wanted: Callable[[LedgerLine], bool]) -> list[Subject]:
    lines = common.our_lines(desk, open_only=True)
    chosen = set(subject.task_ids)
    found: dict[str, list[str]] = {}
    for line in lines:
        if (line.id in chosen) if chosen else wanted(line):
            for name in line.row.lead:
                found.setdefault(name, []).append(line.id)
    ordered = in_protocol_order(desk, found)
    return [replace(subject, unit=name, task_ids=tuple(found[name])) for name in ordered]
