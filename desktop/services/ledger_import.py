"""Taking in a ledger kept in a workbook: one act, undone in one step, with what was settled and what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.patterns import Late
from desktop.domain.readers.ledger import LedgerProposal, LedgerRow, LedgerSheet
from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.services.ledger_records import Finished, Opened, TaskRecords
from desktop.services.tasks import TaskDraft
from desktop.services.units import learn_alias
from desktop.store.tables import Task
from desktop.store.work import Work

PLACE = "原表"
DOUBTS = "导入存疑"
_SOURCE = "原台账"
_ENDED = Late(r"终止|取消|撤销|作废|不再办理|并入|合并[至到入]")
_MOST_NAMED = 12
_LONGEST_STATE = 6  # characters of a word that is only a state


@dataclass(frozen=True, slots=True)
class LedgerTaken:
    """What became of a workbook: how many tasks, and the places a person should look at next.

    `overdue` are open matters whose day had passed before they came in; `left_out` rows and sheets not taken.
    """

    changes: Changes
    read: int
    taken: int
    closed: int
    skipped: int
    overdue: tuple[str, ...]
    undated: tuple[str, ...]
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def sum(self) -> str:
        """Return the count that must come out even: every matter of the workbook is in the ledger or named."""
        if self.taken == self.read:
            return f"原表 {self.read} 项，导入 {self.taken} 项，一项不少。"
        return f"原表 {self.read} 项 = 导入 {self.taken} 项 + 没有导入 {self.read - self.taken} 项。"

    @property
    def sentence(self) -> str:
        """Return what was done, in a few lines."""
        words = [
            self.sum
            + (f"其中 {self.closed} 项原已办结，按已销号保留。" if self.closed else "")
            + (f"{self.skipped} 项原已办结，没有导入。" if self.skipped else "")
        ]
        if self.overdue:
            words.append(
                f"有 {len(self.overdue)} 项的时限在导入前已过，导入后显示逾期，请先核对是否已办结或延期：{_named(self.overdue)}。"
            )
        if self.undated:
            words.append(f"有 {len(self.undated)} 项没有确定的时限，请补定：{_named(self.undated)}。")
        words += [f"没有导入：{each}。" for each in self.left_out]
        if self.doubts:
            words.append(f"有 {len(self.doubts)} 处存疑，已记在各事项的原表栏目中。")
        words.append("如需取消，撤销一步即可。")
        return "\n".join(words)

    @property
    def summary(self) -> str:
        """Return what was done in one line, for a message."""
        words = [self.sum]
        words += [f"其中 {self.closed} 项按已销号保留。"] if self.closed else []
        near = [
            f"{len(each)} 项{told}"
            for each, told in ((self.overdue, "时限已过"), (self.undated, "待定时限"))
            if each
        ]
        words += [f"{'、'.join(near)}。"] if near else []
        out = [f"{self.skipped} 项原已办结"] if self.skipped else []
        out += [*self.left_out[:2], *([f"等 {len(self.left_out)} 处"] if len(self.left_out) > 2 else [])]
        words += [f"没有导入：{'、'.join(out)}。"] if out else []
        return "".join(words)

    def as_json(self) -> dict[str, Any]:
        """Return the counts and places as the commands print them."""
        return {
            "read": self.read,
            "tasks": self.taken,
            "closed": self.closed,
            "skipped": self.skipped,
            "overdue": list(self.overdue),
            "undated": list(self.undated),
            "left_out": list(self.left_out),
            "doubts": list(self.doubts),
        }


def import_ledger(
    desk: Desk,
    proposal: LedgerProposal,
    *,
    done: str = "keep",
    aliases: Mapping[str, str] | None = None,
    read: int | None = None,
    park: bool = False,
) -> LedgerTaken:
    """Open the confirmed matters as tasks in one act.

    `done` says what becomes of matters already finished: keep stores them as closed with their words and the
    day only where the workbook gives one; skip leaves them out. Matters without a lead unit come in and are
    shown as such; hidden sheets are left out. `aliases` are ways to write a unit that the clerk explained, to be
    remembered; `read` is how many matters the workbook holds where some were left out before. `park` lets open
    matters whose day has passed come in without a day in force, to be checked one by one: nothing is red on the
    first day, and the original day stays. Raises Refused when nothing remains to be taken.
    """
    taking = _Taking(desk, proposal, done, park)
    taking.read = read if read is not None else sum(len(sheet.rows) for sheet in proposal.sheets)
    with desk.act("导入台账", paper=proposal.file) as work:
        for said, name in (aliases or {}).items():
            learn_alias(desk, work, name, said)
        taking.known = _places(desk, work)
        records = TaskRecords(desk, work)
        for sheet in proposal.sheets:
            taking.sheet(records, sheet)
        if not taking.taken:
            raise Refused(taking.nothing())
        records.store()
    return taking.told(work.changes)


class _Taking:
    """One import under way."""

    def __init__(self, desk: Desk, proposal: LedgerProposal, done: str, park: bool) -> None:
        self.desk, self.proposal, self.done, self.park = desk, proposal, done, park
        self.known: dict[str, str] = {}
        self.read = self.taken = self.closed = self.skipped = self.again = 0
        self.overdue: list[str] = []
        self.undated: list[str] = []
        self.left_out = [f"工作表“{name}”（{reason}）" for name, reason in proposal.ignored]
        self.doubts: list[str] = []

    def sheet(self, records: TaskRecords, sheet: LedgerSheet) -> None:
        """Take in the rows of one sheet; a hidden sheet is left out and said to be."""
        if sheet.hidden:
            self.left_out.append(
                f"工作表“{sheet.name}”（隐藏的工作表，有 {len(sheet.rows)} 项，需要时先取消隐藏）"
            )
            return
        reasons: dict[int, list[str]] = {}
        for doubt in sheet.doubts:
            reasons.setdefault(doubt.row, []).append(f"{doubt.cell} {doubt.reason}")
        for row in sheet.rows:
            self._row(records, sheet, row, reasons.get(row.row, []))

    def _row(self, records: TaskRecords, sheet: LedgerSheet, row: LedgerRow, reasons: list[str]) -> None:
        place = f"{self.proposal.file}《{sheet.name}》第{row.row}行"
        if self.known.get(place) == row.matter:
            self.again += 1
            self.left_out.append(f"第{row.row}行“{row.matter[:20]}”（以前导入过）")
            return
        status = status_of(row)
        if status is not Status.OPEN and self.done == "skip":
            self.skipped += 1
            return
        first = row.deadline.original.last if row.deadline.original else row.deadline.said.last
        if self.park and is_past(row, self.desk.today()):
            row = _without_day(row)
        extra = {PLACE: place, **row.kept, **({DOUBTS: "；".join(reasons)} if reasons else {})}
        ended = Finished() if status is Status.OPEN else _finished(row, status)
        task = records.open(_draft(row, place), ended, original_due_on=first, extra=extra)
        self.taken += 1
        self.doubts += reasons
        if status is Status.OPEN:
            self._open(records, task, row)
        else:
            self.closed += 1

    def _open(self, records: TaskRecords, task: Opened, row: LedgerRow) -> None:
        told = row.progress or ""
        if not told and row.status_raw and len(row.status_raw) > _LONGEST_STATE:
            told = row.status_raw  # a sentence under 完成情况 tells more than a state
        if told:
            records.report(task, told, "report", _SOURCE)
        if row.status_raw and row.status not in ("in_progress", "not_started"):
            records.report(task, f"原台账状态：{row.status_raw}", "state", _SOURCE)
        if task.due_on and task.due_on < self.desk.today():
            self.overdue.append(f"{task.number}（第{row.row}行，{task.due_on.isoformat()}）")
        elif not task.dated:
            self.undated.append(f"{task.number}（第{row.row}行）")

    def nothing(self) -> str:
        """Say in one sentence why no matter of the workbook was taken."""
        why = [f"{self.skipped} 项原已办结"] if self.skipped else []
        why += [f"{self.again} 行以前导入过"] if self.again else []
        told = "、".join(why) or "可见的工作表里没有事项"
        return f"“{self.proposal.file}”里没有需要导入的事项（{told}），台账没有改动。如需重新导入，请先撤销上次导入。"

    def told(self, changes: Changes) -> LedgerTaken:
        """Return the result."""
        places = (tuple(each) for each in (self.overdue, self.undated, self.left_out, self.doubts))
        return LedgerTaken(changes, self.read, self.taken, self.closed, self.skipped, *places)


def status_of(row: LedgerRow) -> Status:
    """Return the state a matter comes in with: finished ones closed, ended ones terminated, all others open."""
    if row.status == "done":
        return Status.CLOSED
    if row.status_raw and _ENDED.search(row.status_raw):
        return Status.TERMINATED
    return Status.OPEN


def is_past(row: LedgerRow, today: date) -> bool:
    """Tell whether an open matter's day has passed."""
    due = row.deadline.said.last
    return due is not None and due < today and status_of(row) is Status.OPEN


