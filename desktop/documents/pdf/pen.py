"""Drawing finished pages with reportlab."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from desktop.documents.fonts import FontSet, Glyph
from desktop.documents.pdf.embed import EmbeddedFont
from desktop.documents.pdf.page import Bookmark, Page, Rule, Text, points

_CREATOR = "府院联动工作台"


class Pen:
    """One document being drawn; the same pages always give the same bytes."""

    def __init__(self, fonts: FontSet, title: str, author: str, subject: str) -> None:
        self._fonts = fonts
        self._embedded: dict[int, EmbeddedFont] = {}
        self._file = BytesIO()
        self._canvas = _canvas_class()(
            self._file, pageCompression=1, invariant=1, pdfVersion=(1, 4), lang="zh-CN"
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator(_CREATOR)
        self._canvas.setProducer(_CREATOR)
        self._marks = 0
        self._depth = -1

    def draw(self, pages: Sequence[Page]) -> bytes:
        """Draw the pages and return the file."""
        for page in pages:
            height = points(page.layout.height)
            self._canvas.setPageSize((points(page.layout.width), height))
            code = [_rule(rule, height) for rule in page.rules]
            code += [self._text(text, height) for text in page.texts if text.text.strip()]
            self._canvas.addLiteral("\n".join(code))
            for bookmark in page.bookmarks:
                self._bookmark(bookmark, height)
            self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def _text(self, text: Text, height: float) -> str:
        style = text.style
        parts = [
            f"BT {_color(style.color)} rg {_number(text.tracking / style.scale)} Tc "
            f"{_number(style.scale * 100)} Tz"
        ]
        drawn = [(char, self._fonts.glyph(style.role, char)) for char in text.text]
        along = 0.0
        for _, group in groupby(drawn, key=lambda pair: id(pair[1].face.font)):
            characters = list(group)
            font = self._font(characters[0][1])
            codes = "".join(font.encode(char, glyph) for char, glyph in characters)
            parts.append(
                f"/{font.name} {_number(style.size)} Tf {_place(text, along, height)} Tm <{codes}> Tj"
            )
            width = sum(glyph.width for _, glyph in characters) * style.size * style.scale
            along += width + text.tracking * len(characters)
        return " ".join(parts) + " ET"

    def _font(self, glyph: Glyph) -> EmbeddedFont:
        key = id(glyph.face.font)
        font = self._embedded.get(key)
        if font is None:
            font = EmbeddedFont(f"T{len(self._embedded) + 1}", glyph.face.font)
            self._embedded[key] = font
            self._canvas._doc.delayedFonts.append(font)
        return font

    def _bookmark(self, bookmark: Bookmark, height: float) -> None:
        self._marks += 1
        # An outline may step down by one level at a time only.
        self._depth = min(bookmark.level, self._depth + 1)
        key = f"m{self._marks}"
        self._canvas.bookmarkHorizontalAbsolute(key, height - bookmark.y)
        self._canvas.addOutlineEntry(bookmark.text, key, self._depth)


def _place(text: Text, along: float, height: float) -> str:
    """Return the text matrix of a place `along` the text; every run of one font says where it stands."""
    if text.turned:
        return f"0 -1 1 0 {_number(text.x)} {_number(height - text.baseline - along)}"
    return f"1 0 0 1 {_number(text.x + along)} {_number(height - text.baseline)}"


def _rule(rule: Rule, height: float) -> str:
    dash = f"[{_number(rule.dash)}] 0 d" if rule.dash else "[] 0 d"
    return (
        f"{_color(rule.color)} RG {_number(rule.thickness)} w {dash} "
        f"{_number(rule.x0)} {_number(height - rule.y0)} m {_number(rule.x1)} {_number(height - rule.y1)} l S"
    )


def _color(color: str) -> str:
    return " ".join(_number(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _canvas_class() -> Any:
    from reportlab.pdfgen.canvas import Canvas

    class PlainCanvas(Canvas):  # type: ignore[misc]
        """A canvas that does not begin each page with a Helvetica that is never embedded."""

        def _make_preamble(self) -> None:
            self._preamble = "1 0 0 1 0 0 cm"

    return PlainCanvas
