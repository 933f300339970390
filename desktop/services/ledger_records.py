"""Many tasks opened in one act: units looked up once, rows stored together, every one through the journal."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain.deadlines import Explained
from desktop.domain.folding import search_text
from desktop.domain.ids import new_id
from desktop.domain.tasks import Status, check_code, task_number
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft
from desktop.store.tables import Progress, Task, TaskUnit, Unit
from desktop.store.work import Work

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finished:
    """How a task stands that comes in with a past of its own: its state, the words of its end, the day of it."""

    status: Status = Status.OPEN
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A task that was opened: its id and number, and the deadline it got."""

    id: str
    number: str
    due_on: date | None
    dated: bool  # a day, a rhythm, or for good


@dataclass(slots=True)
class TaskRecords:
    """Gathers the rows of many tasks and stores them with `store`, inside one act."""

    desk: Desk
    work: Work
    tasks: list[Row] = field(default_factory=list)
    units: list[Row] = field(default_factory=list)
    progress: list[Row] = field(default_factory=list)
    known: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        units = self.work.find(Unit, owner_id=self.desk.office.id, valid_to=None)
        self.known = {unit.name: unit.id for unit in units}

    def open(
        self,
        draft: TaskDraft,
        finished: Finished,
        *,
        original_due_on: date | None = None,
        extra: dict[str, str] | None = None,
    ) -> Opened:
        """Gather one task with its number, units and deadline.

        `original_due_on` is its first deadline where that was another one, `extra` what else is kept of it.
        """
        owner, today = self.desk.office.id, self.desk.today()
        serial = self.work.next_serial("tasks", year=today.year, owner_id=owner)
        number = task_number(today.year, serial)
        deadline = _deadline(draft.deadline or Explained("", "NONE"), draft.due_on, original_due_on)
        row = deadline | {
            "id": new_id(),
            "owner_id": owner,
            "number": number,
            "year": today.year,
            "serial": serial,
            "check_code": check_code(number, owner, draft.matter),
            "source_kind": draft.source_kind,
            "source_note": draft.source_note,
            "section": draft.section,
            "matter": draft.matter.strip(),
            "responsible_post": draft.responsible_post,
            "responsible_person": draft.responsible_person,
            "opened_on": today,
            "status": finished.status,
            "done_text": finished.text,
            "done_on": finished.on,
            "extra": extra or {},
            "search_text": search_text(
                number, draft.matter, draft.source_note, *draft.lead, *draft.support, *draft.collective
            ),
        }
        self.tasks.append(row)
        self._add_units(row["id"], draft)
        dated = bool(row["due_on"] or row["recur"]) or row["deadline_kind"] == "OPEN"
        return Opened(row["id"], number, row["due_on"], dated)

    def report(self, task: Opened, text: str, kind: str, source: str) -> None:
        """Gather one entry of progress of a task."""
        entry = {"task_id": task.id, "on": self.desk.today(), "kind": kind, "text": text, "source": source}
        self.progress.append({"id": new_id(), "owner_id": self.desk.office.id, **entry})

    def store(self) -> None:
        """Store everything gathered so far: the tasks before what belongs to them."""
        for kind, rows in ((Task, self.tasks), (TaskUnit, self.units), (Progress, self.progress)):
            self.work.insert(kind, rows)
            rows.clear()

    def _add_units(self, task_id: str, draft: TaskDraft) -> None:
        roles = (("lead", draft.lead), ("support", draft.support), ("collective", draft.collective))
        named = [(role, name) for role, names in roles for name in names]
        for order, (role, name) in enumerate(named):
            unit = None if role == "collective" else self.known.get(name)
            part = {"task_id": task_id, "unit_id": unit, "role": role, "words": name, "order_no": order}
            self.units.append({"id": new_id(), "owner_id": self.desk.office.id, **part})


def _deadline(read: Explained, settled: date | None, original: date | None) -> Row:
    due = settled or read.last
    return {
        "deadline_raw": read.raw,
        "deadline_kind": "ABS" if read.kind == "NONE" and due else read.kind,
        "deadline_rule": read.rule,
        "deadline_basis": "\n".join((read.basis, *read.steps)).strip(),
        "recur": read.recur or "",
        "due_on": due,
        "original_due_on": original or due,
    }
