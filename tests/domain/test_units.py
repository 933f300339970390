import json
from pathlib import Path

import pytest

from desktop.domain.units import UnitBook, UnitName, find_unknown_units, looks_like_unit

UNITS = json.loads((Path(__file__).parents[1] / "files" / "units.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def yunling() -> UnitBook:
    return UnitBook.from_json(UNITS["云岭县"])


@pytest.fixture(scope="module")
def city() -> UnitBook:
    return UnitBook.from_json(
        {
            "p": "市",
            "parent": "海北省",
            "mechanism": "“一府两院”法治共建联动",
            "units": [
                {"name": "市人民政府", "aliases": ["市政府", "海宁州市人民政府"], "kind": "organ"},
                {"name": "市中级人民法院", "aliases": ["市中院", "市法院"], "kind": "organ"},
                {"name": "市司法局", "aliases": ["司法局"]},
                {"name": "市发展和改革委员会", "aliases": []},
                {"name": "领导小组办公室", "aliases": [], "kind": "office"},
            ],
        }
    )


def names(book: UnitBook, text: str) -> list[str]:
    return [hit.name for hit in book.find(text)]


def test_the_words_of_the_place_are_read(yunling: UnitBook) -> None:
    assert (yunling.level, yunling.place, yunling.parent) == ("县", "云岭县", "青州湖市")
    assert yunling.office == "联席会议办公室"
    assert yunling.office_host == "县司法局"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("县司法局", "县司法局"),
        ("司法局", "县司法局"),
        ("云岭县司法局", "县司法局"),
        ("云岭司法局", "县司法局"),
        ("青州湖市云岭县司法局", "县司法局"),
        ("县 财 政 局", "县财政局"),
        ("县发展和改革委员会", "县发展改革委"),
        ("县自然资源和规划局", "县自然资源局"),
        ("县市监局", "县市场监管局"),
        ("县住房和城乡建设局", "县住房城乡建设局"),
        ("人民法院", "县人民法院"),
        ("城关街道办", "城关街道办事处"),
        ("云岭县联席办", "联席会议办公室"),
        ("县府院办", "联席会议办公室"),
        ("市生态环境局云岭分局", "市生态环境局云岭分局"),
        ("（县财政局）", "县财政局"),
    ],
)
def test_ways_of_writing_lead_to_one_name(yunling: UnitBook, raw: str, name: str) -> None:
    assert yunling.resolve(raw) == name


@pytest.mark.parametrize("raw", ["市财政局", "东屏县财政局", "县教育局", "县局", "市中级人民法院", ""])
def test_other_bodies_are_not_taken_for_ours(yunling: UnitBook, raw: str) -> None:
    assert yunling.resolve(raw) is None


def test_longest_names_win_and_spans_are_exact(yunling: UnitBook) -> None:
    text = "由县政府办公室、市生态环境局云岭分局、云岭县 司法局牵头，县法院\n执行局配合。"
    hits = yunling.find(text)
    assert [hit.name for hit in hits] == ["县政府办公室", "市生态环境局云岭分局", "县司法局", "县人民法院"]
    assert hits[2].raw == "云岭县 司法局"
    assert all(text[hit.start : hit.end] == hit.raw for hit in hits)


def test_find_keeps_to_the_stretch_it_is_given(yunling: UnitBook) -> None:
    text = "县财政局、县司法局、县公安局"
    assert [hit.start for hit in yunling.find(text, 5, 9)] == [5]


def test_names_of_other_levels_and_places_are_left_alone(yunling: UnitBook) -> None:
    assert (
        names(yunling, "报市财政局，抄送东屏县财政局（东屏县、云岭县）和青州湖市中级人民法院、省司法厅") == []
    )
    assert names(yunling, "答复县法院，安排县财政局与管理人和县公安局") == [
        "县人民法院",
        "县财政局",
        "县公安局",
    ]
    assert names(yunling, "青州湖市东屏县财政局") == []
    assert names(yunling, "会同县财政局，由县司法局，请县公安局协助") == ["县财政局", "县司法局", "县公安局"]


def test_all_departments_are_not_the_government(yunling: UnitBook) -> None:
    assert names(yunling, "县政府各部门要配合，县政府常务会议研究") == []
    assert names(yunling, "报县政府审定") == ["县人民政府"]


def test_a_city_book_knows_its_own_short_forms(city: UnitBook) -> None:
    assert city.place == "海宁州市"
    assert city.resolve("市发改委") == "市发展和改革委员会"
    assert city.resolve("海宁州市司法局") == "市司法局"
    assert city.resolve("县司法局") is None
    assert names(city, "市中院、市司法局会同各区司法局") == ["市中级人民法院", "市司法局"]
    assert city.resolve("“一府两院”法治共建联动办公室") == "领导小组办公室"


def test_an_ambiguous_short_form_is_not_guessed() -> None:
    book = UnitBook(
        (UnitName("县交通运输局", ("交通局",)), UnitName("县公安局交通管理大队", ("交通局",))), level="县"
    )
    assert book.resolve("交通局") is None
    assert names(book, "由交通局负责") == []


def test_an_empty_book_knows_nothing() -> None:
    book = UnitBook.from_json({})
    assert not book
    assert book.find("县司法局牵头") == ()
    assert book.resolve("县司法局") is None
    assert book.candidates("县司法局") == ()


def test_near_names_are_offered(yunling: UnitBook) -> None:
    assert yunling.candidates("县财证局")[0] == "县财政局"
    assert yunling.candidates("县市场监督管理分局")[0] == "县市场监管局"


@pytest.mark.parametrize(
    "text", ["县水利局", "河湾镇人民政府", "市生态环境局云岭分局", "县林业发展中心", "县人民法院"]
)
def test_names_that_read_as_units(text: str) -> None:
    assert looks_like_unit(text)


@pytest.mark.parametrize(
    "text", ["各成员单位", "有关部门", "王立", "县司法局局长", "局", "第七检察部", "本院"]
)
def test_words_that_are_no_units(text: str) -> None:
    assert not looks_like_unit(text)


def test_unknown_units_are_pointed_out(yunling: UnitBook) -> None:
    text = "由县财政局会同县气象局，请市文旅局、县公安局配合，各乡镇政府参加"
    hits = find_unknown_units(text, yunling)
    assert [hit.name for hit in hits] == ["县气象局", "市文旅局"]
    assert all(text[hit.start : hit.end] == hit.raw for hit in hits)
