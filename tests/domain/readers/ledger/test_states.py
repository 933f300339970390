from .books import doubted, one_sheet

TITLE = ["2026年台账"]
HEAD = ["序号", "事项", "责任单位", "时限", "状态"]


def test_words_go_before_fills() -> None:
    rows = [TITLE, HEAD, [1, "甲", "县司法局", "3月底", "推进中"], ["注：绿色为已完成"]]
    sheet = one_sheet(rows, fill={"E3": "92D050"})
    assert sheet.rows[0].status == "in_progress"
    assert "不一致" in doubted(sheet, 3)


def test_the_fill_of_the_status_cell_goes_before_that_of_the_row() -> None:
    rows = [TITLE, HEAD, [1, "甲", "县司法局", "3月底", None], ["注：绿色为已完成，红色为逾期"]]
    sheet = one_sheet(rows, fill={"A3:D3": "FF0000", "E3": "92D050"})
    assert sheet.rows[0].status == "done"


def test_bands_of_grey_are_no_states() -> None:
    rows = [TITLE, HEAD[:4], [1, "甲", "县司法局", "3月底"], [2, "乙", "县法院", "6月底"]]
    sheet = one_sheet(rows, fill={"A3:D3": "F2F2F2"})
    assert sheet.doubts == ()


def test_a_progress_that_is_only_a_state_counts_without_a_status_column() -> None:
    rows = [
        TITLE,
        [*HEAD[:4], "进展情况"],
        [1, "甲", "县司法局", "3月底", "已完成"],
        [2, "乙", "县法院", "6月底", "已印发两份文件"],
    ]
    assert [row.status for row in one_sheet(rows).rows] == ["done", None]


def test_signs_mean_what_the_note_says() -> None:
    rows = [TITLE, HEAD, [1, "甲", "县司法局", "3月底", "▲"], [2, "乙", "县法院", "6月底", "○"]]
    sheet = one_sheet([*rows, ["说明", "▲表示已完成；○表示推进中"]])
    assert [row.status for row in sheet.rows] == ["done", "in_progress"]
    assert sheet.apart.notes == (5,)
    assert [row.status for row in one_sheet(rows).rows] == [None, None]
