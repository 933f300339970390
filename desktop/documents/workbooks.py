"""Workbooks that leave the office: the feedback form that a unit fills in WPS and sends back."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

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
