from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_table import read_table, tables_in
from desktop.domain.source import Table
from desktop.domain.units import UnitBook

Rows = list[list[str]]


def read(rows: Rows) -> Draft:
    grid = tuple(tuple(row) for row in rows)
    text = "\n".join("\t".join(row) for row in grid)
    draft = Draft(text, UnitBook())
    assert read_table(Table(grid, 0, len(text), grid), draft)
    return draft


def head_rows(draft: Draft) -> list[tuple[str, str | None, str | None]]:
    return [(head.role, head.name, head.position) for head in draft.heads]


def member_rows(draft: Draft) -> list[tuple[str | None, str | None, str | None]]:
    return [(member.unit, member.seat, member.person) for member in draft.members]


def test_roles_run_down_and_vacancies_stay_empty() -> None:
    draft = read(
        [
            ["序号", "机制职务", "姓名", "工作单位及职务", "备注"],
            ["1", "召集人", "王　强", "县长", ""],
            ["2", "副召集人", "李明", "副县长", ""],
            ["3", "", "孙丽", "县人民法院院长", ""],
            ["4", "成员", "", "县水利局", "待定"],
            ["5", "", "吴建国", "县司法局局长", "兼办公室主任"],
            ["6", "", "——", "县信访局局长", ""],
            ["7", "同上", "郑 洁", "县财政局副局长", "办公室副主任"],
        ]
    )
    assert head_rows(draft) == [
        ("召集人", "王强", "县长"),
        ("副召集人", "李明", "副县长"),
        ("副召集人", "孙丽", "县人民法院院长"),
    ]
    assert member_rows(draft) == [
        ("县水利局", "vacant", None),
        ("县司法局", "named person", "吴建国"),
        ("县信访局", "县信访局局长", None),
        ("县财政局", "named person", "郑洁"),
    ]
    assert draft.office_head == ("吴建国", "县司法局局长")
    assert draft.office_deputies == ["郑洁"]
    assert [doubt.reason for doubt in draft.doubts] == [
        "表格第5行：席位没有姓名（待定）",
        "表格第7行：席位没有姓名（——）",
    ]


def test_roles_on_lines_of_their_own() -> None:
    draft = read(
        [
            ["召集人"] * 3,
            ["姓名", "单位", "职务"],
            ["王强", "县政府", "县长"],
            ["副召集人"] * 3,
            ["孙丽", "县人民法院", "院长"],
            ["成员"] * 3,
            ["吴建国", "县司法局", "局长"],
            ["（空缺）", "县水利局", "局长"],
        ]
    )
    assert head_rows(draft) == [("召集人", "王强", "县长"), ("副召集人", "孙丽", "院长")]
    assert [head.unit for head in draft.heads] == ["县政府", "县人民法院"]
    assert member_rows(draft) == [("县司法局", "named person", "吴建国"), ("县水利局", "局长", None)]


def test_name_and_post_in_one_cell_under_a_title_row() -> None:
    draft = read(
        [
            ["成员单位及人员"] * 4,
            ["序号", "单位", "成员（职务）", "联络员（所在股室）"],
            ["1", "县司法局", "聂方（局长）", "步青（副局长）"],
            ["2", "县水利局", "（空缺）", "解元（法规股）"],
        ]
    )
    assert member_rows(draft) == [("县司法局", "named person", "聂方"), ("县水利局", "vacant", None)]
    assert draft.members[0].position == "局长"


def test_seats_by_unit() -> None:
    draft = read(
        [
            ["序号", "成员单位", "席位", "联席会议职务"],
            ["1", "县人民法院", "院长", "副召集人"],
            ["2", "县司法局", "主要负责同志", "成员"],
            ["3", "各乡镇人民政府", "主要负责同志", "成员"],
        ]
    )
    assert head_rows(draft) == [("副召集人", None, "院长")]
    assert member_rows(draft) == [("县司法局", "主要负责同志", None), (None, "主要负责同志", None)]
    assert draft.members[1].collective


def test_two_persons_side_by_side() -> None:
    head = ["职务", "姓名", "单位职务"]
    draft = read([head + head, ["召集人", "王强", "县长", "副召集人", "李明", "副县长"]])
    assert [(role, name) for role, name, _ in head_rows(draft)] == [("召集人", "王强"), ("副召集人", "李明")]


