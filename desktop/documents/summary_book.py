"""A table as it stands on screen, as a workbook: title, grouped heads, rows, and notes below."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from desktop.documents.widths import ems

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what a workbook may not hold
_TITLE_ROW, _GROUP_ROW, _HEAD_ROW = 1, 2, 3
_WIDEST, _NARROWEST, _AIR = 44.0, 6.0, 2.0  # characters


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: `heads` are group and head of each column (a column without a group stands alone)."""

    title: str
    heads: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    sheet: str = "汇总表"


def summary_workbook(shown: Shown) -> bytes:
    """Return the table as xlsx, A4 landscape, the heads on every page; whole numbers can be added up."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = shown.sheet
    thin = Side(style="thin")
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet.cell(_TITLE_ROW, 1, shown.title).font = Font(name="黑体", size=16)
    lines = ([group for group, _head in shown.heads], [head for _group, head in shown.heads], *shown.rows)
    for number, cells in enumerate(lines, _GROUP_ROW):
        for place, text in enumerate(cells, 1):
            head = number <= _HEAD_ROW
            cell = sheet.cell(number, place, text if head else _value(text))
            if isinstance(cell.value, str):
                cell.data_type = "s"  # words that begin with = are words
            cell.border = frame
            cell.font = Font(name="黑体" if head else "宋体", size=11)
            cell.alignment = Alignment(
                wrap_text=True, vertical="center", horizontal="center" if head or place > 1 else "left"
            )
    for number, note in enumerate(shown.notes, _HEAD_ROW + len(shown.rows) + 2):
        sheet.cell(number, 1, note).font = Font(name="楷体", size=11)
    _merge_groups(sheet, shown)
    _set_up(sheet, shown)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(text: str) -> str | int:
    """Return a whole number as a number; a number with zeros before it stays words."""
    return int(text) if text.isdecimal() and str(int(text)) == text else _CONTROL.sub("", text)


def _merge_groups(sheet: Any, shown: Shown) -> None:
    sheet.merge_cells(start_row=_TITLE_ROW, start_column=1, end_row=_TITLE_ROW, end_column=len(shown.heads))
    place = 1
    for group, columns in groupby(group for group, _head in shown.heads):
        count = len(list(columns))
        if group and count > 1:
            last = {"end_row": _GROUP_ROW, "end_column": place + count - 1}
            sheet.merge_cells(start_row=_GROUP_ROW, start_column=place, **last)
        elif not group:
            for at in range(place, place + count):
                sheet.cell(_GROUP_ROW, at, shown.heads[at - 1][1])
                sheet.merge_cells(start_row=_GROUP_ROW, start_column=at, end_row=_HEAD_ROW, end_column=at)
        place += count


def _set_up(sheet: Any, shown: Shown) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for place, (_group, head) in enumerate(shown.heads):
        longest = max((ems(row[place]) for row in shown.rows), default=0.0)
        width = min(_WIDEST, max(_NARROWEST, 2 * min(ems(head), 3.0), 2 * longest) + _AIR)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = sheet.cell(_HEAD_ROW + 1, 2)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_GROUP_ROW}:{_HEAD_ROW}"
