"""Headings are numbered without gap, and no level is left out (7.3.3 of GB/T 9704-2012)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Path, Piece, Role
from desktop.documents.lint.saying import at
from desktop.documents.official import Block, Kind, Paragraph
from desktop.documents.words import level_of
from desktop.domain.deadlines.numerals import number

_ORDINAL = re.compile(r"[（(]?([0-9]+|[一二三四五六七八九十百零〇]+)[）)、．.]")
_SHAPES = ("一、", "（一）", "1.", "（1）")
_LISTS = (3, 4)  # these levels also number short lists in the text, which begin anew
_DIGITS = "零一二三四五六七八九"


@dataclass(slots=True)
class _Counters:
    """What number each level has reached; whether text or the start of a new part followed the last heading."""

    reached: dict[int, int] = field(default_factory=dict)
    text_since: bool = False
    new_part: bool = False

    def clear_below(self, level: int) -> None:
        """Forget the levels under this one."""
        self.reached = {each: count for each, count in self.reached.items() if each <= level}

    def expected(self, level: int, found: int) -> int:
        """Return the number that should stand here."""
        last = self.reached.get(level, 0)
        anew = self.new_part or (self.text_since and level in _LISTS)
        return 1 if found == 1 and anew else last + 1


def order(draft: Draft) -> Iterator[Finding]:
    """7.3.3: 一、 （一） 1. （1） in this order, each counted from one; only 1. may stand right under 一、."""
    for path, blocks in draft.bodies():
        yield from _of_body(path, blocks)


def _of_body(path: Path, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    counters = _Counters()
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.kind is not Kind.BODY or block.new_page:
            counters.new_part = True  # behind a table, a caption or a new page the count may begin anew
        if not isinstance(block, Paragraph) or block.kind is not Kind.BODY:
            continue
        level = level_of(block.text)
        if level:
            piece = Piece((*path, index, "text"), Role.PROSE, block.text, block.kind)
            yield from _heading(counters, piece, level)
            counters.new_part = False
        counters.text_since = not level


def _heading(counters: _Counters, piece: Piece, level: int) -> Iterator[Finding]:
    match = _ORDINAL.match(piece.text)
    found = number(match[1]) if match else None
    if not match or found is None:
        return
    above = max((each for each in counters.reached if each < level), default=0)
    if above and above < level - 1 and level not in counters.reached:
        # 一、 followed by 1. is in use where there are two levels only.
        weight = Weight.WARNING if (above, level) == (1, 3) else Weight.FAULT
        sentence = f"“{_SHAPES[above - 1]}”之下直接用了“{_SHAPES[level - 1]}”，中间缺“{_SHAPES[above]}”一层。"
        yield at("heading.skipped", piece, match.span(), sentence, None, weight)
    wanted = counters.expected(level, found)
    if found == 1 and wanted > 2:
        wanted = 1
        sentence = f"“{match[0]}”又从头编号，前面已经编过，请核对。"
        yield at("heading.order", piece, match.span(), sentence, None, Weight.WARNING)
    if found != wanted:
        right = chinese(wanted) if level <= 2 else str(wanted)
        sentence = f"序号“{match[1]}”不连续，这里应是“{right}”。"
        yield at("heading.order", piece, match.span(1), sentence, right)
    counters.clear_below(level)
    counters.reached[level] = wanted


def chinese(value: int) -> str:
    """Return a number from 1 to 999 in Chinese numerals as headings are counted: 十二, 二十, 一百零三."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")
