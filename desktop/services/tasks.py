"""What a clerk does with a task: open, report, extend, finish, close, send back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.domain.tasks import Status, check_closing, check_code, check_extension, task_number
from desktop.services.desk import Desk
from desktop.services.units import canonical
from desktop.store.tables import Attachment, Extension, Progress, Task, TaskUnit, Unit
from desktop.store.work import View, Work


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What is known of a task before it has a number. Units are given as names; unknown ones stay as words."""

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


def add_task(desk: Desk, draft: TaskDraft, *, deadline: str = "", anchor: date | None = None) -> Changes:
    """Open one task by hand; `deadline` are the words of its deadline, read from `anchor` (default today)."""
    if not draft.matter.strip():
        raise Refused("事项内容是空的，没有立项。请填写要办的事。")
    if deadline.strip():
        draft = replace(draft, deadline=explain(deadline, anchor or desk.today(), desk.calendar))
    draft = replace(draft, lead=canonical(desk, draft.lead), support=canonical(desk, draft.support))
    with desk.act("立项") as work:
        open_task_in(desk, work, draft)
    return work.changes


def open_task_in(desk: Desk, work: Work, draft: TaskDraft) -> Task:
    """Open a task inside an act that is already under way (see `add_task`)."""
    year = desk.today().year
    serial = work.next_serial("tasks", year=year, owner_id=desk.office.id)
    number = task_number(year, serial)
    read = draft.deadline
    due = draft.due_on or (read.last if read else None)
    task = work.add(
        Task(
            owner_id=desk.office.id,
            number=number,
            year=year,
            serial=serial,
            check_code=check_code(number, desk.office.id, draft.matter),
            source_kind=draft.source_kind,
            source_note=draft.source_note,
            decision_id=draft.decision_id,
            meeting_id=draft.meeting_id,
            section=draft.section,
            matter=draft.matter.strip(),
            responsible_post=draft.responsible_post,
            responsible_person=draft.responsible_person,
            deadline_raw=read.raw if read else "",
            deadline_kind=read.kind if read else ("ABS" if due else "NONE"),
            deadline_rule=read.rule if read else "",
            deadline_basis=_basis(read),
            recur=(read.recur or "") if read else "",
            due_on=due,
            original_due_on=due,
            opened_on=desk.today(),
            internal=draft.internal,
            search_text=search_text(
                number, draft.matter, draft.source_note, *draft.lead, *draft.support, *draft.collective
            ),
        )
    )
    _add_units(desk, work, task, draft)
    return task


def add_progress(
    desk: Desk, task_id: str, text: str, *, source: str, by: str, on: date | None = None, kind: str = "report"
) -> Changes:
    """Add one entry of progress: what was said, how it came (电话, 书面, 现场) and who said it."""
    if not text.strip():
        raise Refused("进展内容是空的，没有登记。请写明办理到哪一步。")
    with desk.act("登记进展") as work:
        task = _ours(desk, work, task_id)
        work.add(
            Progress(
                owner_id=desk.office.id,
                task_id=task.id,
                on=on or desk.today(),
                kind=kind,
                text=text.strip(),
                source=source,
                by=by,
            )
        )
    return work.changes


def extend(desk: Desk, task_id: str, to: date, *, reason: str, paper: str, approver: str) -> Changes:
    """Grant an extension; the original date stays for ever."""
    with desk.act("延期", reason=reason, paper=paper) as work:
        task = _ours(desk, work, task_id)
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


def finish(
    desk: Desk, task_id: str, *, text: str, evidence: Sequence[Path] = (), on: date | None = None
) -> Changes:
    """Record 办结 with the measure taken and its evidence files, kept byte for byte; overdue days freeze here."""
    files = [(path.name, _bytes(path)) for path in evidence]
    if not text.strip() and not files:
        raise Refused("办结须写明办理结果或附上佐证材料，未办理。")
    kept = [(name, desk.store.files.keep(data), len(data)) for name, data in files]
    with desk.act("办结") as work:
        task = _ours(desk, work, task_id)
        if Status(task.status) is not Status.OPEN:
            raise Refused(f"该事项{Status(task.status).word}，没有改动。")
        task.status, task.done_on, task.done_text = Status.DONE, on or desk.today(), text.strip()
        for name, sha, size in kept:
            work.add(
                Attachment(
                    kind="tasks", record_id=task.id, name=name, sha256=sha, size=size, added_on=desk.today()
                )
            )
    return work.changes


def close(desk: Desk, task_id: str, *, by: str = "", meeting_id: str | None = None) -> Changes:
    """Close out (销号) a finished task by a named approver or by a meeting."""
    with desk.act("销号") as work:
        task = _ours(desk, work, task_id)
        check_closing(Status(task.status), by=by, meeting=meeting_id)
        task.status, task.closed_on = Status.CLOSED, desk.today()
        task.closed_by, task.closing_meeting_id = by, meeting_id
    return work.changes


def send_back(desk: Desk, task_id: str, *, reason: str) -> Changes:
    """Send a finished task back (退回) or open a closed one again (重开), with the reason."""
    if not reason.strip():
        raise Refused("退回或重开须写明理由，未办理。")
    with desk.act("退回", reason=reason) as work:
        task = _ours(desk, work, task_id)
        if Status(task.status) is Status.OPEN:
            raise Refused("该事项正在办理，无需退回。")
        task.status, task.done_on, task.closed_on = Status.OPEN, None, None
        task.closed_by, task.closing_meeting_id = "", None
        work.add(
            Progress(
                owner_id=desk.office.id,
                task_id=task.id,
                on=desk.today(),
                kind="state",
                text=f"退回：{reason}",
            )
        )
    return work.changes


def assign_person(desk: Desk, task_id: str, *, post: str, person: str) -> Changes:
    """Record the responsible post and person (责任到岗到人)."""
    with desk.act("落实责任人") as work:
        task = _ours(desk, work, task_id)
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
            task = _ours(desk, work, entry.task_id)
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
        task = _ours(desk, work, task_id)
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
        task.deadline_basis, task.recur = _basis(read), read.recur or ""
        task.due_on = task.original_due_on = due
    return work.changes


def _ours(desk: Desk, view: View, task_id: str) -> Task:
    task = view.need(Task, task_id)
    if task.owner_id != desk.office.id:
        raise Refused("这是其他单位报来的事项，本单位只能查看，没有改动。")
    return task


def _basis(read: Explained | None) -> str:
    return "\n".join((read.basis, *read.steps)).strip() if read else ""


def _add_units(desk: Desk, work: Work, task: Task, draft: TaskDraft) -> None:
    groups = (("lead", draft.lead), ("support", draft.support), ("collective", draft.collective))
    order = 0
    for role, names in groups:
        for name in names:
            unit = work.first(Unit, name=name, owner_id=desk.office.id, valid_to=None)
            work.add(
                TaskUnit(
                    owner_id=desk.office.id,
                    task_id=task.id,
                    unit_id=unit.id if unit and role != "collective" else None,
                    role=role,
                    words=name,
                    order_no=order,
                )
            )
            order += 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Refused(
            f"佐证材料“{path.name}”读不出来，未办理办结。请检查文件是否存在、是否被占用。"
        ) from fault
