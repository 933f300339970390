"""How many pages a paper takes, reckoned from its value: lines of the grid, as both renderers set them.

Needed before rendering, where the standard asks about pages: does page 1 still show text (7.3.2), does the
imprint fall on an even page, is there a blank page before it (7.5).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from desktop.documents import layout, signing
from desktop.documents.grids import column_total, column_widths, placed_rows
from desktop.documents.imprints import imprint_of
from desktop.documents.keeping import heads_table, is_heading
from desktop.documents.layout import MM_PER_PT, Layout, landscape_layout, layout_of
from desktop.documents.marks import fit_mark
from desktop.documents.official import (
    Attachment,
    Block,
    Cell,
    Format,
    Kind,
    OfficialDocument,
    Paragraph,
    RedHead,
    Signature,
    Table,
)
from desktop.documents.titles import break_title
from desktop.documents.widths import line_count
from desktop.documents.words import addressee_line, mark_of, note_line, numbered_names

_WIDTH = float(layout.CHARS_PER_LINE)
_NEARLY_FULL = (layout.LINES_PER_PAGE - 2, layout.LINES_PER_PAGE - 1)
_SHORT = 3  # lines
_SPARE_PT = 3.0  # heads of programs are up to two points higher than reckoned
_SLACK_PT = 0.8  # 22 lines of the office profile leave this much of the type area


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of one height in points; `together` keeps them on one page, with `carried` points before them."""

    height: float
    count: int = 1
    together: bool = False
    carried: float = 0.0
    new_page: bool = False


@dataclass(slots=True)
class _Fill:
    """Pages used and points used on the last one."""

    room: float
    pages: int = 1
    used: float = 0.0

    def fits(self, height: float) -> bool:
        """Return whether so many points are left on the page."""
        return self.used + height <= self.room + _SLACK_PT

    def turn(self) -> None:
        self.pages, self.used = self.pages + 1, 0.0

    def put(self, piece: _Piece) -> None:
        """Set lines one after another; what must stay together moves to the next page as a whole."""
        if piece.new_page and self.used:
            self.turn()
        step = piece.height * piece.count if piece.together else piece.height
        for _ in range(1 if piece.together else piece.count):
            if self.used and not self.fits(step):
                self.turn()
                self.used = piece.carried
            self.used += step


@dataclass(frozen=True, slots=True)
class Estimate:
    """Pages of text, and whether the imprint still fits on the last of them."""

    text_pages: int
    imprint_fits: bool

    @property
    def pages(self) -> int:
        """All pages, that of the imprint included."""
        return self.text_pages + (0 if self.imprint_fits else 1)


def estimate(document: OfficialDocument) -> Estimate:
    """Reckon the pages of a document."""
    page = layout_of(document)
    fill, starts = _text(document, page)
    carried = _carried(document, fill, starts, page)
    for piece in _after_text(document, page, carried, _tight(document, fill, page)):
        fill.put(piece)
    for attachment in document.attachments:
        _put_attachment(fill, attachment, page)
    imprint = imprint_of(document, moved_addressees(document))
    if imprint is None:
        return Estimate(fill.pages, True)
    turned = _turned(document.attachments[-1].body) if document.attachments else None
    return Estimate(fill.pages, turned is None and fill.used + imprint.height + _SLACK_PT <= fill.room)


def bound_blocks(document: OfficialDocument) -> int:
    """Return how many of the last blocks go to the next page with a signature that does not fit below them.

    A page with a seal shows text (7.3.5.1). A paragraph that runs over to that page by itself is not bound:
    programs would move it whole and leave the page before short of its 22 lines (5.2.3).
    """
    page = layout_of(document)
    fill, starts = _text(document, page)
    return _bound(document, fill, starts, page)


def tightening(document: OfficialDocument) -> float:
    """Return the points the white above sealed names gives up so that they stay on the page (7.3.5.5), mostly 0."""
    page = layout_of(document)
    return _tight(document, _text(document, page)[0], page)


def _tight(document: OfficialDocument, fill: _Fill, page: Layout) -> float:
    value = document.signature
    if value is None or value.signed_by or not value.sealed or not value.organs:
        return 0.0
    over = fill.used + _group_height(document, page) - fill.room
    most = layout.SEAL_TIGHTEST_SHARE * page.line
    return over + _SPARE_PT if _SLACK_PT < over <= most else 0.0


def _group_height(document: OfficialDocument, page: Layout) -> float:
    return sum(piece.height * piece.count for piece in _after_text(document, page))


def _text(document: OfficialDocument, page: Layout) -> tuple[_Fill, list[tuple[int, float]]]:
    """Fill the pages of the text; return also the page and the points used where each block begins."""
    fill = _Fill(page.text_height / MM_PER_PT)
    fill.used = min(fill.room, front_height(document, page))
    starts = []
    for place, block in enumerate(document.body):
        _keep(fill, document.body, place, page)
        starts.append((fill.pages, fill.used))
        _put_block(fill, block, page)
    return fill, starts


