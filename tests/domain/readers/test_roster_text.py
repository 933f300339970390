from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_text import TextReader, read_sentences
from desktop.domain.source import same_length_clean
from desktop.domain.units import UnitBook, UnitName


def read(text: str, book: UnitBook | None = None) -> Draft:
    draft = Draft(text, book or UnitBook())
    TextReader(same_length_clean(text), draft).read()
    return draft


def head_rows(draft: Draft) -> list[tuple[str, str | None]]:
    return [(head.role, head.name) for head in draft.heads]


SPACED = """组  长：王  强    县委副书记、县长
副组长：李  明    县委常委、常务副县长
        欧阳明    县人民检察院检察长
成  员：周  涛    县政府办公室主任
        （空缺）  县水利局局长
        司马  青  县信访局局长

领导小组下设办公室，办公室设在县司法局。
"""


def test_names_set_out_with_blanks() -> None:
    draft = read(SPACED)
    assert head_rows(draft) == [("组长", "王强"), ("副组长", "李明"), ("副组长", "欧阳明")]
    assert [(m.unit, m.person, m.seat) for m in draft.members] == [
        ("县政府办公室", "周涛", "named person"),
        ("县水利局", None, "县水利局局长"),
        ("县信访局", "司马青", "named person"),
    ]
    assert [doubt.where for doubt in draft.doubts] == ["第5行 成员"]


def test_the_office_set_up_under_the_last_member_is_no_list() -> None:
    draft = read(
        SPACED.replace(
            "\n领导小组下设办公室，办公室设在县司法局。",
            "领导小组下设办公室，周涛同志兼任主任，李明、欧阳明、司马青同志兼任副主任。负责统筹协调、督促检查、信息报送。",
        )
    )
    assert [m.person for m in draft.members] == ["周涛", None, "司马青"]


def test_members_by_kind_of_unit_under_a_numbered_heading() -> None:
    draft = read(
        "（三）成员单位及成员\n1.政府部门：县司法局、县财政局主要负责同志；\n2.驻县（垂管）单位：县税务局主要负责人，"
        "县金融中心主任；\n3.属地：各乡镇人民政府主要负责同志。\n第三条　联席会议下设办公室，设在县司法局。"
    )
    assert [(m.unit, m.unit_raw, m.seat) for m in draft.members] == [
        ("县司法局", "县司法局", "主要负责同志"),
        ("县财政局", "县财政局", "主要负责同志"),
        ("县税务局", "县税务局", "主要负责人"),
        ("县金融中心", "县金融中心", "主任"),
        (None, "各乡镇人民政府", "主要负责同志"),
    ]


def test_every_seat_points_at_its_words() -> None:
    draft = read(SPACED)
    assert SPACED[slice(*draft.heads[0].span)] == "王  强    县委副书记、县长"
    assert SPACED[slice(*draft.members[2].span)] == "司马  青  县信访局局长"


def test_a_list_wrapped_inside_a_name() -> None:
    draft = read(
        "成员：县司法局、县住房和城乡建设\n局、县公安局主要负责同志;县法院分管副院长。\n办公室设在县司法局。"
    )
    assert [(m.unit, m.seat) for m in draft.members] == [
        ("县司法局", "主要负责同志"),
        ("县住房和城乡建设局", "主要负责同志"),
        ("县公安局", "主要负责同志"),
        ("县法院", "分管副院长"),
    ]


def test_one_seat_a_line() -> None:
    draft = read("成员：\n县司法局主要负责同志\n县财政局分管负责同志\n（三）办公室\n办公室设在县司法局。")
    assert [(m.unit, m.seat) for m in draft.members] == [
        ("县司法局", "主要负责同志"),
        ("县财政局", "分管负责同志"),
    ]


def test_the_deputy_whose_label_was_lost_is_doubted() -> None:
    text = (
        "常务副召集人 李明（副县长）\n   赵刚（副县长）\n莲（县检察院检察长）\n成员：县司法局主要负责同志。\n"
        "由召集人或副召集人主持。"
    )
    draft = read(text)
    assert head_rows(draft) == [("常务副召集人", "李明"), ("副召集人", "赵刚"), ("副召集人", None)]
    assert sum("没有职务字样" in doubt.reason for doubt in draft.doubts) == 2


def test_two_executive_deputies_are_left_as_they_are() -> None:
    text = "常务副召集人：李明（副县长）\n      赵刚（副县长）\n副召集人：孙丽（县法院院长）"
    assert [role for role, _ in head_rows(read(text))] == ["常务副召集人", "常务副召集人", "副召集人"]


def test_unknown_units_are_doubted_with_near_names() -> None:
    book = UnitBook((UnitName("县财政局"), UnitName("县司法局")), level="县")
    draft = read("成员：财政局、县财证局、县教育局主要负责同志。", book)
    assert [m.unit for m in draft.members] == ["县财政局", "县财证局", "县教育局"]
    assert any("是否为县财政局" in doubt.reason for doubt in draft.doubts)
    assert any(doubt.reason == "“县教育局”不在单位名册中" for doubt in draft.doubts)


