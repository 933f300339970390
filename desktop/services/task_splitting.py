"""Splitting a task into parts with units and deadlines of their own; the parent stays and keeps its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.services.task_opening import Descent, TaskDraft, note_state, open_task_in, ours
from desktop.services.units import canonical
from desktop.store.tables import Task, TaskUnit


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One part: what is to be done, by whom, until when (words or a day).

    Without a lead it is led by those who lead the whole, without a deadline it has that of the whole.
    """

    matter: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""
    due_on: date | None = None


def split(desk: Desk, task_id: str, parts: Sequence[PartDraft]) -> Changes:
    """Split a task into parts numbered after it (2026-003-1, 2026-003-2); the parts are what the changes made.

    A later split adds more; the number of a part is never given twice. Refused for a task that is not open, for
    a part itself, and for fewer than two parts at the first split.
    """
    if any(not part.matter.strip() for part in parts):
        raise Refused("有一部分没有写事项内容，没有拆分。请逐条写明要办的事。")
    known = [
        (part, _deadline(desk, part), canonical(desk, part.lead), canonical(desk, part.support))
        for part in parts
    ]
    with desk.act("拆分") as work:
        task = ours(desk, work, task_id)
        whole = tuple(
            unit.words for unit in work.find(TaskUnit, task_id=task.id, role="lead", order="order_no")
        )
        taken = work.highest("tasks", "part", parent_id=task.id)
        _check(task, len(parts), again=work.first(Task, parent_id=task.id) is not None)
        made = [
            open_task_in(desk, work, _draft(task, whole, *each), Descent(parent=task, part=taken + n))
            for n, each in enumerate(known, 1)
        ]
        note_state(desk, work, task, f"拆分为{'、'.join(each.number for each in made)}")
    return work.changes


def _check(task: Task, count: int, *, again: bool) -> None:
    if Status(task.status) is not Status.OPEN:
        raise Refused(f"该事项{Status(task.status).word}，不能拆分，没有改动。")
    if task.parent_id is not None:
        raise Refused(f"{task.number}本身是拆分出来的一部分，不再拆分，没有改动。请在原事项上增加部分。")
    if count < (1 if again else 2):
        raise Refused("拆分至少要分成两部分，没有改动。")


def _deadline(desk: Desk, part: PartDraft) -> Explained | None:
    if not part.deadline.strip():
        return None
    read = explain(part.deadline, desk.today(), desk.calendar)
    if read.last is None and not read.recur and read.kind != "OPEN" and part.due_on is None:
        raise Refused(f"“{part.deadline.strip()}”定不出期限，没有拆分。{read.question or '请写明完成日期。'}")
    return read


def _draft(
    task: Task,
    whole: tuple[str, ...],
    part: PartDraft,
    read: Explained | None,
    lead: tuple[str, ...],
    support: tuple[str, ...],
) -> TaskDraft:
    own_deadline = read is not None or part.due_on is not None
    return TaskDraft(
        part.matter,
        lead=lead or whole,
        support=support,
        deadline=read,
        due_on=part.due_on if own_deadline else task.due_on,
        source_kind=task.source_kind,
        source_note=task.source_note,
        section=task.section,
        meeting_id=task.meeting_id,
        internal=task.internal,
        source_id=task.source_id,
        source_by=task.source_by,
        source_on=task.source_on,
        source_text=task.source_text,
    )