def _without_day(row: LedgerRow) -> LedgerRow:
    said = replace(
        row.deadline.said,
        due=None,
        tiers=(),
        rule=f"{row.deadline.said.rule}；导入时已过，待核对".lstrip("；"),
    )
    return replace(row, deadline=replace(row.deadline, said=said))


def _finished(row: LedgerRow, status: Status) -> Finished:
    words = "；".join(words for words in (row.status_raw, row.progress) if words)
    finished = row.facts.get("finished")
    return Finished(status, words, date.fromisoformat(finished) if finished else None)


def _draft(row: LedgerRow, place: str) -> TaskDraft:
    return TaskDraft(
        row.matter,
        row.lead,
        row.support,
        row.collective,
        deadline=row.deadline.said,
        source_kind="list",
        source_note=row.facts.get("source") or place,
        section=row.section or "",
        responsible_person=row.facts.get("leader", ""),
    )


def _places(desk: Desk, work: Work) -> dict[str, str]:
    """Return where tasks of earlier imports stood, with their matters, so that no row comes in twice."""
    tasks = work.find(Task, owner_id=desk.office.id, source_kind="list")
    return {str(task.extra[PLACE]): task.matter for task in tasks if PLACE in task.extra}


def _named(places: tuple[str, ...]) -> str:
    more = f"等 {len(places)} 处" if len(places) > _MOST_NAMED else ""
    return "、".join(places[:_MOST_NAMED]) + more
