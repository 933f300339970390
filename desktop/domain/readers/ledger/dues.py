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
from desktop.domain.source import Cell

_STARTS = ("received", "assigned", "issued", "met")
_FIRST_DUE = Late(r"截止|到期|届满|应")
_NOTHING = Explained("", "NONE", question="没有写完成时限，请补上")


@dataclass(slots=True)
class Dues:
    """Reads the deadlines of one sheet; `terms` are the clauses outside the table that set a term for all rows."""

    reader: DeadlineReader
    terms: tuple[str, ...]

    def of_row(self, cells: Sequence[Cell], texts: list[str], head: Head) -> RowDeadline:
        """Give the deadline of a row: the moved one where there is one, else the plain, else that of a rule."""
        starts = self._starts(cells, head)
        later = self._first_due(cells, head, "deadline_new", starts, texts)
        plain = self._first_due(cells, head, "deadline", starts, texts)
        first = self._first_due(cells, head, "deadline_old", starts, texts)
        found = moved(first, moved(plain, later)) if first else moved(plain, later)
        if found is None or (found.said.kind == "NONE" and not found.said.raw):
            found = self._by_rule(starts, texts, found)
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
        term = term_for(self.terms, " ".join(texts)) if starts and self.terms else None
        if term:
            return self.reader.from_words(term, starts)
        return found or RowDeadline(_NOTHING)

    def _starts(self, cells: Sequence[Cell], head: Head) -> dict[str, Start]:
        found: dict[str, Start] = {}
        for kind in _STARTS:
            for column in head.columns.get(kind, ()):
                if kind not in found and (day := self.day(cells[column - 1])):
                    found[kind] = Start(kind, _event(head.word(column)), day)
        return found

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
