"""The head and foot of a letter (10.1): mark 30 mm below the paper edge, red double rules, items below."""

from desktop.documents import layout
from desktop.documents.docx.boxes import Box, box_run
from desktop.documents.docx.head import corner_items
from desktop.documents.docx.marks import mark_runs
from desktop.documents.docx.paragraphs import LABEL, NORMAL, Props, Rule, Tab, paragraph, spacer
from desktop.documents.docx.runs import BODY, Font, run
from desktop.documents.layout import MM_PER_PT, Layout
from desktop.documents.marks import FittedMark, fit_mark
from desktop.documents.official import OfficialDocument, RedHead
from desktop.documents.words import mark_of

_THICK = Rule(layout.LETTER_THICK_RULE_MM, layout.RED)
_THIN = Rule(layout.LETTER_THIN_RULE_MM, layout.RED)
_DOUBLE_MM = layout.LETTER_THICK_RULE_MM + layout.LETTER_RULE_GAP_MM + layout.LETTER_THIN_RULE_MM
_HAIR_PT = 1.0


def letter_head(document: OfficialDocument, page: Layout) -> str:
    """Return mark, rules, corner items with the number at the right, and the two blank lines above the title."""
    mark = mark_of(document)
    if mark is None or document.settings.red_head is RedHead.TEXT:
        return _items(document, page) + _blank_lines(page)
    fitted = fit_mark(mark, layout.LETTER_MARK_PT)
    rule_end = _first_rule(fitted) + _DOUBLE_MM
    boxes = _boxes(page, fitted) if document.settings.red_head is RedHead.FULL else ""
    # The em box of the first item begins 7/8 of a 3号 character below the rule.
    inside = page.line * layout.BASELINE_SHARE - layout.BODY_PT * layout.ASCENT_SHARE
    start = (
        (rule_end + document.settings.head_offset - page.top) / MM_PER_PT
        + layout.LETTER_ITEM_BELOW_RULE_PT
        - inside
    )
    carrier = spacer(max(0.1, start))
    return carrier.replace("</w:p>", f"{boxes}</w:p>") + _items(document, page) + _blank_lines(page)


def _first_rule(fitted: FittedMark) -> float:
    """Return the upper edge of the double rule, in mm below the paper edge."""
    ink = (fitted.height - fitted.ink_top - fitted.ink_bottom) * MM_PER_PT
    return layout.LETTER_MARK_BELOW_PAPER_TOP_MM + ink + layout.LETTER_RULE_BELOW_MARK_MM


def _boxes(page: Layout, fitted: FittedMark) -> str:
    side = page.left + (page.text_width - layout.LETTER_RULE_WIDTH_MM) / 2
    top = layout.LETTER_MARK_BELOW_PAPER_TOP_MM - fitted.ink_top * MM_PER_PT
    gap = layout.LETTER_RULE_BELOW_MARK_MM / MM_PER_PT - fitted.ink_bottom
    lines = "".join(
        paragraph(mark_runs(line), NORMAL, Props(line=line.line, align="center")) for line in fitted.lines
    )
    upper = lines + spacer(gap) + _double(_THICK, _THIN)
    height = fitted.height * MM_PER_PT + gap * MM_PER_PT + _DOUBLE_MM + 4
    foot = page.height - layout.LETTER_RULE_ABOVE_PAPER_BOTTOM_MM - _DOUBLE_MM - _HAIR_PT * MM_PER_PT
    return box_run(Box("信函版头", 11, layout.LETTER_RULE_WIDTH_MM, height, side, top), upper) + box_run(
        Box("信函底线", 12, layout.LETTER_RULE_WIDTH_MM, 6.0, side, foot), _double(_THIN, _THICK)
    )


def _double(first: Rule, second: Rule) -> str:
    gap = layout.LETTER_RULE_GAP_MM / MM_PER_PT
    return spacer(_HAIR_PT, Props(below=first)) + spacer(gap, Props(below=second))


def _items(document: OfficialDocument, page: Layout) -> str:
    """Corner items at the left; the number at the right of the first line, flush with the edge."""
    items = corner_items(document) or (("", BODY),)
    rows = []
    for index, (text, font) in enumerate(items):
        number = document.number if index == 0 else None
        rows.append(_item(text, font, number, page))
    return "".join(rows)


def _item(text: str, font: Font, number: str | None, page: Layout) -> str:
    style = NORMAL if font is BODY else LABEL
    content = run(text, font, style.font)
    if not number:
        return paragraph(content, style, Props(align="left"))
    content += run("\t" + number, BODY, style.font)
    edge = Tab(page.text_width, "right")
    return paragraph(content, style, Props(tabs=(edge,), align="left"))


def _blank_lines(page: Layout) -> str:
    return paragraph("", NORMAL, Props(line=page.line)) * layout.BLANK_LINES_BELOW_RED_RULE
