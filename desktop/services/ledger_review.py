"""An old ledger under review: what was read, what was settled about it, and what would be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desktop.documents.intake import read_workbook
from desktop.domain.dates import read_date
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.readers.ledger import LedgerProposal, read_ledger
from desktop.domain.readers.ledger.heads import Head, find_head, given_head, with_kind
from desktop.domain.readers.ledger.settling import ALL, FIRST, KEEP, LEAVE, Answers, Group, groups_of, settle
from desktop.domain.source import Sheet
from desktop.domain.tasks import Status
from desktop.domain.units import UnitBook
from desktop.services.desk import Desk
from desktop.services.ledger_import import LedgerTaken, import_ledger, is_past, status_of
from desktop.services.units import book

PASTED = "粘贴的表格"
SKIP = "skip"
STATES = {
    "in_progress": "办理中",
    "done": "已办结",
    "not_started": "未启动",
    "not_done": "未完成",
    "overdue": "逾期",
    "suspended": "中止",
    "open": "长期",
}
CHOICES: dict[str, dict[str, str]] = {
    "status": STATES,
    "fill": STATES,
    "struck": STATES,
    FIRST: {FIRST: "按第一个单位牵头", ALL: "都是牵头单位"},
    ALL: {ALL: "共同牵头", FIRST: "按第一个单位牵头"},
    "hidden": {KEEP: "照样导入", LEAVE: "不导入"},
    "twice": {KEEP: "都导入", LEAVE: "重复的不导入"},
}
# What a column may be, in the words of the screen; the keys are those of the reader.
FIELDS = {
    "": "只作原表栏目保留",
    "serial": "序号",
    "section": "类别",
    "matter": "事项",
    "lead": "牵头单位",
    "support": "配合单位",
    "units": "责任单位（牵头和配合同栏）",
    "deadline": "完成时限",
    "deadline_old": "原定时限",
    "deadline_new": "调整后时限",
    "finished": "办结时间",
    "received": "收到时间",
    "assigned": "交办时间",
    "issued": "发文时间",
    "met": "会议时间",
    "status": "办理状态",
    "progress": "进展情况",
    "quarter": "分季度（月）进展",
    "measure": "具体措施",
    "source": "来源",
    "leader": "责任人",
    "contact": "联系人",
    "raised_by": "提出单位",
    "note": "备注",
    "memo": "内部备注",
}


@dataclass(slots=True)
class Review:
    """A workbook under review; nothing of it is stored before `accept`.

    `done` says what becomes of finished matters: KEEP, SKIP, "" while the clerk has not said. `park` lets open
    matters whose day has passed come in without a day in force. `left` are sheets the clerk leaves out.
    """

    file: str
    sheets: tuple[Sheet, ...]
    book: UnitBook
    proposal: LedgerProposal
    heads: dict[str, Head] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    done: str = ""
    park: bool = False
    left: set[str] = field(default_factory=set)
    year: int | None = None

    def settled(self) -> LedgerProposal:
        """Return what would be stored: with every answer, without the sheets left out."""
        told = settle(self.proposal, self.answers)
        kept = tuple(sheet for sheet in told.sheets if sheet.name not in self.left)
        out = tuple((sheet.name, "没有勾选") for sheet in told.sheets if sheet.name in self.left)
        return replace(told, sheets=kept, ignored=(*told.ignored, *out))

    def groups(self) -> list[Group]:
        """Return everything to look at, doubts first; what was answered stays in its place."""
        return [
            group
            for group in groups_of(self.proposal)
            if any(sheet not in self.left for sheet, _row in group.places)
        ]

    def open(self, group: Group) -> bool:
        """Tell whether a group is a doubt that waits for its answer."""
        return group.doubtful and not self.answers.given(group.key)

    def waiting(self) -> int:
        """Return how many doubts wait for an answer."""
        return sum(self.open(group) for group in self.groups())

    def counts(self, today: date) -> "Counts":
        """Return how many matters the workbook holds and what becomes of them."""
        read = [row for sheet in self.proposal.sheets for row in sheet.rows]
        told = [row for sheet in self.settled().sheets if not sheet.hidden for row in sheet.rows]
        finished = sum(status_of(row) is not Status.OPEN for row in told)
        taken = len(told) - (finished if self.done == SKIP else 0)
        past = sum(is_past(row, today) for row in told)
        return Counts(len(read), taken, finished, past)

    def hindrance(self, today: date) -> str:
        """Say what must be settled before the workbook can come in, "" for nothing."""
        counts = self.counts(today)
        if counts.finished and not self.done:
            return f"有 {counts.finished} 项已办结，请选定怎么处理。"
        return "" if counts.taken else "没有要导入的事项。"


@dataclass(frozen=True, slots=True)
class Counts:
    """The matters of a workbook: read, to be taken in, how many are finished, how many are past their day."""

    read: int
    taken: int
    finished: int
    past: int


def read_file(desk: Desk, path: Path, *, year: int | None = None) -> Review:
    """Read a workbook for review; nothing is stored. Raises Refused when it holds no ledger."""
    return _review(desk, read_workbook(path), path.name, year)


def read_pasted(desk: Desk, text: str) -> Review:
    """Read a block that was copied from WPS or Excel; nothing is stored. Raises Refused when it is no ledger."""
    from desktop.documents.sheets import read_delimited

    if "\t" not in text:
        raise Refused("粘贴的内容不是表格，没有读入。请在 WPS 表格里连同表头一起选中、复制，再粘贴到这里。")
    return _review(desk, (read_delimited(text, PASTED),), PASTED)


def head_of(review: Review, sheet: str) -> Head | None:
    """Return the head a sheet is read under, None where it has none."""
    told = next((one for one in review.sheets if one.name == sheet), None)
    return review.heads.get(sheet) or (find_head(told) if told else None)


def choose_head(desk: Desk, review: Review, sheet: str, first: int, last: int) -> None:
    """Read a sheet under other head rows."""
    told = next(one for one in review.sheets if one.name == sheet)
    rows = len(told.rows)
    first = max(1, min(first, rows))
    review.heads[sheet] = given_head(told, first, max(first, min(last, rows)))
    _again(desk, review)


def choose_field(desk: Desk, review: Review, sheet: str, column: int, kind: str) -> None:
    """Read a column as another field, "" as none of its own; the matter stays with one column at least."""
    head = head_of(review, sheet)
    if head is None:
        return
    other = with_kind(head, column, kind or None)
    if "matter" not in other.columns:
        raise Refused("总要有一栏是“事项”，没有改动。请先把另一栏指定为事项。")
    review.heads[sheet] = other
    _again(desk, review)


def choose_year(desk: Desk, review: Review, year: int) -> None:
    """Read days without a year as of this year."""
    review.year = year
    _again(desk, review)


def answer_day(desk: Desk, review: Review, group: Group, words: str) -> Explained:
    """Settle a phrase for all its cells: a day typed any way, or words such as 长期 or 每月5日前.

    Raises Refused when the words fix neither a day nor a rhythm.
    """
    said = _settled_day(desk, anchor_of(desk, review, group), group.about, words)
    review.answers.deadlines[group.about] = said
    return said


def settle_words(desk: Desk, review: Review, said: str, words: str) -> None:
    """Settle a phrase or a unit by what the workbook says of it, for all its cells.

    Raises Refused when nothing of the kind is written there, or the answer is no day and no unit of the roster.
    """
    found = [group for group in review.groups() if group.about == said and group.kind in ("deadline", "unit")]
    if not found:
        raise Refused(f"“{review.file}”里没有存疑的“{said}”，没有导入。请照原文写。")
    for group in found:
        if group.kind == "deadline":
            answer_day(desk, review, group, words)
            continue
        unit = review.book.resolve(words)
        if unit is None:
            raise Refused(f"名册里没有“{words}”，没有导入。请写名册上的单位名称。")
        answer(review, group, unit)


def answer(review: Review, group: Group, value: str) -> None:
    """Settle a doubt for all its cells: a unit's name, a state, who leads, keep or leave."""
    answers = review.answers
    if group.kind == "unit":
        answers.units[group.about] = value
    elif group.kind in ("status", "fill", "struck"):
        answers.states[group.key] = value
    elif group.kind in (FIRST, ALL):
        answers.leads[group.kind] = value
    elif group.kind in ("hidden", "twice"):
        answers.rows[group.kind] = value
    else:
        answers.seen.add(group.key)


