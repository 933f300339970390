"""The form that goes to units: plain, open, a sheet for each list."""

import io

from openpyxl import load_workbook

from desktop.documents.proposal_forms import proposal_form, sheet_name

HEADS = ("序号", "任务（问题）", "牵头单位")


def made(*titles: str):
    data = proposal_form(
        titles, HEADS, (6, 40, 20), year=2027, unit="县财政局", due="请于3月1日前发回", rows=4
    )
    return load_workbook(io.BytesIO(data))


def test_each_list_has_its_sheet_with_the_unit_above_the_head() -> None:
    book = made("甲清单", "乙清单")
    assert book.sheetnames == ["甲清单", "乙清单"]
    sheet = book["乙清单"]
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == [
        "2027年乙清单申报表", "申报单位：县财政局", "报送时间：请于3月1日前发回",
    ]  # fmt: skip
    assert tuple(cell.value for cell in sheet[4]) == HEADS
    assert sheet.freeze_panes == "A5"
    assert not sheet.protection.sheet


def test_cells_are_text_and_as_many_as_asked_for() -> None:
    sheet = made("甲清单")["甲清单"]
    assert {sheet.cell(row, 2).number_format for row in range(5, 9)} == {"@"}
    assert sheet.cell(9, 1).value.startswith("填表说明")


def test_a_title_is_cut_to_what_a_sheet_may_be_called() -> None:
    assert sheet_name("法院[检察院]提请/政府：清单") == "法院检察院提请政府：清单"
    assert len(sheet_name("长" * 40)) == 31
