"""The papers that come of the ledger: the ledger itself, and a 交办单 for each unit that leads."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from desktop.domain.tasks import Status
from desktop.services import ladder, ledger, papers, pressing
from desktop.services.desk import Desk
from desktop.services.minutes_review import Filed
from desktop.services.paper_facts import Subject
from desktop.ui.context import Context
from desktop.ui.opening import paper_folder
from desktop.ui.pages.papermaking import (
    Progress,
    make_paper,
    make_subject,
    run_batch,
    tell_made,
)
from desktop.ui.widgets.message import Action, Message, Tone
from desktop.ui.work import Job


def ledger_paper(context: Context, ids: Sequence[str]) -> None:
    """Make the ledger of these tasks, in this order."""
    if not ids:
        context.say(Message("没有可以出台账的事项，先换一个筛选。", Tone.WARNING))
        return
    make_paper(context, "ledger", task_ids=tuple(ids))


def by_lead(context: Context, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the open tasks among these by the unit that leads them; a task of two leads stands under both."""
    found: dict[str, tuple[str, ...]] = {}
    for line in ledger.lines(context.desk, ids):
        ours = line.row.owner_id == context.desk.office.id
        if ours and line.row.status == Status.OPEN:
            for unit in line.row.lead:
                found[unit] = (*found.get(unit, ()), line.id)
    return found


def slips(context: Context, ids: Sequence[str]) -> None:
    """Make one 交办单 for each unit that leads one of these tasks and the 签收单 of them all, in the background."""
    subjects = [Subject(task_ids=tasks, unit=unit) for unit, tasks in by_lead(context, ids).items()]
    folder = paper_folder()
    if not subjects:
        context.say(Message("这些事项没有正在办理并写明牵头单位的，没有出交办单。", Tone.WARNING))
        return
    run_batch(context, "交办单", partial(_batch, context.desk, "assignment", subjects, folder))


def whole_set(context: Context, filed: Filed) -> None:
    """Make what follows a meeting in one go: 分解表, a 纪要摘录 for each unit concerned, a 交办单 for each that leads."""
    desk, folder, subject = context.desk, paper_folder(), Subject(meeting_id=filed.meeting_id)
    slips_of = [Subject(task_ids=ids, unit=unit) for unit, ids in by_lead(context, filed.task_ids).items()]

    def make(progress: Progress, job: Job) -> papers.Batch:
        made = [papers.make(desk, "decision_table", subject, folder)]
        left: list[str] = []
        excerpts = papers.subjects_for(desk, "minutes_excerpt", subject)
        for kind, subjects in (("minutes_excerpt", excerpts), ("assignment", slips_of)):
            if subjects and not job.cancelled:
                each = _batch(desk, kind, subjects, folder, progress, job)
                made += each.all
                left += each.left_out
        return papers.Batch(tuple(made), None, tuple(left), cancelled=job.cancelled)

    run_batch(context, "会后文书", make)


def approval(context: Context, kind: str, task_id: str, on: date | None = None, words: str = "") -> None:
    """Make the approval form of an extension (延期审批表: `on` the day asked for, `words` the reason) or of an end."""
    make_subject(context, kind, Subject(task_ids=(task_id,), on=on, words=words))


def supervised(context: Context, task_id: str, approver: str) -> None:
    """Make the 督办通知 of one task to each unit that leads it, in the background."""
    desk, folder = context.desk, paper_folder()
    context.work.run(
        "出督办通知",
        lambda _job: pressing.supervise(desk, [task_id], approver, folder),
        lambda made: tell_made(context, made),
    )


def pressed_words(context: Context, resting: bool) -> str:
    """Say which 催办单 would go out: unit by unit, what would be a repeat within a week."""
    desk = context.desk
    subjects = pressing.urging_subjects(desk, resting=resting)
    if not subjects:
        return "没有待催办的事项。"
    total = len({task for each in subjects for task in each.task_ids})
    told = [
        f"{len(subjects)} 个单位，{total} 项，一个单位一份：",
        *(f"{each.unit}　{len(each.task_ids)} 项" for each in subjects),
    ]
    lately = ladder.pressed_lately(desk, [task for each in subjects for task in each.task_ids])
    if lately:
        numbers = "、".join(line.row.number for line in ledger.lines(desk, sorted(lately)))
        told.append(f"▲ 一周内再次催办：{numbers}")
    return "\n".join(told)


def press_all(context: Context, resting: bool) -> None:
    """Make one 催办单 for each unit with all its tasks that want pressing, and the 签收单, in the background."""
    desk, folder = context.desk, paper_folder()
    subjects = pressing.urging_subjects(desk, resting=resting)
    if not subjects:
        context.say(Message("没有待催办的事项，没有出催办单。", Tone.INFO))
        return
    run_batch(context, "催办单", partial(_batch, desk, "urging", subjects, folder))


def _batch(
    desk: Desk, kind: str, subjects: Sequence[Subject], folder: Path, progress: Progress, job: Job
) -> papers.Batch:
    """Make one paper for each subject, and the 签收单 where there are several."""
    sheet = len(subjects) > 1
    return papers.batch(
        desk, kind, subjects, folder, progress=progress, cancelled=lambda: job.cancelled, sheet=sheet
    )


def filed_message(context: Context, made: Filed) -> Message:
    """Return what 确认立项 made, with what comes next."""
    undo = Action("撤销“确认立项”", context.undo)
    if not made.task_ids:
        return Message("已登记纪要，没有事项立项。", Tone.DONE, (undo,))
    first, last = made.numbers[0], made.numbers[-1]
    span = f"{first} 至 {last}" if len(made.numbers) > 1 else first
    actions = (
        Action("出分解表、摘录和交办单", lambda: whole_set(context, made)),
        Action("只出交办单", lambda: slips(context, made.task_ids)),
        undo,
    )
    return Message(f"已立项 {len(made.task_ids)} 项，编号 {span}。", Tone.DONE, actions)
