"""The papers that come of the ledger: the ledger itself, and a 交办单 for each unit that leads."""

from collections.abc import Sequence

from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services import ledger, papers
from desktop.services.minutes_review import Filed
from desktop.services.paper_facts import Subject
from desktop.services.papers import Made
from desktop.ui.context import Context
from desktop.ui.pages.papermaking import make_paper, paper_folder, tell_made
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
    """Make one 交办单 for each unit that leads one of these tasks, in the background."""
    units, folder = by_lead(context, ids), paper_folder()

    def make(job: Job) -> list[Made]:
        if not units:
            raise Refused("这些事项没有正在办理并写明牵头单位的，没有出交办单。")
        made = []
        for done, (unit, tasks) in enumerate(units.items()):
            job.report(done, len(units), unit)
            made.append(papers.make(context.desk, "assignment", Subject(task_ids=tasks, unit=unit), folder))
        return made

    context.work.run("出交办单", make, lambda made: tell_made(context, made))


def filed_message(context: Context, made: Filed) -> Message:
    """Return what 确认立项 made, with what comes next."""
    undo = Action("撤销“确认立项”", context.undo)
    if not made.task_ids:
        return Message("已登记纪要，没有事项立项。", Tone.DONE, (undo,))
    first, last = made.numbers[0], made.numbers[-1]
    span = f"{first} 至 {last}" if len(made.numbers) > 1 else first
    actions = (
        Action("出交办单", lambda: slips(context, made.task_ids)),
        Action("出议定事项台账", lambda: ledger_paper(context, made.task_ids)),
        undo,
    )
    return Message(f"已立项 {len(made.task_ids)} 项，编号 {span}。", Tone.DONE, actions)
