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
