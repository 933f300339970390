from .books import Book, doubted, one_sheet

HEAD = ["序号", "事项", "责任单位", "完成时限"]
ROWS = [[n, f"事项{n}", "县司法局", "3月底"] for n in range(1, 6)]


def test_hand_typed_numbers_are_compared_with_what_stands_above() -> None:
    rows = [
        ["2026年台账"],
        HEAD,
        ["一、甲类"],
        *ROWS[:2],
        ["小计", "2项"],
        ["二、乙类"],
        *ROWS[2:],
        ["小计", "4项"],
    ]
    sheet = one_sheet([*rows, ["合计", "5项"]])
    assert [doubt.cell for doubt in sheet.doubts] == ["B11"]
    assert doubted(sheet, 11) == "这里写 4 项，上面读到 3 项（全表 5 项），请核对"


def test_numbers_of_finished_ones_are_no_totals() -> None:
    assert one_sheet([["2026年台账"], HEAD, *ROWS, ["合计", "5项", "已完成3项"]]).doubts == ()


def test_repetitions_are_told_across_sheets() -> None:
    first = [["2026年台账"], HEAD, ROWS[0]]
    sheets = (
        Book().sheet("甲单", first).sheet("乙单", [*first, [2, "事项1", "县法院", "3月底"]]).read().sheets
    )
    assert sheets[0].doubts == ()
    assert [(doubt.row, doubt.reason) for doubt in sheets[1].doubts] == [
        (3, "事项与“甲单”第 3 行相同，请确认是否重复")
    ]


def test_units_parted_by_a_blank_where_others_have_marks_are_doubted() -> None:
    rows = [
        [1, "甲", "县司法局、县法院", "3月底"],
        [2, "乙", "县法院、县公安局", "3月底"],
        [3, "丙", "县公安局 县法院", "3月底"],
    ]
    sheet = one_sheet([["2026年台账"], ["序号", "事项", "配合单位", "完成时限"], *rows])
    assert "只有空格" in doubted(sheet, 5)
    assert "只有空格" not in doubted(sheet, 3)


def test_an_answer_is_not_the_end_and_a_late_end_is_told() -> None:
    head = ["序号", "事项", "责任单位", "回复期限", "回复日期", "回复情况", "办理状态"]
    sheet = one_sheet(
        [
            ["2026年台账"],
            head,
            [1, "甲", "县司法局", "2026-03-31", "2026-04-02", "已回复", "整改中"],
            [2, "乙", "县法院", "2026-03-31", "2026-03-30", "已回复", "已办结"],
        ]
    )
    assert "晚于时限" in doubted(sheet, 3)
    assert "不一致" in doubted(sheet, 3)
    assert doubted(sheet, 4) == ""