def test_cells_that_hold_several() -> None:
    draft = read(
        [
            ["联席会议职务", "组成人员"],
            ["副召集人", "李明（副县长）、孙丽（县法院院长）"],
            ["成员", "县司法局、县财政局主要负责同志，县公安局分管负责同志"],
        ]
    )
    assert [name for _, name, _ in head_rows(draft)] == ["李明", "孙丽"]
    assert [seat for _, seat, _ in member_rows(draft)] == ["主要负责同志", "主要负责同志", "分管负责同志"]


def test_a_table_without_a_head() -> None:
    draft = read(
        [["召集人", "王强", "县长"], ["成员", "吴建国", "县司法局局长"], ["", "郑洁", "县财政局局长"]]
    )
    assert [name for _, name, _ in head_rows(draft)] == ["王强"]
    assert [unit for unit, _, _ in member_rows(draft)] == ["县司法局", "县财政局"]


def test_a_head_printed_again_and_an_odd_name() -> None:
    head = ["联席会议职务", "姓名", "单位及职务"]
    draft = read([head, ["成员", "王强", "县司法局局长"], head, ["成员", "丽", "县财政局局长"]])
    assert member_rows(draft) == [("县司法局", "named person", "王强"), ("县财政局", "县财政局局长", None)]
    assert "“丽”不像完整的姓名" in draft.doubts[0].reason


def test_topic_groups_and_departments_in_tables() -> None:
    groups = read([["专题组", "牵头单位", "成员单位"], ["破产专题组", "市中院", "市财政局、市税务局"]])
    assert [(g.name, g.lead, g.units) for g in groups.groups] == [
        ("破产专题组", ("市中院",), ("市财政局", "市税务局"))
    ]
    departments = read([["单位", "工作部门"], ["市中院", "行政庭、执行局"]])
    assert [(d.unit, d.departments) for d in departments.departments] == [("市中院", ("行政庭", "执行局"))]


def test_other_tables_are_left_alone() -> None:
    rows = (("序号", "事项", "完成时限"), ("1", "清理案件", "6月底前"))
    assert not read_table(Table(rows, 0, 10, rows), Draft("", UnitBook()))


def test_pasted_tables_are_found_in_text() -> None:
    text = "前言\n姓名\t职务\n王强\t县长\n后文\n单\t行\n"
    (table,) = tables_in(text)
    assert table.rows == (("姓名", "职务"), ("王强", "县长"))
    assert text[table.start : table.end] == "姓名\t职务\n王强\t县长"


def test_a_table_of_who_sat_before_and_who_sits_now() -> None:
    one = read([["单位", "原成员", "现成员", "职务"], ["县司法局", "张山", "周涛", "局长"]])
    assert [(m.unit, m.person, m.replaces) for m in one.members] == [("县司法局", "周涛", "张山")]
    two = read(
        [
            ["单位", "调整前", "调整前", "调整后", "调整后"],
            ["单位", "姓名", "职务", "姓名", "职务"],
            ["县司法局", "张山", "局长", "周涛", "局长"],
        ]
    )
    assert [(m.unit, m.person, m.replaces) for m in two.members] == [("县司法局", "周涛", "张山")]
    assert [(each.person, each.unit, each.successor) for each in two.leaving] == [
        ("张山", "县司法局", "周涛")
    ]


def test_a_table_drawn_with_strokes() -> None:
    text = (
        "| 职务 | 姓名 | 单位职务 |\n|---|---|---|\n| 组长 | 王强 | 县长 |\n| 成员 | 周涛 | 县司法局局长 |\n"
    )
    (table,) = tables_in(text)
    draft = Draft(text, UnitBook())
    assert read_table(table, draft)
    assert head_rows(draft) == [("组长", "王强", "县长")]
    assert text[slice(*draft.heads[0].span)] == "| 组长 | 王强 | 县长 |"


def test_a_role_with_the_post_behind_it_and_a_placeholder() -> None:
    draft = read(
        [["姓名", "职务"], ["王强", "组长（县长）"], ["周涛", "县司法局局长"], ["×××", "县水利局局长"]]
    )
    assert head_rows(draft) == [("组长", "王强", "县长")]
    assert member_rows(draft) == [
        ("县司法局", "named person", "周涛"),
        ("县水利局", "县水利局局长", None),
    ]


def test_a_vacancy_behind_the_post() -> None:
    draft = read([["单位及职务", "姓名"], ["县公安局副局长（空缺）", ""], ["县司法局局长", "周涛"]])
    assert member_rows(draft) == [("县公安局", "县公安局副局长", None), ("县司法局", "named person", "周涛")]
