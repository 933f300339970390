"""Setting text: widths by the real glyphs, lines by the rules of Chinese punctuation, spreading to the edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.fonts import FontSet
from desktop.documents.layout import BODY_PT, BODY_SPACING_PT, CHAR_PT
from desktop.documents.linebreak import break_lines
from desktop.documents.pdf.page import Style, Text

# A line that ends a paragraph keeps the pitch of the 28-character grid (5.2.3).
GRID_SPACING_PT = CHAR_PT - BODY_PT
_TEXT = Style()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one style."""

    text: str
    style: Style = _TEXT


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line ready to be placed: its spans, its width without tracking, its number of characters."""

    spans: tuple[Span, ...]
    width: float
    count: int
    last: bool

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(span.text for span in self.spans)


def drawable(text: str) -> str:
    """Return a text without characters that have no shape (zero-width marks, variation selectors)."""
    if text.isascii():
        return text.replace("\t", " ")
    return "".join(" " if c == "\t" else c for c in text if not _shapeless(c))


def _shapeless(char: str) -> bool:
    code = ord(char)
    return (
        0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or code in (0xAD, 0xFEFF)
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE01EF
    )


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in the fonts of one document."""

    fonts: FontSet

    def char_width(self, char: str, style: Style) -> float:
        """Return the width of a character in points."""
        return self.fonts.glyph(style.role, char).width * style.size * style.scale

    def width(self, text: str, style: Style, tracking: float = 0.0) -> float:
        """Return the width of a text in points; nothing is added after the last character."""
        total = sum(self.char_width(char, style) for char in text)
        return total + tracking * max(0, len(text) - 1)

    def lines(
        self,
        spans: Sequence[Span],
        width: float,
        indent: float = 0.0,
        tracking: float = BODY_SPACING_PT,
    ) -> tuple[SetLine, ...]:
        """Break a paragraph of spans into lines of `width` points, the first shorter by `indent`."""
        found: list[SetLine] = []
        for part in _at_breaks([Span(drawable(span.text), span.style) for span in spans]):
            found += self._broken(part, width, 0.0 if found else indent, tracking)
        return tuple(found)

    def _broken(self, spans: Sequence[Span], width: float, indent: float, tracking: float) -> list[SetLine]:
        text = "".join(span.text for span in spans)
        styles = [span.style for span in spans for _ in span.text]
        plain = [self.char_width(char, style) for char, style in zip(text, styles, strict=True)]
        found = []
        for line in break_lines(text, [value + tracking for value in plain], width, width - indent):
            count = len(line.text.rstrip())
            end = line.start + count
            cut = _cut(spans, line.start, end)
            found.append(SetLine(cut, sum(plain[line.start : end]), count, line.last))
        return found

    def place(
        self, line: SetLine, x: float, baseline: float, width: float, loose: float = GRID_SPACING_PT
    ) -> list[Text]:
        """Place a line: spread over `width` unless it ends its paragraph, which is tracked by `loose`."""
        gaps = max(1, line.count - 1)
        tracking = (width - line.width) / gaps
        if line.last:
            tracking = min(loose, tracking)
        return self.run(line.spans, x, baseline, tracking)

    def run(self, spans: Sequence[Span], x: float, baseline: float, tracking: float = 0.0) -> list[Text]:
        """Place spans one after another on a baseline."""
        texts = []
        for span in spans:
            text = drawable(span.text)
            texts.append(Text(x, baseline, text, span.style, tracking))
            x += self.width(text, span.style) + tracking * len(text)
        return texts


def _at_breaks(spans: Sequence[Span]) -> list[list[Span]]:
    """Cut spans where the author has set a line break."""
    parts: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        parts[-1].append(Span(first, span.style))
        parts += [[Span(other, span.style)] for other in others]
    return parts


def _cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    found, at = [], 0
    for span in spans:
        piece = span.text[max(0, start - at) : max(0, end - at)]
        if piece:
            found.append(Span(piece, span.style))
        at += len(span.text)
    return tuple(found)