def _bound(document: OfficialDocument, fill: _Fill, starts: list[tuple[int, float]], page: Layout) -> int:
    if document.signature is None or document.format is Format.MINUTES or not document.body:
        return 0
    last = document.body[-1]
    if not isinstance(last, Paragraph):
        return 1
    group = _group_height(document, page) - _tight(document, fill, page)
    lines, over = _paragraph(last, page).count, round(fill.used / page.line)
    if 0 < over < lines and starts[-1][0] < fill.pages and fill.fits(group):
        # One line of a long paragraph is too little to trust a reckoning with.
        return 1 if over == 1 and lines > _SHORT and len(starts) > 1 else 0
    bound = 1
    while (
        not fill.fits(group) and _nearly_full(starts[-bound], page) and _may_follow(document, starts, bound)
    ):
        bound += 1
    # 7.3.3 page 1 must show text: a text of one paragraph stays there.
    return 0 if bound == len(starts) else bound


def _nearly_full(start: tuple[int, float], page: Layout) -> bool:
    """Whether a page that ends here would lack but a line or two, as if by mistake."""
    return start[0] > 1 and round(start[1] / page.line) in _NEARLY_FULL


def _may_follow(document: OfficialDocument, starts: list[tuple[int, float]], bound: int) -> bool:
    """Whether the block before those bound is a paragraph that stands whole on the same page."""
    if bound >= len(starts) or starts[-bound - 1][0] != starts[-bound][0]:
        return False
    block = document.body[-bound - 1]
    return isinstance(block, Paragraph) and not block.new_page


def _carried(document: OfficialDocument, fill: _Fill, starts: list[tuple[int, float]], page: Layout) -> float:
    """Return the height in points of what a signature that moves takes along."""
    bound = _bound(document, fill, starts, page)
    if not bound or starts[-bound][0] < fill.pages:
        return page.line if bound else 0.0
    return fill.used - starts[-bound][1]


def moved_addressees(document: OfficialDocument) -> str:
    """Return the addressees that must move to the imprint so that page 1 shows text (7.3.2), or nothing."""
    if not document.addressees:
        return ""
    page = layout_of(document)
    left = page.text_height / MM_PER_PT - front_height(document, page)
    return addressee_line(document.addressees).rstrip("：") if left < page.line else ""


def front_height(document: OfficialDocument, page: Layout) -> float:
    """Return the height in points of everything above the first line of text on page 1."""
    height = _head_height(document, page)
    if document.title:
        height += len(break_title(document.title)) * layout.TITLE_LINE_PT + page.line
    if document.addressees:
        height += line_count(addressee_line(document.addressees), _WIDTH) * page.line
    return height


def _head_height(document: OfficialDocument, page: Layout) -> float:
    mark = mark_of(document)
    corner = 3 if document.urgency else 2 if document.secrecy else 1 if document.copy_no else 0
    rows = len(signing.signer_rows(document.signers, document.number or "")) if document.signers else 0
    rows = rows or (1 if document.number else 0)
    if mark is None or document.settings.red_head is RedHead.TEXT:
        return (corner + (rows + 2 if rows else 0)) * page.line
    if document.format is Format.LETTER:
        below = layout.LETTER_MARK_BELOW_PAPER_TOP_MM + 25 - page.top
        return max(0.0, below) / MM_PER_PT + (max(1, corner) + 2) * page.line
    order = document.format is Format.ORDER
    top = layout.ORDER_MARK_BELOW_TYPE_TOP_MM if order else layout.MARK_BELOW_TYPE_TOP_MM
    fitted = fit_mark(mark)
    ink = fitted.height - fitted.ink_top - fitted.ink_bottom
    rule = 0.0 if order else layout.RED_RULE_BELOW_NUMBER_MM / MM_PER_PT - 1.0
    above = (page.type_top + top + document.settings.head_offset - page.top) / MM_PER_PT
    minutes = document.format is Format.MINUTES and document.signature is not None
    return above + ink + (4 + rows + minutes) * page.line + rule


def _put_block(fill: _Fill, block: Block, page: Layout) -> None:
    if isinstance(block, Paragraph):
        fill.put(_paragraph(block, page))
        return
    if block.landscape:
        turned = landscape_layout(block.paper, page.line)
        sheet = _Fill(turned.text_height / MM_PER_PT)
        _put_table(sheet, block, turned)
        # Nothing upright before it: its pages are the first. What follows begins a page.
        fill.pages += sheet.pages if fill.used else sheet.pages - 1
        fill.used = fill.room
        return
    _put_table(fill, block, page)


