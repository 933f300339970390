"""A messy workbook to a proposal for the ledger: heads, sections, units, deadlines, states, and all doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.errors import Refused
from desktop.domain.readers.ledger.checks import same_twice
from desktop.domain.readers.ledger.heads import Head, find_head
from desktop.domain.readers.ledger.proposal import LedgerProposal, LedgerRow, LedgerSheet
from desktop.domain.readers.ledger.reading import Setting, SheetReader
from desktop.domain.readers.ledger.status import read_legend
from desktop.domain.readers.ledger.years import year_of
from desktop.domain.source import Sheet, squash
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar

__all__ = ["LedgerProposal", "LedgerRow", "LedgerSheet", "read_ledger"]


def read_ledger(
    sheets: Sequence[Sheet],
    book: UnitBook,
    calendar: WorkCalendar,
    file: str = "",
    year: int | None = None,
    given: Mapping[str, Head] | None = None,
) -> LedgerProposal:
    """Read every sheet that holds a ledger.

    `year` is the year of the ledger where the clerk gives it; otherwise it is read from titles and names. A
    date without a year belongs to it. `given` are heads that the clerk settled, by the names of their sheets.
    Raises Refused when no sheet has a head with a matter and a unit, a deadline or a status.
    """
    settled = given or {}
    heads = [(sheet, _head_of(sheet, settled)) for sheet in sheets]
    tables = [(sheet, head) for sheet, head in heads if head is not None]
    if not tables:
        raise Refused(
            f"“{file or '工作簿'}”里没有找到台账：需要有一行表头，"
            f"写明“事项（任务）”以及“责任单位”“完成时限”“办理状态”中的至少一列，"
            "没有读入任何内容，请补上表头后再导入。"
        )
    legend = read_legend((sheet, _table_rows(sheet, head)) for sheet, head in heads)
    titles = "\n".join(
        cell.text for sheet, head in heads if head is None for row in sheet.rows[:12] for cell in row
    )
    read = [
        _read_sheet(sheet, head, Setting(book, calendar, legend, *_year(sheet, head, titles, file, year)))
        for sheet, head in tables
    ]
    ignored = [(sheet.name, "没有台账表头") for sheet, head in heads if head is None]
    kept, copies = _without_copies(read)
    return LedgerProposal(file, same_twice(kept), (*ignored, *copies))


def _head_of(sheet: Sheet, settled: Mapping[str, Head]) -> Head | None:
    head = settled[sheet.name] if sheet.name in settled else find_head(sheet)
    return head if head and "matter" in head.columns else None


def _read_sheet(sheet: Sheet, head: Head, setting: Setting) -> LedgerSheet:
    return SheetReader(sheet, head, setting).read()


def _year(sheet: Sheet, head: Head, titles: str, file: str, given: int | None) -> tuple[int | None, bool]:
    return (given, True) if given else year_of(sheet, head, titles, file)


def _table_rows(sheet: Sheet, head: Head | None) -> frozenset[int]:
    """Give the rows that hold matters, by a rough look: from the head on, at least four different texts."""
    if head is None:
        return frozenset()
    rows = range(head.first, len(sheet.rows) + 1)
    return frozenset(
        row for row in rows if row <= head.last or len({cell.text for cell in sheet.rows[row - 1]}) > 4
    )


def _without_copies(
    read: list[LedgerSheet],
) -> tuple[tuple[LedgerSheet, ...], tuple[tuple[str, str], ...]]:
    """Leave out hidden sheets that mostly repeat the matters of the visible ones, and sheets without rows."""
    shown = {squash(row.matter) for sheet in read if not sheet.hidden for row in sheet.rows}
    kept: list[LedgerSheet] = []
    out: list[tuple[str, str]] = []
    for sheet in read:
        same = sum(squash(row.matter) in shown for row in sheet.rows)
        if not sheet.rows:
            out.append((sheet.name, "表头下没有事项"))
        elif sheet.hidden and same * 2 >= len(sheet.rows):
            out.append((sheet.name, "隐藏的工作表，事项与其他工作表重复"))
        else:
            kept.append(sheet)
    return tuple(kept), tuple(out)
