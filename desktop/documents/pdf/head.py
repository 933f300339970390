"""The head of the first page: corner items, red mark, number, signers and red rules (7.2, 10.1 to 10.3)."""

from dataclasses import dataclass

from desktop.documents import layout as numbers
from desktop.documents import signing
from desktop.documents.fonts import Role
from desktop.documents.marks import FittedMark, MarkLine, fit_mark, suffix_gap
from desktop.documents.official import Format, OfficialDocument, RedHead
from desktop.documents.pdf.composer import BODY, CHAR, HEITI, KAITI, Composer
from desktop.documents.pdf.page import Page, Rule, Style, Text, points
from desktop.documents.pdf.setter import GRID_SPACING_PT, Span
from desktop.documents.words import Mark, chinese_date, mark_of

_LABEL = "签发人："


@dataclass(frozen=True, slots=True)
class Head:
    """What the head puts on the first page, and where the text below it begins, in points from the top."""

    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    start: float

    def draw(self, page: Page) -> None:
        """Put the head on a page."""
        page.texts += self.texts
        page.rules += self.rules


@dataclass(slots=True)
class _Builder:
    """A head being put together from the top downwards; `y` is how far it has come."""

    composer: Composer
    document: OfficialDocument
    texts: list[Text]
    rules: list[Rule]
    y: float

    @property
    def line(self) -> float:
        return self.composer.line

    def put(self, text: str, x: float, style: Style = BODY, tracking: float = GRID_SPACING_PT) -> None:
        """Put a text on the line that begins at y; x counts from the left edge of the type area."""
        baseline = self.y + self.line * numbers.BASELINE_SHARE
        placed = self.composer.setter.run([Span(text, style)], self.composer.left + x, baseline, tracking)
        self.texts += placed

    def width(self, text: str, style: Style = BODY) -> float:
        return self.composer.setter.width(text, style, GRID_SPACING_PT)

    def finish(self) -> Head:
        return Head(tuple(self.texts), tuple(self.rules), self.y)


def build_head(composer: Composer, document: OfficialDocument) -> Head:
    """Compose the head a document's format asks for.

    With RedHead.NONE nothing red is printed and its room is kept; head_offset then fits the printed paper.
    """
    builder = _Builder(composer, document, [], [], points(composer.layout.top))
    mark = None if document.settings.red_head is RedHead.TEXT else mark_of(document)
    if document.format is Format.LETTER:
        _letter(builder, mark)
    else:
        _standard(builder, mark)
    if document.settings.red_head is RedHead.NONE:
        builder.texts = [text for text in builder.texts if text.style.color != numbers.RED]
        builder.rules = [rule for rule in builder.rules if rule.color != numbers.RED]
    return builder.finish()


def _corner(document: OfficialDocument) -> list[tuple[str, Style]]:
    """Return 份号, 密级 and 紧急程度 line by line; 密级 stays on the second line (7.2.1 to 7.2.3)."""
    items = [(document.copy_no, BODY)] if document.copy_no else []
    if document.secrecy:
        items += [("", BODY)] * (1 - len(items))
        items.append((document.secrecy, HEITI))
    if document.urgency:
        items.append((document.urgency, HEITI))
    return items


def _standard(builder: _Builder, mark: Mark | None) -> None:
    document, layout = builder.document, builder.composer.layout
    for text, style in _corner(document):
        builder.put(text, 0, style)
        builder.y += builder.line
    if mark is None:
        _plain_number(builder)
        return
    order = document.format is Format.ORDER
    below = numbers.ORDER_MARK_BELOW_TYPE_TOP_MM if order else numbers.MARK_BELOW_TYPE_TOP_MM
    builder.y = _mark(builder, fit_mark(mark), points(layout.type_top + below))
    builder.y += numbers.BLANK_LINES_BELOW_MARK * builder.line + points(document.settings.head_offset)
    if document.number or document.signers:
        _number_and_signers(builder)
    _issued(builder)
    if not order:
        _red_rule(builder)
    builder.y += numbers.BLANK_LINES_BELOW_RED_RULE * builder.line


def _plain_number(builder: _Builder) -> None:
    """Without a mark the number stands between two blank lines."""
    if builder.document.number or builder.document.signers:
        builder.y += builder.line
        _number_and_signers(builder)
        builder.y += builder.line


def _mark(builder: _Builder, fitted: FittedMark, top: float) -> float:
    """Set the mark with the upper edge of its ink at `top`; return the lower edge of its last line's ink.

    The ink is measured in the font at hand; what stands below follows the nominal ink, as in the docx.
    """
    composer = builder.composer
    suffix = fitted.suffix
    names_width = max(points(line.width) for line in fitted.lines)
    gap = points(suffix_gap(suffix)) if suffix else 0.0
    whole = names_width + gap + (points(suffix.width) if suffix else 0.0)
    left = composer.left + (composer.width - whole) / 2
    first = fitted.lines[0]
    nominal = top + first.size * numbers.MARK_INK_SHARE
    lower = _ink_top(builder, first) - first.size * numbers.MARK_INK_SHARE
    for index, line in enumerate(fitted.lines):
        nominal += line.line if index else 0.0
        x = left + (names_width - points(line.width)) / 2
        builder.texts += _mark_line(builder, line, x, nominal + lower)
    bottom = nominal + fitted.lines[-1].size * (1 - numbers.ASCENT_SHARE)
    if suffix:
        middle = (top + bottom) / 2
        centre = numbers.ASCENT_SHARE - 0.5  # of the em box above the baseline
        builder.texts += _mark_line(builder, suffix, left + names_width + gap, middle + suffix.size * centre)
    return bottom


