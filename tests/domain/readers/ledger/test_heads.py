from desktop.domain.readers.ledger.heads import find_head, head_at
from desktop.domain.source import Merge, sheet_from_rows

HEAD = ["序号", "事项", "责任单位", "完成时限"]


def test_a_head_of_one_row_below_titles() -> None:
    sheet = sheet_from_rows(
        "台账", [["台账"], ["填报单位：县司法局"], [], HEAD, [1, "甲", "县司法局", "3月底"]]
    )
    head = find_head(sheet)
    assert head is not None
    assert (head.first, head.last) == (4, 4)
    assert head.kinds == ("serial", "matter", "units", "deadline")


def test_a_head_of_two_rows_joins_the_words() -> None:
    rows = [
        ["事项", "责任单位", None, "完成时限", None, "2026年进展", None],
        [None, "牵头", "配合", "原定", "调整后", "一季度", "二季度"],
        ["甲", "县司法局", "县法院", "3月底", "", "", ""],
    ]
    merges = (Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 1, 5), Merge(1, 6, 1, 7))
    head = find_head(sheet_from_rows("台账", rows, merges))
    assert head is not None
    assert (head.first, head.last) == (1, 2)
    assert head.kinds == ("matter", "lead", "support", "deadline_old", "deadline_new", "quarter", "quarter")
    assert head.word(2) == "责任单位·牵头"
    assert head.all("quarter") == (6, 7)


def test_the_first_row_of_data_is_no_second_head() -> None:
    sheet = sheet_from_rows("台账", [HEAD, [1, "任务", "县司法局", "时限未定"], [2, "乙", "县法院", "3月底"]])
    head = find_head(sheet)
    assert head is not None
    assert head.last == 1


def test_the_legend_above_the_head_is_no_head() -> None:
    sheet = sheet_from_rows(
        "台账", [["图例：", "已完成", "推进中", "逾期"], HEAD, [1, "甲", "县司法局", "3月底"]]
    )
    head = find_head(sheet)
    assert head is not None
    assert head.first == 2


def test_lists_of_contents_and_statistics_have_no_head() -> None:
    assert find_head(sheet_from_rows("目录", [["序号", "清单名称", "页码"], [1, "重点任务", 1]])) is None
    rows = [["单位", "事项总数", "已完成", "完成率"], ["县司法局", 3, 1, "33%"]]
    assert find_head(sheet_from_rows("统计", rows)) is None


def test_the_merged_one_of_two_matters_is_the_section() -> None:
    rows = [["重点任务", "具体事项", "牵头单位"], ["大类", "甲", "县司法局"], [None, "乙", "县法院"]]
    head = head_at(sheet_from_rows("台账", rows, (Merge(2, 1, 3, 1),)), 1)
    assert head is not None
    assert head.kinds == ("section", "matter", "lead")
    plain = head_at(sheet_from_rows("台账", rows), 1)
    assert plain is not None
    assert plain.kinds == ("matter", "measure", "lead")


def test_names_merged_over_numbered_contents_are_groups() -> None:
    rows = [
        ["序号", "项目", "内容", "责任单位"],
        [1, "机制", "甲", "县司法局"],
        [2, None, "乙", "县法院"],
        [3, "专项", "丙", "县法院"],
    ]
    head = find_head(sheet_from_rows("台账", rows, (Merge(2, 2, 3, 2),)))
    assert head is not None
    assert head.kinds == ("serial", "section", "matter", "units")
    together = find_head(sheet_from_rows("台账", rows, (Merge(2, 1, 3, 1), Merge(2, 2, 3, 2))))
    assert together is not None
    assert together.kinds == ("serial", "matter", "measure", "units")


def test_a_column_of_states_under_completion_is_the_status() -> None:
    states = [["甲", "县司法局", "已完成"], ["乙", "县法院", "推进中"], ["丙", "县公安局", "√"]]
    told = find_head(sheet_from_rows("台账", [["事项", "责任单位", "完成情况"], *states]))
    assert told is not None
    assert told.kinds[2] == "status"
    sentences = [["甲", "县司法局", "已印发文件，正在抓落实"], ["乙", "县法院", "方案已报县政府审定"]]
    told = find_head(sheet_from_rows("台账", [["事项", "责任单位", "完成情况"], *sentences]))
    assert told is not None
    assert told.kinds[2] == "progress"


def test_a_column_without_words_is_named_by_its_letter() -> None:
    head = find_head(sheet_from_rows("台账", [[*HEAD, None], [1, "甲", "县司法局", "3月底", "注"]]))
    assert head is not None
    assert head.word(5) == "E列"
    assert head.one("note") is None
