"""Widths of text in characters, and the lines a text takes: the same arithmetic for both renderers."""

import unicodedata
from functools import lru_cache

# Characters that may not begin a line, and that may not end one (GB/T 15834).
_NOT_FIRST = frozenset("，。、；：？！）〕】》〉”’…—％,.;:?!)]}%·")
_NOT_LAST = frozenset("（〔【《〈“‘([{")
_WIDE_AMBIGUOUS = frozenset("“”‘’…—·★①②③④⑤⑥⑦⑧⑨⑩×±℃")


def ems(text: str) -> float:
    """Return the width of a text in full-width characters; Latin letters and digits count a half."""
    return sum(map(_em, text))


@lru_cache(maxsize=8192)
def _em(char: str) -> float:
    if char < "\x7f":
        return 0.5
    if char in _WIDE_AMBIGUOUS or unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.0 if unicodedata.combining(char) else 0.5


@lru_cache(maxsize=512)
def line_count(text: str, width: float, first: float | None = None) -> int:
    """Return how many lines a text takes at `width` characters a line, the first line `first` wide.

    Punctuation that may not begin a line pulls the character before it down; digits and letters stay together.
    """
    lines, room, fresh = 1, width if first is None else first, True
    for unit in _units(text):
        size = ems(unit)
        if size > room and not fresh:
            lines, room = lines + 1, width
        room, fresh = room - size, False
    return lines


def _units(text: str) -> list[str]:
    """Cut a text where a line may end."""
    units: list[str] = []
    before = ""
    for char in text:
        if before and _stays(before, char):
            units[-1] += char
        else:
            units.append(char)
        before = char
    return units


@lru_cache(maxsize=8192)
def _stays(before: str, char: str) -> bool:
    if char in _NOT_FIRST or before in _NOT_LAST:
        return True
    return char.isascii() and before.isascii() and char.isalnum() and before.isalnum()
