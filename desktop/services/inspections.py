"""Special inspections (定期专项检查): which tasks are looked at, what was found, what follows from it."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.deadlines import explain
from desktop.domain.errors import Refused
from desktop.domain.profile_parts import Fulfilment
from desktop.domain.sampling import draw, spans
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.duties import record_event_in
from desktop.services.ledger import LedgerFilter, LedgerLine
from desktop.services.task_opening import TaskDraft, open_task_in
from desktop.store.tables import Inspection, InspectionItem, Progress, Task
from desktop.store.work import View, Work

RESULTS = {"met": "已落实", "partly": "部分落实", "unmet": "未落实"}
STATUSES = {"planned": "检查中", "done": "已结束"}
SOURCE = "专项检查"
DUTY = "special_inspection"  # the obligation of a profile that has it (柳州 六(四))


@dataclass(frozen=True, slots=True)
class Plan:
    """An inspection as the clerk sets it up."""

    title: str
    on: date
    inspectors: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tasks to be looked at, and in words how they were chosen, so that a sample can be defended."""

    task_ids: tuple[str, ...]
    scope: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one task: a key of RESULTS ("" takes it back) and words."""

    item_id: str
    result: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One task looked at; `follow` is the number of the task that came of it."""

    id: str
    number: int
    task: LedgerLine
    result: str
    finding: str
    follow_id: str | None
    follow: str

    @property
    def word(self) -> str:
        """Return the result in words, empty while there is none."""
        return RESULTS.get(self.result, "")


@dataclass(frozen=True, slots=True)
class InspectionFile:
    """One inspection with its lines."""

    id: str
    title: str
    on: date
    inspectors: str
    scope: str
    status: str
    conclusion: str
    lines: tuple[InspectionLine, ...]

    @property
    def counts(self) -> Counter[str]:
        """Return how many lines have each result; "" counts those still to be looked at."""
        return Counter(line.result for line in self.lines)

    @property
    def sentence(self) -> str:
        """Return the counts in words: 共检查 10 项：已落实 7 项，部分落实 2 项，未落实 1 项."""
        counts = self.counts
        parts = [f"{word} {counts[key]} 项" for key, word in RESULTS.items()]
        open_ = f"，待检查 {counts['']} 项" if counts[""] else ""
        return f"共检查 {len(self.lines)} 项：{'，'.join(parts)}{open_}"


def new_seed() -> str:
    """Return a seed for a sample, six digits."""
    return f"{secrets.randbelow(1_000_000):06}"


def choose(desk: Desk, where: LedgerFilter, words: str, *, size: int | None = None, seed: str = "") -> Chosen:
    """Choose our tasks that pass a filter, all of them or a random sample; `words` say what the filter is.

    Refused when nothing passes, or fewer tasks than the sample asks for.
    """
    lines = [
        line for line in ledger.lines(desk, ledger.ids(desk, where)) if line.row.owner_id == desk.office.id
    ]
    if not lines:
        raise Refused(f"台账里没有{words}的事项，没有开列检查清单。请改筛选条件。")
    by_number = {line.row.number: line.id for line in lines}
    if size is None:
        return Chosen(tuple(by_number.values()), f"{words}的事项全部列入，共 {len(lines)} 项。")
    drawn = draw(list(by_number), size, seed)
    scope = (
        f"从{words}的事项 {len(lines)} 项（{spans(list(by_number))}）中随机抽取 {size} 项；抽样种子 {seed.strip()}，"
        f"按“种子|编号”的 SHA-256 值由小到大取前 {size} 项，可以复核。"
    )
    return Chosen(tuple(by_number[number] for number in drawn), scope)


def plan(desk: Desk, about: Plan, chosen: Chosen) -> Changes:
    """Set up an inspection of the chosen tasks; Refused without a title or tasks."""
    if not about.title.strip():
        raise Refused("检查名称是空的，没有开列检查清单。")
    if not chosen.task_ids:
        raise Refused("没有选事项，没有开列检查清单。请先在台账中选择。")
    with desk.act("开列专项检查") as work:
        inspection = work.add(
            Inspection(
                owner_id=desk.office.id,
                title=about.title.strip(),
                inspects_on=about.on,
                inspectors=about.inspectors.strip(),
                scope=chosen.scope,
                status="planned",
            )
        )
        _add(desk, work, inspection, chosen.task_ids)
    return work.changes


