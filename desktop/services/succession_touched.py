"""What a reform of units touches, shown before it is carried out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.services.roster_people import lasts_to
from desktop.services.units import unit_in, unit_named
from desktop.store.tables import (
    AgendaItem,
    Invitation,
    Liaison,
    Meeting,
    Person,
    RosterChange,
    Seat,
    Task,
    TaskUnit,
    Term,
    Unit,
)
from desktop.store.work import View

ROLES = {"lead": "牵头", "support": "配合"}
FORMER = "former"  # the role of a unit that led or supported a task before another took over
UNDER_WAY = (Status.OPEN, Status.DONE)  # what the successor has still to do, or to have closed out


@dataclass(frozen=True, slots=True)
class TouchedTask:
    """One part of a unit in a task under way; `to` is who goes on with it, empty while nobody is chosen."""

    task_id: str
    number: str
    matter: str
    state: str
    unit: str
    role: str
    to: str


@dataclass(frozen=True, slots=True)
class Touched:
    """What a reform touches; `seats`, `liaisons`, `meetings` are lines of words, `waiting` says what hinders it."""

    tasks: tuple[TouchedTask, ...]
    seats: tuple[str, ...]
    liaisons: tuple[str, ...]
    meetings: tuple[str, ...]
    waiting: tuple[str, ...] = ()

    @property
    def undecided(self) -> int:
        """Return how many tasks nobody has been chosen for."""
        return len({task.task_id for task in self.tasks if not task.to})

    @property
    def sentence(self) -> str:
        """Return the numbers in one line."""
        tasks = len({task.task_id for task in self.tasks})
        words = f"涉及在办事项 {tasks} 项、席位 {len(self.seats)} 个、联络员 {len(self.liaisons)} 人、"
        words += f"待开会议 {len(self.meetings)} 次。"
        return words + (f"还有 {self.undecided} 项没有选承接单位。" if self.undecided else "")


def touched(
    desk: Desk, view: View, old: Sequence[Unit], into: Sequence[str], on: date, chosen: Mapping[str, str]
) -> Touched:
    """Return what belongs to the old units from that day on, and where it goes."""
    return Touched(
        tuple(row for unit in old for row in _tasks(view, unit, into, chosen)),
        tuple(words for unit in old for words in _seats(view, unit, on)),
        tuple(words for unit in old for words in _liaisons(view, unit, on)),
        tuple(dict.fromkeys(words for unit in old for words in _meetings(desk, view, unit, on))),
        tuple(_waiting(desk, view, old)),
    )


def check_free(desk: Desk, view: View, old: Sequence[Unit]) -> None:
    """Refuse while an order to change a member of one of the units waits for approval."""
    waiting = _waiting(desk, view, old)
    if waiting:
        raise Refused(f"{waiting[0]}没有改动。请先批准、退回或者撤回。")


def standing(desk: Desk, view: View, name: str) -> Unit:
    """Return the unit of that name that stands today; a short name will do."""
    return unit_in(desk, view, name.strip()) or unit_named(desk, view, name.strip())


def parts_under_way(view: View, unit: Unit) -> list[tuple[TaskUnit, Task]]:
    """Return the parts of a unit in tasks under way, in the order of their numbers."""
    found = [(part, view.need(Task, part.task_id)) for part in view.find(TaskUnit, unit_id=unit.id)]
    ours = [(part, task) for part, task in found if part.role in ROLES and Status(task.status) in UNDER_WAY]
    return sorted(ours, key=lambda each: (each[1].year, each[1].serial, each[1].number))


def _tasks(view: View, unit: Unit, into: Sequence[str], chosen: Mapping[str, str]) -> list[TouchedTask]:
    only = into[0] if len(into) == 1 else ""
    return [
        TouchedTask(
            task.id,
            task.number,
            task.matter,
            Status(task.status).word,
            unit.name,
            ROLES[part.role],
            only or chosen.get(task.id, ""),
        )
        for part, task in parts_under_way(view, unit)
        if only != unit.name
    ]


def _seats(view: View, unit: Unit, on: date) -> list[str]:
    rows = []
    for seat in view.find(Seat, unit_id=unit.id, order="order_no"):
        if lasts_to(seat, on):
            held = [term for term in view.find(Term, seat_id=seat.id) if lasts_to(term, on)]
            name = view.need(Person, held[-1].person_id).name if held else "未登记"
            rows.append(f"{unit.name}　{seat.requirement or seat.role}　{name}")
    return rows


def _liaisons(view: View, unit: Unit, on: date) -> list[str]:
    held = [each for each in view.find(Liaison, unit_id=unit.id) if lasts_to(each, on)]
    return [f"{unit.name}　{view.need(Person, each.person_id).name}" for each in held]


def _meetings(desk: Desk, view: View, unit: Unit, on: date) -> list[str]:
    planned = [
        meeting
        for meeting in view.find(Meeting, owner_id=desk.office.id, status="planned", order="meets_on")
        if meeting.meets_on >= on
    ]
    return [
        f"{meeting.meets_on.isoformat()}　{meeting.title}"
        for meeting in planned
        if view.first(Invitation, meeting_id=meeting.id, unit_id=unit.id)
        or view.first(AgendaItem, meeting_id=meeting.id, presenter_unit_id=unit.id)
        or any(lasts_to(seat, on) for seat in view.find(Seat, unit_id=unit.id))
    ]


def _waiting(desk: Desk, view: View, old: Sequence[Unit]) -> list[str]:
    return [
        f"{unit.name}有 {number} 份成员调整待批。"
        for unit in old
        if (
            number := len(
                view.find(RosterChange, owner_id=desk.office.id, unit_id=unit.id, status="proposed")
            )
        )
    ]
