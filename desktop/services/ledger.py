"""The ledger to read: pages of rows with lights and overdue days, and one task with all its papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import gettempdir

from desktop.domain.errors import Refused
from desktop.domain.tasks import Light, Overdue, Standing, Status, light_of, overdue
from desktop.services.desk import Desk
from desktop.services.succession_touched import FORMER, ROLES
from desktop.store.queries.ledger import LedgerFilter, TaskRow, count_tasks, task_ids, task_rows
from desktop.store.tables import (
    Attachment,
    Decision,
    Extension,
    Meeting,
    Office,
    Paper,
    Progress,
    SourceFile,
    Task,
    TaskUnit,
    Unit,
)
from desktop.store.work import View

__all__ = [
    "Kin",
    "LedgerFilter",
    "LedgerLine",
    "TaskFile",
    "TaskRow",
    "TaskSource",
    "count",
    "evidence_copy",
    "ids",
    "line_of",
    "lines",
    "open_task",
    "task_id",
    "task_of",
]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A task with its light and overdue working days as of today."""

    row: TaskRow
    light: Light
    overdue: Overdue
    owner: str = ""  # the office that reported it, "" for our own

    @property
    def id(self) -> str:
        """Return the id of the task."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One entry of progress."""

    on: date
    kind: str
    text: str
    source: str
    by: str
    words: str = ""  # the unit's own, beside the clerk's summary
    period: str = ""
    paper_id: str | None = None
    paper: str = ""  # the number of that paper


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    """One extension granted."""

    from_due: date | None
    to_due: date
    reason: str
    paper: str
    approver: str
    granted_on: date


@dataclass(frozen=True, slots=True)
class TaskSource:
    """Where a task comes from: the stored paper, and of an instruction (批示) who gave it, when, in which words."""

    source_id: str | None
    name: str
    by: str
    on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Kin:
    """The tasks that a task is bound to: what it is a part of, its parts, last year's and next year's."""

    parent: LedgerLine | None = None
    parts: tuple[LedgerLine, ...] = ()
    carried_from: LedgerLine | None = None
    carried_to: LedgerLine | None = None


@dataclass(frozen=True, slots=True)
class TaskFile:
    """Everything about one task."""

    line: LedgerLine
    deadline_basis: str
    done_text: str
    closed_by: str
    progress: tuple[ProgressLine, ...]
    extensions: tuple[ExtensionLine, ...]
    evidence: tuple[tuple[str, str], ...]  # (name, sha256)
    decision_text: str
    decision_source: str | None  # id of the text that the decision stands in
    decision_span: tuple[int, int] | None
    source: TaskSource
    kin: Kin
    former: tuple[
        tuple[str, str], ...
    ] = ()  # (牵头, 配合 or 责任; name) of units whose part a successor took
    closing_meeting: str = ""  # the title of the meeting that agreed to the end


def ids(desk: Desk, chosen: LedgerFilter, sort: str = "number", *, descending: bool = False) -> list[str]:
    """Return the ids of the chosen tasks, sorted by the database."""
    with desk.view() as view:
        return task_ids(view, chosen, sort, descending=descending)


def count(desk: Desk, chosen: LedgerFilter) -> int:
    """Return how many tasks are chosen."""
    with desk.view() as view:
        return count_tasks(view, chosen)


def lines(desk: Desk, wanted: Sequence[str]) -> list[LedgerLine]:
    """Return the rows of these ids with light and overdue days."""
    with desk.view() as view:
        rows = task_rows(view, wanted)
        own = desk.office.id
        others = {o.id: o.name for o in view.find(Office)} if any(r.owner_id != own for r in rows) else {}
    return [replace(line_of(desk, row), owner=_owner(others, row, own)) for row in rows]


def _owner(names: Mapping[str, str], row: TaskRow, own: str) -> str:
    return "" if row.owner_id == own else names.get(row.owner_id, "外单位")


def line_of(desk: Desk, row: TaskRow) -> LedgerLine:
    """Return the row with its light and overdue days as of today."""
    standing = Standing(
        Status(row.status),
        row.due_on,
        row.original_due_on,
        row.done_on,
        row.deadline_kind,
        row.recur,
        row.closed_on,
    )
    today = desk.today()
    light = light_of(standing, today, desk.calendar, desk.near_workdays)
    return LedgerLine(row, light, overdue(standing, today, desk.calendar))


def task_id(desk: Desk, number: str) -> str:
    """Return the id of our task of that number; Refused when there is none."""
    with desk.view() as view:
        task = view.first(Task, number=number.strip(), owner_id=desk.office.id)
    if task is None:
        raise Refused(f"台账里没有编号“{number}”的事项。请核对编号，如 2026-001。")
    return task.id