def accept_readings(review: Review) -> int:
    """Take every doubt that waits as it was read, and return how many they were."""
    waiting = [group for group in review.groups() if review.open(group)]
    review.answers.seen |= {group.key for group in waiting}
    return len(waiting)


def reading_of(review: Review, group: Group) -> str:
    """Return what a group stands for now: a day, a unit, a state; "" where nothing was made of it."""
    kind, about = group.key
    answers = review.answers
    chosen = {
        "unit": answers.units.get(about),
        FIRST: answers.leads.get(kind, FIRST),
        ALL: answers.leads.get(kind, ALL),
        "hidden": answers.rows.get(kind, KEEP),
        "twice": answers.rows.get(kind, KEEP),
        "status": answers.states.get(group.key),
        "fill": answers.states.get(group.key),
        "struck": answers.states.get(group.key),
    }
    if kind == "deadline":
        return due_words(answers.deadlines.get(about) or _said(review, group))
    if kind == "unit":
        return chosen["unit"] or f"照写“{about}”"
    return CHOICES.get(kind, {}).get(chosen.get(kind) or "", "")


def due_words(said: Explained | None) -> str:
    """Return a deadline in a few words: the day, the rhythm, or that it has none yet."""
    if said is None:
        return ""
    if said.last:
        return said.last.isoformat()
    return "定期" if said.recur else "长期" if said.kind == "OPEN" else "未定"


