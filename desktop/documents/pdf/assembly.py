"""A whole document laid out on pages: head, text, attachments, imprint, page numbers."""

from dataclasses import replace

from desktop.documents import words
from desktop.documents.fonts import FontSet
from desktop.documents.imprints import Imprint, imprint_of
from desktop.documents.layout import Layout, landscape_layout, layout_of
from desktop.documents.official import Attachment, Format, OfficialDocument, Table
from desktop.documents.pages import bound_blocks, moved_addressees, tightening
from desktop.documents.pdf import body
from desktop.documents.pdf.composer import Composer
from desktop.documents.pdf.flow import Flow, Item
from desktop.documents.pdf.head import build_head
from desktop.documents.pdf.imprint import draw_imprint, imprint_height, number_pages
from desktop.documents.pdf.page import Page, points
from desktop.documents.pdf.setter import Setter
from desktop.documents.pdf.signature import signature_items
from desktop.documents.words import unit_names


def lay_out(document: OfficialDocument, fonts: FontSet) -> list[Page]:
    """Return the finished pages of a document."""
    composer = Composer(Setter(fonts), layout_of(document))
    head = build_head(composer, document)
    moved = moved_addressees(document)
    flow = Flow.begin(composer.layout, head.start)
    head.draw(flow.page)
    flow.add([*_opening(composer, document, bool(moved)), *_text(composer, document)])
    for index in range(len(document.attachments)):
        flow.add(_attachment(composer, document, index))
    imprint = imprint_of(document, moved)
    blank = _close(flow, composer, imprint, document.even_last_page)
    if document.page_numbers or document.foot_code:
        _number(flow, composer, document, blank)
    return flow.pages


def _opening(composer: Composer, document: OfficialDocument, moved: bool) -> list[Item]:
    """Return title and addressees, a blank line below the title (7.3.1, 7.3.2)."""
    items: list[Item] = []
    if document.title:
        items += body.title_items(composer, document.title, unit_names(document))
        items += composer.blank()
    if document.addressees and not moved:
        items += body.addressee_items(composer, document)
    return items


def _text(composer: Composer, document: OfficialDocument) -> list[Item]:
    """Return the text with all that follows it before the attachments."""
    bound = bound_blocks(document)
    cut = len(document.body) - bound
    items = body.block_items(composer, document.body[:cut], document.body[cut:])
    last = body.block_items(composer, document.body[cut:])
    # Minutes name office and day in their head.
    signature = document.signature if document.format is not Format.MINUTES else None
    after = body.attachment_note_items(composer, document.attachments) if document.attachments else []
    if document.attendance:
        after += body.attendance_items(composer, document.attendance)
    if signature:
        last = _bound(composer, last)
        after = [*map(_kept, after), *signature_items(composer, signature, tightening(document))]
    note = body.note_items(composer, document.note) if document.note else []
    return [*items, *last, *after, *note]


def _bound(composer: Composer, last: list[Item]) -> list[Item]:
    """Bind the last paragraph to the signature, as no page bears a seal without text (7.3.5.5).

    It goes over whole, as word processors take it; of a long one or a table only the end does.
    """
    if not last or last[-1].page is not None:
        return last
    text = not last[-1].rules
    whole = text and len(last) * composer.line < points(composer.layout.text_height) / 3
    return [*map(_kept, last)] if whole else [*last[:-1], _kept(last[-1])]


def _kept(item: Item) -> Item:
    return replace(item, keep_next=True)


def _attachment(composer: Composer, document: OfficialDocument, index: int) -> list[Item]:
    """Return an attachment on a page of its own: label, title on the third line, text (7.3.7)."""
    attachment = document.attachments[index]
    turned = _turned(attachment, composer.line)
    if turned:
        composer = replace(composer, layout=turned)
    items = body.label_items(composer, words.attachment_label(document, index))
    items += body.title_items(composer, attachment.name.rstrip("。；;，,"), unit_names(document))
    items += composer.blank(keep_next=True)
    items += body.block_items(composer, attachment.body)
    return [replace(item, page=composer.layout) for item in items] if turned else items


def _turned(attachment: Attachment, line: float) -> Layout | None:
    """Return the turned page of an attachment that holds a landscape table, A3 when one of them asks for it."""
    papers = {block.paper for block in attachment.body if isinstance(block, Table) and block.landscape}
    return landscape_layout("A3" if "A3" in papers else "A4", line) if papers else None


def _close(flow: Flow, composer: Composer, imprint: Imprint | None, even: bool) -> frozenset[int]:
    """Set the imprint on the last page; return the pages left unnumbered for being blank or after a blank.

    With `even` the last page is an even one, as duplex printing likes it.
    """
    if imprint is None:
        return frozenset()
    upright = flow.page.layout == composer.layout
    free = points(composer.layout.type_bottom) - flow.y
    if not upright or free < imprint_height(composer, imprint):
        flow.turn()
    blank: frozenset[int] = frozenset()
    if even and len(flow.pages) % 2:
        alone = flow.page.empty
        flow.turn()
        # 7.5 a blank page before the page of the imprint: neither is numbered.
        blank = frozenset((len(flow.pages) - 1, len(flow.pages))) if alone else blank
    draw_imprint(composer, flow.page, imprint)
    return blank


def _number(flow: Flow, composer: Composer, document: OfficialDocument, blank: frozenset[int]) -> None:
    unnumbered = blank
    if document.format is Format.LETTER:
        unnumbered |= {1}  # 10.1
    if not document.page_numbers:
        unnumbered = frozenset(range(1, len(flow.pages) + 1))
    style = document.settings.page_number_style
    number_pages(composer, flow.pages, unnumbered, style, document.foot_code)
