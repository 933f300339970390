"""版记 at the foot of the last page (7.4) and the page numbers (7.5)."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents import layout as numbers
from desktop.documents.fonts import Role
from desktop.documents.imprints import Imprint
from desktop.documents.official import PageNumberStyle
from desktop.documents.pdf.composer import SMALL, Composer
from desktop.documents.pdf.page import Page, Rule, Style, Text, points
from desktop.documents.pdf.setter import Setter, Span

_CHAR = numbers.SMALL_PT  # 1字 of 4号
_LABEL = 3 * _CHAR
_NUMBER = Style(Role.SONGTI, numbers.SMALL_PT)
_CODE = Style(Role.SONGTI, numbers.FOOT_CODE_PT)
_THICK = points(numbers.IMPRINT_RULE_MM)
_THIN = points(numbers.IMPRINT_THIN_RULE_MM)
_RULE_GAP = numbers.IMPRINT_RULE_PARAGRAPH_PT


def imprint_height(composer: Composer, value: Imprint) -> float:
    """Return the height of the imprint in points, its rules included."""
    rows = sum(len(_listed(composer, label, text)) for label, text in value.lists)
    printed = bool(value.printer or value.issued)
    rules = (2 + bool(value.lists and printed)) if value.ruled else 0
    return (rows + printed) * numbers.IMPRINT_LINE_PT + rules * (_RULE_GAP + _THICK)


def draw_imprint(composer: Composer, page: Page, value: Imprint) -> None:
    """Set the imprint so that its last rule ends on the lower edge of the type area (7.4.1)."""
    y = points(composer.layout.type_bottom) - imprint_height(composer, value)
    printed = bool(value.printer or value.issued)
    if value.ruled:
        y = _rule(composer, page, y, _THICK)
    for label, text in value.lists:
        for line in _listed(composer, label, text):
            page.texts += [replace(one, baseline=one.baseline + y) for one in line]
            y += numbers.IMPRINT_LINE_PT
    if value.ruled and value.lists and printed:
        y = _rule(composer, page, y, _THIN)
    if printed:
        page.texts += _printed(composer, value, y)
        y += numbers.IMPRINT_LINE_PT
    if value.ruled:
        _rule(composer, page, y, _THICK)


def _rule(composer: Composer, page: Page, y: float, thickness: float) -> float:
    """Draw a rule as wide as the type area at the foot of its strip; return where the strip ends."""
    end = y + _RULE_GAP + _THICK
    middle = end - thickness / 2
    page.rules.append(Rule(composer.left, middle, composer.left + composer.width, middle, thickness))
    return end


def _listed(composer: Composer, label: str, text: str) -> list[list[Text]]:
    """Return 抄送 line by line: 1字 clear at both sides, further lines aligned after the colon (7.4.2)."""
    hang = _CHAR + _LABEL
    width = composer.width - hang - _CHAR
    lines = composer.setter.lines([Span(f"{label}：{text}", SMALL)], width, -_LABEL, 0.0)
    rows = []
    for index, line in enumerate(lines):
        start, room = (hang, width) if index else (_CHAR, width + _LABEL)
        rows.append(composer.setter.place(line, composer.left + start, _baseline(), room, 0.0))
    return rows


def _printed(composer: Composer, value: Imprint, y: float) -> list[Text]:
    """Return 印发机关 at the left and the printing date at the right, each 1字 clear (7.4.3)."""
    baseline = y + _baseline()
    right = composer.left + composer.width - _CHAR - composer.setter.width(value.issued, SMALL)
    return [
        Text(composer.left + _CHAR, baseline, value.printer, SMALL),
        Text(right, baseline, value.issued, SMALL),
    ]


def _baseline() -> float:
    return numbers.IMPRINT_LINE_PT * numbers.BASELINE_SHARE


def number_pages(
    composer: Composer,
    pages: Sequence[Page],
    unnumbered: frozenset[int],
    style: PageNumberStyle,
    code: str | None,
) -> None:
    """Print — n — on each page, odd ones right and even ones left (7.5), and the small code on the other side.

    `unnumbered` are pages that count but bear no number. A landscape page bears its number where it stands
    when the sheet is bound: on its left edge, reading downwards (clause 8).
    """
    for number, page in enumerate(pages, 1):
        # A3 is folded: its number stands at the foot as elsewhere.
        turned = page.layout.height < page.layout.width <= numbers.A4_MM[1]
        upright = _upright(composer, page) if turned else replace(composer, layout=page.layout)
        texts = [] if number in unnumbered else _number(upright, number, style)
        if code and not page.empty:
            texts += _code(upright, number, style, code)
        page.texts += [_turned(text, upright) for text in texts] if turned else texts


def _upright(composer: Composer, page: Page) -> Composer:
    return replace(composer, layout=replace(composer.layout, width=page.layout.height))


def _turned(text: Text, upright: Composer) -> Text:
    """Place a text of the upright sheet on the sheet turned left: the lower edge has become the left one."""
    return replace(text, x=points(upright.layout.height) - text.baseline, baseline=text.x, turned=True)


def _number(composer: Composer, number: int, style: PageNumberStyle) -> list[Text]:
    text = f"— {number} —"
    width = composer.setter.width(text, _NUMBER)
    right = composer.left + composer.width - _CHAR - width
    x = right if number % 2 else composer.left + _CHAR
    if style is PageNumberStyle.CENTER:
        x = composer.left + (composer.width - width) / 2
    return [Text(x, _foot_baseline(composer.setter, composer.layout.type_bottom), text, _NUMBER)]


def _foot_baseline(setter: Setter, type_bottom: float) -> float:
    """Return the baseline at which the ink of the dash lies 7 mm below the type area."""
    glyph = setter.fonts.glyph(_NUMBER.role, "—")
    ink = glyph.face.font.glyph_ink(glyph.number)
    middle = (ink[1] + ink[3]) / 2 if ink else 0.35
    return points(type_bottom + numbers.PAGE_NUMBER_BELOW_TYPE_MM) + middle * _NUMBER.size


def _code(composer: Composer, number: int, style: PageNumberStyle, code: str) -> list[Text]:
    """Return the code a line below the number, on the other side."""
    right = composer.left + composer.width - composer.setter.width(code, _CODE)
    left = number % 2 and style is not PageNumberStyle.CENTER
    below = _foot_baseline(composer.setter, composer.layout.type_bottom) + numbers.FOOT_CODE_LINE_PT
    return [Text(composer.left if left else right, below, code, _CODE)]