def open_task(desk: Desk, record_id: str) -> TaskFile:
    """Return everything about one task."""
    with desk.view() as view:
        task = view.need(Task, record_id)
        decision = view.get(Decision, _decision_of(view, task))
        extensions = view.find(Extension, task_id=record_id, order=("granted_on", "id"))
        evidence = view.find(Attachment, kind="tasks", record_id=record_id, order=("added_on", "id"))
        row = replace(task_rows(view, [record_id])[0], extra=dict(task.extra))
        office = view.get(Office, task.owner_id)
        names = {office.id: office.name} if office else {}
        span = (decision.span_from, decision.span_to) if decision else (None, None)
        meeting = view.get(Meeting, task.closing_meeting_id)
        return TaskFile(
            line=replace(line_of(desk, row), owner=_owner(names, row, desk.office.id)),
            deadline_basis=task.deadline_basis,
            done_text=task.done_text,
            closed_by=task.closed_by,
            progress=_progress(view, record_id),
            extensions=tuple(
                ExtensionLine(e.from_due, e.to_due, e.reason, e.paper, e.approver, e.granted_on)
                for e in extensions
            ),
            evidence=tuple((a.name, a.sha256) for a in evidence),
            decision_text=decision.text if decision else "",
            decision_source=decision.source_id if decision else None,
            decision_span=(span[0], span[1]) if span[0] is not None and span[1] is not None else None,
            source=_source(view, task),
            kin=_kin(desk, view, task),
            former=_former(view, record_id),
            closing_meeting=meeting.title if meeting else "",
        )


def _progress(view: View, task_id: str) -> tuple[ProgressLine, ...]:
    entries = view.find(Progress, task_id=task_id, order=("on", "id"))
    papers = {each.paper_id: view.need(Paper, each.paper_id).number for each in entries if each.paper_id}
    return tuple(
        ProgressLine(
            p.on,
            p.kind,
            p.text,
            p.source,
            p.by,
            p.words,
            p.period,
            p.paper_id,
            papers.get(p.paper_id or "", ""),
        )
        for p in entries
    )


def _former(view: View, task_id: str) -> tuple[tuple[str, str], ...]:
    """Return the units that led or supported a task before a reform, by the part that its progress tells."""
    told = [entry.text for entry in view.find(Progress, task_id=task_id, kind="state")]
    found = []
    for part in view.find(TaskUnit, task_id=task_id, role=FORMER, order="order_no"):
        unit = view.get(Unit, part.unit_id)
        name = unit.name if unit else part.words
        had = (word for word in ROLES.values() if any(f"原{word}单位{name}，" in text for text in told))
        found.append((next(had, "责任"), name))
    return tuple(found)


def _decision_of(view: View, task: Task) -> str | None:
    """Return the decision that a task came of; a part has its parent's, a carried task that of the year before."""
    seen: set[str] = set()
    while task.decision_id is None and task.id not in seen:
        seen.add(task.id)
        before = view.get(Task, task.parent_id or task.carried_from_id)
        if before is None:
            return None
        task = before
    return task.decision_id


def _source(view: View, task: Task) -> TaskSource:
    stored = view.get(SourceFile, task.source_id)
    name = stored.name if stored else ""
    return TaskSource(task.source_id, name, task.source_by, task.source_on, task.source_text)


def _kin(desk: Desk, view: View, task: Task) -> Kin:
    after = view.first(Task, carried_from_id=task.id)
    parts = [each.id for each in view.find(Task, parent_id=task.id, order="part")]
    single = (task.parent_id, task.carried_from_id, after.id if after else None)
    found = {row.id: line_of(desk, row) for row in task_rows(view, [*parts, *filter(None, single)])}
    parent, before, later = (found.get(each or "") for each in single)
    return Kin(parent, tuple(found[each] for each in parts), before, later)


def task_of(desk: Desk, record_id: str) -> str | None:
    """Return the id of a task, or of the task that a decision became; None for anything else."""
    with desk.view() as view:
        if view.get(Task, record_id):
            return record_id
        made = view.first(Task, decision_id=record_id)
        return made.id if made else None


def evidence_copy(desk: Desk, sha: str, name: str) -> Path:
    """Return a copy of a kept file under its own name, for looking at; the kept one is never handed out."""
    folder = Path(gettempdir()) / "fuyuan-evidence" / sha[:16]
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / Path(name).name
    copy.write_bytes(desk.store.files.read(sha))
    return copy
