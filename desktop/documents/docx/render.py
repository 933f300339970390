"""One official document, value to file."""

from collections.abc import Iterable, Sequence

from desktop.documents import layout
from desktop.documents.docx import body, footers
from desktop.documents.docx.head import head
from desktop.documents.docx.imprint import imprint_anchor
from desktop.documents.docx.letter import letter_head
from desktop.documents.docx.paragraphs import LABEL, Props, blank, kept, spacer, text_paragraph
from desktop.documents.docx.parts import pack
from desktop.documents.docx.sections import Section, body_xml
from desktop.documents.docx.signature import signature
from desktop.documents.docx.tables import table
from desktop.documents.imprints import imprint_of
from desktop.documents.keeping import heads_table
from desktop.documents.layout import Layout, landscape_layout, layout_of
from desktop.documents.official import Attachment, Block, Format, OfficialDocument, Table
from desktop.documents.pages import bound_blocks, estimate, moved_addressees, tightening
from desktop.documents.words import attachment_label, unit_names

_UPRIGHT = (("footer", "default", "odd"), ("footer", "even", "even"))
_NO_HEADERS = (("header", "default", "h_none"), ("header", "even", "h_none"))
_TURNED = (("header", "default", "h_odd"), ("header", "even", "h_even"))
_UNNUMBERED = (("footer", "default", "none_odd"), ("footer", "even", "none_even"))


def render_docx(document: OfficialDocument) -> bytes:
    """Return the .docx of a document. Equal values give equal bytes."""
    return _Renderer(document).file()


class _Renderer:
    """Collects blocks into sections; a landscape table or attachment gets pages of its own."""

    def __init__(self, document: OfficialDocument) -> None:
        self.document = document
        self.page = layout_of(document)
        self.turns = any(
            _is_turned(item) for item in (document.body, *(a.body for a in document.attachments))
        )
        self.sections: list[Section] = []
        self.names = unit_names(document)
        self.moved = moved_addressees(document)

    def file(self) -> bytes:
        document = self.document
        self._open()
        self._front()
        self._blocks(document.body)
        self._after_text()
        for index, attachment in enumerate(document.attachments):
            self._attachment(index, attachment)
        self._imprint()
        author = document.issuers[0] if document.issuers else document.mark or ""
        title = document.title or document.mark or author
        # A paper that is a landscape table alone has nothing upright around it.
        filled = [section for section in self.sections if section.blocks] or self.sections[:1]
        return pack(body_xml(filled), self._footers(), self.page.line, title, author)

    def _add(self, *blocks: str) -> None:
        self.sections[-1].blocks.extend(block for block in blocks if block)

    def _open(self, page: Layout | None = None, kind: str = "nextPage", numbered: bool = True) -> None:
        """Begin a section of upright pages, or of the turned page given."""
        letter = self.document.format is Format.LETTER and not self.sections
        if page is None or page.width > 300:  # A3 is folded: its number stands at the foot as elsewhere
            links: tuple[tuple[str, str, str], ...] = _UPRIGHT if numbered else _UNNUMBERED
            links = links + _NO_HEADERS if self.turns else links
        else:
            links = _UNNUMBERED + _TURNED
        if letter:
            links = (*links, ("footer", "first", "first"))
        distance = footers.footer_distance(self.document, page or self.page)
        self.sections.append(Section(page or self.page, distance, links, kind, letter))

    def _front(self) -> None:
        document = self.document
        letter = document.format is Format.LETTER
        self._add(letter_head(document, self.page) if letter else head(document, self.page))
        if document.title:
            self._add(body.title(document.title, self.names))
        if document.addressees and not self.moved:
            self._add(body.addressees(document))
        elif document.title:
            self._add(blank())

    def _after_text(self) -> None:
        document = self.document
        signed = document.signature is not None and document.format is not Format.MINUTES
        # No seal stands on a page without text (7.3.5.1).
        blocks = self.sections[-1].blocks
        for at in range(max(0, len(blocks) - bound_blocks(document)), len(blocks)):
            blocks[at] = kept(blocks[at])
        if document.attachments:
            self._add(body.attachment_note(document.attachments, signed))
        if document.attendance:
            self._add(body.attendance(document.attendance))
        if signed and document.signature:
            self._add(signature(document.signature, self.page, tightening(document)))
        if document.note:
            self._add(body.note(document.note))

    def _blocks(self, blocks: Sequence[Block], turned: Layout | None = None) -> None:
        """Add text and tables; a landscape table among upright text gets a section of its own."""
        for block, heads in zip(blocks, heads_table(blocks), strict=True):
            if not isinstance(block, Table):
                made = body.text_block(block, not self.sections[-1].blocks)
                self._add(kept(made) if heads else made)
                continue
            alone = block.landscape and turned is None
            if alone:
                self._open(landscape_layout(block.paper, self.page.line))
            self._table(block)
            if alone:
                self._open()

    def _table(self, value: Table) -> None:
        if value.caption:
            self._add(body.caption(value.caption))
        section = self.sections[-1]
        if section.blocks:
            # Keeps the table off the line above, and two tables apart.
            self._add(spacer(layout.TABLE_ABOVE_PT, Props(keep_next=True)))
        self._add(table(value, section.page.table_width))

    def _attachment(self, index: int, attachment: Attachment) -> None:
        tables = [block for block in attachment.body if isinstance(block, Table) and block.landscape]
        turned = None
        if tables:
            paper = "A3" if any(block.paper == "A3" for block in tables) else "A4"
            turned = landscape_layout(paper, self.page.line)
        current = self.sections[-1]
        fresh = turned != (None if current.page is self.page else current.page)
        if fresh:
            self._open(turned)
        props = Props(page_break=bool(self.sections[-1].blocks), keep_next=True, align="left")
        self._add(text_paragraph(attachment_label(self.document, index), LABEL, props), blank(keep_next=True))
        self._add(body.title(attachment.name, self.names), blank(keep_next=True))
        self._blocks(attachment.body, turned)

    def _imprint(self) -> None:
        value = imprint_of(self.document, self.moved)
        if value is None:
            return
        alone = True
        reckoned = estimate(self.document) if self.document.even_last_page else None
        if reckoned is not None and reckoned.pages % 2:
            # A blank page before the imprint takes the numbers from both (7.5).
            self._open(kind="evenPage", numbered=reckoned.text_pages % 2 == 1)
        elif self.sections[-1].page is not self.page:
            self._open()
        else:
            alone = False
        self._add(imprint_anchor(value, self.page, alone))

    def _footers(self) -> dict[str, str]:
        document = self.document
        parts = {"odd": footers.footer(document, True), "even": footers.footer(document, False)}
        if document.format is Format.LETTER:
            parts["first"] = footers.footer(document, True, numbered=False)
        if self.turns or document.even_last_page:
            parts["none_odd"] = footers.footer(document, True, numbered=False)
            parts["none_even"] = footers.footer(document, False, numbered=False)
        if self.turns:
            turned = landscape_layout("A4", self.page.line)
            parts["h_none"] = blank()
            for key, odd in (("h_odd", True), ("h_even", False)):
                parts[key] = (
                    footers.turned_number(odd, turned, self.page) if document.page_numbers else blank()
                )
        return parts


def _is_turned(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Table) and block.landscape for block in blocks)
