"""Opening a task: from what is known of it to a numbered matter of the ledger with its units."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.domain.tasks import check_code, task_number
from desktop.services.desk import Desk
from desktop.services.units import canonical, unit_in
from desktop.store.tables import Attachment, Progress, Task, TaskUnit
from desktop.store.work import View, Work


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What is known of a task before it has a number. Units are given as names; unknown ones stay as words.

    `source_kind` is minutes, list, instruction (批示), recommendation (建议), assignment (上级交办) or manual;
    `source_id` names the stored paper it comes from; who gave an instruction, when and in which words stand in
    `source_by`, `source_on` and `source_text`.
    """

    matter: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    deadline: Explained | None = None
    due_on: date | None = None  # the day the clerk settled on, where the phrase left it open
    source_kind: str = "manual"
    source_note: str = ""
    section: str = ""
    decision_id: str | None = None
    meeting_id: str | None = None
    responsible_post: str = ""
    responsible_person: str = ""
    internal: bool = False
    source_id: str | None = None
    source_by: str = ""
    source_on: date | None = None
    source_text: str = ""


@dataclass(frozen=True, slots=True)
class Descent:
    """Where a task comes from in the ledger: the parent it is a part of, or last year's task it carries on."""

    parent: Task | None = None
    part: int = 0
    carried_from: Task | None = None
    year: int | None = None  # of the number, where it is not this year's


def add_task(
    desk: Desk,
    draft: TaskDraft,
    *,
    deadline: str = "",
    anchor: date | None = None,
    scans: Sequence[Path] = (),
) -> Changes:
    """Open one task by hand; `deadline` are the words of its deadline, read from `anchor` (default today).

    `scans` are the pages of its paper, kept byte for byte with the task.
    """
    if not draft.matter.strip():
        raise Refused("事项内容是空的，没有立项。请填写要办的事。")
    if deadline.strip():
        draft = replace(draft, deadline=explain(deadline, anchor or desk.today(), desk.calendar))
    draft = replace(draft, lead=canonical(desk, draft.lead), support=canonical(desk, draft.support))
    kept = keep_files(desk, scans, "没有立项")
    with desk.act("立项") as work:
        task = open_task_in(desk, work, draft)
        attach(desk, work, task, kept)
    return work.changes


def open_task_in(desk: Desk, work: Work, draft: TaskDraft, descent: Descent | None = None) -> Task:
    """Open a task inside an act that is already under way (see `add_task`)."""
    descent = descent or Descent()
    year, serial, number = _number(desk, work, descent)
    read = draft.deadline
    due = draft.due_on or (read.last if read else None)
    before = descent.carried_from
    task = work.add(
        Task(
            owner_id=desk.office.id,
            number=number,
            year=year,
            serial=serial,
            part=descent.part,
            parent_id=descent.parent.id if descent.parent else None,
            carried_from_id=before.id if before else None,
            check_code=check_code(number, desk.office.id, draft.matter),
            source_kind=draft.source_kind,
            source_note=draft.source_note,
            source_id=draft.source_id,
            source_by=draft.source_by,
            source_on=draft.source_on,
            source_text=draft.source_text,
            decision_id=draft.decision_id,
            meeting_id=draft.meeting_id,
            section=draft.section,
            matter=draft.matter.strip(),
            responsible_post=draft.responsible_post,
            responsible_person=draft.responsible_person,
            deadline_raw=read.raw if read else "",
            deadline_kind=read.kind if read else ("ABS" if due else "NONE"),
            deadline_rule=read.rule if read else "",
            deadline_basis=basis_of(read),
            recur=(read.recur or "") if read else "",
            due_on=due,
            original_due_on=(before.original_due_on if before else None) or due,
            opened_on=desk.today(),
            internal=draft.internal,
            search_text=search_text(
                number, draft.matter, draft.source_note, draft.source_by, *draft.lead, *draft.support, *draft.collective
            ),
        )
    )  # fmt: skip
    _add_units(desk, work, task, draft)
    return task


def ours(desk: Desk, view: View, task_id: str) -> Task:
    """Return a task of ours; Refused for one that another office reported."""
    task = view.need(Task, task_id)
    if task.owner_id != desk.office.id:
        raise Refused("这是其他单位报来的事项，本单位只能查看，没有改动。")
    return task


def note_state(desk: Desk, work: Work, task: Task, text: str, on: date | None = None) -> None:
    """Leave a line among the progress of a task whose state changes."""
    work.add(
        Progress(owner_id=desk.office.id, task_id=task.id, on=on or desk.today(), kind="state", text=text)
    )


def attach(desk: Desk, work: Work, task: Task, kept: Sequence[tuple[str, str, int]]) -> None:
    """Put kept files (name, hash, size) with a task."""
    for name, sha, size in kept:
        work.add(
            Attachment(
                kind="tasks", record_id=task.id, name=name, sha256=sha, size=size, added_on=desk.today()
            )
        )


def keep_files(desk: Desk, paths: Sequence[Path], undone: str) -> list[tuple[str, str, int]]:
    """Keep files byte for byte and return name, hash and size of each; Refused, saying what was not done."""
    try:
        files = [(path.name, path.read_bytes()) for path in paths]
    except OSError as fault:
        name = Path(str(fault.filename)).name
        raise Refused(f"材料“{name}”读不出来，{undone}。请检查文件是否存在、是否被占用。") from fault
    return [(name, desk.store.files.keep(data), len(data)) for name, data in files]


def basis_of(read: Explained | None) -> str:
    """Return what a deadline rests on and how it was counted, one line each."""
    return "\n".join((read.basis, *read.steps)).strip() if read else ""


def _number(desk: Desk, work: Work, descent: Descent) -> tuple[int, int, str]:
    """Return year, serial and number: a part keeps those of its parent and adds its own."""
    parent = descent.parent
    if parent is not None:
        return parent.year, parent.serial, task_number(parent.year, parent.serial, descent.part)
    year = descent.year or desk.today().year
    serial = work.next_serial("tasks", year=year, owner_id=desk.office.id)
    return year, serial, task_number(year, serial)


def _add_units(desk: Desk, work: Work, task: Task, draft: TaskDraft) -> None:
    groups = (("lead", draft.lead), ("support", draft.support), ("collective", draft.collective))
    order = 0
    for role, names in groups:
        for name in names:
            unit = unit_in(desk, work, name) if role != "collective" else None
            work.add(
                TaskUnit(
                    owner_id=desk.office.id,
                    task_id=task.id,
                    unit_id=unit.id if unit else None,
                    role=role,
                    words=name,
                    order_no=order,
                )
            )
            order += 1