def add_tasks(desk: Desk, inspection_id: str, task_ids: Sequence[str]) -> Changes:
    """Add tasks by hand to an inspection under way; it is said in its scope that they were not drawn."""
    with desk.act("增列检查事项") as work:
        inspection = _under_way(desk, work, inspection_id)
        standing = {item.task_id for item in work.find(InspectionItem, inspection_id=inspection_id)}
        new = [each for each in dict.fromkeys(task_ids) if each not in standing]
        if not new:
            raise Refused("所选事项已经在检查清单上，没有改动。")
        _add(desk, work, inspection, new)
        numbers = [work.need(Task, each).number for each in new]
        inspection.scope = f"{inspection.scope}另行增列：{spans(numbers)}。"
    return work.changes


def record(desk: Desk, findings: Sequence[Finding]) -> Changes:
    """Record what was found of tasks, in one act; Refused for an unknown result and once the inspection is closed."""
    if not findings:
        raise Refused("没有选事项，没有登记。")
    with desk.act("登记检查情况") as work:
        for each in findings:
            if each.result and each.result not in RESULTS:
                raise Refused(
                    f"检查结果“{each.result}”不认识，没有登记。可用：{'、'.join(RESULTS.values())}。"
                )
            item = _item(desk, work, each.item_id)
            item.result, item.finding = each.result, each.words.strip()
    return work.changes


def follow(
    desk: Desk, item_id: str, *, matter: str = "", deadline: str = "", due_on: date | None = None
) -> Changes:
    """Open a task for what was found (立项整改): the same units, the source names the inspection and the line.

    The deadline's words count from the day of the inspection. Refused for what is met, and for a second time.
    """
    file, line = _line_of(desk, item_id)
    if line.result in ("", "met"):
        raise Refused(f"{line.task.row.number}{line.word or '还没有检查结果'}，不需要立项整改，没有改动。")
    if line.follow_id:
        raise Refused(f"{line.task.row.number}的检查情况已经立项为{line.follow}，没有重复立项。")
    row = line.task.row
    draft = TaskDraft(
        matter.strip() or f"整改落实“{row.matter}”：{line.finding or line.word}",
        row.lead,
        row.support,
        row.collective,
        deadline=explain(deadline, file.on, desk.calendar) if deadline.strip() else None,
        due_on=due_on,
        source_note=f"{file.title}第{line.number}项（{row.number}）",
        section=row.section,
        responsible_post=row.responsible_post,
        responsible_person=row.responsible_person,
        internal=row.internal,
    )
    with desk.act("检查整改立项") as work:
        task = open_task_in(desk, work, draft)
        _ours(desk, work, work.need(InspectionItem, item_id).inspection_id)
        work.need(InspectionItem, item_id).follow_task_id = task.id
    return work.changes


def conclude(desk: Desk, inspection_id: str, conclusion: str) -> Changes:
    """Close an inspection with its conclusion; each finding becomes an entry of progress of its task.

    Refused while a task has no result, and before the day of the inspection. The duty of the founding document
    is met by it, where there is one.
    """
    if not conclusion.strip():
        raise Refused("检查结论是空的，没有登记。请写明检查结论。")
    file = open_inspection(desk, inspection_id)
    if file.on > desk.today():
        raise Refused(f"检查日期{file.on.isoformat()}还没有到，没有登记结论。")
    if file.counts[""]:
        waiting = [line.task.row.number for line in file.lines if not line.result]
        raise Refused(f"还有 {len(waiting)} 项没有检查结果（{spans(waiting)}），没有登记结论。")
    with desk.act("登记检查结论") as work:
        inspection = _under_way(desk, work, inspection_id)
        inspection.status, inspection.conclusion = "done", conclusion.strip()
        for line in file.lines:
            text = f"专项检查：{line.word}" + (f"。{line.finding}" if line.finding else "")
            _report(desk, work, line.task.id, file, text)
        if any(o.id == DUTY and o.fulfilled_by is Fulfilment.EVENT for o in desk.profile.obligations):
            record_event_in(desk, work, DUTY, file.on, file.title)
    return work.changes


