"""Twenty feedback forms as units send them back, invented: columns moved, cells merged, remarks added, one code altered."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.feedback_forms import issue_forms
from desktop.services.tasks import TaskDraft, add_task

FORMS = 20


def units_of(desk: Desk) -> list[str]:
    """Return the units that get a form."""
    from desktop.services.units import units_to_pick

    return [unit.name for unit in units_to_pick(desk)][:FORMS]


def issued(desk: Desk, folder: Path, units: Sequence[str]) -> list[Path]:
    """Open a task for each unit and write the forms of them all."""
    for n, unit in enumerate(units, 1):
        add_task(desk, TaskDraft(f"推进第{n}项联动事项", (unit,)), deadline="12月20日")
    return issue_forms(desk, [], folder)


def filled(paths: Sequence[Path]) -> list[Path]:
    """Fill the forms: the first with an altered code, the second as it was issued, the others each messed up."""
    for n, path in enumerate(paths):
        book = openpyxl.load_workbook(path)
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        if n != 1:
            sheet["C4"], sheet["D4"], sheet["E4"] = words(n), "12月10日", "王立"
        if n == 0:
            code = str(sheet["A4"].value)
            sheet["A4"] = code[:-1] + ("Z" if code[-1] != "Z" else "Y")
        _mess(sheet, n)
        book.save(path)
    return list(paths)


def words(n: int) -> str:
    """Return what the unit of form number `n` says."""
    return "正在办理中" if n == 2 else f"已完成第{n}次排查，整改问题{n + 3}个"


def _mess(sheet: Worksheet, n: int) -> None:
    if n % 4 == 3:
        sheet.move_range("B3:B5", cols=6)
    if n % 4 == 1:
        sheet.insert_cols(1)
    if n % 5 == 4:
        sheet.append(["备注：如有疑问请联系我局办公室。"])
        sheet.append(["联系电话", "0393-5550000"])
    if n % 3 == 2:
        sheet["C4"].fill = PatternFill("solid", fgColor="FFFF00")
        sheet.merge_cells("A1:E1")


def latest(desk: Desk) -> dict[str, str]:
    """Return what the ledger last says of each matter."""
    return {
        line.row.matter: line.row.latest
        for line in ledger.lines(desk, ledger.ids(desk, ledger.LedgerFilter()))
    }
