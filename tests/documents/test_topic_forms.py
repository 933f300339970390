"""The blank 议题征集表: locked but for its rows, and nothing in it turns into a date."""

import io

from openpyxl import load_workbook

from desktop.documents.topic_forms import HEAD, topic_form


def test_only_the_rows_are_to_be_filled() -> None:
    sheet = load_workbook(
        io.BytesIO(topic_form("府院联动议题征集表", "县财政局", "YT-AB2CD3", "2026年12月1日"))
    ).active
    assert (sheet["A1"].value, sheet["A2"].value) == ("府院联动议题征集表", "报送单位：县财政局")
    assert (sheet["A3"].value, sheet["D2"].value) == ("单位编码：YT-AB2CD3", "报送期限：2026年12月1日")
    assert tuple(cell.value for cell in sheet[4]) == HEAD
    assert sheet.protection.sheet
    assert all(cell.protection.locked for cell in sheet[4])
    assert not any(cell.protection.locked for row in sheet["B5:E12"] for cell in row)
    assert {cell.number_format for row in sheet["B5:E12"] for cell in row} == {"@"}
    assert "单位编码请勿改动" in sheet["A13"].value
