"""Making a paper from any page: in the background, then shown as it will be printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.changes import Changes
from desktop.services import making, papers
from desktop.services.making import Order
from desktop.services.paper_facts import Subject
from desktop.services.papers import Batch, Made
from desktop.ui.context import Context
from desktop.ui.opening import folder_action, paper_folder
from desktop.ui.pages.printall import print_all
from desktop.ui.widgets.message import Action, Message, Tone
from desktop.ui.work import Job

Progress = Callable[[int, int, str], object]

_REMARKS = 3  # more than these would fill the message bar


def make_paper(
    context: Context,
    kind: str,
    *,
    meeting_id: str | None = None,
    task_ids: tuple[str, ...] = (),
    unit: str = "",
    on: date | None = None,
) -> None:
    """Make one paper in the background; when it is done, say where it lies and offer the preview."""
    make_subject(context, kind, Subject(meeting_id=meeting_id, task_ids=task_ids, unit=unit, on=on))


def make_subject(context: Context, kind: str, subject: Subject, name: str = "文书") -> None:
    """Make one paper on a subject in the background (see `make_paper`); `name` says meanwhile what is made."""
    folder = paper_folder()
    context.work.run(
        f"出{name}",
        lambda _job: [papers.make(context.desk, kind, subject, folder)],
        lambda made: tell_made(context, made),
    )


def make_assignments(context: Context) -> None:
    """Make one 交办单 for each unit that leads an open task, and the 签收单 of them all."""
    make_order(context, Order("assignment"), "交办单")


def make_order(context: Context, order: Order, name: str) -> None:
    """Make what was ordered in the background; what is there after a stop is told as well."""
    folder = paper_folder()
    run_batch(
        context,
        name,
        lambda progress, job: making.carry_out(
            context.desk, order, folder, progress=progress, cancelled=lambda: job.cancelled
        ),
    )


def run_batch(context: Context, name: str, make: Callable[[Progress, Job], Batch]) -> None:
    """Run a batch with its progress in the bottom bar, and tell in one message what it made, stopped or not.

    `make` gets where it reports to and the job; a stop ends it between two papers, never inside one.
    """
    batches: list[Batch] = []

    def task(job: Job) -> None:
        def progress(done: int, total: int, _words: str) -> None:
            words = f"第 {done + 1} 份，共 {total} 份" if done < total else "签收单已出"
            job.progressed.emit(done, total, words)

        batches.append(make(progress, job))

    def tell() -> None:
        if batches:
            tell_batch(context, name, batches[0])

    context.work.run(f"出{name}", task).ended.connect(tell)


def tell_batch(context: Context, name: str, batch: Batch) -> None:
    """Say how many papers a batch made, where they lie, what was left out and what the clerk should know."""
    if not batch.made:
        context.say(Message(f"已停止，没有出{name}。", Tone.INFO))
        return
    many = len(batch.made) > 1
    words = f"已出{name} {len(batch.made)} 份" if many else f"已出“{batch.made[0].title}”"
    words += "和签收单" if batch.sheet else ""
    words = f"已停止。{words}，其余没有出" if batch.cancelled else words
    left = f"　另有 {len(batch.left_out)} 份没有出：{batch.left_out[0]}" if batch.left_out else ""
    _tell(context, batch.all, f"{words}，在 {batch.made[0].docx.parent}。{left}", warning=bool(left))


def tell_made(context: Context, made: Sequence[Made]) -> None:
    """Say which papers were made and where they lie, with the preview and the folder."""
    words = f"已出“{made[0].title}”" + (f"等 {len(made)} 份" if len(made) > 1 else "")
    _tell(context, made, f"{words}，在 {made[0].docx.parent}。")


def _tell(context: Context, made: Sequence[Made], words: str, *, warning: bool = False) -> None:
    context.hub.tell(_together(made))
    remarks = list(dict.fromkeys(remark for one in made for remark in one.remarks))
    words += "".join(f"　{remark}" for remark in remarks[:_REMARKS])
    words += f"　还有 {len(remarks) - _REMARKS} 条提醒。" if len(remarks) > _REMARKS else ""
    first = made[0]
    actions = (
        Action("预览", lambda: context.open_page("papers", None, first.paper_id)),
        Action("打印…", lambda: print_all(context, made)),
        folder_action(first.docx.parent),
    )
    context.say(Message(words, Tone.WARNING if warning else Tone.DONE, actions))


def _together(made: Sequence[Made]) -> Changes:
    """Return the changes of several acts as one, so that every page reads itself once."""
    acts = [one.changes for one in made]
    return replace(
        acts[-1],
        kinds=frozenset().union(*(each.kinds for each in acts)),
        ids=frozenset().union(*(each.ids for each in acts)),
        made=tuple(record for each in acts for record in each.made),
    )
