import datetime as dt

import pytest

from desktop.documents.layout import layout_of
from desktop.documents.official import (
    Attachment,
    Format,
    OfficialDocument,
    Paragraph,
    PrintSettings,
    RedHead,
    Signature,
    Table,
)
from desktop.documents.pages import bound_blocks, estimate, front_height, moved_addressees, tightening

LINE = Paragraph("各单位应当配合。")
SIGNED = Signature(("甲县人民政府",), dt.date(2026, 3, 5))
HEAD = {"issuers": ("甲县人民政府",), "number": "甲政〔2026〕1号", "title": "关于检查的通知"}


def text(lines: int) -> tuple[Paragraph, ...]:
    return (LINE,) * lines


@pytest.mark.parametrize(("lines", "pages"), [(0, 1), (22, 1), (23, 2), (44, 2), (45, 3)])
def test_22_lines_a_page(lines: int, pages: int) -> None:
    assert estimate(OfficialDocument(body=text(lines))).text_pages == pages


def test_a_head_takes_room() -> None:
    assert estimate(OfficialDocument(**HEAD, body=text(9))).text_pages == 1
    assert estimate(OfficialDocument(**HEAD, body=text(12))).text_pages == 2


def test_a_signature_that_does_not_fit_takes_text_along() -> None:
    fits = OfficialDocument(body=text(18), signature=SIGNED)
    moves = OfficialDocument(body=text(19), signature=SIGNED)
    assert estimate(fits).text_pages == 1
    assert estimate(moves).text_pages == 2


def test_7_3_5_5_the_white_above_a_seal_gives_up_a_little_of_a_line() -> None:
    head = {
        **HEAD,
        "title": "关于印发《甲县府院联动工作规则（试行）》的通知",
        "addressees": ("各乡镇人民政府",),
    }
    head["issuers"] = ("甲县人民政府", "甲县人民法院", "甲县人民检察院")
    papers = [OfficialDocument(**head, body=text(lines), signature=SIGNED) for lines in range(1, 9)]
    left = layout_of(papers[0]).text_height * 72 / 25.4 - front_height(papers[0], layout_of(papers[0]))
    over = [(lines + 4) * 28.95 - left for lines in range(1, 9)]
    given_up = [tightening(paper) for paper in papers]
    assert given_up == pytest.approx([each + 3 if 0.8 < each < 0.4 * 28.95 else 0 for each in over])
    assert sum(map(bool, given_up)) == 1


def test_the_imprint_fits_or_takes_a_page() -> None:
    printed = {"cc": ("县委办公室",), "printer": "甲县政府办", "print_date": dt.date(2026, 3, 5)}
    fits = estimate(OfficialDocument(body=text(19), **printed))
    over = estimate(OfficialDocument(body=text(21), **printed))
    assert (fits.pages, over.pages) == (1, 2)
    assert over.text_pages == 1


def test_attachments_begin_pages() -> None:
    attachments = (Attachment("名单", text(3)), Attachment("办法", text(30)))
    assert estimate(OfficialDocument(body=text(1), attachments=attachments)).text_pages == 4


def test_tables_run_over_pages() -> None:
    table = Table(("序号", "事项"), tuple((str(n), "推动化解") for n in range(60)))
    assert estimate(OfficialDocument(body=(table,))).text_pages == 2
    wide = Table(("序号",), (("1",),), landscape=True)
    assert estimate(OfficialDocument(body=(LINE, wide, LINE))).text_pages == 3


def test_a_paragraph_may_begin_a_page() -> None:
    assert estimate(OfficialDocument(body=(LINE, Paragraph("回执", new_page=True)))).text_pages == 2


def test_addressees_move_only_when_no_line_of_text_fits() -> None:
    few = OfficialDocument(**HEAD, addressees=("各乡镇人民政府",))
    many = OfficialDocument(**HEAD, addressees=tuple(f"青河县第{n}街道办事处" for n in range(40)))
    assert moved_addressees(few) == ""
    assert moved_addressees(many).startswith("青河县第0街道办事处、")
    assert moved_addressees(OfficialDocument(**HEAD)) == ""


def test_the_head_of_each_format() -> None:
    def height(**keys: object) -> float:
        document = OfficialDocument(**{**HEAD, **keys})
        return front_height(document, layout_of(document))

    full = height()
    assert height(settings=PrintSettings(red_head=RedHead.TEXT)) < height(format=Format.LETTER) < full
    assert height(format=Format.ORDER) < full
    assert height(settings=PrintSettings(head_offset=10)) - full == pytest.approx(28.35, abs=0.01)


@pytest.mark.parametrize(
    ("lines", "last", "bound"),
    [
        (10, 1, 1),  # all on one page
        (21, 4, 0),  # runs over to the page of the seal by itself
        (19, 1, 1),  # one line goes along
        (43, 1, 3),  # a page of 21 or 20 lines would look like a mistake
        (42, 1, 2),
    ],
)
def test_what_goes_along_with_a_seal(lines: int, last: int, bound: int) -> None:
    paper = OfficialDocument(body=(*text(lines), Paragraph("县" * (28 * last - 4))), signature=SIGNED)
    assert bound_blocks(paper) == bound


def test_a_landscape_table_first_or_last_makes_no_upright_page() -> None:
    wide = Table(("序号",), (("1",),), landscape=True)
    assert estimate(OfficialDocument(body=(wide,))).pages == 1
    assert estimate(OfficialDocument(body=(wide, LINE))).pages == 2
    assert estimate(OfficialDocument(title="台账", body=(wide,))).pages == 2
