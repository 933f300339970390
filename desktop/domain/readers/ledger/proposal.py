"""What a workbook proposes for the ledger: rows with their places, and everything a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.domain.readers.ledger.deadlines import RowDeadline
from desktop.domain.readers.ledger.heads import Head
from desktop.domain.source import column_letters


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One matter of the ledger; `row` as the sheet shows it, `extra` the other columns by their letters.

    `kept` are all columns of the row as they were written, by the words of their heads.
    """

    row: int
    serial: str | None
    section: str | None
    matter: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    collective: tuple[str, ...]
    lead_raw: str | None
    support_raw: str | None
    units_raw: str | None
    deadline: RowDeadline
    status: str | None
    status_raw: str | None
    progress: str | None
    extra: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    dittos: dict[str, str] = field(default_factory=dict)
    hidden: bool = False

    def as_json(self) -> dict[str, object]:
        """Give the row as the commands print it."""
        value: dict[str, object] = {
            "row": self.row,
            "serial": self.serial,
            "section": self.section,
            "matter": self.matter,
            "lead": list(self.lead),
            "support": list(self.support),
            "collective": list(self.collective),
            "lead_raw": self.lead_raw,
            "support_raw": self.support_raw,
            "units_raw": self.units_raw,
            "deadline": self.deadline.as_json(),
            "status": self.status,
            "status_raw": self.status_raw,
            "progress": self.progress,
            "extra": dict(self.extra),
        }
        if self.dittos:
            value["dittos"] = dict(self.dittos)
        if self.hidden:
            value["hidden_row"] = True
        return value


@dataclass(frozen=True, slots=True)
class LedgerDoubt:
    """A cell a person has to look at: row and column as the sheet shows them, what stands there, and why.

    `kind` says what the doubt is of (deadline, unit, lead, status, fill, struck, serial, total, twice, hidden, stray, year,
    leader, ditto, late) and `about` the words it turns on: all of one kind about the same words have one answer.
    """

    row: int
    column: str
    value: str
    reason: str
    kind: str = ""
    about: str = ""

    @property
    def cell(self) -> str:
        """The name of the cell, as C16."""
        return f"{self.column}{self.row}"

    def as_json(self) -> dict[str, object]:
        """Give the doubt as the commands print it."""
        return {
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "value": self.value,
            "reason": self.reason,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class Apart:
    """The rows of a table that are no matters, by what they are."""

    sections: tuple[int, ...] = ()
    subtotals: tuple[int, ...] = ()
    repeated_heads: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    blanks: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the rows as the commands print them."""
        return {
            "section_rows": list(self.sections),
            "subtotal_rows": list(self.subtotals),
            "repeated_header_rows": list(self.repeated_heads),
            "note_rows": list(self.notes),
            "blank_rows": list(self.blanks),
        }


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """What one sheet proposes."""

    name: str
    head: Head
    rows: tuple[LedgerRow, ...]
    doubts: tuple[LedgerDoubt, ...]
    apart: Apart
    year: int | None = None
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the sheet as the commands print it."""
        named = [(column_letters(n), n) for n in range(1, len(self.head.words) + 1)]
        value: dict[str, object] = {
            "sheet": self.name,
            "year": self.year,
            "header_rows": list(range(self.head.first, self.head.last + 1)),
            "columns": {letters: self.head.kinds[n - 1] for letters, n in named},
            "heads": {letters: self.head.words[n - 1] for letters, n in named},
            "hidden_columns": [column_letters(n) for n in self.hidden_columns],
            **self.apart.as_json(),
            "rows": [row.as_json() for row in self.rows],
            "doubts": [doubt.as_json() for doubt in self.doubts],
        }
        if self.hidden:
            value["hidden"] = True
        return value


@dataclass(frozen=True, slots=True)
class LedgerProposal:
    """What a workbook proposes; `ignored` are sheets without matters and why they were left out."""

    file: str
    sheets: tuple[LedgerSheet, ...]
    ignored: tuple[tuple[str, str], ...] = ()

    def rows(self) -> Iterator[tuple[LedgerSheet, LedgerRow]]:
        """Give every row with its sheet."""
        for sheet in self.sheets:
            for row in sheet.rows:
                yield sheet, row

    def as_json(self) -> dict[str, object]:
        """Give the proposal as the commands print it."""
        return {
            "file": self.file,
            "sheets": [sheet.as_json() for sheet in self.sheets],
            "ignored": [{"sheet": name, "reason": reason} for name, reason in self.ignored],
        }
