"""Workbooks that leave the office, read back with the library."""

import io

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents.workbooks import FormLine, SheetColumn, feedback_form, table_book

COLUMNS = (SheetColumn("编号", 11.5), SheetColumn("状态", 15), SheetColumn("逾期", 8, number=True))


def opened(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_table_keeps_its_columns_their_order_and_widths() -> None:
    sheet = opened(table_book("台账", COLUMNS, [["2026-001", "▲ 逾期 3 天", "3"], ["0012", "● 未到期", ""]]))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["编号", "状态", "逾期"],
        ["2026-001", "▲ 逾期 3 天", 3],
        ["0012", "● 未到期", None],
    ]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [11.5, 15, 8]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:C3", "$1:$1")
    assert sheet["A3"].number_format == "@"
    assert sheet["A1"].font.name == "黑体"


def test_names_and_words_that_a_workbook_cannot_hold_are_tidied() -> None:
    sheet = opened(table_book("台账：2026/逾期[1]*?", COLUMNS[:1], [["甲\x0b乙"]]))
    assert sheet.title == "台账：2026 逾期 1"
    assert sheet["A2"].value == "甲乙"
    assert opened(table_book("//", COLUMNS[:1], [])).title == "表"


def test_words_that_begin_with_a_sign_are_no_formula() -> None:
    cell = opened(table_book("台账", COLUMNS[:1], [["=1+1"]]))["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_only_the_three_columns_to_fill_are_open() -> None:
    sheet = opened(feedback_form("反馈表", "县司法局", "11月", [FormLine("2026-001-ABCDEF", "甲")]))
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[4]] == [True, True, False, False, False]
    assert all(cell.protection.locked for cell in sheet[3])
