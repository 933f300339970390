"""Breaking Chinese text into lines (GB/T 15834 on punctuation at line edges).

No closing mark begins a line and no opening mark ends one; a word, a number with its sign or Latin unit, a
dash and an ellipsis stay whole. Nothing hangs outside the type area: what does not fit goes down with the
character before it, and a line left short is spread.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NOT_FIRST = frozenset(
    "!%),.:;?]}~¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹏﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！％），．／：；？］｀｜｝～々￠"
)
NOT_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
_INSEPARABLE = frozenset("—…")  # 破折号 and 省略号 are not cut in two
_IN_WORD = frozenset("'.,:%&@_+#/\\=~?-°′″℃‰²³")
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: the text between two places, its natural width, and whether the paragraph ends."""

    text: str
    start: int
    width: float
    last: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """A piece that stays on one line; `trailing` is the width of blanks at its end, free at a line end."""

    text: str
    start: int
    width: float
    trailing: float


def break_lines(
    text: str, widths: Sequence[float], width: float, first: float | None = None
) -> tuple[Line, ...]:
    """Break a paragraph into lines of at most `width`, the first of at most `first`.

    `widths` gives the width of each character, in the unit of `width`. A piece wider than a line is cut
    between characters, since it fits nowhere whole. The texts of the lines, joined, are the paragraph again.
    """
    lines: list[Line] = []
    current: list[_Unit] = []
    room = width if first is None else first
    used = 0.0
    for unit in _fitting(text, widths, width):
        if current and used + unit.width - unit.trailing > room + _TOLERANCE:
            lines.append(_line(current, last=False))
            current, used, room = [], 0.0, width
        current.append(unit)
        used += unit.width
    lines.append(_line(current, last=True))
    return tuple(lines)


def _line(units: list[_Unit], last: bool) -> Line:
    if not units:
        return Line("", 0, 0.0, last)
    width = sum(unit.width for unit in units) - units[-1].trailing
    return Line("".join(unit.text for unit in units), units[0].start, width, last)


def _fitting(text: str, widths: Sequence[float], width: float) -> list[_Unit]:
    found: list[_Unit] = []
    start = 0
    for piece in units_of(text):
        unit = _measured(piece, start, widths)
        if unit.width - unit.trailing > width + _TOLERANCE:
            found += [_measured(char, start + at, widths) for at, char in enumerate(piece)]
        else:
            found.append(unit)
        start += len(piece)
    return found


def _measured(piece: str, start: int, widths: Sequence[float]) -> _Unit:
    end, kept = start + len(piece), start + len(piece.rstrip())
    return _Unit(piece, start, sum(widths[start:end]), sum(widths[kept:end]))


def units_of(text: str) -> list[str]:
    """Cut a text into the pieces between which a line may end."""
    units: list[str] = []
    begin = 0
    for at in range(1, len(text)):
        if may_break(text[at - 1], text[at]):
            units.append(text[begin:at])
            begin = at
    if text:
        units.append(text[begin:])
    return units


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two neighbouring characters."""
    if after.isspace() or after in NOT_FIRST or before in NOT_LAST or unicodedata.combining(after):
        return False
    if before.isspace():
        return True
    if before == after and before in _INSEPARABLE:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(char: str) -> bool:
    if char in _IN_WORD:
        return True
    return (char.isalpha() or char.isdecimal()) and unicodedata.east_asian_width(char) not in "WF"
