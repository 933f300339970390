"""Heads of all formats, measured: 7.2, 10.1 to 10.3."""

from dataclasses import replace

import pytest

from desktop.documents.fonts import Role, load_fonts
from desktop.documents.official import OfficialDocument, PrintSettings, RedHead, Signer
from tests.documents.pdf import papers
from tests.documents.pdf.reading import CHAR, LINE, MM, Row, Sheet, sheets


def first(document: OfficialDocument) -> Sheet:
    return sheets(document)[0]


def ink(row: Row) -> tuple[float, float]:
    """Upper and lower edge of the ink of a row in mm, from the outlines of its characters."""
    fonts = load_fonts(())
    glyphs = [fonts.glyph(Role.TITLE if row.red else Role.FANGSONG, char["text"]) for char in row.chars]
    boxes = [box for glyph in glyphs if (box := glyph.face.font.glyph_ink(glyph.number))]
    return row.base - max(b[3] for b in boxes) * row.size * MM, row.base - min(
        b[1] for b in boxes
    ) * row.size * MM


@pytest.fixture(scope="module")
def single() -> Sheet:
    return first(papers.SINGLE)


def test_7_2_1_to_7_2_3_corner_items_line_by_line(single: Sheet) -> None:
    copy, secrecy, urgency = (single.row(text) for text in ("000001", "机密★1年", "特急"))
    assert single.rows[0] == copy
    assert secrecy.base - copy.base == pytest.approx(LINE, abs=0.05)
    assert urgency.base - secrecy.base == pytest.approx(LINE, abs=0.05)
    assert {round(row.x0, 2) for row in (copy, secrecy, urgency)} == {28.0}
    assert secrecy.fonts == urgency.fonts == ("NotoSansSC-Regular",)


def test_7_2_2_secrecy_without_copy_number_stays_on_line_two() -> None:
    row = first(replace(papers.SINGLE, copy_no=None)).row("机密★1年")
    assert row.base == pytest.approx(37 + LINE * 1.8, abs=0.05)


def test_7_2_4_ink_of_the_mark_35_mm_below_the_type_area(single: Sheet) -> None:
    mark = single.row("青山县人民政府文件")
    assert ink(mark)[0] == pytest.approx(72, abs=0.1)
    assert (mark.x0 + mark.x1) / 2 == pytest.approx(106, abs=0.3)
    assert mark.red
    assert mark.fonts == ("NotoSerifSCSemiBold-Regular",)


def test_7_2_4_joint_names_are_stacked_and_the_word_centred_beside_them() -> None:
    sheet = first(papers.JOINT)
    rows = [row for row in sheet.rows if row.red]
    names = [row for row in rows if row.text.startswith("青山县")]
    (word,) = [row for row in rows if row.text == "文件"]
    assert [row.text for row in names] == list(papers.ORGANS)
    assert ink(names[0])[0] == pytest.approx(72, abs=0.1)
    assert {round(row.x0, 1) for row in names} == {round(names[0].x0, 1)}
    assert {round(row.x1, 1) for row in names} == {round(names[0].x1, 1)}
    middle = (names[0].em_top + names[-1].em_bottom) / 2
    assert (word.em_top + word.em_bottom) / 2 == pytest.approx(middle, abs=1.0)
    assert word.x0 > names[0].x1


def test_7_2_5_number_two_lines_below_and_7_2_7_rule_4_mm_below_it(single: Sheet) -> None:
    number = single.row("〔2026〕12号")
    (rule,) = [rule for rule in single.rules if rule.red]
    mark = single.row("青山县人民政府文件")
    assert (number.base - ink(mark)[1]) / LINE == pytest.approx(2.8, abs=0.15)
    assert (number.x0 + number.x1) / 2 == pytest.approx(106, abs=0.1)
    assert rule.top - ink(number)[1] == pytest.approx(4, abs=0.5)
    assert (rule.x0, rule.x1) == pytest.approx((28, 184), abs=0.02)


def test_7_3_1_title_two_lines_below_the_rule(single: Sheet) -> None:
    (rule,) = [rule for rule in single.rules if rule.red]
    titles = [row for row in single.rows if row.size == 22]
    assert "".join(row.text for row in titles) == papers.SINGLE.title
    assert all((row.x0 + row.x1) / 2 == pytest.approx(106, abs=0.3) for row in titles)
    assert (titles[0].em_top - rule.bottom) / LINE == pytest.approx(2.2, abs=0.2)