def _mark_line(builder: _Builder, line: MarkLine, x: float, baseline: float) -> list[Text]:
    style = _mark_style(line)
    # The fitted width counts Latin letters as half characters: real widths are evened out by the spread.
    room = points(line.width)
    natural = builder.composer.setter.width(line.text, style)
    tracking = (room - natural) / max(1, len(line.text) - 1)
    return [Text(x, baseline, line.text, style, tracking)]


def _mark_style(line: MarkLine) -> Style:
    return Style(Role.TITLE, line.size, line.scale, numbers.RED)


def _ink_top(builder: _Builder, line: MarkLine) -> float:
    """Return how far the ink of a line rises above its baseline, in points (7.2.4 measures the ink)."""
    fonts = builder.composer.setter.fonts
    glyphs = [fonts.glyph(Role.TITLE, char) for char in line.text]
    inks = [glyph.face.font.glyph_ink(glyph.number) for glyph in glyphs]
    return line.size * max((ink[3] for ink in inks if ink), default=numbers.MARK_INK_SHARE)


def _number_and_signers(builder: _Builder) -> None:
    document, composer = builder.document, builder.composer
    number = document.number or ""
    if not document.signers:
        builder.put(number, (composer.width - builder.width(number)) / 2)
        builder.y += builder.line
        return
    rows = signing.signer_rows(document.signers, number, composer.width / CHAR)
    for row in rows:
        if row.label is not None:
            builder.put(_LABEL, row.label * CHAR)
        if row is rows[-1]:
            builder.put(number, CHAR)  # 7.2.5 on the line of the last signer
        for name, start in zip(row.names, row.starts, strict=True):
            builder.put(name, start * CHAR, KAITI)
        builder.y += builder.line


def _issued(builder: _Builder) -> None:
    """Minutes name the issuing office and the day on the line above the rule, as is the custom."""
    signature = builder.document.signature
    if builder.document.format is not Format.MINUTES or signature is None:
        return
    day = chinese_date(signature.date) if signature.date else ""
    organs = "　".join(signature.organs)
    if organs or day:
        builder.put(organs, CHAR)
        builder.put(day, builder.composer.width - CHAR - builder.width(day))
        builder.y += builder.line


def _red_rule(builder: _Builder) -> None:
    """Draw the red rule 4 mm below the number, as wide as the type area (7.2.7)."""
    composer = builder.composer
    baseline = builder.y - builder.line * (1 - numbers.BASELINE_SHARE)
    foot = baseline + numbers.BODY_PT * (1 - numbers.ASCENT_SHARE)
    thickness = points(numbers.RED_RULE_MM)
    top = foot + points(numbers.RED_RULE_BELOW_NUMBER_MM)
    builder.rules.append(_level(composer.left, composer.left + composer.width, top, thickness, numbers.RED))
    builder.y = top + thickness


def _letter(builder: _Builder, mark: Mark | None) -> None:
    """Compose the head of a letter (10.1): the mark hangs from the paper, two double rules hold the page."""
    document, composer = builder.document, builder.composer
    if mark is not None:
        top = points(numbers.LETTER_MARK_BELOW_PAPER_TOP_MM)
        edge = _letter_rules(builder, _mark(builder, fit_mark(mark, numbers.LETTER_MARK_PT), top))
        # The characters of the first item begin 7/8 of a 3号 height below the rule.
        inside = builder.line * numbers.BASELINE_SHARE - numbers.BODY_PT * numbers.ASCENT_SHARE
        builder.y = edge + points(document.settings.head_offset) + numbers.LETTER_ITEM_BELOW_RULE_PT - inside
    number = document.number or ""
    for index, (text, style) in enumerate(_corner(document) or [("", BODY)]):
        builder.put(text, 0, style)
        if index == 0:
            builder.put(number, composer.width - builder.width(number))
        builder.y += builder.line
    builder.y += numbers.BLANK_LINES_BELOW_RED_RULE * builder.line


def _letter_rules(builder: _Builder, mark_bottom: float) -> float:
    """Draw both double rules, thick outside; return the lower edge of the upper one."""
    thick, thin, gap = map(
        points, (numbers.LETTER_THICK_RULE_MM, numbers.LETTER_THIN_RULE_MM, numbers.LETTER_RULE_GAP_MM)
    )
    page = builder.composer.layout
    inset = points(page.left + (page.text_width - numbers.LETTER_RULE_WIDTH_MM) / 2)
    ends = inset, inset + points(numbers.LETTER_RULE_WIDTH_MM)
    top = mark_bottom + points(numbers.LETTER_RULE_BELOW_MARK_MM)
    foot = points(page.height - numbers.LETTER_RULE_ABOVE_PAPER_BOTTOM_MM)
    builder.rules += [
        _level(*ends, top, thick, numbers.RED),
        _level(*ends, top + thick + gap, thin, numbers.RED),
        _level(*ends, foot - thick - gap - thin, thin, numbers.RED),
        _level(*ends, foot - thick, thick, numbers.RED),
    ]
    return top + thick + gap + thin


def _level(x0: float, x1: float, top: float, thickness: float, color: str) -> Rule:
    """Return a level rule whose upper edge is `top`."""
    middle = top + thickness / 2
    return Rule(x0, middle, x1, middle, thickness, color)
