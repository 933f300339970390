"""An old ledger as clerks keep it, invented: 46 matters under a head of two rows, with everything that is messy."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.services.desk import Desk
from desktop.services.ledger_import import LedgerTaken, import_ledger
from desktop.services.ledger_review import read_file

MATTERS = 46
UNITS = (
    "县司法局",
    "县公安局",
    "县财政局",
    "县自然资源局",
    "县住建局",
    "县人社局",
    "县市场监管局",
    "县水利局",
)
DUES = ("3月底", "2025.6.30", "长期", "6月底前", "12月31日前", "年底前", "每月5日前", "三季度", "3月底")
STATES = ("已完成", "推进中", "未启动", "推进中", "已办结")
SECTIONS = {1: "一、依法行政", 17: "二、破产处置", 33: "三、争议化解"}
STRANGE = "县城建中心"  # a unit that no roster knows
HEADS = ("序号", "任务内容", "责任分工·牵头单位", "责任分工·配合单位", "完成时限", "办理进展·进展情况",
         "办理进展·状态", "责任领导", "备注")  # fmt: skip


def old_ledger(path: Path) -> Path:
    """Write the workbook: title, two head rows, headings, units merged over two rows, a total and a note."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "2025年"
    sheet.append(["濮阳县2025年府院联动工作台账"])
    sheet.append(["序号", "任务内容", "责任分工", None, "完成时限", "办理进展", None, "责任领导", "备注"])
    sheet.append([None, None, "牵头单位", "配合单位", None, "进展情况", "状态", None, None])
    for span in ("A1:I1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:G2", "H2:H3", "I2:I3"):
        sheet.merge_cells(span)
    for n in range(1, MATTERS + 1):
        if n in SECTIONS:
            sheet.append([SECTIONS[n]])
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=9)
        sheet.append(_matter(n))
        if n in (6, 20):  # one cell for this unit and the one above it
            sheet.merge_cells(
                start_row=sheet.max_row - 1, start_column=3, end_row=sheet.max_row, end_column=3
            )
    sheet.append(["合计", f"{MATTERS}项"])
    sheet.append(["注：本表每月更新。"])
    book.save(path)
    return path


def _matter(n: int) -> list[object]:
    due = {11: "尽快", 25: "尽快", 12: "适时"}.get(n, DUES[n % len(DUES)])
    lead = STRANGE if n in (30, 38) else UNITS[n % len(UNITS)]
    told = f"已开展第{n}轮工作" if n % 3 else None
    return [
        n,
        f"推进第{n}项府院联动重点工作落地见效",
        lead,
        "县法院、县检察院",
        due,
        told,
        STATES[n % 5],
        "林岩",
        "跨部门" if n == 4 else None,
    ]


def taken_in(desk: Desk, path: Path, **how: Any) -> LedgerTaken:
    """Read a workbook and store it as it was read."""
    return import_ledger(desk, read_file(desk, path).proposal, **how)
