"""版记, measured (7.4, 7.5)."""

from dataclasses import replace

import pytest

from desktop.documents.fonts import Role, load_fonts
from desktop.documents.official import OfficialDocument
from tests.documents.pdf import papers
from tests.documents.pdf.reading import MM, SMALL, Sheet, paragraphs, sheets


@pytest.fixture(scope="module")
def last() -> Sheet:
    return sheets(papers.SINGLE)[-1]


def test_7_4_1_rules_and_the_last_one_on_the_lower_edge(last: Sheet) -> None:
    first, middle, end = [rule for rule in last.rules if not rule.red]
    assert end.bottom == pytest.approx(262, abs=0.02)
    assert (first.thick, middle.thick, end.thick) == pytest.approx((0.35, 0.25, 0.35), abs=0.005)
    for rule in (first, middle, end):
        assert (rule.x0, rule.x1) == pytest.approx((28, 184), abs=0.02)
    assert first.bottom < last.row("抄送：").em_top


def test_7_4_2_cc_in_size_four_with_hanging_lines(last: Sheet) -> None:
    row = last.row("抄送：")
    following = last.body[last.body.index(row) + 1]
    assert row.size == 14
    assert (row.x0 - 28) / SMALL == pytest.approx(1, abs=0.02)
    assert (following.x0 - 28) / SMALL == pytest.approx(4, abs=0.02)
    assert following.text.endswith("。")
    assert (184 - row.x1) / SMALL >= 0.99


def test_7_4_3_printer_left_and_date_right(last: Sheet) -> None:
    row = last.row("青山县人民政府办公室")
    assert row.text.endswith("2026年3月15日印发")
    assert (row.x0 - 28) / SMALL == pytest.approx(1, abs=0.02)
    assert (184 - row.x1) / SMALL == pytest.approx(1, abs=0.02)
    _, middle, end = last.rules
    assert middle.bottom < row.em_top < row.em_bottom < end.top


def test_7_5_the_ink_of_the_dash_lies_7_mm_below_the_type_area(last: Sheet) -> None:
    glyph = load_fonts(()).glyph(Role.SONGTI, "—")
    box = glyph.face.font.glyph_ink(glyph.number)
    assert box
    row = last.foot[0]
    assert row.base - (box[1] + box[3]) / 2 * row.size * MM == pytest.approx(262 + 7, abs=0.02)


def test_a_printer_alone_has_two_rules() -> None:
    paper = replace(papers.SINGLE, cc=(), attachments=())
    assert len([rule for rule in sheets(paper)[-1].rules if not rule.red]) == 2


def test_text_never_runs_into_the_imprint() -> None:
    for count in range(8, 24):
        paper = OfficialDocument(
            body=paragraphs(*["县政府"] * count),
            cc=papers.SINGLE.cc,
            printer="县政府办公室",
            print_date=papers.DAY,
        )
        found = sheets(paper)
        first = min(rule.top for rule in found[-1].rules)
        above = [row for row in found[-1].body if row.text == "县政府"]
        assert all(row.em_bottom < first for row in above)
        assert sum(row.text == "县政府" for sheet in found for row in sheet.rows) == count


def test_an_even_last_page_is_reached() -> None:
    paper = replace(papers.JOINT, even_last_page=True)
    assert len(sheets(paper)) % 2 == 0
