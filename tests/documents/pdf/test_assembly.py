"""The page measured on its own characters; each test names its clause of GB/T 9704-2012."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.documents.official import OfficialDocument, PageNumberStyle, PrintSettings
from tests.documents.pdf import papers
from tests.documents.pdf.reading import CHAR, LINE, MM, SMALL, Sheet, paragraphs, sheets

FANG, KAI, HEI = "FandolFangFuyuan-Regular", "FuyuanKai-Regular", "NotoSansSC-Regular"
SONG, TITLE = "NotoSerifSC-Regular", "NotoSerifSCSemiBold-Regular"


@pytest.fixture(scope="module")
def single() -> tuple[Sheet, ...]:
    return sheets(papers.SINGLE)


def test_5_1_paper_is_a4(single: tuple[Sheet, ...]) -> None:
    assert all((sheet.width, sheet.height) == pytest.approx((210, 297), abs=0.1) for sheet in single)


def test_5_2_3_28_characters_fill_156_mm(single: tuple[Sheet, ...]) -> None:
    full = [row for row in single[1].body if row.text in papers.HAN * 9 and row.x1 > 183 and row.x0 < 30]
    assert len(full) > 3
    for row in full:
        assert len(row.text) == 28
        assert (row.x0, row.x1) == pytest.approx((28, 184), abs=0.05)


def test_5_2_3_22_lines_of_28_95_points() -> None:
    first_page = sheets(OfficialDocument(body=paragraphs(papers.HAN * 12)))[0]
    rows = [row for row in first_page.body if row.size == 16]
    assert len(rows) == 22
    for first, following in pairwise(rows):
        assert following.base - first.base == pytest.approx(LINE, abs=0.05)
    assert rows[0].em_top >= 37
    assert rows[-1].em_bottom <= 262


def test_5_2_3_the_optical_profile_fills_the_type_area() -> None:
    first = sheets(replace(papers.OPTICAL, body=paragraphs(papers.HAN * 30), attachments=()))[1]
    rows = [row for row in first.body if row.size == 16]
    assert len(rows) == 22
    assert rows[0].em_top == pytest.approx(37, abs=0.6)
    assert rows[-1].em_bottom == pytest.approx(262, abs=0.6)


def test_5_2_1_nothing_hangs_outside_the_type_area(single: tuple[Sheet, ...]) -> None:
    for sheet in single:
        for row in sheet.body:
            assert row.x0 >= 28 - 0.05
            assert row.x1 <= 184 + 0.05


def test_7_3_2_addressees_flush_left_one_line_below_the_title(single: tuple[Sheet, ...]) -> None:
    row = single[0].row("各乡镇人民政府")
    title = single[0].row("和2026年度")
    assert row.x0 == pytest.approx(28, abs=0.05)
    assert row.text.endswith("：")
    assert (row.base - title.base) / LINE == pytest.approx(2, abs=0.25)


def test_7_3_2_addressees_that_fill_page_one_move_to_the_imprint() -> None:
    many = tuple(f"第{index}号镇人民政府和它的各个部门" for index in range(30))
    found = sheets(replace(papers.SINGLE, addressees=many))
    assert any("各成员单位应当" in row.text for row in found[0].rows)
    assert found[-1].row("主送：")


def test_7_3_3_indent_and_fonts_of_the_levels(single: tuple[Sheet, ...]) -> None:
    rows = [row for sheet in single for row in sheet.body]
    wanted = {"一、主要任务": HEI, "（一）健全机制。": KAI, "1.建立台账": FANG, "（1）逐项登记": FANG}
    for begin, font in wanted.items():
        (row,) = [row for row in rows if row.text.startswith(begin)]
        assert row.fonts[0] == font
        assert (row.x0 - 28) / CHAR == pytest.approx(2, abs=0.02)
        assert row.size == 16


def test_7_3_4_attachment_names_hang_below_their_first_character(single: tuple[Sheet, ...]) -> None:
    sheet = next(sheet for sheet in single if any("附件：" in row.text for row in sheet.rows))
    first = sheet.row("附件：1.")
    second = sheet.row("2.2026年度")
    assert (first.x0 - 28) / CHAR == pytest.approx(2, abs=0.02)
    rest = sheet.body[sheet.body.index(second) + 1]
    assert rest.x0 == pytest.approx(second.chars[2]["x0"] * MM, abs=0.2)
    assert not first.text.endswith(("。", "；"))


def test_7_3_7_attachments_begin_pages_with_their_label(single: tuple[Sheet, ...]) -> None:
    labels = [sheet for sheet in single if sheet.rows[0].text in ("附件1", "附件2")]
    assert len(labels) == 2
    for sheet in labels:
        label, title = sheet.rows[:2]
        assert label.fonts == (HEI,)
        assert label.x0 == pytest.approx(28, abs=0.05)
        assert (title.base - label.base) / LINE + 1 == pytest.approx(3, abs=0.4)
        assert (title.x0 + title.x1) / 2 == pytest.approx(106, abs=0.5)


def test_7_3_6_note_in_brackets_below_the_date(single: tuple[Sheet, ...]) -> None:
    sheet = next(sheet for sheet in single if any("（此件公开发布）" in row.text for row in sheet.rows))
    note, date = sheet.row("（此件公开发布）"), sheet.row("2026年3月15日")
    assert (note.x0 - 28) / CHAR == pytest.approx(2, abs=0.05)
    assert note.base - date.base == pytest.approx(LINE, abs=0.05)


def test_7_5_page_numbers_odd_right_even_left(single: tuple[Sheet, ...]) -> None:
    for number, sheet in enumerate(single, 1):
        row = sheet.foot[0]
        assert row.text.replace(" ", "") == f"—{number}—"
        assert (row.size, row.fonts) == (14, (SONG,))
        gap = (184 - row.x1) if number % 2 else (row.x0 - 28)
        assert gap / SMALL == pytest.approx(1, abs=0.02)


def test_page_numbers_may_be_centred_or_left_out() -> None:
    centred = replace(papers.JOINT, settings=PrintSettings(page_number_style=PageNumberStyle.CENTER))
    row = sheets(centred)[0].foot[0]
    assert (row.x0 + row.x1) / 2 == pytest.approx(106, abs=0.1)
    assert not any(sheet.foot for sheet in sheets(replace(papers.JOINT, page_numbers=False)))


def test_the_foot_code_stands_opposite_to_the_number() -> None:
    found = sheets(replace(papers.JOINT, foot_code="FY-2026-0012"))
    for number, sheet in enumerate(found, 1):
        first, code = sheet.foot
        assert code.text == "FY-2026-0012"
        assert code.size == 9
        assert (code.x0 < first.x0) == bool(number % 2)


def test_7_5_a_blank_page_before_the_imprint_and_its_page_bear_no_number() -> None:
    wide = tuple(f"第{index}号单位办公室" for index in range(40))
    found = ()
    for lines in range(1, 60):
        body = paragraphs(*["县政府"] * lines)
        paper = OfficialDocument(
            body=body, cc=wide, printer="县政府办公室", print_date=papers.DAY, even_last_page=True
        )
        found = sheets(paper)
        assert len(found) % 2 == 0
        if len(found) == 4 and not found[2].rows:
            break
    assert [bool(sheet.foot) for sheet in found] == [True, True, False, False]
    assert found[3].row("抄送")


def test_a_page_break_before_a_paragraph_is_kept() -> None:
    from desktop.documents.official import Paragraph

    found = sheets(OfficialDocument(body=(Paragraph("第一页"), Paragraph("第二页", new_page=True))))
    assert [sheet.rows[0].text for sheet in found] == ["第一页", "第二页"]
