"""A block pasted, filled or cleared in a table, taken as one act."""

from collections.abc import Callable

from desktop.domain.changes import Changes
from desktop.ui.context import Context
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.message import Message, Tone


def take_block(context: Context, block: Block, act: Callable[[], Changes]) -> Changes | None:
    """Run the act that writes a block; say how many cells it wrote and how many cannot be written.

    A block of which no cell can be written runs nothing; None is returned then and on a refusal.
    """
    left = f"有 {block.left_out} 格不能改，没有写入。" if block.left_out else ""
    if block.edits:
        return context.do(act, f"已{block.label} {len(block.edits)} 格。{left}")
    if left:
        context.say(Message(left, Tone.WARNING))
    return None
