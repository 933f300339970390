import re

import pytest

from desktop.documents.catalogue import compose, parse_text, shipped_text, shipped_texts
from desktop.documents.official import Paragraph, Table
from desktop.domain.errors import Refused

TABLES = {name: Table(columns=("甲",), rows=(("一",),)) for name in ("领导", "成员")}
FIELDS = {
    "名册名称": "某县名册",
    "截至日期": "2026年3月5日",
    "办公室": "县司法局",
    "缺额说明": "",
    "有领导": True,
}
OWN = "# 名册\n#字段 名册名称：名称\n格式：文件\n标题：{{ 名册名称 }}\n---\n自己的写法。\n【表 成员】\n"


def test_a_text_is_its_name_its_fields_its_tables_and_its_template() -> None:
    text = parse_text("x", "\ufeff# 名册\n#字段 甲：说明一\n#表 乙：说明二\n标题：{{ 甲 }}\n---\n【表 乙】\n")
    assert (text.kind, text.name) == ("x", "名册")
    assert (text.fields, text.tables) == ({"甲": "说明一"}, {"乙": "说明二"})
    assert text.template.splitlines() == ["", "", "", "标题：{{ 甲 }}", "---", "【表 乙】"]


def test_every_shipped_text_has_a_name_of_its_own() -> None:
    texts = shipped_texts()
    assert len({text.name for text in texts.values()}) == len(texts) >= 28


@pytest.mark.parametrize("kind", ["love_letter", "../profiles/puyang", "", "roster.txt"])
def test_an_unknown_kind_is_refused(kind: str) -> None:
    with pytest.raises(Refused, match=r"没有“.*”这一种文书。可用：.*roster（成员单位名册）"):
        shipped_text(kind)


def test_a_field_that_is_none_leaves_a_line_and_a_remark() -> None:
    made = compose("roster", {**FIELDS, "办公室": None}, TABLES)
    assert made.document.body[-1] == Paragraph("办公室设在＿＿＿＿。")
    assert made.remarks[0].startswith("未填：")
    assert "办公室" in made.remarks[0]


def test_the_offices_own_text_is_used() -> None:
    made = compose("roster", FIELDS, TABLES, OWN)
    assert made.own_used
    assert made.remarks == ()
    assert made.document.body[0] == Paragraph("自己的写法。")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("自己的写法。", "{% if 名册名称 %}", "第[67]行"),
        ("自己的写法。", "{{ 名册名称.__class__.__mro__ }}", "第6行“.*”用了不允许的写法"),
        ("自己的写法。", "{{ 1 / 0 }}", "第6行“.*”算不出结果"),
        ("【表 成员】", "【表 花名册】", "第7行：没有名为“花名册”的表，可用：领导、成员"),
        ("格式：文件", "格式：诗歌", "第3行：格式“诗歌”不认识"),
        ("---", "——", "首部不认识|缺少分隔"),
    ],
)
def test_a_broken_own_text_falls_back_and_says_in_which_line(old: str, new: str, told: str) -> None:
    made = compose("roster", {**FIELDS, "校验码": "ABC234"}, TABLES, OWN.replace(old, new))
    shipped = compose("roster", {**FIELDS, "校验码": "ABC234"}, TABLES)
    assert not made.own_used
    assert made.document == shipped.document
    assert len(made.remarks) == 1
    assert re.fullmatch(
        f"本单位改过的“成员单位名册”模板有误（.*({told}).*），已改用随附模板。", made.remarks[0]
    )


def test_a_field_that_the_paper_does_not_have_is_pointed_out() -> None:
    made = compose("roster", FIELDS, TABLES, OWN.replace("自己的", "{{ 会议 }}"))
    assert made.own_used
    assert made.document.body[0] == Paragraph("＿＿＿＿写法。")
    assert made.remarks[1].startswith("模板第6行用了没有的字段“会议”，可用：名册名称、")