def test_office_lines_do_not_become_heads() -> None:
    draft = read("组长：王强（县长）\n办公室主任：吴建国（县司法局局长）\n办公室副主任：冯岩（县法院副院长）")
    assert head_rows(draft) == [("组长", "王强")]
    assert draft.office_head == ("吴建国", "县司法局局长")
    assert draft.office_deputies == ["冯岩"]


def test_labels_side_by_side_in_one_line() -> None:
    draft = read("组长：王强（县长）  副组长：李明（副县长）")
    assert head_rows(draft) == [("组长", "王强"), ("副组长", "李明")]


def test_sentences_serve_where_there_is_no_list() -> None:
    text = "由县长王强任召集人，县司法局、县财政局为成员单位。"
    draft = Draft(text, UnitBook())
    read_sentences(text, draft)
    assert head_rows(draft) == [("召集人", "王强")]
    assert [(m.unit, m.seat) for m in draft.members] == [("县司法局", "成员单位"), ("县财政局", "成员单位")]


def test_a_line_that_lost_its_name_among_persons_is_a_doubted_person() -> None:
    draft = read("成员：周  涛  县司法局局长\n      郑  成县财政局局长\n      县水利局局长\n")
    assert [(m.person, m.position) for m in draft.members] == [
        ("周涛", "县司法局局长"),
        (None, "成县财政局局长"),
        (None, "县水利局局长"),
    ]
    assert {doubt.where for doubt in draft.doubts} == {"第2行 成员", "第3行 成员"}


def test_a_unit_before_a_colon_and_who_sits_for_it() -> None:
    draft = read(
        "成员：\n县司法局：王立（局长）\n县财政局：田原，副局长\n县公安局：（空缺）\n县水利局：分管负责同志\n办公室设在县司法局。"
    )
    assert [(m.unit, m.seat, m.person, m.position) for m in draft.members] == [
        ("县司法局", "named person", "王立", "局长"),
        ("县财政局", "named person", "田原", "副局长"),
        ("县公安局", "vacant", None, None),
        ("县水利局", "分管负责同志", None, None),
    ]


def test_numbers_before_persons_behind_a_label_are_no_part_of_the_name() -> None:
    draft = read(
        "组  长：1.王强，县长\n副组长：2.李明，副县长\n       3.石磊，县法院院长\n成  员：4.周涛，县司法局局长"
    )
    assert head_rows(draft) == [("组长", "王强"), ("副组长", "李明"), ("副组长", "石磊")]
    assert [m.person for m in draft.members] == ["周涛"]


def test_unit_name_and_post_set_out_with_blanks() -> None:
    draft = read("二、成员\n县司法局 王立 党组书记、局长\n县法院 周涛 党组成员、副院长\n")
    assert [(m.unit, m.person, m.position) for m in draft.members] == [
        ("县司法局", "王立", "县司法局党组书记、局长"),
        ("县法院", "周涛", "县法院党组成员、副院长"),
    ]


def test_a_counted_label_and_articles_that_set_up_the_body() -> None:
    draft = read("成员单位（3个）：县司法局、县公安局、县财政局。\n")
    assert [m.unit for m in draft.members] == ["县司法局", "县公安局", "县财政局"]
    text = (
        "第五条 联席会议设总召集人1名，由县长担任；设召集人2名，由县法院院长、县检察院检察长担任。\n"
        "第六条 联席会议成员单位包括：县司法局、县公安局、县财政局。\n"
    )
    draft = Draft(text, UnitBook())
    read_sentences(text, draft)
    assert [(head.role, head.position) for head in draft.heads] == [
        ("总召集人", "县长"),
        ("召集人", "县法院院长"),
        ("召集人", "县检察院检察长"),
    ]
    assert [m.unit for m in draft.members] == ["县司法局", "县公安局", "县财政局"]


def test_names_alone_and_labels_with_a_dash() -> None:
    draft = read("组　长——王　强\n成　员：欧　青　周　涛　李　明\n")
    assert head_rows(draft) == [("组长", "王强")]
    assert [(m.unit, m.person) for m in draft.members] == [(None, "欧青"), (None, "周涛"), (None, "李明")]
    assert len(draft.doubts) == 3


def test_the_liaison_in_brackets_is_no_part_of_the_unit() -> None:
    draft = read("成员单位：县司法局（联络员：步青，电话13900000000）、县财政局（联络员：李二）")
    assert [m.unit for m in draft.members] == ["县司法局", "县财政局"]


def test_duties_behind_member_units_name_nobody() -> None:
    draft = read("成员单位：\n县司法局：负责日常工作\n县财政局：保障经费\n县公安局：安排警力\n")
    assert [(m.unit, m.seat, m.person) for m in draft.members] == [
        ("县司法局", "成员单位", None),
        ("县财政局", "成员单位", None),
        ("县公安局", "成员单位", None),
    ]
