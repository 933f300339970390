"""One typed line becomes an answer; what is meant twice stays a doubt."""

import pytest

from desktop.domain.attendance import Called, Spoken, level_of, match, understand

UNITS = (
    Called("cz", ("县财政局", "财政局", "0301"), ("xczj", "czj")),
    Called("zj", ("县住房和城乡建设局", "住建局"), ("xzfhcxjsj", "zjj")),
    Called("sf", ("县司法局",), ("xsfj",)),
    Called("fy", ("县人民法院", "县法院"), ("xrmfy", "xfy")),
    Called("gd", ("供电公司",), ("gdgs",)),
    Called("gx", ("供销社",), ("gxs",)),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("czj", ["cz"]), ("sfj", ["sf"]), ("财政局", ["cz"]), ("0301", ["cz"]), ("住建", ["zj"]), ("fy", ["fy"]),
        ("供", ["gd", "gx"]), ("g", ["gd", "gx"]), ("水利局", []), ("XCZJ", ["cz"]), ("城乡建设", ["zj"]),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_name_code_or_initials(typed: str, found: list[str]) -> None:
    assert match(typed, UNITS) == found


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("czj", Spoken(("cz",))),
        ("czj 出席", Spoken(("cz",), "present")),
        ("czj 王强", Spoken(("cz",), "stand_in", "王强")),
        ("czj王强 副局长", Spoken(("cz",), "stand_in", "王强", "副局长")),
        ("财政局 代会 王强，副局长", Spoken(("cz",), "stand_in", "王强", "副局长")),
        ("czj-出差", Spoken(("cz",), "leave", reason="出差")),
        ("财政局－省里开会", Spoken(("cz",), "leave", reason="省里开会")),
        ("财政局 请假 外出培训", Spoken(("cz",), "leave", reason="外出培训")),
        ("czj 不能参加", Spoken(("cz",), "leave")),
        ("czj 缺席", Spoken(("cz",), "absent")),
        ("czj 列席 李明", Spoken(("cz",), "observer", "李明")),
        ("", Spoken(())),
        ("水利局 王强", Spoken((), "stand_in", "王强")),
    ],
)
def test_the_rest_of_the_line_says_how_they_come(typed: str, spoken: Spoken) -> None:
    assert understand(typed, UNITS) == spoken


def test_a_name_that_begins_like_a_word_is_a_name() -> None:
    assert understand("czj 代明", UNITS).person == "代明"


@pytest.mark.parametrize(
    ("post", "asked", "level"),
    [
        ("局长", "", "chief"), ("党组书记、局长", "", "chief"), ("副局长", "主要负责同志", "deputy"),
        ("县委常委、常务副县长", "", "deputy"), ("办公室主任", "", "other"), ("法规股股长", "", "other"),
        ("主任", "", "chief"), ("办公室主任", "主要负责同志", "chief"), ("检察长", "", "chief"), ("", "主要负责同志", "chief"),
        ("", "分管日常工作的负责同志", "deputy"), ("", "", ""), ("四级调研员", "", "other"), ("科员", "", "other"),
    ],
)  # fmt: skip
def test_the_level_of_a_post(post: str, asked: str, level: str) -> None:
    assert level_of(post, asked) == level
