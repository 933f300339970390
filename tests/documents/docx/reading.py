"""Reads a rendered file back: parts, paragraphs and their properties."""

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from desktop.documents.docx import render_docx
from desktop.documents.official import OfficialDocument
from desktop.documents.spec import load_spec, parse_spec

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SPECS = Path(__file__).parents[2] / "files" / "specs"
SPEC_NAMES = sorted(path.stem for path in SPECS.glob("*.json"))


def spec(name: str) -> OfficialDocument:
    return load_spec((SPECS / f"{name}.json").read_text(encoding="utf-8"))


def rendered(**keys: Any) -> "Rendered":
    return Rendered(render_docx(parse_spec(keys)))


def fragment(xml: str) -> Any:
    """The children of a snippet of WordprocessingML."""
    from desktop.documents.docx.xml import NAMESPACES

    return etree.fromstring(f"<root {NAMESPACES}>{xml}</root>")


class Rendered:
    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = self.part("word/document.xml")

    def part(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @property
    def body(self) -> Any:
        return self.document.find(f"{W}body")

    def texts(self) -> list[str]:
        """Text of every paragraph, boxes and cells included, blank ones left out."""
        found = [text_of(p) for p in self.document.iter(f"{W}p")]
        return [text for text in found if text]

    def paragraph(self, text: str) -> Any:
        """The one paragraph with exactly this text."""
        (found,) = [p for p in self.document.iter(f"{W}p") if text_of(p) == text]
        return found

    def sections(self) -> list[Any]:
        return list(self.document.iter(f"{W}sectPr"))


def text_of(element: Any) -> str:
    """Text of a paragraph without that of boxes it carries; tabs as such."""
    parts = []
    for run in element.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is element:
            parts += [
                t.text or "" if t.tag == f"{W}t" else "\t" for t in run if t.tag in (f"{W}t", f"{W}tab")
            ]
    return "".join(parts)


def attribute(element: Any, path: str, name: str = "val") -> str | None:
    """An attribute of a descendant given as a/b/c, or None."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def fonts(paragraph: Any) -> list[str | None]:
    """The eastAsia font of each run that has text; None where the style gives it."""
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return [attribute(run, "rPr/rFonts", "eastAsia") for run in runs]
