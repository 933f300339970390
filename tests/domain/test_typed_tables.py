from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pytest

from desktop.domain.errors import Refused
from desktop.domain.typed_tables import build


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Leaf:
    id: str
    colour: Colour = Colour.RED


@dataclass(frozen=True)
class Tree:
    name: str
    leaves: tuple[Leaf, ...]
    height: int = 0
    planted: date | None = None
    evergreen: bool = False
    note: str = ""


GOOD: dict[str, object] = {"name": "槐", "leaves": [{"id": "a", "colour": "blue"}, {"id": "b"}]}


def test_tables_become_values_with_their_defaults() -> None:
    tree = build(Tree, {**GOOD, "planted": date(2026, 3, 12), "height": 3}, "正文")
    assert tree == Tree("槐", (Leaf("a", Colour.BLUE), Leaf("b")), 3, date(2026, 3, 12))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"heigth": 3}, "不认识的键“heigth”"),
        ({"name": "  "}, "“name”有误：不能为空"),
        ({"name": 5}, "“name”有误：应为文字"),
        ({"height": True}, "“height”有误：应为整数"),
        ({"height": "3"}, "“height”有误：应为整数"),
        ({"evergreen": 1}, "“evergreen”有误：应为 true 或 false"),
        ({"planted": "2026-03-12"}, "“planted”有误：应为日期"),
        ({"planted": datetime(2026, 3, 12, 8)}, "“planted”有误：应为日期"),
        ({"leaves": {"id": "a"}}, "“leaves”有误：应为列表"),
        ({"leaves": ["a"]}, "“leaves”第1项有误：应为一张表"),
        ({"leaves": [{"id": "a"}, {"colour": "red"}]}, "“leaves”第2项有误：缺少键“id”"),
        ({"leaves": [{"id": "a", "colour": "green"}]}, "“green”不在可用值之内（red、blue）"),
    ],
)
def test_what_does_not_fit_is_refused_by_key(change: dict[str, object], words: str) -> None:
    with pytest.raises(Refused) as refused:
        build(Tree, {**GOOD, **change}, "正文")
    assert words in refused.value.sentence


def test_a_missing_key_is_named() -> None:
    with pytest.raises(Refused, match="缺少键“leaves”"):
        build(Tree, {"name": "槐"}, "正文")


def test_an_optional_text_may_be_empty() -> None:
    assert build(Tree, {**GOOD, "note": ""}, "正文").note == ""
