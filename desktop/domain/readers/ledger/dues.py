"""The deadline of a row out of all its columns that speak of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.deadlines import Explained, explain
from desktop.domain.patterns import Late
from desktop.domain.readers.ledger.deadlines import DeadlineReader, RowDeadline, Start, moved, moved_inside
from desktop.domain.readers.ledger.heads import Head
from desktop.domain.readers.ledger.terms import term_for
from desktop.domain.readers.ledger.values import first_of
from desktop.domain.source import Cell, half_width, squash

_STARTS = ("received", "assigned", "issued", "met")
_FIRST_DUE = Late(r"截止|到期|届满|应")
_DAY = Late(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日")
_YEAR = Late(r"20\d\d|^\d{5}$|^\d\d[./-]\d{1,2}[./-]\d{1,2}$")
_NOTHING = Explained("", "NONE", question="没有写完成时限，请补上")


@dataclass(slots=True)
class Dues:
    """Reads the deadlines of one sheet; `terms` are the clauses outside the table that set a term for all rows."""

    reader: DeadlineReader
    terms: tuple[str, ...]
    met: Start | None = None  # the meeting that the heading over the rows names, with its day

    def under(self, heading: str) -> None:
        """Take the day of a meeting out of a heading: 二、第一次全体会议（3月18日）议定事项; other headings end it."""
        self.met = None
        if "会" in heading and (named := _DAY.search(squash(heading))):
            said = self._explained(named[0])
            if isinstance(said.due, date):
                self.met = Start("met", "会议日期", said.due)

    def of_row(self, cells: Sequence[Cell], texts: list[str], head: Head) -> RowDeadline:
        """Give the deadline of a row: the moved one where there is one, else the plain, else that of a rule."""
        starts, unsure = self._starts(cells, head)
        later = self._first_due(cells, head, "deadline_new", starts, texts)
        plain = self._first_due(cells, head, "deadline", starts, texts)
        first = self._first_due(cells, head, "deadline_old", starts, texts)
        latest = moved(plain, later) if plain else later
        found = moved(first, latest) if first else latest
        if found is None or (found.said.kind == "NONE" and not found.said.raw):
            found = self._by_rule(starts, texts, found)
        if found.source and unsure:
            found = replace(found, doubts=(*found.doubts, *unsure))
        if not found.extended:
            return moved_inside(found, head.word(found.column) if found.column else "", self._explained)
        return found

    def _first_due(
        self, cells: Sequence[Cell], head: Head, kind: str, starts: dict[str, Start], texts: list[str]
    ) -> RowDeadline | None:
        """Read the first filled column of a kind; a column with the last day goes before one with the term."""
        columns = head.columns.get(kind, ())
        if len(columns) > 1:
            columns = tuple(sorted(columns, key=lambda column: not _FIRST_DUE.search(head.word(column))))
        found = None
        for column in columns:
            remark = first_of(texts, head, "note") if cells[column - 1].text else ""
            found = self.reader.read(_placed(cells[column - 1], column), head.word(column), starts, remark)
            if found.said.kind != "NONE":
                return found
        return found

    def _by_rule(self, starts: dict[str, Start], texts: list[str], found: RowDeadline | None) -> RowDeadline:
        term = term_for(self.terms, " ".join(texts)) if set(starts) - {"heading"} and self.terms else None
        if term:
            return self.reader.from_words(term, starts)
        return found or RowDeadline(_NOTHING)

    def _starts(self, cells: Sequence[Cell], head: Head) -> tuple[dict[str, Start], tuple[str, ...]]:
        """Give the days of the row that a term may run from, and what is doubtful about them."""
        found: dict[str, Start] = {}
        unsure: list[str] = []
        for kind in _STARTS:
            for column in head.columns.get(kind, ()):
                cell = cells[column - 1]
                if kind not in found and (day := self.day(cell)):
                    found[kind] = Start(kind, _event(head.word(column)), day)
                    if isinstance(cell.value, str) and not _YEAR.search(half_width(squash(cell.text))):
                        told = f"{head.word(column)}“{cell.text.strip()}”没有写年份，按 {day} 起算，请确认"
                        unsure.append(told)
        if self.met:
            found["heading"] = self.met
        return found, tuple(unsure)

    def day(self, cell: Cell) -> date | None:
        """Read a day that is no deadline (received, finished): only a cell that names one whole day."""
        if not cell.text:
            return None
        said = self.reader.read(cell, "", {}).said
        whole = said.kind in ("ABS", "ABS_NOYEAR", "EXCEL_SERIAL") and isinstance(said.due, date)
        return said.last if whole else None

    def _explained(self, words: str) -> Explained:
        return explain(words, self.reader.anchor, self.reader.calendar)


def _placed(cell: Cell, column: int) -> Cell:
    """Give the cell as standing in the column, where a merge spans several."""
    return cell if cell.column == column else replace(cell, column=column)


def _event(head: str) -> str:
    return head.removesuffix("日期").removesuffix("时间").removesuffix("日") or head
