"""What the file itself must hold: fonts, text, metadata, outline."""

import io
import re
import subprocess
import sys

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

from desktop.documents.official import OfficialDocument
from desktop.documents.pdf.setter import drawable
from tests.documents.pdf import papers
from tests.documents.pdf.reading import paragraphs, read, render

NAMES = "王立堃、李䶮、张𬱖、赵犇、𠅤玥、钱㛃"
FORMATS = [papers.SINGLE, papers.JOINT, papers.UPWARD, papers.LETTER, papers.MINUTES, papers.ORDER]


def copied(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def squeezed(text: str) -> str:
    return re.sub(r"\s|\ufffe", "", text)


def test_equal_documents_are_equal_bytes() -> None:
    assert render(papers.SINGLE) == render(papers.SINGLE)


@pytest.mark.parametrize("paper", FORMATS, ids=lambda paper: paper.format)
def test_every_paragraph_can_be_copied_in_order(paper: OfficialDocument) -> None:
    rows = "".join(row.text for sheet in read(render(paper)) for row in sheet.body)
    at = 0
    for block in paper.body:
        text = squeezed(block.text)
        found = rows.find(text, at)
        assert found >= 0, block.text
        at = found + len(text)
    for name in (*paper.issuers, paper.title or "", paper.number or ""):
        assert squeezed(name) in rows or name == paper.issuers[-1]


def test_characters_above_u_ffff_are_copied_as_themselves() -> None:
    data = render(OfficialDocument(body=paragraphs(NAMES)))
    assert NAMES in "".join(row.text for sheet in read(data) for row in sheet.rows)
    assert NAMES in copied(data).replace("\r\n", "")


def test_a_character_without_a_font_is_visible_and_still_copied() -> None:
    data = render(OfficialDocument(body=paragraphs("已办结😀县")))
    assert "已办结😀县" in "".join(row.text for sheet in read(data) for row in sheet.rows)
    scale = 4
    image = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("L")
    char = read(data)[0].rows[0].chars[3]
    box = image.crop(
        tuple(round(value * scale) for value in (char["x0"], char["top"], char["x1"], char["bottom"]))
    )
    assert box.getextrema()[0] < 100


def test_shapeless_marks_leave_no_hole() -> None:
    data = render(OfficialDocument(body=paragraphs("葛\U000e0100城\u200b县\ufeff政\tAB")))
    assert "葛城县政AB" in "".join(row.text for sheet in read(data) for row in sheet.rows)


def test_fonts_are_embedded_subsets_only() -> None:
    data = render(papers.SINGLE)
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    fonts = [
        obj
        for xref in document.xrefs
        for number in xref.get_objids()
        if isinstance(obj := document.getobj(number), dict) and str(obj.get("Type")) == "/'Font'"
    ]
    assert fonts
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+", font["BaseFont"].name)
        assert font["Subtype"].name in ("Type0", "CIDFontType2")
    assert len(data) < 250_000


def test_title_author_and_language_are_told() -> None:
    document = PDFDocument(PDFParser(io.BytesIO(render(papers.SINGLE))))
    info = document.info[0]
    assert info["Title"].decode("utf-16") == papers.SINGLE.title
    assert info["Author"].decode("utf-16") == "青山县人民政府"
    assert document.catalog["Lang"] == b"zh-CN"


def test_headings_and_attachments_are_bookmarks() -> None:
    document = pypdfium2.PdfDocument(render(papers.SINGLE))
    entries = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert entries[:4] == [
        (0, papers.SINGLE.title),
        (1, "一、主要任务"),
        (2, "（一）健全机制"),
        (3, "1.建立台账"),
    ]
    assert (0, "组成人员名单") in entries


def test_two_renderings_at_once_do_not_disturb_each_other() -> None:
    from concurrent.futures import ThreadPoolExecutor

    wanted = [render(paper) for paper in FORMATS]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(render, FORMATS)) == wanted


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120))
def test_any_text_is_drawn_and_copied(text: str) -> None:
    found = "".join(
        row.text
        for sheet in read(render(OfficialDocument(body=paragraphs("县" + text))))
        for row in sheet.body
    )
    for char in drawable(text):
        assert char.isspace() or char in found


def test_reportlab_is_imported_only_to_draw() -> None:
    code = "import sys, desktop.documents.pdf; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
