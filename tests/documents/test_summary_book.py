import io

from openpyxl import load_workbook

from desktop.documents.summary_book import Shown, summary_workbook

HEADS = (("", "单位"), ("事项", "牵头"), ("事项", "协办"), ("时限", "按期率"), ("", "备注"))
ROWS = (("县财政局", "3", "0", "2/3（66.7%）", "主动"), ("合计", "3", "0", "2/3（66.7%）", "007"))


def sheet_of(rows: tuple[tuple[str, ...], ...] = ROWS):
    return load_workbook(
        io.BytesIO(summary_workbook(Shown("某县汇总表", HEADS, rows, ("牵头：说明",))))
    ).active


def test_the_table_stands_as_it_is_shown_with_its_notes_below() -> None:
    sheet = sheet_of()
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=5)] == [
        [None, "牵头", "协办", "按期率", None],
        ["县财政局", 3, 0, "2/3（66.7%）", "主动"],
        ["合计", 3, 0, "2/3（66.7%）", "007"],
    ]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["E2"].value) == ("某县汇总表", "单位", "备注")
    assert sheet["A7"].value == "牵头：说明"


def test_groups_are_merged_and_heads_are_repeated_on_paper() -> None:
    sheet = sheet_of()
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert merged == {"A1:E1", "A2:A3", "B2:C2", "E2:E3"}
    assert sheet.print_title_rows == "$2:$3"
    assert (sheet.freeze_panes, sheet.page_setup.orientation) == ("B4", "landscape")


def test_a_table_without_rows_is_its_heads() -> None:
    assert sheet_of(()).max_column == len(HEADS)


def test_remarks_stay_words_whatever_they_begin_with() -> None:
    rows = (("县财政局", "3", "0", "—", "=1+1"), ("县法院", "3", "0", "—", "甲\x0b乙"))
    sheet = sheet_of(rows)
    assert [(sheet.cell(row, 5).value, sheet.cell(row, 5).data_type) for row in (4, 5)] == [
        ("=1+1", "s"),
        ("甲乙", "s"),
    ]
