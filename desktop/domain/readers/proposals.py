"""A unit's proposals for the lists of a year (申报表), from its workbook or a pasted block, with every doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from desktop.domain.errors import Refused
from desktop.domain.patterns import Late
from desktop.domain.readers.ledger import LedgerRow, LedgerSheet, read_ledger
from desktop.domain.readers.ledger.heads import find_head
from desktop.domain.readers.ledger.proposal import LedgerDoubt
from desktop.domain.readers.ledger.units import read_units
from desktop.domain.source import CellValue, Sheet, column_letters, sheet_from_rows, squash
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar
from desktop.domain.worklists import list_deadline

# The columns of the form that goes out, in order; a block without a head is taken to have them.
FORM_HEADS = (
    "序号", "类别", "任务（问题）", "具体要求", "牵头单位", "配合单位", "责任领导", "完成时限", "备注",
)  # fmt: skip
_SHORT = ("任务（问题）", "具体要求", "牵头单位", "配合单位", "责任领导", "完成时限", "备注")
_SERIAL = Late(r"(?:\d{1,3}[.、]?|[A-Za-z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3}、?)?")
_UNIT = Late(
    r"(?:申报|提报|填报|报送|提出)(?:单位|部门)(?:（[^）]*）|\([^)]*\))?\s*[：:]\s*(?P<unit>[^\s　：:]+)"
)


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """One line of a unit's form; `title` is the list it is for, empty where the sheet does not say."""

    sheet: str
    row: int
    title: str
    section: str
    matter: str
    measures: str
    proposer: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    leader: str
    deadline: str
    due_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a form or a block proposes; doubts stand with their sheet, `ignored` are sheets left out and why."""

    name: str
    lines: tuple[ProposedLine, ...]
    doubts: tuple[tuple[str, LedgerDoubt], ...]
    ignored: tuple[tuple[str, str], ...] = ()

    def doubts_of(self, line: ProposedLine) -> tuple[LedgerDoubt, ...]:
        """Return what is doubtful about one line."""
        return tuple(doubt for sheet, doubt in self.doubts if (sheet, doubt.row) == (line.sheet, line.row))


def read_proposals(
    sheets: Sequence[Sheet],
    book: UnitBook,
    calendar: WorkCalendar,
    name: str,
    year: int,
    titles: Sequence[str] = (),
) -> Proposals:
    """Read every sheet of a form by the words of its column heads; `titles` are those of the year's lists.

    The unit stands above the head (申报单位：…) or in a column of its own. A unit that did not name who leads is
    not put there for it. Raises Refused when no sheet has such a head.
    """
    read = read_ledger(sheets, book, calendar, name, year)
    by_name = {sheet.name: sheet for sheet in sheets}
    found = [
        _Reader(by_name[each.name], each, book, calendar, year, titles)
        for each in read.sheets
        if not each.hidden
    ]
    hidden = [(each.name, "隐藏的工作表") for each in read.sheets if each.hidden]
    lines = tuple(line for reader in found for line in reader.lines())
    if not lines:
        raise Refused(f"“{name}”里没有填写事项，没有读入任何内容。请填写“任务（问题）”一栏后再收。")
    doubts = tuple((reader.read.name, doubt) for reader in found for doubt in reader.told())
    return Proposals(name, lines, doubts, (*read.ignored, *hidden))


def read_block(
    rows: Sequence[Sequence[CellValue]],
    book: UnitBook,
    calendar: WorkCalendar,
    year: int,
    titles: Sequence[str] = (),
) -> Proposals:
    """Read a block copied from WPS, with or without its head; rows are counted within the block.

    Without a head the columns are those of the form, with or without 序号 and 类别; one column alone is matters.
    """
    name = "粘贴的内容"
    sheet = sheet_from_rows(name, rows)
    if not any(cell.text.strip() for row in sheet.rows for cell in row):
        raise Refused("剪贴板里没有可以读入的表格内容。请先在 WPS 里复制，再粘贴。")
    if find_head(sheet):
        return read_proposals([sheet], book, calendar, name, year, titles)
    if (column := _only_matters(sheet)) is not None:
        return _matters(sheet, column)
    heads = _heads_for(sheet)
    if sheet.width > len(heads):
        raise Refused(
            f"粘贴的内容有 {sheet.width} 栏，没有表头，分不清各栏是什么，没有读入。请连同表头一起复制。"
        )
    padded = [[*(cell.value for cell in row), *[None] * (len(heads) - len(row))] for row in sheet.rows]
    read = read_proposals([sheet_from_rows(name, [heads, *padded])], book, calendar, name, year, titles)
    return replace(
        read,
        lines=tuple(replace(line, row=line.row - 1) for line in read.lines),
        doubts=tuple((where, replace(doubt, row=doubt.row - 1)) for where, doubt in read.doubts),
    )


def _only_matters(sheet: Sheet) -> int | None:
    """Return the column of the matters in a block that holds nothing else but serials."""
    used = [c for c in range(sheet.width) if any(row[c].text.strip() for row in sheet.rows)]
    if len(used) == 2 and all(_SERIAL.fullmatch(row[used[0]].text.strip()) for row in sheet.rows):
        used = used[1:]
    return used[0] if len(used) == 1 else None


def _matters(sheet: Sheet, column: int) -> Proposals:
    lines = tuple(
        ProposedLine(sheet.name, number, "", "", text, "", "", (), (), "", "", None, "")
        for number, row in enumerate(sheet.rows, 1)
        if (text := row[column].text.strip())
    )
    reason = "只粘贴了事项一栏，申报单位、牵头单位和完成时限请补上"
    return Proposals(
        sheet.name, lines, ((sheet.name, LedgerDoubt(0, column_letters(column + 1), "", reason)),)
    )


def _heads_for(sheet: Sheet) -> tuple[str, ...]:
    first = [row[0].text.strip() for row in sheet.rows]
    if sheet.width > 1 and all(_SERIAL.fullmatch(text) for text in first):
        return FORM_HEADS if sheet.width == len(FORM_HEADS) else ("序号", *_SHORT)
    return _SHORT


class _Reader:
    """One sheet of a form as lines of a list."""

    def __init__(
        self,
        sheet: Sheet,
        read: LedgerSheet,
        book: UnitBook,
        calendar: WorkCalendar,
        year: int,
        titles: Sequence[str],
    ) -> None:
        self.sheet, self.read = sheet, read
        self.book, self.calendar, self.year = book, calendar, year
        above = [sheet.row_texts(row) for row in range(1, read.head.first)]
        texts = [text for row in above for text in dict.fromkeys(row) if text]
        self.unit = self._unit_above(texts)
        self.title = _title_in([read.name, *texts], titles)
        measures = read.head.all("measure")
        self._measures = [column_letters(column) for column in measures]
        self._asked: list[LedgerDoubt] = []

    def lines(self) -> list[ProposedLine]:
        """Return the rows as lines, with what still has to be asked noted."""
        found = [self._line(row) for row in self.read.rows if row.matter.strip()]
        nobody = sum(not line.proposer for line in found)
        if nobody:
            reason = f"有 {nobody} 项没有写申报单位，请补上是哪个单位报的"
            self._asked.append(LedgerDoubt(self.read.head.first, "A", "", reason))
        return found

    def told(self) -> list[LedgerDoubt]:
        """Return every doubt in the order of the rows."""
        empty = {
            row
            for row in range(1, len(self.sheet.rows) + 1)
            if len(set(self.sheet.row_texts(row)) - {""}) == 1
        }
        stray = [d for d in self.read.doubts if not (d.row in empty and _SERIAL.fullmatch(d.value.strip()))]
        return sorted([*stray, *self._asked], key=lambda doubt: (doubt.row, doubt.column))

    def _line(self, row: LedgerRow) -> ProposedLine:
        said = row.deadline.said
        words = said.raw.strip()
        if said.kind == "EXCEL_SERIAL" and said.last:
            words = said.last.isoformat()
        due = list_deadline(words, self.year, self.calendar)
        column = self.read.head.one("deadline") or 1
        if due.last is None and due.question and not due.recur and due.kind != "OPEN":
            self._ask(row.row, column, words, due.question)
        proposer = self._proposer(row)
        support = row.support if not row.lead else (*row.support, *row.collective)
        return ProposedLine(
            self.read.name,
            row.row,
            self.title,
            row.section or "",
            row.matter,
            "\n".join(text for letters in self._measures if (text := row.extra.get(letters))),
            proposer,
            row.lead or row.collective,
            support,
            row.facts.get("leader", ""),
            words,
            due.last,
            row.facts.get("note", ""),
        )

    def _proposer(self, row: LedgerRow) -> str:
        told = row.facts.get("raised_by", "")
        if told:
            read = read_units(told, self.book, "lead")
            return "、".join((*read.lead, *read.support)) or told
        return self.unit

    def _unit_above(self, texts: Sequence[str]) -> str:
        for text in texts:
            if match := _UNIT.search(text):
                return self.book.resolve(match["unit"]) or match["unit"]
        for label, beside in pairwise(texts):
            if _UNIT.fullmatch(f"{squash(label).rstrip('：:')}：x"):
                return self.book.resolve(beside.strip()) or beside.strip()
        return ""

    def _ask(self, row: int, column: int, value: str, reason: str) -> None:
        letters = column_letters(column)
        if not any((d.row, d.column) == (row, letters) for d in (*self.read.doubts, *self._asked)):
            self._asked.append(LedgerDoubt(row, letters, value, reason))


def _title_in(texts: Sequence[str], titles: Sequence[str]) -> str:
    """Return the list whose title a sheet's name or the words above its head hold, the longest where several fit."""
    words = "\n".join(squash(text) for text in texts)
    fitting = [title for title in titles if squash(title) in words or _cut(title) in words]
    return max(fitting, key=len, default="")


def _cut(title: str) -> str:
    """Return a title as the name of a sheet holds it (at most 31 characters, no brackets of the format)."""
    return squash(title)[:31]
