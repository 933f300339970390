"""内部: an item of the minutes that never leaves in an excerpt, a circulated table or a bundle."""

from dataclasses import dataclass

from desktop.domain.changes import Changes
from desktop.services.desk import Desk
from desktop.store.tables import Decision, Task


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """One decision of a meeting: its place, its words, what became of it, and whether it is 内部."""

    id: str
    place: int
    text: str
    outcome: str
    internal: bool
    numbers: tuple[str, ...]


def items(desk: Desk, meeting_id: str) -> list[MinutesItem]:
    """Return the decisions of a meeting in the order of the minutes, with the numbers of their tasks."""
    with desk.view() as view:
        tasks = view.find(Task, meeting_id=meeting_id, order=("year", "serial", "part"))
        return [
            MinutesItem(
                each.id,
                each.order_no,
                each.text,
                each.outcome,
                each.internal,
                tuple(task.number for task in tasks if task.decision_id == each.id),
            )
            for each in view.find(Decision, meeting_id=meeting_id, order="order_no")
        ]


def set_internal(desk: Desk, record_id: str, internal: bool) -> Changes:
    """Mark a decision with all its tasks, or one task with its parts, as 内部 or open again.

    What has left in a paper or a bundle before stays where it is; from now on nothing of it is put into one.
    """
    with desk.act("标为内部" if internal else "取消内部") as work:
        decision = work.get(Decision, record_id)
        if decision is not None:
            decision.internal = internal
            tasks = work.find(Task, decision_id=record_id)
        else:
            tasks = [work.need(Task, record_id)]
        for task in tasks:
            task.internal = internal
            for part in work.find(Task, parent_id=task.id):
                part.internal = internal
    return work.changes
