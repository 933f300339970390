"""The docx of a paper, drawn by LibreOffice, against our own PDF of it."""

import re
from itertools import accumulate
from pathlib import Path

import pytest

from desktop.documents.official import OfficialDocument, Paragraph
from tests.documents.docx.reading import SPEC_NAMES, spec
from tests.documents.drawing import draw, needs_libreoffice
from tests.documents.pdf.reading import Sheet, paragraphs, read, sheets

pytestmark = needs_libreoffice
# White that LibreOffice adds about its numbers, whatever the file says, takes this one a line over its page.
_WHITE_ADDED = "short_one_page"
_CHINESE = re.compile("[\u4e00-\u9fff，。、；：？！《》（）]+")
# Pure Chinese: LibreOffice puts white between Chinese and Latin even where the file forbids it.
PLAIN = (
    "各牵头单位要在规定期限内制定《实施方案》，明确责任人、完成时限和工作措施（含一案一策），逐项登记；",
    "对逾期未完成、又未说明理由的，按照《工作规则》第十五条的规定，由联席会议办公室下发督办函，并予以通报。",
    "定于本月下旬召开全体会议：请准时参加！能否到会，请于会前三日告知？谢谢。",
)


def shuffled() -> tuple[str, ...]:
    """Paragraphs in which every mark comes near a line end somewhere."""
    return tuple(
        "县" * lead + "".join(PLAIN[index % 3 :]) + PLAIN[0] * 2 for index, lead in enumerate(range(40))
    )


def test_plain_paragraphs_break_alike_and_take_as_many_pages(tmp_path: Path) -> None:
    paper = OfficialDocument(body=paragraphs(*shuffled()))
    ours = sheets(paper)
    theirs = _drawn(paper, tmp_path)
    assert len(theirs) == len(ours)
    for mine, other in zip(ours, theirs, strict=True):
        assert _texts(other) == _texts(mine)


def _texts(sheet: Sheet) -> list[str]:
    return [row.text for row in sheet.body]


def _drawn(paper: OfficialDocument, folder: Path) -> tuple[Sheet, ...]:
    draw({"paper": paper}, folder)
    return read((folder / "paper.pdf").read_bytes())


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_every_sample_has_as_many_pages_in_both_and_breaks_plain_paragraphs_alike(
    drawn_specs: Path, name: str
) -> None:
    paper = spec(name)
    ours, theirs = sheets(paper), read((drawn_specs / f"{name}.pdf").read_bytes())
    if name != _WHITE_ADDED:
        assert len(theirs) == len(ours)
    for text in _plain(paper):
        assert _breaks(theirs, text) == _breaks(ours, text)


def _plain(paper: OfficialDocument) -> list[str]:
    """Paragraphs of Chinese alone, in the one font of the text."""
    blocks = (*paper.body, *(block for attachment in paper.attachments for block in attachment.body))
    return [
        block.text
        for block in blocks
        if isinstance(block, Paragraph) and len(block.text) > 28 and _CHINESE.fullmatch(block.text)
    ]


def _breaks(pages: tuple[Sheet, ...], text: str) -> list[int]:
    """Where in a paragraph its lines end."""
    rows = [row.text for sheet in pages for row in sheet.body]
    start = "".join(rows).index(text)
    ends = list(accumulate(map(len, rows)))
    return [end - start for end in ends if start < end <= start + len(text)]
