import pytest

from desktop.domain.readers.minutes.names import (
    close_gaps,
    could_be_name,
    last_name,
    looks_like_name,
    split_title,
)


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("林　岩、贺志刚", "林岩、贺志刚"),
        ("贺志刚　罗　敏　沈一帆", "贺志刚 罗敏 沈一帆"),
        ("王　立（县司法局）", "王立（县司法局）"),
        ("县司法局 王立", "县司法局 王立"),
        ("韩  旭", "韩旭"),
    ],
)
def test_blanks_inside_names_are_closed(spaced, closed):
    assert close_gaps(spaced) == closed


@pytest.mark.parametrize("name", ["林岩", "贺志刚", "欧阳修文", "骆冰", "买买提·艾力"])
def test_names(name):
    assert looks_like_name(name)


@pytest.mark.parametrize("words", ["敏", "局长", "有关单位", "请假", "各部门", "县法院", "负责人"])
def test_no_names(words):
    assert not looks_like_name(words)


def test_where_only_a_name_can_stand_the_surname_may_be_rare():
    assert could_be_name("禤文")
    assert not looks_like_name("禤文")
    assert not could_be_name("有关人员")


@pytest.mark.parametrize(
    ("words", "title", "name"),
    [
        ("副院长常林", "副院长", "常林"),
        ("行政庭庭长季晓", "行政庭庭长", "季晓"),
        ("管理人代表韩冰", "管理人代表", "韩冰"),
        ("罗敏院长", "院长", "罗敏"),
        ("王立同志", "", "王立"),
        ("吕明等12个单位联络员", "", "吕明"),
        ("有关负责同志", "有关负责", None),
    ],
)
def test_positions_are_parted_from_names(words, title, name):
    assert split_title(words) == (title, name)


def test_the_name_at_the_end_of_titles():
    assert last_name("县委常委、常务副县长林岩") == "林岩"
    assert last_name("各有关单位") is None


@pytest.mark.parametrize("words", ["常务副县长", "第一副院长", "县委常委、常务副县长"])
def test_a_title_alone_holds_no_name(words):
    assert last_name(words) is None
