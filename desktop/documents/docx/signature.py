"""Signatures and the date of completion (7.3.5). A group stays together and with the text above it."""

from desktop.documents import layout, signing
from desktop.documents.docx.paragraphs import (
    NORMAL,
    Props,
    Tab,
    blank,
    chars,
    line_chars,
    paragraph,
    spacer,
    text_paragraph,
)
from desktop.documents.docx.runs import BODY, KAITI, Font, run
from desktop.documents.layout import Layout
from desktop.documents.official import Signature
from desktop.documents.widths import ems

_SEALED_BLANKS = 2  # a seal of 42 mm over name and date then begins within one line of the text
_NAME_PT = 22.0


def signature(value: Signature, page: Layout, tight: float = 0.0) -> str:
    """Return the signature block: signed by name, sealed, or unsealed; `tight` points less stand above sealed names."""
    # Places are reckoned in 28 字; a wider or narrower line keeps their distance from the right edge.
    shift = line_chars(page.text_width) - layout.CHARS_PER_LINE
    if value.signed_by:
        return _signed(value, shift)
    if value.sealed and value.organs:
        return _sealed(value, page, shift, tight)
    return _unsealed(value, shift)


def _sealed(value: Signature, page: Layout, shift: float, tight: float) -> str:
    rows = signing.sealed_rows(value)
    parts = [blank(keep_next=True)] * _SEALED_BLANKS
    if tight:
        parts[0] = spacer(page.line - tight, Props(keep_next=True))
    # Below the first row each row leaves room for its seals.
    apart = max(0.0, (layout.SEAL_MM + 2.0 - page.line_mm) / layout.MM_PER_PT)
    parts += [_seal_row(row, 0.0 if index == 0 else apart, shift) for index, row in enumerate(rows)]
    date = signing.date_text(value)
    if date:
        gap = chars(signing.sealed_date_gap(value))
        parts.append(text_paragraph(date, NORMAL, Props(right=gap, first=0.0, align="right")))
    return "".join(parts)


def _seal_row(row: signing.SealRow, before: float, shift: float) -> str:
    if len(row.names) == 1:
        # Centred in the widest room that is symmetrical about the centre.
        centre, width = row.centres[0] + shift, layout.CHARS_PER_LINE + shift
        half = min(centre, width - centre)
        left, right = centre - half, width - centre - half
        props = Props(
            keep_next=True, before=before, left=chars(left), right=chars(right), first=0.0, align="center"
        )
        closer = Font(spacing=layout.BODY_SPACING_PT - row.squeeze)
        return paragraph(run(row.names[0], closer), NORMAL, props)
    tabs = tuple(Tab(chars(centre + shift), "center") for centre in row.centres)
    props = Props(keep_next=True, before=before, tabs=tabs, align="left")
    font = Font(spacing=layout.BODY_SPACING_PT - row.squeeze)
    names = "".join(run("\t", BODY) + run(name, font) for name in row.names)
    return paragraph(names, NORMAL, props)


def _unsealed(value: Signature, shift: float) -> str:
    places = signing.unsealed_places(value)
    parts = [blank(keep_next=True)]
    for place in places:
        kept = place is not places[-1]
        props = Props(keep_next=kept, left=chars(max(0.0, place.start + shift)), first=0.0, align="left")
        if place.gap is not None:
            props = Props(keep_next=kept, right=chars(place.gap), first=0.0, align="right")
        parts.append(paragraph(_spread(place), NORMAL, props))
    return "".join(parts) if places else ""


def _spread(place: signing.Placed) -> str:
    missing = (place.spread - ems(place.text)) * layout.CHAR_PT
    if not place.spread or missing <= 0 or len(place.text) < 2:
        return run(place.text, BODY)
    wider = Font(spacing=layout.BODY_SPACING_PT + missing / (len(place.text) - 1))
    return run(place.text[:-1], wider) + run(place.text[-1], BODY)


def _signed(value: Signature, shift: float) -> str:
    """Office at the left of the name, two 字 between; the date one blank line below (7.3.5.3)."""
    start = signing.signed_name_start(value, _NAME_PT) + shift
    tabs = (Tab(chars(start - 2), "right"), Tab(chars(start)))
    parts = [blank(keep_next=True)] * 2
    for signer in value.signed_by:
        content = run(f"\t{signer.position}\t", BODY) + run(signer.name, Font(KAITI, _NAME_PT, 0.0))
        parts.append(paragraph(content, NORMAL, Props(keep_next=True, tabs=tabs, align="left")))
    date = signing.date_text(value)
    if date:
        parts.append(blank(keep_next=True))
        parts.append(text_paragraph(date, NORMAL, Props(right=chars(4), first=0.0, align="right")))
    return "".join(parts)
