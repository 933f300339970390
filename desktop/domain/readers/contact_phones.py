"""Phone numbers out of a cell: whole mobile numbers, landlines, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.patterns import Late

_APART = Late(r"[、，,;；/|\n]+|(?<=\d)[或及和](?=\d)")
_MOBILE = Late(r"1[3-9]\d{9}")
_LANDLINE = Late(r"(?:0\d{2,3}[- ]?|[（(]0\d{2,3}[）)])?\d{7,8}(?:[-转]\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Phones:
    """The numbers of a cell; `odd` holds digits that are no whole number."""

    mobiles: tuple[str, ...] = ()
    landlines: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()


def read_phones(text: str) -> Phones:
    """Read a cell: 139 0000 1202 is one number, 13900001211、13900001212 are two, ten digits are odd."""
    mobiles: list[str] = []
    landlines: list[str] = []
    odd: list[str] = []
    for part in _parts(text):
        digits = re.sub(r"\D", "", part)
        bare = re.sub(r"^(?:0086|86)(?=1[3-9]\d{9}$)", "", digits)
        if _MOBILE.fullmatch(bare):
            mobiles.append(bare)
        elif _LANDLINE.fullmatch(part.strip()):
            landlines.append(part.strip())
        elif digits:
            odd.append(digits)
    return Phones(tuple(mobiles), tuple(landlines), tuple(odd))


def _parts(text: str) -> Iterator[str]:
    """Part a cell at its marks, and at blanks only where the pieces are whole numbers by themselves."""
    for part in _APART.split(text):
        pieces = part.split()
        whole = all(_MOBILE.fullmatch(p) or (_LANDLINE.fullmatch(p) and len(p) >= 7) for p in pieces)
        if len(pieces) > 1 and whole:
            yield from pieces
        elif part.strip():
            yield part
