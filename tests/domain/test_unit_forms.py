import pytest

from desktop.domain.unit_forms import (
    Here,
    belongs_elsewhere,
    close_names,
    derived_forms,
    essence,
    place_of,
    runs_on,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县发展改革委", "县发展和改革委员会"),
        ("县住建局", "县住房和城乡建设局"),
        ("县人社局", "县人力资源和社会保障局"),
        ("县市场监管局", "县市场监督管理局"),
        ("县政府办", "县人民政府办公室"),
        ("城关街道", "城关街道办事处"),
        ("县综合执法局", "县综合行政执法局"),
        ("县金融中心", "县金融工作中心"),
    ],
)
def test_short_and_full_names_have_one_essence(one: str, other: str) -> None:
    assert essence(one, "县") == essence(other, "县")


@pytest.mark.parametrize(
    ("one", "other"), [("县财政局", "县民政局"), ("县法院", "县检察院"), ("县司法局", "市司法局")]
)
def test_different_bodies_keep_different_essences(one: str, other: str) -> None:
    assert essence(one, "县") != essence(other, "县")


def test_derived_forms_of_a_member() -> None:
    forms = set(derived_forms("县司法局", (), "member", "县", "云岭县", ""))
    assert forms == {"司法局", "云岭县司法局"}


def test_organs_get_no_bare_form() -> None:
    forms = set(derived_forms("县人民政府", ("县政府",), "organ", "县", "云岭县", ""))
    assert "政府" not in forms
    assert "云岭县政府" in forms


def test_derived_forms_of_townships_and_the_office() -> None:
    assert {"河湾镇", "河湾镇政府", "云岭县河湾镇人民政府"} <= set(
        derived_forms("河湾镇人民政府", (), "township", "县", "云岭县", "")
    )
    assert {"城关街道", "城关街道办"} <= set(derived_forms("城关街道办事处", (), "township", "县", "", ""))
    office = set(derived_forms("联席会议办公室", (), "office", "县", "云岭县", "府院联动"))
    assert {"联席办", "县联席办", "云岭县府院联动联席会议办公室", "府院办"} <= office
    group = set(derived_forms("领导小组办公室", (), "office", "市", "", ""))
    assert "市领导小组办" in group


def test_the_place_is_told_by_the_organs() -> None:
    assert place_of([("县人民法院", ("县法院", "云岭县人民法院"))], "县") == "云岭县"
    assert place_of([("县人民法院", ("县法院",))], "县") == ""


@pytest.mark.parametrize(
    ("before", "form", "elsewhere"),
    [
        ("报市", "财政局", True),
        ("，东屏", "县财政局", True),
        ("青州湖市临川", "县财政局", True),
        ("，答复", "县财政局", False),
        ("会同", "县财政局", False),
        ("，提请", "县财政局", False),
        ("由云岭县", "财政局", False),
        ("市中级人民", "法院", True),
        ("市", "检察院", True),
        ("和", "法院", False),
        ("", "县财政局", False),
    ],
)
def test_what_stands_before_tells_another_body(before: str, form: str, elsewhere: bool) -> None:
    here = Here("县", "云岭县", "青州湖市", "东屏县、云岭县召开会议")
    assert belongs_elsewhere(before + form, len(before), form, here) is elsewhere


def test_only_organs_run_on() -> None:
    assert runs_on("县政府各部门", 3, organ=True)
    assert not runs_on("县财政局各部门", 4, organ=False)
    assert not runs_on("县政府研究", 3, organ=True)


def test_close_names_are_sorted_by_likeness() -> None:
    known = {"财政局": "县财政局", "民政局": "县民政局", "水利局": "县水利局"}
    assert close_names("财证局", known)[0] == "县财政局"
    assert close_names("某某某", known) == ()
