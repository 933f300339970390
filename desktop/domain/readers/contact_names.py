"""What a cell for a person holds: the name, and in some lists the post and the number beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_people import people_in
from desktop.domain.readers.roster_words import is_name
from desktop.domain.source import chinese_punctuation, half_width, squash

_NUMBER = Late(r"(?:电话|手机|联系方式)?[:：]?\s*(?:\d[\d\-—－\s]{5,}\d)")
_ASIDE = Late(r"[（(](?:女|男|[\u4e00-\u9fff]{1,3}族|挂职|兼)[）)]|同志$")
_SEVERAL = Late(r"[、，,/；;\n]")


@dataclass(frozen=True, slots=True)
class NameCell:
    """The names of a cell (several where it holds several), the post and the numbers written with the name."""

    names: tuple[str, ...]
    position: str = ""
    numbers: str = ""

    @property
    def name(self) -> str:
        """The names in one line; empty when the cell holds no whole name."""
        return "、".join(self.names)


def read_name(cell: str) -> NameCell:
    """Read a cell: 王强, 王强（女）, 王强（法规股股长）, 法规股股长王强 13900001111, 王强、李明."""
    text = half_width(cell)
    numbers = "、".join(re.sub(r"[^\d\-]", "", number) for number in _NUMBER.findall(text))
    text = _ASIDE.sub("", _NUMBER.sub("，", text).strip(" ，、,；;\n"))
    bare = re.sub(r"（，*）|，+(?=）)", "", chinese_punctuation(squash(text)))
    pieces = [each for piece in _SEVERAL.split(text) if (each := _ASIDE.sub("", squash(piece)))]
    if len(pieces) > 1 and all(is_name(each) for each in pieces):
        return NameCell(tuple(pieces), "", numbers)
    if is_name(bare):
        return NameCell((bare,), "", numbers)
    people = people_in(re.sub(r"\s+", " ", chinese_punctuation(text)) if "（" not in bare else bare)
    if len(people) == 1 and people[0].name:
        return NameCell((people[0].name,), people[0].position or "", numbers)
    return NameCell((), "", numbers)
