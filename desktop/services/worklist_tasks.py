"""From the approved lines of a list to the ledger: new tasks, tasks that go on, tasks carried over the year."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop.domain.folding import search_text
from desktop.domain.readers.ledger.units import read_units
from desktop.domain.task_states import MOVES, Move
from desktop.domain.tasks import Status
from desktop.domain.units import UnitBook
from desktop.domain.worklists import list_deadline
from desktop.services.desk import Desk
from desktop.services.succession_touched import FORMER
from desktop.services.task_opening import Descent, TaskDraft, note_state, open_task_in
from desktop.services.units import book, canonical, unit_in
from desktop.store.tables import Extension, ListItem, Task, TaskUnit, WorkList
from desktop.store.work import Work

SOURCE = "list"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who approved a list and on which day; `by` are the words for papers, the meeting's title or the approver."""

    by: str
    on: date
    meeting_id: str | None = None


@dataclass(slots=True)
class Filing:
    """The lines of one list becoming tasks inside one act; `told` says what a person should look at."""

    desk: Desk
    work: Work
    worklist: WorkList
    agreed: Agreed
    opened: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    first: dict[str, dict[str, Any]] = field(default_factory=dict)  # each line as it came onto the list

    def file(self, items: list[ListItem], before: dict[str, str]) -> None:
        """Give each kept line its one task; `before` are the tasks of the version that this one replaces."""
        known = book(self.desk)
        images = self.work.inserted("list_items", list_id=self.worklist.id)
        self.first = {image["id"]: image for image in images}
        for number, item in enumerate(items, 1):
            note = f"{self.worklist.year}年{self.worklist.title}第{number}项"
            draft = self._draft(item, note, known)
            if item.task_id in before:
                self._go_on(item, draft)
            elif item.task_id and self.work.need(Task, item.task_id).year < self.worklist.year:
                self._carry(item, draft, note)
            elif item.task_id:  # taken onto the list from this year's ledger
                self._go_on(item, draft)
            else:
                self._open(item, draft)

    def left_off(self, item: ListItem, task_id: str) -> None:
        """Say that a task stands no longer on the list; whether it ends is for a person to settle."""
        task = self.work.need(Task, task_id)
        words = f"{self._version}不再列入此项" + (f"（{item.reason}）" if item.reason else "")
        self._report(task, words)
        if task.status == Status.OPEN:
            self.told.append(f"{task.number}不再列入清单，台账上仍在办理；需要终止的请另行办理。")

    @property
    def _version(self) -> str:
        version = f"第{self.worklist.version}版" if self.worklist.version > 1 else ""
        return f"{self.worklist.year}年{self.worklist.title}{version}"

    def _draft(self, item: ListItem, note: str, known: UnitBook) -> TaskDraft:
        lead = read_units("、".join(item.lead), known, "lead")
        support = read_units("、".join(item.support), known, "support")
        said = list_deadline(item.deadline_raw, self.worklist.year, self.desk.calendar)
        if item.due_on and item.due_on != said.last:
            said = replace(
                said, kind="ABS", rule=f"由经办人确定：{item.deadline_raw or '清单未写时限'}", recur=None
            )
        return TaskDraft(
            item.matter,
            canonical(self.desk, (name for name in item.lead if name not in lead.collective)),
            canonical(self.desk, (name for name in item.support if name not in support.collective)),
            tuple(dict.fromkeys((*lead.collective, *support.collective))),
            deadline=said,
            due_on=item.due_on,
            source_kind=SOURCE,
            source_note=note,
            section=item.section,
            responsible_post=item.responsible_post,
            responsible_person=item.responsible_person,
        )

    def _open(self, item: ListItem, draft: TaskDraft, before: Task | None = None) -> Task:
        year = max(self.worklist.year, self.desk.today().year)  # next year's list may be approved in December
        task = open_task_in(self.desk, self.work, draft, Descent(carried_from=before, year=year))
        item.task_id = task.id
        self.opened.append(task.number)
        if task.due_on is None and not task.recur and task.deadline_kind != "OPEN":
            self.undated.append(task.number)
        if item.measures:
            task.extra = {"具体要求": item.measures}
        return task

    def _carry(self, item: ListItem, draft: TaskDraft, note: str) -> None:
        """Go on with a matter of an earlier year: its task becomes 转下年 and a new one follows it."""
        old = self.work.need(Task, item.task_id or "")
        later = self.work.first(Task, carried_from_id=old.id, order="id")
        if later is not None:  # the ledger was carried over before the list was approved
            item.task_id = later.id
            self._alter(later, item, draft)
            return
        made = self._open(item, draft, old)
        if old.status not in MOVES[Move.CARRY].sources:
            self.told.append(f"{old.number}{Status(old.status).word}，仍按清单重新立项，请核对。")
            return
        old.status, old.outcome_reason = MOVES[Move.CARRY].target, f"转为{made.number}\n理由：列入{note}"
        old.closed_on, old.closing_meeting_id = self.agreed.on, self.agreed.meeting_id
        old.closed_by = "" if self.agreed.meeting_id else self.agreed.by
        self._report(old, f"转下年：转为{made.number}继续办理；理由：列入{note}（{self.agreed.by}审定）")
        self._report(made, f"由{old.number}转入")

    def _go_on(self, item: ListItem, draft: TaskDraft) -> None:
        """Bring a task that is in the ledger already into line with the list."""
        task = self.work.need(Task, item.task_id or "")
        if task.status != Status.OPEN:
            self.told.append(f"{task.number}{Status(task.status).word}，台账上没有随清单改动。")
            return
        self._alter(task, item, draft)

    def _alter(self, task: Task, item: ListItem, draft: TaskDraft) -> None:
        """Bring into the task what was changed on the list; what the ledger changed meanwhile stays as it is."""
        changes = [
            *self._alter_words(task, item, draft),
            *(self._alter_units(task, draft) if self._changed(item, "lead", "support") else []),
            *(self._alter_day(task, draft) if self._changed(item, "deadline_raw", "due_on") else []),
        ]
        if changes:
            self._report(task, f"按{self._version}调整：{'；'.join(changes)}（{self.agreed.by}审定）")

    def _changed(self, item: ListItem, *names: str) -> bool:
        """Tell whether a line is other than when it came onto the list."""
        image = self.first[item.id]
        return any(_plain(getattr(item, name)) != image[name] for name in names)

    def _alter_words(self, task: Task, item: ListItem, draft: TaskDraft) -> list[str]:
        told = []
        for name, words in (
            ("matter", "事项"),
            ("responsible_post", "责任岗位"),
            ("responsible_person", "责任领导"),
        ):
            was, now = getattr(task, name), getattr(draft, name)
            if was != now and self._changed(item, name):
                setattr(task, name, now)
                told.append(f"{words}由“{was or '空'}”改为“{now or '空'}”")
        return told

    def _alter_units(self, task: Task, draft: TaskDraft) -> list[str]:
        every = self.work.find(TaskUnit, task_id=task.id, order="order_no")
        parts = [part for part in every if part.role != FORMER]
        was = [(part.role, part.words) for part in parts]
        groups = (("lead", draft.lead), ("support", draft.support), ("collective", draft.collective))
        now = [(role, name) for role, names in groups for name in names]
        if was == now:
            return []
        for part in parts:
            self.work.remove(part)
        for place, (role, name) in enumerate(now):
            unit = unit_in(self.desk, self.work, name) if role != "collective" else None
            self.work.add(
                TaskUnit(
                    owner_id=self.desk.office.id,
                    task_id=task.id,
                    unit_id=unit.id if unit else None,
                    role=role,
                    words=name,
                    order_no=place,
                )
            )
        names = [name for _role, name in now]
        former = [part.words for part in every if part.role == FORMER]
        task.search_text = search_text(task.number, task.matter, task.source_note, *names, *former)
        return [f"单位由“{'、'.join(name for _role, name in was)}”改为“{'、'.join(names)}”"]

    def _alter_day(self, task: Task, draft: TaskDraft) -> list[str]:
        """Move the deadline: the original day stays, a later day is an extension with its paper and approver."""
        to = draft.due_on
        if to is None or to == task.due_on:
            return []
        was = task.due_on
        if was is not None and to > was:
            self.work.add(
                Extension(
                    owner_id=self.desk.office.id,
                    task_id=task.id,
                    from_due=was,
                    to_due=to,
                    reason="清单调整",
                    paper=self._version,
                    approver=self.agreed.by,
                    granted_on=self.agreed.on,
                )
            )
        task.due_on = to
        task.original_due_on = task.original_due_on or to
        return [f"完成时限由{was.isoformat() if was else '未定'}改为{to.isoformat()}"]

    def _report(self, task: Task, text: str) -> None:
        note_state(self.desk, self.work, task, text, self.agreed.on)


def _plain(value: object) -> object:
    """Return a field as the journal keeps it."""
    if isinstance(value, list):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, date) else value
