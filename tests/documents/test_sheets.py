import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents import sheets
from desktop.documents.sheets import read_delimited, read_excel
from desktop.domain.errors import Refused
from desktop.domain.source import Sheet


def read(workbook: Workbook) -> tuple[Sheet, ...]:
    stream = io.BytesIO()
    workbook.save(stream)
    stream.seek(0)
    return read_excel(stream, "名单.xlsx")


def book() -> tuple[Workbook, Worksheet]:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    return workbook, sheet


def test_values_keep_their_kind_and_read_as_text() -> None:
    workbook, sheet = book()
    sheet.append(
        [13900001201, "0000-5550101", date(2026, 3, 2), datetime(2026, 3, 2, 9, 30), 0.25, True, 7.0]
    )
    sheet["A2"] = 12
    sheet["A2"].number_format = "000000"
    (found,) = read(workbook)
    assert found.row_texts(1) == (
        "13900001201",
        "0000-5550101",
        "2026-03-02",
        "2026-03-02",
        "0.25",
        "是",
        "7",
    )
    assert found.cell(1, 3).value == date(2026, 3, 2)
    assert found.cell(1, 4).value == datetime(2026, 3, 2, 9, 30)
    assert found.text(2, 1) == "000012"


def test_merges_and_hidden_parts() -> None:
    workbook, sheet = book()
    for row in range(1, 5):
        sheet.append([f"{row}a", f"{row}b", f"{row}c", f"{row}d"])
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    hidden = workbook.create_sheet("旧表")
    hidden["A1"] = "旧"
    hidden.sheet_state = "hidden"
    first, second = read(workbook)
    assert first.text(3, 1) == "2a"
    assert first.hidden_rows == {4}
    assert first.hidden_columns == {2, 3}
    assert (first.hidden, second.hidden, second.name) == (False, True, "旧表")


def test_fills_are_given_as_colours() -> None:
    workbook, sheet = book()
    sheet.append(["红", "主题", "索引", "无"])
    sheet["A1"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["B1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    sheet["C1"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    (found,) = read(workbook)
    fills = [found.cell(1, column).fill for column in range(1, 5)]
    assert fills == ["FF0000", "A7C0DE", "FF0000", None]


def test_styled_but_empty_cells_do_not_widen_the_sheet() -> None:
    workbook, sheet = book()
    sheet["A1"] = "单位"
    sheet["Z900"].fill = PatternFill("solid", fgColor="FFFF0000")
    (found,) = read(workbook)
    assert (len(found.rows), found.width) == (1, 1)


def test_a_sheet_spread_too_wide_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 100)
    workbook, sheet = book()
    sheet["Z20"] = "远"
    with pytest.raises(Refused, match="范围过大"):
        read(workbook)


def test_broken_content_is_refused() -> None:
    with pytest.raises(Refused, match="已经损坏"):
        read_excel(io.BytesIO(b"PK\x03\x04"), "坏.xlsx")


def test_text_tables() -> None:
    comma = read_delimited('单位,电话\n"县司法局,一科",0371\n', "名单")
    assert comma.row_texts(2) == ("县司法局,一科", "0371")
    assert read_delimited("单位\t电话\n县财政局\t001", "名单").row_texts(2) == ("县财政局", "001")


@pytest.mark.parametrize("mark", ["\t", ",", ";"])
def test_a_title_without_marks_does_not_hide_what_parts_the_cells(mark: str) -> None:
    text = "二〇二六年台账\n" + "\n".join(
        mark.join(row) for row in (("序号", "事项", "时限"), ("1", "甲", "6月底"))
    )
    sheet = read_delimited(text, "台账")
    assert sheet.row_texts(2) == ("序号", "事项", "时限")
    assert sheet.row_texts(3) == ("1", "甲", "6月底")
