"""议题征集表: the blank form of one unit as a workbook, sent back filled."""

import io

HEAD = ("序号", "议题", "提出理由", "提出人", "建议时长（分钟）")
_WIDTHS = (8, 52, 52, 16, 18)
_HEAD_ROW, _BLANK_ROWS = 4, 8
_NOTE = "填表说明：一行一个议题，没有议题的原样发回。单位编码请勿改动；可以加行、调换列的位置。"


def topic_form(title: str, unit: str, code: str, due: str) -> bytes:
    """Return the blank form as xlsx; title, unit and code are locked, the rows are to be filled.

    No macro, no password: the lock only keeps a slip of the hand away.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Protection, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "议题征集表"
    thin = Side(style="thin")
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet["A1"], sheet["A2"], sheet["A3"] = title, f"报送单位：{unit}", f"单位编码：{code}"
    sheet["D2"] = f"报送期限：{due}"
    sheet["A1"].font = Font(name="黑体", size=16)
    rows = [HEAD, *((str(n), "", "", "", "") for n in range(1, _BLANK_ROWS + 1))]
    for number, values in enumerate(rows, _HEAD_ROW):
        for place, value in enumerate(values, 1):
            cell = sheet.cell(number, place, value)
            cell.border = frame
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            cell.font = Font(name="黑体" if number == _HEAD_ROW else "宋体", size=12)
            cell.protection = Protection(locked=number == _HEAD_ROW)
            cell.number_format = "@"
        if number > _HEAD_ROW:
            sheet.row_dimensions[number].height = 36
    sheet.cell(_HEAD_ROW + len(rows), 1, _NOTE).font = Font(name="楷体", size=11)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.protection.sheet = True
    for allowed in ("insertRows", "insertColumns", "formatCells", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)  # False: not forbidden
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
