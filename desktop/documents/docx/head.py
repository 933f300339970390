"""The head of a paper: corner items, the red mark, number and signers, the red rule (7.2)."""

from desktop.documents import layout, signing
from desktop.documents.docx.marks import mark_runs, stacked_mark
from desktop.documents.docx.paragraphs import (
    LABEL,
    NORMAL,
    Props,
    Rule,
    Tab,
    blank,
    chars,
    line_chars,
    paragraph,
    spacer,
    text_paragraph,
)
from desktop.documents.docx.runs import BODY, HEITI, KAITI, Font, run
from desktop.documents.layout import MM_PER_PT, Layout
from desktop.documents.marks import FittedMark, MarkLine, fit_mark
from desktop.documents.official import Format, OfficialDocument, RedHead
from desktop.documents.words import chinese_date, mark_of


def corner_items(document: OfficialDocument) -> tuple[tuple[str, Font], ...]:
    """Return 份号, 密级 and 紧急程度 line by line; 密级 stays on the second line (7.2.1 to 7.2.3)."""
    items: list[tuple[str, Font]] = []
    if document.copy_no:
        items.append((document.copy_no, BODY))
    if document.secrecy:
        items += [("", BODY)] * (1 - len(items))
        items.append((document.secrecy, Font(HEITI)))
    if document.urgency:
        items.append((document.urgency, Font(HEITI)))
    return tuple(items)


def head(document: OfficialDocument, page: Layout) -> str:
    """Return everything above the title, the two blank lines below the red rule included."""
    corner = "".join(
        text_paragraph(text, LABEL if font.face is HEITI else NORMAL) for text, font in corner_items(document)
    )
    mark = mark_of(document)
    if mark is None or document.settings.red_head is RedHead.TEXT:
        return corner + _plain_number(document, page)
    fitted = fit_mark(mark)
    used = len(corner_items(document)) * page.line
    above = (_mark_top(document, page) - page.top) / MM_PER_PT - used - fitted.ink_top
    return "".join(
        (corner, spacer(above), _mark(document, page, fitted), _below_mark(document, page, fitted))
    )


def _mark_top(document: OfficialDocument, page: Layout) -> float:
    order = document.format is Format.ORDER
    return page.type_top + (layout.ORDER_MARK_BELOW_TYPE_TOP_MM if order else layout.MARK_BELOW_TYPE_TOP_MM)


def _mark(document: OfficialDocument, page: Layout, fitted: FittedMark) -> str:
    if document.settings.red_head is RedHead.NONE:
        return spacer(fitted.height)
    if fitted.suffix is not None:
        return stacked_mark(fitted, fitted.suffix, page.text_width)
    return "".join(mark_paragraph(line) for line in fitted.lines)


def mark_paragraph(line: MarkLine) -> str:
    """Return one centred line of the red mark."""
    return paragraph(mark_runs(line), NORMAL, Props(line=line.line, align="center"))


def _below_mark(document: OfficialDocument, page: Layout, fitted: FittedMark) -> str:
    """Two blank lines below the ink of the mark, the number, the rule, two blank lines (7.2.5 to 7.3.1)."""
    offset = document.settings.head_offset / MM_PER_PT
    gap = layout.BLANK_LINES_BELOW_MARK * page.line - fitted.ink_bottom + offset
    order = document.format is Format.ORDER
    number = _number(document, page) if document.number or document.signers else ""
    parts = [spacer(gap), number, _issued(document, page)]
    if not order:
        parts.append(_red_rule(document, page))
    parts += [blank()] * layout.BLANK_LINES_BELOW_RED_RULE
    return "".join(parts)


def _red_rule(document: OfficialDocument, page: Layout) -> str:
    below_line = layout.RED_RULE_BELOW_NUMBER_MM / MM_PER_PT - (
        page.line * (1 - layout.BASELINE_SHARE) - layout.BODY_PT * layout.NUMBER_INK_BELOW_SHARE
    )
    red = document.settings.red_head is RedHead.FULL
    rule = Rule(layout.RED_RULE_MM, layout.RED) if red else None
    return spacer(below_line, Props(below=rule))


def _plain_number(document: OfficialDocument, page: Layout) -> str:
    if not document.number and not document.signers:
        return ""
    return blank() + _number(document, page) + blank()


def _number(document: OfficialDocument, page: Layout) -> str:
    number = document.number or ""
    if not document.signers:
        return text_paragraph(number, NORMAL, Props(align="center"))
    rows = signing.signer_rows(document.signers, number, line_chars(page.text_width))
    return "".join(_signer_row(number if row is rows[-1] else "", row) for row in rows)


def _signer_row(number: str, row: signing.SignerRow) -> str:
    """Set the number one 字 from the left, and the last column of names to end one 字 from the right (7.2.5, 7.2.6)."""
    # 签发人： runs into the first name: both are as wide as their characters.
    stops = (row.starts[0] if row.label is None else row.label, *row.starts[1:])
    label = "\t签发人：" if row.label is not None else "\t"
    kai = Font(KAITI)
    cells = run(row.names[0], kai) + "".join(run("\t", BODY) + run(name, kai) for name in row.names[1:])
    tabs = tuple(Tab(chars(stop)) for stop in stops)
    props = Props(left=chars(1), first=0.0, tabs=tabs, align="left")
    return paragraph(run(number + label, BODY) + cells, NORMAL, props)


def _issued(document: OfficialDocument, page: Layout) -> str:
    """Minutes name the issuing office and the day on the line above the rule, as is the custom."""
    signature = document.signature
    if document.format is not Format.MINUTES or signature is None:
        return ""
    day = chinese_date(signature.date) if signature.date else ""
    organs = "　".join(signature.organs)
    if not organs and not day:
        return ""
    tabs = (Tab(page.text_width - chars(1), "right"),)
    props = Props(left=chars(1), first=0.0, tabs=tabs, align="left")
    return text_paragraph(f"{organs}\t{day}", NORMAL, props)
