"""Which headings go to the next page with the table below them rather than stand alone at the foot of one."""

from collections.abc import Sequence
from itertools import pairwise

from desktop.documents.official import Block, Kind, Paragraph, Table
from desktop.documents.words import level_of


def heads_table(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Tell of each block whether it is a heading with nothing but headings between it and an upright table."""
    found = [False] * len(blocks)
    for at, (block, after) in reversed(list(enumerate(pairwise(blocks)))):
        below = (isinstance(after, Table) and not after.landscape) or found[at + 1]
        starts = isinstance(after, Paragraph) and after.new_page
        found[at] = below and not starts and is_heading(block)
    return tuple(found)


def is_heading(block: Block) -> bool:
    """Tell whether a block is a paragraph numbered as a heading (7.3.3)."""
    return isinstance(block, Paragraph) and block.kind is Kind.BODY and level_of(block.text) > 0
