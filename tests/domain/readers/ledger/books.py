"""Invented workbooks for the ledger reader, built with openpyxl and read the way files are."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from desktop.documents.intake import read_workbook_bytes
from desktop.domain.readers.ledger import LedgerProposal, LedgerSheet, read_ledger
from desktop.domain.units import UnitBook, UnitName
from desktop.services.calendars import shipped_calendar

ORGANS = ("县人民政府", "县人民法院", "县人民检察院")
OTHERS = (
    "县司法局",
    "县公安局",
    "县财政局",
    "县自然资源和规划局",
    "县住房和城乡建设局",
    "县人力资源和社会保障局",
    "县市场监督管理局",
    "县水利局",
    "县税务局",
    "县信访局",
    "县政府办公室",
)
ALIASES = {
    "县人民法院": ("县法院", "石川县人民法院", "法院"),
    "县人民检察院": ("县检察院", "检察院"),
    "县人民政府": ("县政府", "石川县人民政府"),
    "县住房和城乡建设局": ("县住建局",),
    "县人力资源和社会保障局": ("县人社局",),
    "县市场监督管理局": ("县市场监管局",),
    "县自然资源和规划局": ("县自然资源局",),
    "县政府办公室": ("县政府办",),
}
BOOK = UnitBook(
    tuple(UnitName(name, ALIASES.get(name, ()), "organ") for name in ORGANS)
    + tuple(UnitName(name, ALIASES.get(name, ())) for name in OTHERS)
    + (
        UnitName("柳河镇人民政府", ("柳河镇",), "township"),
        UnitName("东关街道办事处", ("东关街道",), "township"),
    ),
    level="县",
)
CALENDAR = shipped_calendar()
Rows = Sequence[Sequence[Any]]


class Book:
    """A workbook under construction; `sheet` adds one, `read` saves it and reads the ledger from its bytes."""

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)

    def sheet(
        self,
        name: str,
        rows: Rows,
        *,
        merge: Sequence[str] = (),
        fill: dict[str, str] | None = None,
        hide_rows: Sequence[int] = (),
        hide_columns: Sequence[str] = (),
        hidden: bool = False,
    ) -> "Book":
        """Add a sheet: its rows, merged ranges, fills by cell or range, and what is hidden."""
        sheet = self.workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for span in merge:
            sheet.merge_cells(span)
        for span, colour in (fill or {}).items():
            cells = sheet[span] if ":" in span else ((sheet[span],),)
            for cell in (cell for line in cells for cell in line):
                cell.fill = PatternFill("solid", fgColor=colour)
        for row_number in hide_rows:
            sheet.row_dimensions[row_number].hidden = True
        for letters in hide_columns:
            sheet.column_dimensions[letters].hidden = True
        if hidden:
            sheet.sheet_state = "hidden"
        return self

    def strike(self, name: str, row: int) -> "Book":
        """Strike a row through, as clerks do with what is finished."""
        for cell in self.workbook[name][row]:
            cell.font = Font(strike=True)
        return self

    def saved(self) -> bytes:
        """Give the bytes of the file."""
        stream = io.BytesIO()
        self.workbook.save(stream)
        return stream.getvalue()

    def read(self, file: str = "台账.xlsx", book: UnitBook = BOOK) -> LedgerProposal:
        """Read the ledger from the file."""
        return read_ledger(read_workbook_bytes(self.saved(), file), book, CALENDAR, file)


def one_sheet(rows: Rows, **more: Any) -> LedgerSheet:
    """Read a workbook of one sheet."""
    return Book().sheet("台账", rows, **more).read().sheets[0]


def doubted(sheet: LedgerSheet, row: int) -> str:
    """Give the reasons of all doubts of one row."""
    return "；".join(doubt.reason for doubt in sheet.doubts if doubt.row == row)
