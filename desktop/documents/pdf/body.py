"""Title, addressees, paragraphs, 附件说明, attendance and note as items of the flow (7.3, 10.3)."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents import layout as numbers
from desktop.documents.keeping import heads_table
from desktop.documents.official import Attachment, Attendance, Block, Kind, OfficialDocument, Paragraph
from desktop.documents.pdf.composer import BODY, CHAR, HEITI, INDENT, KAITI, TITLE, Composer
from desktop.documents.pdf.flow import Item
from desktop.documents.pdf.page import Rule, Style
from desktop.documents.pdf.setter import GRID_SPACING_PT, Span
from desktop.documents.pdf.tables import table_items
from desktop.documents.titles import break_title
from desktop.documents.words import addressee_line, level_of, note_line, numbered_names, split_heading

_LABEL = 3 * CHAR  # 附件： and 出席：
_HEADING_STYLES = {1: HEITI, 2: KAITI}
_LONGEST_BOOKMARK = 40
_TEAR_DASH = 4.0
_TEAR_THICKNESS = 0.5


def title_items(composer: Composer, title: str, keep: Sequence[str], level: int = 0) -> list[Item]:
    """Return the title, broken by sense into centred lines (7.3.1)."""
    lines = break_title(title, tuple(keep))
    items = [
        replace(composer.centred(line, TITLE, 0.0, numbers.TITLE_LINE_PT), keep_next=True) for line in lines
    ]
    items[0] = replace(items[0], bookmark=("".join(lines), level))
    return items


def addressee_items(composer: Composer, document: OfficialDocument) -> list[Item]:
    """Return the addressees flush left (7.3.2)."""
    return composer.paragraph([Span(addressee_line(document.addressees))], indent=0.0)


def block_items(composer: Composer, blocks: Sequence[Block], below: Sequence[Block] = ()) -> list[Item]:
    """Return the paragraphs and tables of a text; `below` are the blocks that come after them."""
    items: list[Item] = []
    for block, heads in zip(blocks, heads_table((*blocks, *below)), strict=False):
        if isinstance(block, Paragraph):
            found = _paragraph(composer, block)
            if heads:
                found = [replace(item, keep_next=True) for item in found]
            if block.new_page:
                found[0] = replace(found[0], new_page=True)
            items += found
        else:
            items += table_items(composer, block)
    return items


def _paragraph(composer: Composer, block: Paragraph) -> list[Item]:
    if block.kind is Kind.BODY:
        return _body(composer, block.text)
    if block.kind is Kind.FLUSH:
        return composer.paragraph([Span(block.text)], indent=0.0)
    if block.kind is Kind.TEAR:
        return [_tear(composer, block.text)]
    if block.kind is Kind.CAPTION:
        return [replace(item, keep_next=True) for item in composer.aligned(block.text, 0.5, HEITI)]
    return composer.aligned(block.text, 1.0 if block.kind is Kind.RIGHT else 0.5)


def _body(composer: Composer, text: str) -> list[Item]:
    """Return a paragraph of the text: 一、 in 黑体, （一） in 楷体, all else in 仿宋 (7.3.3)."""
    level = level_of(text)
    heading, rest = split_heading(text)
    spans = [Span(heading, _HEADING_STYLES.get(level, BODY)), Span(rest)]
    return composer.paragraph(
        [span for span in spans if span.text], bookmark=_bookmark(level, heading or text)
    )


def _bookmark(level: int, text: str) -> tuple[str, int] | None:
    entry = text.partition("。")[0].rstrip("。：:")
    return (entry, level) if level and len(entry) <= _LONGEST_BOOKMARK else None


def _tear(composer: Composer, text: str) -> Item:
    """Return a cut line across the type area, its words in the middle."""
    middle = composer.line / 2
    half = composer.setter.width(text, BODY, GRID_SPACING_PT) / 2 + CHAR if text else 0.0
    left, right = composer.left, composer.left + composer.width
    centre = (left + right) / 2
    ends = ((left, centre - half), (centre + half, right))
    rules = tuple(Rule(a, middle, b, middle, _TEAR_THICKNESS, dash=_TEAR_DASH) for a, b in ends)
    return replace(composer.centred(text), rules=rules)


def attachment_note_items(composer: Composer, attachments: tuple[Attachment, ...]) -> list[Item]:
    """Return 附件说明 one blank line below the text; a wrapped name aligns with its first character (7.3.4)."""
    items = composer.blank()
    for index, name in enumerate(numbered_names(attachments)):
        number = name[: name.index(".") + 1] if len(attachments) > 1 else ""
        spans = [Span("附件：")] if index == 0 else []
        indent = INDENT if index == 0 else INDENT + _LABEL
        hang = INDENT + _LABEL + sum(composer.setter.char_width(c, BODY) + GRID_SPACING_PT for c in number)
        items += composer.paragraph([*spans, Span(name)], indent, hang)
    return items


def attendance_items(composer: Composer, lists: Attendance) -> list[Item]:
    """Return 出席, 请假 and 列席 of minutes, labels in 黑体, names hanging after the colon (10.3)."""
    named = (("出席：", lists.present), ("请假：", lists.absent), ("列席：", lists.observers))
    items: list[Item] = []
    for label, entries in named:
        for index, entry in enumerate(entries):
            spans = [Span(label, HEITI), Span(entry)] if index == 0 else [Span(entry)]
            hang = INDENT + _LABEL
            items += composer.paragraph(spans, INDENT if index == 0 else hang, hang)
    return [*composer.blank(), *items] if items else []


def note_items(composer: Composer, text: str) -> list[Item]:
    """Return 附注 in round brackets, two characters from the left (7.3.6)."""
    return composer.paragraph([Span(note_line(text))])


def label_items(composer: Composer, label: str, style: Style = HEITI) -> list[Item]:
    """Return 附件N at the head of a new page, its title following on the third line (7.3.7)."""
    items = composer.paragraph([Span(label, style)], indent=0.0)
    items[0] = replace(items[0], new_page=True)
    return [*(replace(item, keep_next=True) for item in items), *composer.blank(keep_next=True)]
