"""Pressing all units in one go: which 催办单 go out, and which tasks rest because their unit was heard of lately."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.services import ladder, papers
from desktop.services.compose.recipients import due, in_protocol_order
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject


def urging_subjects(desk: Desk, *, resting: bool = False) -> list[Subject]:
    """Return one subject a unit with all its tasks that want pressing, in protocol order.

    `resting` takes in those near or overdue whose unit was spoken to or heard of within the quiet days.
    """
    if resting:
        return due(desk, Subject())
    found = {each.unit: each.task_ids for each in ladder.wanting(desk) if each.unit}
    return [Subject(unit=unit, task_ids=found[unit]) for unit in in_protocol_order(desk, found)]


def resting(desk: Desk) -> int:
    """Return how many tasks are near or overdue and rest, because their unit was heard of within the quiet days."""
    near = {task for subject in due(desk, Subject()) for task in subject.task_ids}
    wanted = {task for each in ladder.wanting(desk) for task in each.task_ids}
    return len(near - wanted)


def supervise(desk: Desk, task_ids: Sequence[str], approver: str, folder: Path) -> list[papers.Made]:
    """Make a 督办通知 to each unit that leads these tasks, approved by a leader named by post and name.

    Refused without the approver: 督办 is ordered by a leader, the office only carries it out.
    """
    if not approver.strip():
        raise Refused("督办须写明批准的领导，没有出督办通知。请填写职务和姓名。")
    subjects = papers.subjects_for(
        desk, "supervision", Subject(task_ids=tuple(task_ids), approver=approver.strip())
    )
    if not subjects:
        raise Refused("所选事项没有正在办理并写明牵头单位的，没有出督办通知。")
    return [papers.make(desk, "supervision", subject, folder) for subject in subjects]