def _keep(fill: _Fill, blocks: Sequence[Block], place: int, page: Layout) -> None:
    """Turn the page before headings that do not fit on it with the head and the first row of their table."""
    heads = [*takewhile(is_heading, blocks[place:])]
    if not heads or not heads_table(blocks[place : place + len(heads) + 1])[0]:
        return
    height = sum(_paragraph(each, page).count for each in heads if isinstance(each, Paragraph)) * page.line
    table = blocks[place + len(heads)]
    height += _first_rows(table, page) if isinstance(table, Table) else 0.0
    if fill.used and not fill.fits(height) and height <= fill.room:
        fill.turn()


def _first_rows(table: Table, page: Layout) -> float:
    """Return the height in points of a table down to its first row, caption and head included."""
    widths = column_widths(table, page.table_width)
    size = table.font_size or layout.TABLE_PT
    rows = (*table.head, *((table.columns,) if table.columns else ()), *table.rows[:1])
    above = layout.TABLE_ABOVE_PT + (page.line if table.caption else 0.0)
    return above + sum(_row_heights(table, rows, widths, size))


def _paragraph(block: Paragraph, page: Layout) -> _Piece:
    first = _WIDTH - 2 if block.kind is Kind.BODY else _WIDTH
    return _Piece(page.line, line_count(block.text, _WIDTH, first), new_page=block.new_page)


def _put_table(fill: _Fill, table: Table, page: Layout) -> None:
    if table.caption:
        fill.put(_Piece(page.line))
    if fill.used:
        fill.put(_Piece(layout.TABLE_ABOVE_PT))
    widths = column_widths(table, page.table_width)
    size = table.font_size or layout.TABLE_PT
    header = (*table.head, *((table.columns,) if table.columns else ()))
    heads = [*_row_heights(table, header, widths, size)]
    for height in (*heads, *_row_heights(table, table.rows, widths, size)):
        before = fill.pages
        fill.put(_Piece(height))
        fill.used += sum(heads) if fill.pages > before else 0.0


def _row_heights(
    table: Table, rows: Sequence[Sequence[str | Cell]], widths: tuple[float, ...], size: float
) -> Iterator[float]:
    least = (table.row_height or 0.0) / MM_PER_PT
    for row in placed_rows(rows, column_total(table)):
        lines = 1
        for place in row:
            room = sum(widths[place.column : place.column + place.across]) - 2 * layout.TABLE_CELL_SIDE_MM
            each = (line_count(part, room / MM_PER_PT / size) for part in place.text.split("\n"))
            lines = max(lines, sum(each))
        air = (2 * layout.TABLE_CELL_ABOVE_MM + layout.TABLE_RULE_MM) / MM_PER_PT
        yield max(least, lines * size * layout.TABLE_LINE_SHARE + air)


def _after_text(
    document: OfficialDocument, page: Layout, carried: float = 0.0, tight: float = 0.0
) -> Iterator[_Piece]:
    """Yield 附件说明, attendance, signature and note; the first and third are one group when both are there."""
    above = 0
    if document.attachments:
        names = numbered_names(document.attachments)
        above = 1 + sum(line_count(name, _WIDTH - 5) for name in names)
    if document.attendance:
        lists = document.attendance
        entries = (*lists.present, *lists.absent, *lists.observers)
        yield _Piece(page.line, 1 + sum(line_count(entry, _WIDTH - 5) for entry in entries))
    if document.signature and document.format is not Format.MINUTES:
        height = above * page.line + _signature_height(document.signature, page) - tight
        yield _Piece(height, together=True, carried=carried)
    elif above:
        yield _Piece(page.line, above)
    if document.note:
        yield _Piece(page.line, line_count(note_line(document.note), _WIDTH, _WIDTH - 2))


def _signature_height(value: Signature, page: Layout) -> float:
    date = 1 if value.date else 0
    if value.signed_by:
        return (2 + len(value.signed_by) + 2 * date) * page.line
    if value.sealed and value.organs:
        rows = len(signing.sealed_rows(value))
        return (3 + date) * page.line + (rows - 1) * (layout.SEAL_MM + 2) / MM_PER_PT
    return (1 + len(value.organs) + date) * page.line


def _put_attachment(fill: _Fill, attachment: Attachment, page: Layout) -> None:
    turned = _turned(attachment.body)
    sheet = turned or page
    part = _Fill(sheet.text_height / MM_PER_PT)
    part.used = 3 * page.line + len(break_title(attachment.name)) * layout.TITLE_LINE_PT
    for place, block in enumerate(attachment.body):
        _keep(part, attachment.body, place, sheet)
        if isinstance(block, Table):
            _put_table(part, block, sheet)
        else:
            _put_block(part, block, sheet)
    fill.pages, fill.used = fill.pages + part.pages, part.used


def _turned(body: Iterable[Block]) -> Layout | None:
    papers = {block.paper for block in body if isinstance(block, Table) and block.landscape}
    return landscape_layout("A3" if "A3" in papers else "A4", 28.95) if papers else None
