"""The form on which a unit proposes matters for the lists of a year (申报表), a plain workbook."""

import io
import re
from collections.abc import Sequence
from typing import Any

_HEAD_ROW = 4
_NOTE = (
    "填表说明：一事一行，牵头单位写明一个单位；完成时限写到日（如 6月30日前），长期事项写明“长期”或报送周期。"
    "可以加行、加类别行；没有填写的栏目可以空着。填好后发回，不必盖章扫描。"
)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet (ECMA-376 part 1, 18.2.19)
_LONGEST = 31


def proposal_form(
    titles: Sequence[str],
    heads: Sequence[str],
    widths: Sequence[float],
    *,
    year: int,
    unit: str,
    due: str,
    rows: int,
) -> bytes:
    """Return the form of one unit as xlsx, a sheet for each list; nothing is locked, rows may be added anywhere."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title in titles:
        sheet = book.create_sheet(sheet_name(title))
        _fill(sheet, f"{year}年{title}申报表", heads, unit, due, rows)
        _lay_out(sheet, widths)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_name(title: str) -> str:
    """Return a list's title as the name of a sheet."""
    return _FORBIDDEN.sub("", title)[:_LONGEST]


def _fill(sheet: Any, title: str, heads: Sequence[str], unit: str, due: str, rows: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side(style="thin")
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet["A1"], sheet["A2"], sheet["A3"] = title, f"申报单位：{unit}", f"报送时间：{due}"
    for row, height in ((1, 16), (2, 12), (3, 12)):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(heads))
        sheet.cell(row, 1).font = Font(name="黑体" if row == 1 else "宋体", size=height)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for row in range(_HEAD_ROW, _HEAD_ROW + rows + 1):
        for column, head in enumerate(heads, 1):
            cell = sheet.cell(row, column, head if row == _HEAD_ROW else None)
            cell.border = frame
            cell.font = Font(name="黑体" if row == _HEAD_ROW else "宋体", size=11)
            cell.alignment = Alignment(
                wrap_text=True, vertical="center", horizontal="center" if row == _HEAD_ROW else "left"
            )
            cell.number_format = "@"  # 6.30 must stay 6.30
    last = _HEAD_ROW + rows + 1
    sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=len(heads))
    sheet.cell(last, 1, _NOTE).font = Font(name="楷体", size=10)
    sheet.cell(last, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[last].height = 32


def _lay_out(sheet: Any, widths: Sequence[float]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
