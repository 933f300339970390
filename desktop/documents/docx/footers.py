"""Page numbers (7.5) and the short code opposite to them."""

from desktop.documents import layout
from desktop.documents.docx.boxes import Box, box_run
from desktop.documents.docx.paragraphs import FOOTER, NORMAL, Props, paragraph, spacer
from desktop.documents.docx.runs import FOOT, SONGTI, Font, run
from desktop.documents.layout import MM_PER_PT, Layout
from desktop.documents.official import OfficialDocument, PageNumberStyle

_CHAR_MM = layout.SMALL_PT * MM_PER_PT
_CODE = Font(SONGTI, layout.FOOT_CODE_PT, 0.0)
_FIELD = '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>'
_TURNED_LENGTH_MM = 40.0
_TURNED_THICKNESS_MM = 8.0


def number_runs() -> str:
    """Return — 1 — with the page number as a field."""
    field = _FIELD.format(run("1", FOOT, FOOT))
    return run("— ", FOOT, FOOT) + field + run(" —", FOOT, FOOT)


def footer(document: OfficialDocument, odd: bool, numbered: bool = True) -> str:
    """Return the content of one footer: number one 字 from its side, the code below it on the other side.

    A page without number keeps its line: LibreOffice moves what hangs from the margin with the footer's height.
    """
    shown = numbered and document.page_numbers
    parts = [_number(document, odd) if shown else spacer(layout.FOOT_LINE_PT)]
    if document.foot_code:
        side = "left" if odd else "right"
        centred = document.settings.page_number_style is PageNumberStyle.CENTER
        props = Props(line=layout.FOOT_CODE_LINE_PT, align="right" if centred else side)
        parts.append(paragraph(run(document.foot_code, _CODE, FOOT), FOOTER, props))
    return "".join(parts)


def _number(document: OfficialDocument, odd: bool) -> str:
    if document.settings.page_number_style is PageNumberStyle.CENTER:
        props = Props(align="center")
    elif odd:
        props = Props(right=_CHAR_MM, align="right")
    else:
        props = Props(left=_CHAR_MM, align="left")
    return paragraph(number_runs(), FOOTER, props)


def footer_distance(document: OfficialDocument, page: Layout) -> float:
    """Return the footer's distance from the paper's lower edge in mm, so that the dash lies 7 mm below the text."""
    below_dash = layout.DASH_SHARE * layout.SMALL_PT + (1 - layout.BASELINE_SHARE) * layout.FOOT_LINE_PT
    code = layout.FOOT_CODE_LINE_PT if document.foot_code else 0.0
    dash = page.type_bottom + layout.PAGE_NUMBER_BELOW_TYPE_MM
    return page.height - dash - (below_dash + code) * MM_PER_PT


def turned_number(odd: bool, page: Layout, upright: Layout) -> str:
    """Return the header of a turned A4 page: its number stands where the bound sheet has it (clause 8).

    The turned page's left edge is the sheet's lower edge; the text reads downwards.
    """
    dash = upright.height - upright.type_bottom - layout.PAGE_NUMBER_BELOW_TYPE_MM
    line = layout.FOOT_LINE_PT * layout.BASELINE_SHARE - layout.DASH_SHARE * layout.SMALL_PT
    left = dash + line * MM_PER_PT - _TURNED_THICKNESS_MM
    start = upright.left + _CHAR_MM
    end = page.height - upright.right - _CHAR_MM
    top = end - _TURNED_LENGTH_MM if odd else start
    box = Box("页码", 31 if odd else 32, _TURNED_THICKNESS_MM, _TURNED_LENGTH_MM, left, top, turned=True)
    content = paragraph(number_runs(), FOOTER, Props(align="right" if odd else "left"))
    return paragraph(box_run(box, content), NORMAL, Props(line=1.0))
