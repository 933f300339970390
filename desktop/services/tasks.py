"""What a clerk does with a task while it runs: report, extend, settle its deadline, name who answers for it.

Opening, endings and splitting stand in modules of their own; their names are given here too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.deadlines import explain
from desktop.domain.errors import Refused
from desktop.domain.ladder import Step
from desktop.domain.task_states import check_extension
from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.services.task_endings import (
    Carried,
    carry,
    close,
    close_many,
    finish,
    part,
    reopen,
    send_back,
    terminate,
)
from desktop.services.task_opening import TaskDraft, add_task, basis_of, open_task_in, ours
from desktop.services.task_splitting import PartDraft, split
from desktop.store.tables import Extension, Progress

__all__ = [
    "Carried",
    "PartDraft",
    "Responsible",
    "TaskDraft",
    "add_progress",
    "add_task",
    "assign_people",
    "assign_person",
    "carry",
    "close",
    "close_many",
    "extend",
    "finish",
    "open_task_in",
    "part",
    "reopen",
    "send_back",
    "settle_deadline",
    "split",
    "telephone",
    "terminate",
]


def add_progress(
    desk: Desk,
    task_id: str,
    text: str,
    *,
    source: str,
    by: str,
    on: date | None = None,
    kind: str = "report",
    words: str = "",
    period: str = "",
) -> Changes:
    """Add one entry of progress: what was said, how it came (电话, 书面, 现场) and who said it.

    `words` are the unit's own words beside the clerk's summary; `period` is the key of the report period that a
    regular report is of (see domain/rhythm).
    """
    if not text.strip() and not words.strip():
        raise Refused("进展内容是空的，没有登记。请写明办理到哪一步。")
    with desk.act("登记进展") as work:
        task = ours(desk, work, task_id)
        work.add(
            Progress(
                owner_id=desk.office.id,
                task_id=task.id,
                on=on or desk.today(),
                kind=kind,
                text=text.strip() or words.strip(),
                source=source,
                by=by,
                words=words.strip(),
                period=period,
            )
        )
    return work.changes


def telephone(desk: Desk, task_id: str, words: str, *, by: str = "", on: date | None = None) -> Changes:
    """Record that the unit was reminded by telephone (电话提醒) and what was answered; the task rests a while."""
    text = words.strip() or "已电话提醒"
    return add_progress(
        desk, task_id, text, source="电话", by=by.strip(), on=on, kind=Step.REMIND, words=words
    )


def extend(desk: Desk, task_id: str, to: date, *, reason: str, paper: str, approver: str) -> Changes:
    """Grant an extension; the original date stays for ever."""
    with desk.act("延期", reason=reason, paper=paper) as work:
        task = ours(desk, work, task_id)
        check_extension(Status(task.status), task.due_on, to, reason=reason, paper=paper, approver=approver)
        work.add(
            Extension(
                owner_id=desk.office.id,
                task_id=task.id,
                from_due=task.due_on,
                to_due=to,
                reason=reason,
                paper=paper,
                approver=approver,
                granted_on=desk.today(),
            )
        )
        task.due_on = to
    return work.changes


def assign_person(desk: Desk, task_id: str, *, post: str, person: str) -> Changes:
    """Record the responsible post and person (责任到岗到人)."""
    with desk.act("落实责任人") as work:
        task = ours(desk, work, task_id)
        task.responsible_post, task.responsible_person = post.strip(), person.strip()
    return work.changes


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a task: None leaves post or person as it is."""

    task_id: str
    post: str | None = None
    person: str | None = None


def assign_people(desk: Desk, entries: Sequence[Responsible]) -> Changes:
    """Record responsible posts and persons of several tasks in one act, as a pasted block brings them."""
    with desk.act("落实责任人") as work:
        for entry in entries:
            task = ours(desk, work, entry.task_id)
            if entry.post is not None:
                task.responsible_post = entry.post.strip()
            if entry.person is not None:
                task.responsible_person = entry.person.strip()
    return work.changes


def settle_deadline(
    desk: Desk, task_id: str, words: str, *, day: date | None = None, anchor: date | None = None
) -> Changes:
    """Give a task without a day its first deadline (定期限); `day` settles words that leave it open.

    Refused where a day stands already (that would be an extension) and where the words fix no day or rhythm.
    """
    with desk.act("定期限") as work:
        task = ours(desk, work, task_id)
        if Status(task.status) is not Status.OPEN:
            raise Refused(f"该事项{Status(task.status).word}，没有改动。")
        if task.due_on is not None:
            raise Refused(f"该事项期限已定为{task.due_on.isoformat()}，没有改动。需要改期请办理延期。")
        read = explain(words, anchor or desk.today(), desk.calendar)
        due = day or read.last
        if due is None and not read.recur and read.kind != "OPEN":
            raise Refused(f"“{words.strip()}”定不出期限，没有改动。{read.question or '请写明完成日期。'}")
        task.deadline_raw = task.deadline_raw or words.strip()
        task.deadline_kind = read.kind if day is None else "ABS"
        task.deadline_rule = read.rule if day is None else f"由经办人确定：{words.strip()}"
        task.deadline_basis, task.recur = basis_of(read), read.recur or ""
        task.due_on, task.original_due_on = due, task.original_due_on or due
    return work.changes
