"""From year to year: what of last year's lists is unfinished, and how far the lists of a year are carried out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.tasks import Light, Status
from desktop.domain.worklists import ListState
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.worklist_lines import LineDraft, add_lines_in
from desktop.services.worklists import ListFile, ListLine, editable, lists_of, open_list, versions_of
from desktop.store.tables import ListItem, WorkList
from desktop.store.work import View

_UNFINISHED = (Status.OPEN, Status.PARTIAL, Status.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A line of last year's list whose task is not finished, offered for this year's list of the same place."""

    line: ListLine
    title: str
    place: int
    task: LedgerLine

    @property
    def words(self) -> str:
        """Return where it comes from: 2025年重点任务清单第3项（2025-014）."""
        return f"{self.title}第{self.line.number}项（{self.line.task}）"


@dataclass(frozen=True, slots=True)
class Done:
    """How a list stands in the ledger: its lines with their tasks, and the counts that they add up to."""

    file: ListFile
    pairs: tuple[tuple[ListLine, LedgerLine | None], ...]
    counts: Counter[Status]
    overdue: int

    @property
    def total(self) -> int:
        """Return the number of lines of the list."""
        return len(self.pairs)

    @property
    def finished(self) -> int:
        """Return how many are finished: 办结 and 已销号."""
        return self.counts[Status.DONE] + self.counts[Status.CLOSED]

    @property
    def sentence(self) -> str:
        """Return the counts in one sentence; what is none is left out."""
        parts = [f"{status.word} {self.counts[status]} 项" for status in Status if self.counts[status]]
        late = f"，其中逾期 {self.overdue} 项" if self.overdue else ""
        return f"{self.file.name}共 {self.total} 项：{'，'.join(parts) or '尚未立项'}{late}。"


def unfinished(desk: Desk, year: int) -> list[Unfinished]:
    """Return the unfinished lines of the lists of the year before, as last approved, not yet on this year's lists."""
    found = []
    with desk.view() as view:
        taken = _tasks_of(view, desk, year)
    for place in sorted({each.place for each in lists_of(desk, year - 1)}):
        approved = [f for f in versions_of(desk, year - 1, place) if f.state is ListState.APPROVED]
        for line, task in completion_of(desk, approved[-1]).pairs if approved else ():
            if task and Status(task.row.status) in _UNFINISHED and task.id not in taken:
                found.append(Unfinished(line, approved[-1].name, place, task))
    return found


def carry(desk: Desk, list_id: str, line_ids: Sequence[str]) -> Changes:
    """Put unfinished lines of last year on a list of this year as proposals (结转); their new deadline is asked for."""
    offered = {each.line.id: each for each in unfinished(desk, open_list(desk, list_id).year)}
    chosen = [offered[key] for key in line_ids if key in offered]
    if not chosen:
        raise Refused("没有选上年未完成的事项，没有结转。")
    with desk.act("结转清单") as work:
        add_lines_in(desk, work, editable(desk, work, list_id), [_draft(each) for each in chosen])
    return work.changes


def take_tasks(desk: Desk, list_id: str, task_ids: Sequence[str]) -> Changes:
    """Put tasks that the ledger has already on a list as proposals; approved, the line is that task and no second."""
    year = open_list(desk, list_id).year
    with desk.view() as view:
        taken = _tasks_of(view, desk, year)
    lines = [each for each in ledger.lines(desk, task_ids) if each.id not in taken]
    if not lines:
        raise Refused("没有选台账事项，或者所选事项已经在清单上，没有改动。")
    if other := [each.row.number for each in lines if each.row.owner_id != desk.office.id]:
        raise Refused(f"{'、'.join(other)}是其他单位报来的事项，不能列入本单位清单，没有改动。")
    with desk.act("从台账列入清单") as work:
        add_lines_in(desk, work, editable(desk, work, list_id), [_of_task(each) for each in lines])
    return work.changes


def completion(desk: Desk, year: int) -> list[Done]:
    """Return how the approved lists of a year stand, read from their tasks today."""
    found = []
    for place in sorted({each.place for each in lists_of(desk, year)}):
        approved = [f for f in versions_of(desk, year, place) if f.state is ListState.APPROVED]
        if approved:
            found.append(completion_of(desk, approved[-1]))
    return found


def completion_of(desk: Desk, file: ListFile) -> Done:
    """Return how one list stands; a line whose task is gone or not yet opened has none."""
    wanted = [line.task_id for line in file.kept if line.task_id]
    tasks = {each.id: each for each in ledger.lines(desk, wanted)}
    pairs = tuple((line, tasks.get(line.task_id or "")) for line in file.kept)
    known = [task for _line, task in pairs if task]
    late = sum(task.light is Light.OVERDUE for task in known)
    return Done(file, pairs, Counter(Status(task.row.status) for task in known), late)


def _tasks_of(view: View, desk: Desk, year: int) -> set[str | None]:
    lists = view.find(WorkList, owner_id=desk.office.id, year=year)
    return {item.task_id for each in lists for item in view.find(ListItem, list_id=each.id)}


def _draft(each: Unfinished) -> LineDraft:
    line = each.line
    return LineDraft(
        line.matter,
        line.measures,
        line.section,
        "、".join(line.proposers),
        line.lead,
        line.support,
        line.post,
        line.person,
        note=f"上年结转：{each.words}",
        task_id=line.task_id,
    )


def _of_task(line: LedgerLine) -> LineDraft:
    row = line.row
    return LineDraft(
        row.matter,
        section=row.section,
        lead=row.lead,
        support=(*row.support, *row.collective),
        post=row.responsible_post,
        person=row.responsible_person,
        deadline=row.deadline_raw,
        due_on=row.due_on,
        note=f"台账 {row.number}",
        task_id=line.id,
    )
