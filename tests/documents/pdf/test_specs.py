"""Every sample of `paper render` drawn: nothing lost, nothing outside, nothing missing a glyph."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.documents.fonts import load_fonts
from desktop.documents.official import Block, Cell, OfficialDocument, Paragraph
from desktop.documents.spec import load_spec
from tests.documents.pdf.reading import Sheet, read, render

SPECS = Path(__file__).parents[2] / "files" / "specs"
NAMES = sorted(path.stem for path in SPECS.glob("*.json"))


def document(name: str) -> OfficialDocument:
    return load_spec((SPECS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=NAMES)
def drawn(request: pytest.FixtureRequest) -> tuple[OfficialDocument, tuple[Sheet, ...]]:
    paper = document(request.param)
    return paper, read(render(paper))


def texts(paper: OfficialDocument) -> Iterator[str]:
    yield from (
        paper.title or "",
        paper.number or "",
        paper.note or "",
        paper.copy_no or "",
        paper.secrecy or "",
    )
    yield from paper.addressees
    yield from paper.cc
    yield from _blocks(paper.body)
    for attachment in paper.attachments:
        yield attachment.name
        yield from _blocks(attachment.body)
    if paper.signature:
        yield from paper.signature.organs


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from block.columns
            yield from (cell.text if isinstance(cell, Cell) else cell for row in block.rows for cell in row)


def test_every_character_of_the_value_is_on_the_pages(drawn) -> None:
    paper, pages = drawn
    found = "".join(row.text for sheet in pages for row in sheet.rows)
    counts = {char: found.count(char) for char in set(found)}
    wanted = "".join(texts(paper))
    for char in set(wanted):
        assert char.isspace() or counts.get(char, 0) >= wanted.count(char), char


def test_every_paragraph_is_whole_and_in_order(drawn) -> None:
    paper, pages = drawn
    found = "".join(row.text for sheet in pages for row in sheet.body)
    at = 0
    for block in paper.body:
        if isinstance(block, Paragraph):
            text = "".join(block.text.split())
            at = found.find(text, at)
            assert at >= 0, block.text


def test_no_glyph_is_missing(drawn) -> None:
    paper, _ = drawn
    assert load_fonts(()).missing("".join(texts(paper))) == ""


def test_upright_pages_keep_to_the_type_area(drawn) -> None:
    paper, pages = drawn
    if paper.settings.margins:
        pytest.skip("margins of its own")
    for sheet in pages:
        for row in sheet.body if sheet.width < sheet.height else ():
            if not row.red:
                assert row.x0 >= 27.9, row.text
                assert row.x1 <= 184.1, row.text


def test_no_two_texts_lie_on_one_another(drawn) -> None:
    _, pages = drawn
    for sheet in pages:
        if sheet.width > sheet.height:
            continue
        places = sorted((char["x0"], row.base) for row in sheet.rows for char in row.chars)
        assert len(places) == len(set(places))
        for row in sheet.body:
            for first, following in zip(row.chars, row.chars[1:], strict=False):
                assert following["x0"] >= first["x1"] - 0.35 * row.size, row.text
