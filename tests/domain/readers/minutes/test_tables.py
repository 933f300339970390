import pytest

from desktop.domain.readers.minutes.tables import holds_decisions, table_drafts, tables_of
from desktop.domain.source import SourceText, Table

HEAD = ("序号", "议定事项", "牵头单位", "配合单位", "完成时限")


@pytest.fixture
def rows(book, clock):
    def reading(*cells, filled=None):
        text = "前言\n" + "\n".join("\t".join(row) for row in cells)
        source = SourceText("表", text, "utf-8", (Table(cells, 3, len(text), filled or cells),))
        return [draft.proposal(source) for draft in table_drafts(source, source.tables[0], book, clock)]

    return reading


def test_each_row_is_a_decision_with_its_exact_place(rows):
    made = rows(
        HEAD,
        ("1", "修订应诉规则", "县司法局", "县法院、县检察院", "2026年5月31日前"),
        ("2", "首次登记", "县自然资源局、县住建局", "县财政局 县税务局", "二季度"),
    )
    assert [d.text for d in made] == ["修订应诉规则", "首次登记"]
    assert made[0].support == ("县人民法院", "县人民检察院")
    assert made[1].lead == ("县自然资源局", "县住房城乡建设局")
    assert made[1].support == ("县财政局", "县税务局")
    assert [str(d.deadline.due) for d in made] == ["2026-05-31", "2026-06-30"]


def test_groups_are_kept_and_empty_cells_stay_empty(rows):
    made = rows(HEAD, ("1", "查人找车", "县公安局", "各涉案单位", ""))[0]
    assert (made.collective, made.support, made.deadline) == (("各涉案单位",), (), None)


def test_responsible_units_alone_are_taken_by_order_and_doubted(rows):
    made = rows(("事项", "责任单位", "时限"), ("解封账户", "县法院\n县税务局", "5月底"))[0]
    assert (made.lead, made.support) == (("县人民法院",), ("县税务局",))
    assert "lead" in {doubt.field for doubt in made.doubts}


@pytest.mark.parametrize(
    "cell",
    ["县财政局牵头，县法院配合", "牵头单位：县财政局；配合单位：县法院", "县财政局（牵头）、县法院（配合）"],
)
def test_one_cell_may_hold_both_roles(rows, cell):
    made = rows(("序号", "任务", "责任分工", "时限"), ("1", "设立资金", cell, "年内"))[0]
    assert (made.lead, made.support) == (("县财政局",), ("县人民法院",))


def test_section_rows_and_merged_matters_become_headings(rows):
    cells = (
        ("事项", "措施", "责任单位", "时限"),
        ("一、府请院",),
        ("破产审判", "建立绿色通道", "县法院", "5月底"),
        ("", "设立资金", "县财政局", "年内"),
    )
    filled = (
        cells[0],
        ("一、府请院",) * 4,
        cells[2],
        ("破产审判", "设立资金", "县财政局", "年内"),
    )
    made = rows(*cells, filled=filled)
    assert [(d.text, d.heading) for d in made] == [("破产审判", "一、府请院"), ("设立资金", "破产审判")]


def test_a_table_of_progress_is_a_report(rows):
    made = rows(("事项", "责任单位", "落实情况"), ("车辆解封", "县公安局", "已解封12辆"))[0]
    assert (made.disposition, made.lead, made.deadline) == ("status_report", (), None)


def test_other_tables_hold_no_decisions():
    assert not holds_decisions(Table((("姓名", "单位", "职务"), ("王立", "县司法局", "局长")), 0, 1))
    assert holds_decisions(Table((HEAD,), 0, 1))


def test_pasted_tables_are_seen():
    text = "分工如下：\n序号\t事项\t责任单位\t时限\n1\t普法\t县司法局\t年内\n其他。"
    (found,) = tables_of(SourceText("粘贴", text))
    assert text[found.start : found.end].startswith("序号\t事项")
    assert found.rows[1] == ("1", "普法", "县司法局", "年内")


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("由县司法局、县财政局分别负责，县法院提供清单", ["县司法局", "县财政局"], ["县人民法院"]),
        ("县司法局牵头，商县财政局提出意见", ["县司法局"], ["县财政局"]),
    ],
)
def test_a_cell_may_say_it_in_a_sentence(rows, cell, lead, support):
    made = rows(("序号", "任务", "责任分工", "时限"), ("1", "设立资金", cell, "年内"))[0]
    assert (list(made.lead), list(made.support)) == (lead, support)


def test_a_column_of_leading_units_may_say_so_in_brackets(rows):
    head = ("序号", "议定事项", "牵头（责任）单位", "配合单位", "办结时限")
    made = rows(head, ("1", "关停小矿", "县水利局、县司法局", "县财政局", "年内"))[0]
    assert (list(made.lead), list(made.support)) == (["县水利局", "县司法局"], ["县财政局"])


def test_a_row_that_only_names_a_group_is_no_decision(rows):
    made = rows(
        HEAD,
        ("一", "诉源治理", "", "", ""),
        ("1", "前移医疗纠纷调解", "县司法局", "县医保局", "5月底前"),
        ("二", "执行联动", "执行联动", "执行联动", "执行联动"),
        ("2", "集中执行行动", "县法院", "县公安局", "6月底前"),
    )
    assert [(d.text, d.heading) for d in made] == [
        ("前移医疗纠纷调解", "诉源治理"),
        ("集中执行行动", "执行联动"),
    ]


def test_measures_against_problems_are_what_was_decided(rows):
    head = ("序号", "存在问题", "整改措施", "责任单位", "整改时限")
    made = rows(head, ("1", "送达难", "建立电子送达平台", "县法院", "6月底前"))
    assert [(d.text, d.heading) for d in made] == [("建立电子送达平台", "送达难")]


def test_a_row_told_as_done_is_a_report_though_it_had_a_day(rows):
    head = ("序号", "议定事项", "责任单位", "完成时限", "落实情况")
    made = rows(
        head, ("1", "清理积案", "县法院", "4月底前", "已完成"), ("2", "修订规则", "县司法局", "5月底前", "")
    )
    assert [d.disposition for d in made] == ["status_report", "task"]


def test_a_day_may_stand_in_the_words_of_the_matter(rows):
    head = ("议题", "议定意见", "承办单位")
    made = rows(head, ("执行联动", "建立查控机制，5月底前上线", "县法院"))
    assert [(d.text, str(d.deadline.due)) for d in made] == [("建立查控机制，5月底前上线", "2026-05-31")]
