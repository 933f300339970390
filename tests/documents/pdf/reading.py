"""A PDF read back: its characters as lines, its rules, in mm from the upper left corner of the paper."""

import io
from dataclasses import dataclass

import pdfplumber

from desktop.documents.fonts import load_fonts
from desktop.documents.official import OfficialDocument, Paragraph
from desktop.documents.pdf import render_pdf

MM = 25.4 / 72
CHAR = 156 / 28  # 1字 of 3号 in mm
SMALL = 14 * MM  # 1字 of 4号
LINE = 28.95 * MM
ASCENT, DESCENT = 0.88, 0.12


@dataclass(frozen=True)
class Row:
    """The characters on one baseline; x0 and x1 bound their em boxes."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    fonts: tuple[str, ...]
    red: bool
    chars: tuple[dict, ...]

    @property
    def em_top(self) -> float:
        return self.base - ASCENT * self.size * MM

    @property
    def em_bottom(self) -> float:
        return self.base + DESCENT * self.size * MM


@dataclass(frozen=True)
class Stroke:
    """A drawn rule: its edges and thickness."""

    x0: float
    x1: float
    top: float
    bottom: float
    thick: float
    red: bool


@dataclass(frozen=True)
class Sheet:
    """One page."""

    width: float
    height: float
    rows: tuple[Row, ...]
    rules: tuple[Stroke, ...]

    def row(self, text: str) -> Row:
        """Return the row that contains a text."""
        found = [row for row in self.rows if text in row.text]
        assert found, (text, [row.text for row in self.rows])
        return found[0]

    @property
    def body(self) -> tuple[Row, ...]:
        """Rows inside the type area."""
        return tuple(row for row in self.rows if row.base < 263)

    @property
    def foot(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.base >= 263)


def render(document: OfficialDocument) -> bytes:
    """Render in the shipped fonts, whatever is installed."""
    return render_pdf(document, load_fonts(()))


def sheets(document: OfficialDocument) -> tuple[Sheet, ...]:
    return read(render(document))


def read(data: bytes) -> tuple[Sheet, ...]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return tuple(_sheet(page) for page in pdf.pages)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


def _sheet(page) -> Sheet:
    height = float(page.height)
    grouped: dict[float, list[dict]] = {}
    for char in page.chars:
        if char["text"].strip():
            grouped.setdefault(round(height - char["matrix"][5], 1), []).append(char)
    rows = tuple(_row(base, chars) for base, chars in sorted(grouped.items()))
    rules = tuple(sorted((_stroke(line) for line in page.lines), key=lambda stroke: stroke.top))
    return Sheet(float(page.width) * MM, height * MM, rows, rules)


def _row(base: float, chars: list[dict]) -> Row:
    chars = sorted(chars, key=lambda char: char["x0"])
    return Row(
        "".join(char["text"] for char in chars),
        chars[0]["x0"] * MM,
        chars[-1]["x1"] * MM,
        base * MM,
        round(max(char["size"] for char in chars), 2),
        tuple(dict.fromkeys(char["fontname"].split("+")[-1] for char in chars)),
        tuple(chars[0]["non_stroking_color"]) == (1, 0, 0),
        tuple(chars),
    )


def _stroke(line: dict) -> Stroke:
    half = line["linewidth"] / 2
    return Stroke(
        line["x0"] * MM,
        line["x1"] * MM,
        (line["top"] - half) * MM,
        (line["bottom"] + half) * MM,
        line["linewidth"] * MM,
        tuple(line["stroking_color"]) == (1, 0, 0),
    )
