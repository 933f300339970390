import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from desktop.ui.widgets.picking import Choice, ranked


def initials(name: str) -> tuple[str, ...]:
    readings = pinyin(name, style=Style.FIRST_LETTER, heteronym=True)
    words = {""}
    for letters in readings:
        words = {word + letter for word in words for letter in letters}
    return tuple(sorted(words))


def unit(key: str, name: str, *aliases: str) -> Choice:
    return Choice(key, name, aliases=aliases, initials=initials(name))


UNITS = [
    unit("1", "云岭县司法局", "司法局"),
    unit("2", "云岭县人民法院", "法院"),
    unit("3", "云岭县人民检察院", "检察院"),
    unit("4", "云岭县水利局"),
    unit("5", "单县自然资源局"),
    unit("6", "曾庆和"),
    unit("7", "仇建国"),
]


def ids(typed: str, recent=()) -> list[str]:
    return [choice.id for choice in ranked(UNITS, typed, recent)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("云岭县司", ["1"]),
        ("司法局", ["1"]),
        ("水利", ["4"]),
        ("ylxsfj", ["1"]),
        ("sfj", ["1"]),
        ("YLXRM", ["2", "3"]),
        ("rmjcy", ["3"]),
        ("sxzr", ["5"]),
        ("zqh", ["6"]),
        ("cqh", ["6"]),
        ("qjg", ["7"]),
        ("不存在", []),
    ],
)
def test_prefix_middle_and_initials(typed, found):
    assert ids(typed) == found


def test_spaces_do_not_matter():
    assert ids("云岭县 司法局") == ["1"]


def test_the_exact_name_comes_first_then_prefix_then_initials_then_middle():
    choices = [
        Choice("middle", "县法院", initials=("xfy",)),
        Choice("initials", "发言人", initials=("法y",)),
        Choice("prefix", "法制办", initials=("fzb",)),
        Choice("exact", "法", initials=("f",)),
    ]
    assert [c.id for c in ranked(choices, "法")] == ["exact", "prefix", "initials", "middle"]


def test_recent_comes_first_within_its_rank():
    assert ids("ylx") == ["1", "2", "3", "4"]
    assert ids("ylx", recent=["4", "3"]) == ["4", "3", "1", "2"]
    assert ids("", recent=["6"])[:2] == ["6", "1"]


def test_the_list_has_an_end():
    many = [Choice(str(n), f"单位{n}") for n in range(500)]
    assert len(ranked(many, "单位")) == 50
    assert len(ranked(many, "", limit=3)) == 3


@given(st.sampled_from(UNITS), st.data())
def test_any_part_of_a_name_finds_it(choice, data):
    start = data.draw(st.integers(0, len(choice.name) - 1))
    end = data.draw(st.integers(start + 1, len(choice.name)))
    assert choice in ranked(UNITS, choice.name[start:end])
