"""A heading above a table goes where the table goes: in the reckoning, in the PDF, and in the Word file."""

import pytest

from desktop.documents.keeping import heads_table, is_heading
from desktop.documents.official import Attachment, Block, Kind, OfficialDocument, Paragraph, Signature, Table
from desktop.documents.pages import estimate
from tests.documents.docx.reading import W, rendered
from tests.documents.pdf.reading import sheets

LINE = Paragraph("各单位应当配合。")
HEAD, SUB = Paragraph("一、未销号事项"), Paragraph("（一）逾期事项")
TABLE = Table(("编号", "事项"), (("1", "甲"), ("2", "乙")))
WIDE = Table(("编号", "事项"), (("1", "甲"),), landscape=True)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ((), ()),
        ((HEAD,), (False,)),
        ((HEAD, LINE, TABLE), (False, False, False)),
        ((LINE, HEAD, TABLE, LINE), (False, True, False, False)),
        ((HEAD, SUB, TABLE), (True, True, False)),
        ((HEAD, WIDE), (False, False)),
        ((HEAD, Paragraph("（一）逾期事项", new_page=True), TABLE), (False, True, False)),
    ],
)
def test_which_headings_head_a_table(blocks: tuple[Block, ...], told: tuple[bool, ...]) -> None:
    assert heads_table(blocks) == told


def test_a_centred_line_is_no_heading() -> None:
    assert is_heading(HEAD)
    assert not is_heading(Paragraph("一、未销号事项", Kind.CENTER))
    assert not is_heading(TABLE)


def pages_of(document: OfficialDocument) -> list[str]:
    return ["".join(line.text for line in sheet.rows) for sheet in sheets(document)]


@pytest.mark.parametrize(("lines", "page"), [(17, 0), (20, 1), (21, 1)])
def test_a_heading_is_never_alone_at_the_foot(lines: int, page: int) -> None:
    document = OfficialDocument(body=(*(LINE,) * lines, HEAD, TABLE))
    told = pages_of(document)
    assert [HEAD.text in each for each in told] == [n == page for n in range(len(told))]
    assert "编号" in told[page]
    assert estimate(document).text_pages == len(told)


def test_a_heading_stays_with_a_table_that_goes_along_with_the_signature() -> None:
    document = OfficialDocument(
        body=(*(LINE,) * 20, HEAD, TABLE), signature=Signature(("甲县人民政府",), sealed=False)
    )
    told = pages_of(document)
    assert HEAD.text not in told[0]
    assert HEAD.text in told[1]


def test_headings_in_an_attachment_are_kept_too() -> None:
    body = (*(LINE,) * 17, HEAD, SUB, TABLE)
    document = OfficialDocument(body=(LINE,), attachments=(Attachment("清单", body),))
    told = pages_of(document)
    assert HEAD.text not in told[1]
    assert HEAD.text + SUB.text in told[2]
    assert estimate(document).text_pages == len(told) == 3


def test_word_keeps_the_heading_the_head_and_the_first_row_together() -> None:
    table = {"table": {"columns": ["编号"], "rows": [["1"], ["2"]]}}
    file = rendered(body=["各单位应当配合。", "一、未销号事项", table, "二、其他"])

    def kept(text: str) -> bool:
        return file.paragraph(text).find(f"{W}pPr/{W}keepNext") is not None

    assert [kept(text) for text in ("各单位应当配合。", "一、未销号事项", "编号", "1", "2", "二、其他")] == [
        False, True, True, False, False, False,
    ]  # fmt: skip
