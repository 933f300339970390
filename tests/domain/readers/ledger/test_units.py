import pytest

from desktop.domain.readers.ledger.units import Parties, read_units
from desktop.domain.units import UnitBook

from .books import BOOK

S, F, G, C = "县司法局", "县人民法院", "县公安局", "县财政局"


@pytest.mark.parametrize(
    ("text", "part", "lead", "support"),
    [
        ("县司法局", "lead", (S,), ()),
        ("县法院", "support", (), (F,)),
        ("县司法局、县法院；县公安局", "support", (), (S, F, G)),
        ("县法院 县司法局", "support", (), (F, S)),
        ("县司法局\n县法院", "lead", (S, F), ()),
        ("县司法局/县法院", "units", (S,), (F,)),
        ("牵头：县司法局；配合：县法院、县公安局", "units", (S,), (F, G)),
        ("牵头单位:县司法局\n配合单位:县法院", "units", (S,), (F,)),
        ("牵头单位：县司法局\n责任单位：县法院、县公安局", "units", (S,), (F, G)),
        ("责任单位：县司法局、县法院", "units", (S,), (F,)),
        ("县司法局（牵头）、县法院、县公安局", "units", (S,), (F, G)),
        ("县法院、县司法局（牵头）", "units", (S,), (F,)),
        ("县司法局（牵头） 县法院（配合）", "units", (S,), (F,)),
        ("（牵头）县司法局、县法院", "units", (S,), (F,)),
        ("★县司法局、县法院", "units", (S,), (F,)),
        ("县司法局牵头，县法院、县公安局配合", "units", (S,), (F, G)),
        ("由县司法局牵头、县法院配合", "units", (S,), (F,)),
        ("县司法局、县法院共同牵头，县公安局配合", "units", (S, F), (G,)),
        ("由县司法局牵头，会同县法院、县公安局按职责分工负责", "units", (S,), (F, G)),
        ("县司法局、县法院按职责分工负责", "units", (), (S, F)),
        ("县司法局会同县法院", "units", (S,), (F,)),
        ("县司法局和县法院", "lead", (S, F), ()),
        ("主办：县司法局\n协办：县法院", "units", (S,), (F,)),
        ("县司法局、县法院、县公安局（县公安局为牵头单位）", "units", (G,), (S, F)),
        ("县司法局、县法院（牵头单位：县法院）", "lead", (F,), (S,)),
        ("县司法局、县法院，其中县法院牵头", "units", (F,), (S,)),
        ("县司法局，县公安局配合", "units", (S,), (G,)),
        ("县司法局（县法院、县公安局协助）", "units", (S,), (F, G)),
        ("县司法局（主）、县法院（配）", "units", (S,), (F,)),
        ("石川县人民法院", "lead", (F,), ()),
        ("县司法局（王立）", "lead", (S,), ()),
        ("县 司 法 局", "lead", (S,), ()),
        ("县司法局县法院", "support", (), (S, F)),
        ("县司法局、县司法局", "lead", (S,), ()),
        ("—", "lead", (), ()),
        ("无", "support", (), ()),
        ("", "lead", (), ()),
    ],
)
def test_who_leads_and_who_supports(
    text: str, part: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    found = read_units(text, BOOK, part)
    assert (found.lead, found.support) == (lead, support)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("各执法单位", ("各执法单位",)),
        ("县司法局、相关单位", ("相关单位",)),
        ("各镇人民政府、街道办事处", ("各镇人民政府", "街道办事处")),
        ("县直各部门，县司法局", ("县直各部门",)),
        ("县司法局、各乡镇（街道）", ("各乡镇（街道）",)),
        ("县司法局、县法院等部门", ("等",)),
    ],
)
def test_groups_stay_words(text: str, groups: tuple[str, ...]) -> None:
    found = read_units(text, BOOK, "support")
    assert found.collective == groups
    assert set(found.support) <= {S, F}


def test_an_order_without_marks_is_doubtful() -> None:
    assert "没有写明牵头" in read_units("县司法局、县法院", BOOK, "units").doubts[0]
    assert "共同牵头" in read_units("县司法局、县法院", BOOK, "lead").doubts[0]
    assert read_units("县司法局", BOOK, "units").doubts == ()
    assert read_units("县司法局、县法院", BOOK, "support").doubts == ()


def test_unknown_units_stay_as_written_and_are_doubtful() -> None:
    found = read_units("县农业农村局", BOOK, "lead")
    assert found.lead == ("县农业农村局",)
    assert "不在单位名册中" in found.doubts[0]
    assert read_units("县农业农村局", UnitBook(), "lead").doubts == ()


def test_a_person_is_no_unit() -> None:
    found = read_units("县司法局 王立", BOOK, "lead")
    assert found.lead == (S,)
    assert "人名" in found.doubts[0]
    assert read_units("张三", BOOK, "lead") == Parties((), (), (), ("“张三”像是人名，没有作为单位读取",))


def test_a_unit_beside_a_group_leads_and_member_units_are_a_group() -> None:
    found = read_units("县司法局及各行政执法单位", BOOK, "units")
    assert (found.lead, found.collective) == ((S,), ("各行政执法单位",))
    assert read_units("全体成员单位", BOOK, "units").collective == ("全体成员单位",)
