"""How a task ends and begins again: 办结, 销号, 退回, 重开, 部分落实, 转下年, 终止."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval, Move, check_move, next_year
from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.services.task_opening import (
    Descent,
    TaskDraft,
    attach,
    keep_files,
    note_state,
    open_task_in,
    ours,
)
from desktop.store.tables import Meeting, Task, TaskUnit
from desktop.store.work import View, Work


def finish(
    desk: Desk, task_id: str, *, text: str, evidence: Sequence[Path] = (), on: date | None = None
) -> Changes:
    """Record 办结 with the measure taken and its evidence files, kept byte for byte; overdue days freeze here."""
    if not text.strip() and not evidence:
        raise Refused("办结须写明办理结果或附上佐证材料，未办理。")
    kept = keep_files(desk, evidence, "未办理办结")
    with desk.act(Move.FINISH) as work:
        task = ours(desk, work, task_id)
        target = check_move(Move.FINISH, Status(task.status))
        check_parts_ended(work, task, Move.FINISH)
        task.status, task.done_on, task.done_text = target, on or desk.today(), text.strip()
        attach(desk, work, task, kept)
    return work.changes


def close(
    desk: Desk, task_id: str, *, by: str = "", meeting_id: str | None = None, on: date | None = None
) -> Changes:
    """Close out (销号) a finished task by a named approver or by a meeting."""
    return close_many(desk, [task_id], by=by, meeting_id=meeting_id, on=on)


def close_many(
    desk: Desk,
    task_ids: Sequence[str],
    *,
    by: str = "",
    meeting_id: str | None = None,
    on: date | None = None,
) -> Changes:
    """Close out several finished tasks in one act, as one meeting or one approver agreed to them.

    Refused as a whole, with the number of the task at fault, when one of them cannot be closed.
    """
    approval = Approval(by, meeting_id, on)
    with desk.act(Move.CLOSE) as work:
        for task_id in task_ids:
            task = ours(desk, work, task_id)
            try:
                target = check_move(Move.CLOSE, Status(task.status), approval=approval)
                check_parts_ended(work, task, Move.CLOSE)
            except Refused as refused:
                raise (
                    Refused(f"{task.number}：{refused.sentence}") if len(task_ids) > 1 else refused
                ) from None
            _end(desk, work, task, target, approval)
    return work.changes


def send_back(desk: Desk, task_id: str, *, reason: str) -> Changes:
    """Send a finished task back (退回) or open an ended one again (重开), with the reason."""
    with desk.view() as view:
        status = Status(ours(desk, view, task_id).status)
    if status is Status.OPEN:
        raise Refused("该事项正在办理，无需退回。")
    if status is not Status.DONE:
        return reopen(desk, task_id, reason=reason)
    with desk.act(Move.SEND_BACK, reason=reason) as work:
        task = ours(desk, work, task_id)
        task.status = check_move(Move.SEND_BACK, Status(task.status), reason=reason)
        _check_parent_runs(work, task)
        task.done_on = None
        note_state(desk, work, task, f"退回：{reason.strip()}")
    return work.changes


def reopen(desk: Desk, task_id: str, *, reason: str) -> Changes:
    """Open an ended task again (重开), with the reason; who ended it stays in the history.

    Refused while the task lives on elsewhere: carried into a next year's task, or part of an ended one.
    """
    with desk.act(Move.REOPEN, reason=reason) as work:
        task = ours(desk, work, task_id)
        target = check_move(Move.REOPEN, Status(task.status), reason=reason)
        _check_nobody_carries_it(work, task)
        _check_parent_runs(work, task)
        task.status, task.done_on, task.closed_on = target, None, None
        task.closed_by, task.closing_meeting_id, task.outcome_reason = "", None, ""
        note_state(desk, work, task, f"重开：{reason.strip()}")
    return work.changes


def part(
    desk: Desk, task_id: str, *, achieved: str, remaining: str, reason: str, approval: Approval
) -> Changes:
    """End a task as 部分落实: what is done, what remains and why, as an approver or a meeting agreed."""
    if not achieved.strip() or not remaining.strip():
        raise Refused("部分落实须分别写明已落实和未落实的内容，未办理。")
    with desk.act(Move.PART, reason=reason) as work:
        task = ours(desk, work, task_id)
        target = check_move(Move.PART, Status(task.status), reason=reason, approval=approval)
        task.done_text = achieved.strip()
        _end(desk, work, task, target, approval, f"未落实：{remaining.strip()}\n理由：{reason.strip()}")
        words = f"部分落实：已落实：{achieved.strip()}；未落实：{remaining.strip()}；理由：{reason.strip()}"
        note_state(desk, work, task, words, approval.on)
    return work.changes


def terminate(desk: Desk, task_id: str, *, reason: str, approval: Approval) -> Changes:
    """End a task that is not to be pursued (终止), with the reason and who agreed."""
    with desk.act(Move.TERMINATE, reason=reason) as work:
        task = ours(desk, work, task_id)
        target = check_move(Move.TERMINATE, Status(task.status), reason=reason, approval=approval)
        _end(desk, work, task, target, approval, reason.strip())
        note_state(desk, work, task, f"终止：{reason.strip()}", approval.on)
    return work.changes


@dataclass(frozen=True, slots=True)
class Carried:
    """How a task goes on next year: the year of its new number (None: the coming one) and its new deadline.

    `deadline` are words, `due_on` a day; without either the new task asks for one. An empty `matter` keeps the
    old words, which is right unless part of the matter is done.
    """

    year: int | None = None
    deadline: str = ""
    due_on: date | None = None
    matter: str = ""


def carry(desk: Desk, task_id: str, *, reason: str, approval: Approval, to: Carried | None = None) -> Changes:
    """Carry a task into next year (转下年): it ends here, and a linked task goes on under a number of that year.

    The new task keeps units, source, responsible person and the original deadline of the old one; it is the
    first record that the changes name as made.
    """
    to = to or Carried()
    read = explain(to.deadline, desk.today(), desk.calendar) if to.deadline.strip() else None
    if read and read.last is None and not read.recur and read.kind != "OPEN" and to.due_on is None:
        raise Refused(f"“{to.deadline.strip()}”定不出期限，没有转下年。{read.question or '请写明完成日期。'}")
    with desk.act(Move.CARRY, reason=reason) as work:
        task = ours(desk, work, task_id)
        target = check_move(Move.CARRY, Status(task.status), reason=reason, approval=approval)
        year = to.year or next_year(task.year, desk.today())
        if year <= task.year:
            raise Refused(f"{task.number}只能转入{task.year}年以后的年度，没有办理。")
        draft = _carried_draft(work, task, to, read)
        made = open_task_in(desk, work, draft, Descent(carried_from=task, year=year))
        _end(desk, work, task, target, approval, f"转为{made.number}\n理由：{reason.strip()}")
        note_state(
            desk, work, task, f"转下年：转为{made.number}继续办理；理由：{reason.strip()}", approval.on
        )
        note_state(desk, work, made, f"由{task.number}转入", approval.on)
    return work.changes


def check_parts_ended(view: View, task: Task, move: Move) -> None:
    """Refuse 办结 and 销号 of a task of which a part is still open."""
    running = [
        each for each in view.find(Task, parent_id=task.id, order="part") if each.status == Status.OPEN
    ]
    if running:
        numbers = "、".join(each.number for each in running)
        raise Refused(
            f"拆分出的{numbers}还在办理，不能{move}，没有改动。请先办结各部分，或者按部分落实、转下年、终止办理。"
        )


def _end(desk: Desk, work: Work, task: Task, target: Status, approval: Approval, outcome: str = "") -> None:
    if approval.meeting_id and work.get(Meeting, approval.meeting_id) is None:
        raise Refused("没有找到议定的会议，未办理。请重新选择会议，或填写批准人。")
    task.status, task.closed_on = target, approval.on or desk.today()
    task.closed_by, task.closing_meeting_id = approval.by.strip(), approval.meeting_id
    task.outcome_reason = outcome


def _check_nobody_carries_it(view: View, task: Task) -> None:
    after = [
        each for each in view.find(Task, carried_from_id=task.id) if each.status in (Status.OPEN, Status.DONE)
    ]
    if after:
        raise Refused(
            f"该事项已转为{after[0].number}继续办理，不能重开，没有改动。请在{after[0].number}办理，"
            "或者先将它终止。"
        )


def _check_parent_runs(view: View, task: Task) -> None:
    parent = view.get(Task, task.parent_id)
    if parent is not None and parent.status in (Status.DONE, Status.CLOSED):
        raise Refused(
            f"所属的{parent.number}{Status(parent.status).word}，不能只重开其中一部分，没有改动。请先重开{parent.number}。"
        )


def _carried_draft(view: View, task: Task, to: Carried, read: Explained | None) -> TaskDraft:
    units = view.find(TaskUnit, task_id=task.id, order="order_no")
    lead, support, collective = (
        tuple(unit.words for unit in units if unit.role == role) for role in ("lead", "support", "collective")
    )
    return TaskDraft(
        to.matter.strip() or task.matter,
        lead,
        support,
        collective,
        deadline=read,
        due_on=to.due_on,
        source_kind=task.source_kind,
        source_note=task.source_note,
        section=task.section,
        responsible_post=task.responsible_post,
        responsible_person=task.responsible_person,
        internal=task.internal,
        source_id=task.source_id,
        source_by=task.source_by,
        source_on=task.source_on,
        source_text=task.source_text,
    )