def test_7_2_6_signers_two_a_line_the_number_on_the_last() -> None:
    sheet = first(replace(papers.UPWARD, signers=(*papers.UPWARD.signers, Signer("", "赵晓明"))))
    above = sheet.row("签发人：")
    below = sheet.row("〔2026〕12号")
    assert above.text == "签发人：王立堃李喆"
    assert below.text.endswith("张犇赵晓明")
    assert below.base - above.base == pytest.approx(LINE, abs=0.05)
    assert (below.x0 - 28) / CHAR == pytest.approx(1, abs=0.02)
    assert (184 - above.chars[4]["x0"] * MM) / CHAR == pytest.approx(1 + 3 + 1 + 3, abs=0.1)
    # A further row aligns with the first name above, and names are in 楷体.
    assert below.chars[-5]["x0"] == pytest.approx(above.chars[4]["x0"], abs=0.05)
    assert above.chars[4]["fontname"].endswith("FuyuanKai-Regular")


def test_7_2_5_three_signers_beside_the_number_keep_both_two_lines_below_the_mark() -> None:
    row = first(papers.UPWARD).row("签发人：")
    assert row.text == "青政〔2026〕12号签发人：王立堃李喆张犇"
    assert (row.x0 - 28) / CHAR == pytest.approx(1, abs=0.02)
    assert (184 - row.x1) / CHAR == pytest.approx(1, abs=0.05)


def test_7_2_6_one_signer_ends_one_character_before_the_edge() -> None:
    row = first(replace(papers.UPWARD, signers=papers.UPWARD.signers[:1])).row("签发人：")
    assert (184 - row.x1) / CHAR == pytest.approx(1, abs=0.05)
    assert "12号" in row.text


def test_10_1_letter() -> None:
    found = sheets(papers.LETTER)
    sheet = found[0]
    mark = sheet.row("青山县人民法院")
    assert mark.red
    assert ink(mark)[0] == pytest.approx(30, abs=0.1)  # from the paper's edge
    upper_thick, upper_thin, lower_thin, lower_thick = sheet.rules
    assert upper_thick.top - ink(mark)[1] == pytest.approx(4, abs=1)
    assert upper_thick.thick > upper_thin.thick
    assert lower_thick.thick > lower_thin.thick
    assert lower_thick.bottom == pytest.approx(277, abs=0.02)  # 20 mm above the paper's edge
    for rule in sheet.rules:
        assert rule.x1 - rule.x0 == pytest.approx(170, abs=0.02)
        assert (rule.x0 + rule.x1) / 2 == pytest.approx(106, abs=0.02)
    item = sheet.row("000003")
    assert item.em_top - upper_thin.bottom == pytest.approx(16 * 7 / 8 * MM, abs=0.1)
    assert item.text.endswith("〔2026〕3号")
    assert item.x1 == pytest.approx(184, abs=0.1)
    assert not sheet.foot  # page 1 bears no number
    assert found[1].foot[0].text.replace(" ", "") == "—2—"


def test_10_1_a_letter_has_an_imprint_without_rules() -> None:
    last = sheets(papers.LETTER)[-1]
    assert not last.rules
    assert last.row("抄送：县司法局。").em_bottom < 262


def test_10_2_order() -> None:
    sheet = first(papers.ORDER)
    mark, number = sheet.row("青山县人民政府令"), sheet.row("第12号")
    assert ink(mark)[0] == pytest.approx(57, abs=0.1)  # 20 mm below the type area's upper edge
    assert (number.x0 + number.x1) / 2 == pytest.approx(106, abs=0.1)
    text = sheet.body[sheet.body.index(number) + 1]
    assert (text.base - number.base) / LINE == pytest.approx(3, abs=0.02)
    assert not sheet.rules


def test_10_3_minutes() -> None:
    found = sheets(papers.MINUTES)
    mark = found[0].row("联席会议纪要")
    assert ink(mark)[0] == pytest.approx(72, abs=0.1)
    assert found[0].row("联席会议办公室").text.endswith("2026年3月15日")
    rows = [row for sheet in found for row in sheet.body]
    present = next(row for row in rows if row.text.startswith("出席："))
    assert present.fonts[0] == "NotoSansSC-Regular"
    assert (present.x0 - 28) / CHAR == pytest.approx(2, abs=0.03)
    hanging = rows[rows.index(present) + 1]
    assert (hanging.x0 - 28) / CHAR == pytest.approx(5, abs=0.03)
    assert "".join(row.text for row in rows).count("张𬱖") == 12


def test_red_head_can_be_left_to_the_printed_paper() -> None:
    full = first(papers.SINGLE)
    bare = first(replace(papers.SINGLE, settings=PrintSettings(red_head=RedHead.NONE)))
    assert not [row for row in bare.rows if row.red]
    assert not [rule for rule in bare.rules if rule.red]
    assert bare.row("〔2026〕12号").base == full.row("〔2026〕12号").base
    lower = first(replace(papers.SINGLE, settings=PrintSettings(red_head=RedHead.NONE, head_offset=5)))
    assert lower.row("〔2026〕12号").base - full.row("〔2026〕12号").base == pytest.approx(5, abs=0.02)
    plain = first(replace(papers.SINGLE, settings=PrintSettings(red_head=RedHead.TEXT)))
    assert plain.row("〔2026〕12号").base < 90
