"""Workbooks that leave the office: the feedback form that a unit fills in WPS and sends back, and any table shown."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.properties import PageSetupProperties

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what a workbook may not hold
_A4 = "9"  # the number of the paper in a workbook
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")

HEAD = ("编号/校验码", "事项", "办理情况", "完成时间", "联系人")
_WIDTHS = (22, 60, 44, 16, 20)
_HEAD_ROW = 3
_NOTE = (
    "填表说明：只填后三栏。编号/校验码请勿改动；可以调换列的位置、在表外加说明。"
    "没有进展的写明原因。填好后原样发回，不必盖章扫描。"
)


@dataclass(frozen=True, slots=True)
class FormLine:
    """One task of a feedback form: its number with check code, and its matter."""

    code: str
    matter: str


def feedback_form(title: str, unit: str, period: str, lines: Sequence[FormLine]) -> bytes:
    """Return the blank feedback form of one unit as xlsx; code and matter are locked, the rest is to be filled.

    No macro, no password: the lock only keeps a slip of the hand away (工具 → 撤消工作表保护 takes it off).
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Protection, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "反馈表"
    thin = Side(style="thin")
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet["A1"], sheet["A2"], sheet["D2"] = title, f"反馈单位：{unit}", f"反馈期：{period}"
    sheet["A1"].font = Font(name="黑体", size=16)
    rows = [HEAD, *((line.code, line.matter, "", "", "") for line in lines)]
    for number, values in enumerate(rows, _HEAD_ROW):
        for place, value in enumerate(values, 1):
            cell = sheet.cell(number, place, value)
            cell.border = frame
            cell.alignment = Alignment(
                wrap_text=True, vertical="center", horizontal="left" if place == 2 else "center"
            )
            cell.font = Font(name="黑体" if number == _HEAD_ROW else "宋体", size=12)
            cell.protection = Protection(locked=number == _HEAD_ROW or place <= 2)
            cell.number_format = "@"  # 3.5 must stay 3.5 and not become the fifth of March
    sheet.cell(_HEAD_ROW + len(rows), 1, _NOTE).font = Font(name="楷体", size=11)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.protection.sheet = True
    for allowed in ("insertRows", "insertColumns", "formatCells", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)  # False: not forbidden
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of an exported table: its head, its width in characters, whether it holds numbers."""

    head: str
    width: float
    number: bool = False


def table_book(title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as xlsx: the columns in their order and widths, the head frozen, with filters, ready to print.

    Cells are text, so that 3-1 and 0012 stay what they are; whole numbers of number columns are numbers.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = _fitted()
    sheet.print_title_rows = "1:1"
    wrapped = Alignment(wrap_text=True, vertical="top")
    bold, ground = Font(name="黑体", size=11), PatternFill("solid", fgColor="F1EFE8")

    def cell(value: str | int, number: bool, head: bool = False) -> Any:
        made = WriteOnlyCell(sheet, value)
        made.alignment = wrapped
        if made.data_type == "f":
            made.data_type = "s"  # words that begin with = are words, not a formula
        made.number_format = "General" if number else "@"
        if head:
            made.font, made.fill = bold, ground
        return made

    sheet.append([cell(column.head, False, head=True) for column in columns])
    last = 1
    for last, row in enumerate(rows, 2):  # noqa: B007 - the number of the last row is wanted
        values = zip(columns, row, strict=True)
        sheet.append([cell(_value(text, column.number), column.number) for column, text in values])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fitted() -> "PageSetupProperties":
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _value(text: str, number: bool) -> str | int:
    return int(text) if number and text.isdecimal() and len(text) < 15 else _CONTROL.sub("", text)


def _sheet_name(title: str) -> str:
    return _NOT_IN_NAMES.sub(" ", title).strip()[:31] or "表"
