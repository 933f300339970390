"""Fonts inside the PDF: one composite font per face, only the glyphs used, and a text map for copying.

reportlab's own TrueType support spreads a Chinese text over many 8-bit fonts and writes a wrong map above
U+FFFF; here every character has a two-byte code of its own and its UTF-16 text.
"""

from dataclasses import dataclass, field
from typing import Any

from desktop.documents.fonts import Glyph
from desktop.documents.fonts.truetype import TrueType
from desktop.documents.pdf.subset import subset

_SYMBOLIC = 4
_TAG_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MAP_ROWS = 100  # the most rows one bfchar section may hold


@dataclass(slots=True)
class EmbeddedFont:
    """One face in one document; `name` is its resource name. Codes are given out as characters are drawn."""

    name: str
    font: TrueType
    codes: dict[str, int] = field(default_factory=dict)
    glyphs: list[int] = field(default_factory=lambda: [0])
    widths: list[float] = field(default_factory=lambda: [1.0])

    def encode(self, character: str, glyph: Glyph) -> str:
        """Return the code of a character, four hexadecimal digits; one code per character, never shared."""
        code = self.codes.get(character)
        if code is None:
            code = self.codes[character] = len(self.glyphs)
            self.glyphs.append(glyph.number)
            self.widths.append(glyph.width)
        return f"{code:04X}"

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls it by this name
        """Write the font into reportlab's document when the document is closed."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        base = PDFName(f"{_tag(self.name)}+{self.font.postscript_name()}")
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, base), self.name + "d"),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 1000,
                "W": PDFArray([0, PDFArray([round(1000 * width, 2) for width in self.widths])]),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant, self.name + "c")]),
                "ToUnicode": _stream(document, text_map(self.codes).encode("ascii"), self.name + "u"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, self.name)

    def _descriptor(self, document: Any, base: object) -> object:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        metrics = self.font.metrics
        scale = 1000 / metrics.units
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(value * scale) for value in metrics.box]),
                "ItalicAngle": 0,
                "Ascent": round(metrics.ascent * scale),
                "Descent": round(metrics.descent * scale),
                "CapHeight": round(metrics.ascent * scale),
                "StemV": 80,
                "FontFile2": _stream(document, subset(self.font, self.glyphs), self.name + "f", length1=True),
            }
        )


def text_map(codes: dict[str, int]) -> str:
    """Return the ToUnicode map of codes to characters; characters above U+FFFF as two UTF-16 units."""
    rows = [f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char, code in codes.items()]
    sections = []
    for begin in range(0, len(rows), _MAP_ROWS):
        part = rows[begin : begin + _MAP_ROWS]
        sections += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *sections,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _stream(document: Any, content: bytes, name: str, length1: bool = False) -> object:
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    stream = PDFStream()
    stream.content = content
    stream.filters = [PDFZCompress]
    if length1:
        stream.dictionary["Length1"] = len(content)
    return document.Reference(stream, name)


def _tag(name: str) -> str:
    """Return the six capitals that mark a subset font; the same for the same place in the document."""
    number = int("".join(c for c in name if c.isdigit()) or 0)
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, len(_TAG_LETTERS))
        letters = _TAG_LETTERS[rest] + letters
    return letters
