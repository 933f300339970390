"""Kinds of paragraphs other than plain text."""

import pytest

from desktop.documents.fonts import load_fonts
from desktop.documents.layout import OFFICE
from desktop.documents.official import Kind, OfficialDocument, Paragraph
from desktop.documents.pdf.body import block_items
from desktop.documents.pdf.composer import Composer
from desktop.documents.pdf.setter import Setter
from tests.documents.pdf.reading import CHAR, Sheet, sheets

COMPOSER = Composer(Setter(load_fonts(())), OFFICE)


def page(*blocks: Paragraph) -> Sheet:
    return sheets(OfficialDocument(body=blocks))[0]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [(Kind.BODY, 2 * CHAR, None), (Kind.FLUSH, 0, None), (Kind.RIGHT, None, 0)],
)
def test_where_each_kind_begins_and_ends(kind: Kind, left: float | None, right: float | None) -> None:
    row = page(Paragraph("回执", kind)).rows[0]
    if left is not None:
        assert row.x0 - 28 == pytest.approx(left, abs=0.05)
    if right is not None:
        assert 184 - row.x1 == pytest.approx(right, abs=0.05)


def test_centred_and_caption_stand_in_the_middle() -> None:
    centred, caption = page(Paragraph("回执", Kind.CENTER), Paragraph("任务分工表", Kind.CAPTION)).body
    for row in (centred, caption):
        assert (row.x0 + row.x1) / 2 == pytest.approx(106, abs=0.05)
    assert caption.fonts == ("NotoSansSC-Regular",)


def test_a_cut_line_leaves_room_for_its_words() -> None:
    sheet = page(Paragraph("沿此线剪开", Kind.TEAR))
    left, right = sheet.rules
    row = sheet.rows[0]
    assert left.x0 == pytest.approx(28, abs=0.05)
    assert right.x1 == pytest.approx(184, abs=0.05)
    assert left.x1 < row.x0 < row.x1 < right.x0


def test_a_cut_line_without_words_crosses_the_page() -> None:
    left, right = page(Paragraph("", Kind.TEAR)).rules
    assert left.x1 == pytest.approx(right.x0, abs=0.05)


def test_several_centred_lines_are_broken_and_each_centred() -> None:
    rows = page(Paragraph("县" * 40, Kind.CENTER)).body
    assert [len(row.text) for row in rows] == [28, 12]
    assert all((row.x0 + row.x1) / 2 == pytest.approx(106, abs=0.05) for row in rows)


@pytest.mark.parametrize(
    ("text", "bookmark"),
    [
        ("一、主要任务", ("一、主要任务", 1)),
        ("（二）健全机制。各单位要落实。", ("（二）健全机制", 2)),
        ("3.建立台账", ("3.建立台账", 3)),
        ("（4）" + "逐项登记" * 20, None),
        ("各单位要落实。", None),
    ],
)
def test_headings_make_bookmarks_and_long_items_none(text: str, bookmark: tuple[str, int] | None) -> None:
    items = block_items(COMPOSER, (Paragraph(text),))
    assert items[0].bookmark == bookmark
    assert not any(item.bookmark for item in items[1:])


def test_a_paragraph_on_a_new_page_says_so() -> None:
    items = block_items(COMPOSER, (Paragraph("县" * 60, new_page=True),))
    assert [item.new_page for item in items] == [True, False, False]