def anchor_of(desk: Desk, review: Review, group: Group) -> date:
    """Return the first day of the year a group's cells belong to."""
    years = {sheet.name: sheet.year for sheet in review.proposal.sheets}
    year = next((year for sheet, _row in group.places if (year := years.get(sheet))), None)
    return date(year or desk.today().year, 1, 1)


def accept(desk: Desk, review: Review) -> LedgerTaken:
    """Store what was settled, as one act; units told by other names are remembered.

    Raises Refused while something hinders it.
    """
    if told := review.hindrance(desk.today()):
        raise Refused(f"{told}台账没有改动。")
    read = sum(len(sheet.rows) for sheet in review.proposal.sheets)
    return import_ledger(
        desk,
        review.settled(),
        done=review.done or KEEP,
        aliases=_learned(review.answers.units),
        read=read,
        park=review.park,
    )


def _learned(units: Mapping[str, str]) -> dict[str, str]:
    return {said: name for said, name in units.items() if name}


def _review(desk: Desk, sheets: tuple[Sheet, ...], file: str, year: int | None = None) -> Review:
    known = book(desk)
    return Review(file, sheets, known, read_ledger(sheets, known, desk.calendar, file, year), year=year)


def _again(desk: Desk, review: Review) -> None:
    review.proposal = read_ledger(
        review.sheets, review.book, desk.calendar, review.file, review.year, review.heads
    )


def _said(review: Review, group: Group) -> Explained | None:
    place = group.places[0]
    told = (row.deadline.said for sheet, row in review.proposal.rows() if (sheet.name, row.row) == place)
    return next(told, None)


def _settled_day(desk: Desk, anchor: date, raw: str, words: str) -> Explained:
    try:
        day = read_date(words, anchor, desk.calendar, True)
    except Refused:
        said = explain(words, anchor, desk.calendar)
        if said.due is None and not said.recur and said.kind != "OPEN":
            raise Refused(
                f"“{words.strip()}”定不出期限，没有改动。{said.question or '请写明日期，或写“长期”。'}"
            ) from None
        return replace(said, raw=raw, rule=f"由经办人确定：{words.strip()}")
    return Explained(raw, "ABS", day, certainty="hard", rule=f"由经办人确定：{words.strip()}")