def reopen(desk: Desk, inspection_id: str, reason: str) -> Changes:
    """Open a closed inspection again to put something right, with the reason; what tasks were told stays."""
    if not reason.strip():
        raise Refused("重开检查须写明理由，没有改动。")
    with desk.act("重开检查", reason=reason.strip()) as work:
        inspection = _ours(desk, work, inspection_id)
        if inspection.status != "done":
            raise Refused(f"“{inspection.title}”还没有结束，没有改动。")
        inspection.status = "planned"
    return work.changes


def inspections(desk: Desk) -> list[InspectionFile]:
    """Return our inspections, the newest first."""
    with desk.view() as view:
        found = view.find(Inspection, owner_id=desk.office.id, order=("inspects_on", "id"))
    return [open_inspection(desk, each.id) for each in reversed(found)]


def open_inspection(desk: Desk, inspection_id: str) -> InspectionFile:
    """Return one inspection with its lines; Refused for an id that is none."""
    with desk.view() as view:
        inspection = _ours(desk, view, inspection_id)
        items = view.find(InspectionItem, inspection_id=inspection_id, order="order_no")
        follows = {item.id: view.get(Task, item.follow_task_id) for item in items}
    tasks = {line.id: line for line in ledger.lines(desk, [item.task_id for item in items if item.task_id])}
    lines = tuple(
        InspectionLine(
            item.id,
            number,
            tasks[item.task_id],
            item.result,
            item.finding,
            item.follow_task_id,
            after.number if (after := follows[item.id]) else "",
        )
        for number, item in enumerate(items, 1)
        if item.task_id in tasks
    )
    return InspectionFile(
        inspection.id,
        inspection.title,
        inspection.inspects_on,
        inspection.inspectors,
        inspection.scope,
        inspection.status,
        inspection.conclusion,
        lines,
    )


def _add(desk: Desk, work: Work, inspection: Inspection, task_ids: Sequence[str]) -> None:
    last = max((i.order_no for i in work.find(InspectionItem, inspection_id=inspection.id)), default=0)
    for place, task_id in enumerate(dict.fromkeys(task_ids), last + 1):
        work.add(
            InspectionItem(
                owner_id=desk.office.id,
                inspection_id=inspection.id,
                task_id=work.need(Task, task_id).id,
                order_no=place,
            )
        )


def _report(desk: Desk, work: Work, task_id: str, file: InspectionFile, text: str) -> None:
    about: dict[str, Any] = {"task_id": task_id, "source": SOURCE, "on": file.on, "text": text}
    if work.first(Progress, **about) is None:  # a second conclusion does not tell the same again
        work.add(Progress(owner_id=desk.office.id, kind="report", by=file.inspectors, **about))


def _item(desk: Desk, work: Work, item_id: str) -> InspectionItem:
    item = work.get(InspectionItem, item_id)
    if item is None:
        raise Refused("所选事项已经不在检查清单上，没有改动。请重新选择。")
    _under_way(desk, work, item.inspection_id)
    return item


def _line_of(desk: Desk, item_id: str) -> tuple[InspectionFile, InspectionLine]:
    with desk.view() as view:
        item = view.get(InspectionItem, item_id)
    if item is None:
        raise Refused("所选事项已经不在检查清单上，没有改动。请重新选择。")
    file = open_inspection(desk, item.inspection_id)
    return file, next(line for line in file.lines if line.id == item_id)


def _under_way(desk: Desk, work: Work, inspection_id: str) -> Inspection:
    inspection = _ours(desk, work, inspection_id)
    if inspection.status == "done":
        raise Refused(f"“{inspection.title}”已经结束，没有改动。需要改正的请先重开检查。")
    return inspection


def _ours(desk: Desk, view: View, inspection_id: str) -> Inspection:
    inspection = view.get(Inspection, inspection_id)
    if inspection is None or inspection.owner_id != desk.office.id:
        raise Refused(f"没有编号为“{inspection_id}”的专项检查。请先查看检查清单。")
    return inspection
