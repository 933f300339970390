"""GB/T 9704-2012 clause by clause on finished pages: the docx as LibreOffice draws it, and our own PDF."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents import layout
from desktop.documents.official import (
    Attendance,
    Format,
    OfficialDocument,
    Paragraph,
    PrintSettings,
    RedHead,
    Signature,
    SignedBy,
    Signer,
    Table,
)
from desktop.documents.widths import ems
from tests.documents.drawing import draw, needs_libreoffice
from tests.documents.pdf.reading import CHAR, LINE, MM, SMALL, Row, Sheet, paragraphs, read, sheets

DAY = dt.date(2026, 3, 15)
DATE = "2026年3月15日"
ORGANS = ("青山县人民政府", "青山县人民法院", "青山县人民检察院", "青山县公安局", "青山县司法局")
LONG = "青山县府院联动工作联席会议办公室甲"
HAN = "各成员单位应当高度重视府院联动工作明确一名负责同志分管一名工作人员具体联络"
ROWS = tuple((str(index), "统筹解决职工安置和税费减免问题", "县法院") for index in range(1, 61))
TABLE = Table(("序号", "任务", "单位"), ROWS, widths=(1, 6, 2))
TURNED = replace(TABLE, landscape=True)
NOTICE = OfficialDocument(
    issuers=ORGANS[:1],
    mark_suffix="文件",
    number="青政〔2026〕12号",
    title="关于建立联席会议制度的通知",
    addressees=("各乡镇人民政府",),
    body=paragraphs(HAN + "。"),
    signature=Signature(ORGANS[:1], DAY),
    cc=("县委办公室", "县人大常委会办公室"),
    printer="青山县人民政府办公室",
    print_date=DAY,
)
SIGNED = OfficialDocument(body=paragraphs("特此通知。"))
PAPERS = {
    "notice": NOTICE,
    "no_red": replace(NOTICE, settings=PrintSettings(red_head=RedHead.NONE)),
    "joint": replace(NOTICE, issuers=ORGANS[:3], signature=Signature(ORGANS, DAY), body=paragraphs(HAN, HAN)),
    "upward": replace(
        NOTICE,
        format=Format.UPWARD,
        signers=tuple(Signer("", name) for name in ("王立明", "李晓青", "赵明亮", "孙强")),
    ),
    "letter": OfficialDocument(
        format=Format.LETTER,
        issuers=ORGANS[1:2],
        copy_no="000003",
        number="青法函〔2026〕3号",
        title="关于商请协助提供企业登记信息的函",
        addressees=("县市场监督管理局",),
        body=paragraphs(HAN * 24),
        signature=Signature(ORGANS[1:2], DAY),
        cc=("县司法局",),
        printer="青山县人民法院办公室",
        print_date=DAY,
    ),
    "minutes": OfficialDocument(
        format=Format.MINUTES,
        mark="青山县府院联动联席会议纪要",
        number="第3期",
        title="第一次联席会议纪要",
        body=paragraphs(HAN + "。"),
        attendance=Attendance(
            ("县政府　王立明", "县法院　" + "、".join(["张晓明"] * 12)), ("县财政局　陈八",)
        ),
        signature=Signature(("联席会议办公室",), DAY),
    ),
    "order": OfficialDocument(
        format=Format.ORDER,
        mark="青山县人民政府令",
        number="第12号",
        body=paragraphs(HAN + "。"),
        signature=Signature(date=DAY, signed_by=(SignedBy("县长", "王立明"),)),
    ),
    "sealed": replace(SIGNED, signature=Signature(ORGANS[:1], DAY)),
    "sealed_long": replace(SIGNED, signature=Signature((LONG,), DAY)),
    "sealed_five": replace(SIGNED, signature=Signature(ORGANS, DAY)),
    "unsealed": replace(SIGNED, signature=Signature((LONG,), DAY, sealed=False)),
    "unsealed_short": replace(SIGNED, signature=Signature(("县法院",), DAY, sealed=False)),
    "unsealed_joint": replace(SIGNED, signature=Signature(ORGANS[:3], DAY, sealed=False)),
    "signed": replace(SIGNED, signature=Signature(date=DAY, signed_by=(SignedBy("县长", "王立明"),))),
    "table": OfficialDocument(body=(Paragraph("情况如下。"), TABLE, TABLE, Paragraph("特此报告。"))),
    "turned": OfficialDocument(body=(TURNED, Paragraph("特此报告。"))),
    "turned_title": OfficialDocument(title="工作台账", body=(TURNED,)),
    "crossing": OfficialDocument(
        body=paragraphs(*[HAN[:20]] * 20, HAN * 3), signature=Signature(ORGANS[:1], DAY)
    ),
    "nearly_full": OfficialDocument(body=paragraphs(*[HAN[:20]] * 44), signature=Signature(ORGANS[:1], DAY)),
    "one_paragraph": replace(
        NOTICE, issuers=ORGANS, signature=Signature(ORGANS, DAY), body=paragraphs("请照办。")
    ),
    "tight": replace(
        NOTICE,
        issuers=ORGANS[:3],
        title="关于印发《青山县府院联动工作规则》的通知",
        signature=Signature(ORGANS[:3], DAY),
        body=paragraphs("请照办。"),
    ),
    "even": replace(NOTICE, body=paragraphs(HAN * 18), even_last_page=True),
    "even_blank": replace(NOTICE, body=paragraphs(*[HAN[:20]] * 26), even_last_page=True),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clauses")
    draw(PAPERS, folder)
    return folder


@pytest.fixture(params=["pdf", pytest.param("docx", marks=needs_libreoffice)])
def pages(request: pytest.FixtureRequest):
    """Give the pages of a paper as one of the two renderers makes them."""

    def of(name: str) -> tuple[Sheet, ...]:
        if request.param == "pdf":
            return sheets(PAPERS[name])
        return read((request.getfixturevalue("drawn") / f"{name}.pdf").read_bytes())

    return of


def right_gap(row: Row) -> float:
    return (184 - row.x1) / CHAR


def middle(row: Row) -> float:
    return (row.x0 + row.x1) / 2


def date_middle(row: Row) -> float:
    """Middle of a date of its own width: LibreOffice adds white about its numbers, at the left of the fixed end."""
    return row.x1 - ems(DATE) * CHAR / 2


def within(row: Row, text: str) -> tuple[float, float]:
    """Left and right edge of some characters of a row in mm."""
    shown = "".join(char["text"] for char in row.chars)
    at = shown.index(text)
    chars = row.chars[at : at + len(text)]
    return chars[0]["x0"] * MM, chars[-1]["x1"] * MM


def ink_top(row: Row) -> float:
    """Upper edge of the ink of a red mark, by the share all 小标宋 fonts come near."""
    return row.base - layout.MARK_INK_SHARE * row.size * MM


def mark_of(sheet: Sheet) -> Row:
    return next(row for row in sheet.rows if row.red)


def red_rules(sheet: Sheet) -> list[tuple[float, float, float]]:
    """Return middle, thickness and width of the red rules; LibreOffice draws some of them twice."""
    found = {
        (round((rule.top + rule.bottom) / 2, 1), round(rule.thick, 1), round(rule.x1 - rule.x0))
        for rule in sheet.rules
        if rule.red
    }
    return sorted(found)


def test_7_2_4_and_7_2_7_mark_35_mm_below_the_type_area_and_rule_4_mm_below_the_number(pages) -> None:
    sheet = pages("notice")[0]
    number = sheet.row("〔2026〕12号")
    assert ink_top(mark_of(sheet)) == pytest.approx(72, abs=1)
    assert middle(number) == pytest.approx(106, abs=1)
    ((rule, thick, width),) = red_rules(sheet)
    assert width == pytest.approx(156, abs=1)
    assert rule - thick / 2 - number.em_bottom == pytest.approx(4, abs=0.8)


def test_a_red_head_left_out_keeps_its_room(pages) -> None:
    full, bare = pages("notice")[0], pages("no_red")[0]
    assert not any(row.red for row in bare.rows)
    assert not red_rules(bare)
    assert bare.row("〔2026〕12号").base == pytest.approx(full.row("〔2026〕12号").base, abs=0.1)


def test_7_2_5_the_number_of_an_upward_paper_is_on_the_line_of_the_last_signer(pages) -> None:
    sheet = pages("upward")[0]
    first, last = sheet.row("签发人："), sheet.row("〔2026〕12号")
    assert (last.x0 - 28) / CHAR == pytest.approx(1, abs=0.05)
    assert last.base - first.base == pytest.approx(LINE, abs=0.1)
    assert right_gap(first) == pytest.approx(1, abs=0.15)
    assert within(last, "孙强")[0] == pytest.approx(within(first, "李晓青")[0], abs=0.5)
    assert within(last, "赵明亮")[0] == pytest.approx(within(first, "王立明")[0], abs=0.5)


def test_7_3_3_page_one_shows_text_even_when_the_signature_needs_the_next(pages) -> None:
    found = pages("one_paragraph")
    assert found[0].row("请照办。")
    assert any(DATE in row.text.replace(" ", "") for row in found[1].rows)


def test_7_3_5_5_the_white_above_the_seals_gives_way_to_keep_them_with_the_text(pages) -> None:
    first, *_ = pages("tight")
    text = first.row("请照办。")
    name = next(row for row in first.body if ORGANS[0] in row.text and not row.red)
    assert 2.6 < (name.base - text.base) / LINE < 2.95
    assert [row for row in first.body if "".join(row.text.split()) == DATE]
    assert all(row.em_bottom <= 262.3 for row in first.body)


def test_5_2_3_a_paragraph_that_runs_over_by_itself_leaves_22_lines_behind(pages) -> None:
    first, second = pages("crossing")
    assert len(first.body) == 22
    assert second.body[0].text in HAN * 3


def test_5_2_3_a_page_is_not_left_a_line_short_for_the_seal(pages) -> None:
    assert [len(sheet.body) for sheet in pages("nearly_full")[:2]] == [22, 19]


def test_7_3_5_1_one_seal(pages) -> None:
    (sheet,) = pages("sealed")
    name, date, text = sheet.row(ORGANS[0]), sheet.row("2026"), sheet.row("特此通知。")
    assert right_gap(date) == pytest.approx(4, abs=0.1)
    assert middle(name) == pytest.approx(date_middle(date), abs=0.7)
    assert 0 < (name.em_top + name.em_bottom) / 2 - layout.SEAL_MM / 2 - text.em_bottom < LINE


def test_7_3_5_1_a_long_name_stays_on_one_line_over_its_date(pages) -> None:
    (sheet,) = pages("sealed_long")
    name, date = sheet.row(LONG), sheet.row("2026")
    assert name.text == LONG
    assert name.x0 >= 27.9
    assert name.x1 <= 184.1
    assert middle(name) == pytest.approx(date_middle(date), abs=0.7)
    assert right_gap(date) > 4


def test_7_3_5_1_joint_seals_keep_order_and_do_not_touch(pages) -> None:
    (sheet,) = pages("sealed_five")
    centres = []
    for organ in ORGANS:
        row = sheet.row(organ)
        left, right = within(row, organ)
        centres.append(((left + right) / 2, row.base))
    assert centres == sorted(centres, key=lambda centre: (round(centre[1]), centre[0]))
    for index, (x, y) in enumerate(centres):
        assert 28 + 21 <= x <= 184 - 21
        for other_x, other_y in centres[:index]:
            assert abs(x - other_x) >= 42 or abs(y - other_y) >= 42
    assert centres[-1][0] == pytest.approx(date_middle(sheet.row("2026")), abs=0.7)


def test_7_3_5_2_without_seal_one_blank_line_two_characters_and_two_more(pages) -> None:
    (sheet,) = pages("unsealed")
    name, date, text = sheet.row(LONG), sheet.row("2026"), sheet.row("特此通知。")
    assert right_gap(name) == pytest.approx(2, abs=0.15)
    assert (date.x0 - name.x0) / CHAR == pytest.approx(2, abs=0.1)
    assert (name.base - text.base) / LINE == pytest.approx(2, abs=0.02)
    assert (date.base - name.base) / LINE == pytest.approx(1, abs=0.02)


def test_7_3_5_2_a_date_longer_than_the_name_ends_two_characters_from_the_edge(pages) -> None:
    (sheet,) = pages("unsealed_short")
    name, date = sheet.row("县法院"), sheet.row("2026")
    assert right_gap(date) == pytest.approx(2, abs=0.1)
    assert right_gap(name) > 2


def test_7_3_5_2_joint_names_without_seal_stand_below_the_host(pages) -> None:
    (sheet,) = pages("unsealed_joint")
    names = [sheet.row(organ) for organ in ORGANS[:3]]
    assert [round((name.base - names[0].base) / LINE) for name in names] == [0, 1, 2]
    assert {round(name.x0, 0) for name in names} == {round(names[0].x0, 0)}


def test_7_3_5_3_signed_by_name(pages) -> None:
    (sheet,) = pages("signed")
    row, date, text = sheet.row("王立明"), sheet.row("2026"), sheet.row("特此通知。")
    assert right_gap(row) == pytest.approx(4, abs=0.15)
    assert (within(row, "王立明")[0] - within(row, "县长")[1]) / CHAR == pytest.approx(2, abs=0.15)
    assert right_gap(date) == pytest.approx(4, abs=0.1)
    assert (row.base - text.base) / LINE == pytest.approx(3, abs=0.02)
    assert (date.base - row.base) / LINE == pytest.approx(2, abs=0.02)


def test_7_4_1_the_last_rule_of_the_imprint_lies_on_the_edge_of_the_type_area(pages) -> None:
    for name in ("notice", "joint", "even", "even_blank"):
        rules = [rule for rule in pages(name)[-1].rules if not rule.red and rule.x1 - rule.x0 > 150]
        assert max(rule.bottom for rule in rules) == pytest.approx(262, abs=0.5)
        assert [rule.thick for rule in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.03)


def test_7_5_numbers_odd_right_even_left_seven_mm_below(pages) -> None:
    for number, sheet in enumerate(pages("table"), 1):
        (row,) = sheet.foot
        assert "".join(row.text.split()) == f"—{number}—"
        gap = (184 - row.x1) if number % 2 else row.x0 - 28
        assert gap / SMALL == pytest.approx(1, abs=0.15)
        assert row.base - layout.DASH_SHARE * row.size * MM == pytest.approx(269, abs=0.8)


def test_7_5_a_blank_page_and_the_imprint_after_it_are_not_numbered(pages) -> None:
    found = pages("even_blank")
    filled = [sheet for sheet in found if sheet.rows]  # LibreOffice leaves blank pages out of its PDF
    assert [bool(sheet.foot) for sheet in filled] == [True, True, False]
    assert len(found) in (3, 4)


def test_8_tables_stand_inside_the_type_area_off_the_line_above_and_apart(pages) -> None:
    found = pages("table")
    first = found[0]
    rules = [rule for rule in first.rules if rule.x1 - rule.x0 > 10]
    above = min(rule.top for rule in rules) - first.row("情况如下。").em_bottom
    assert above > 2
    for sheet in found:
        assert all(rule.x0 >= 28 and rule.x1 <= 184 for rule in sheet.rules)
        assert all(row.em_bottom <= 262 for row in sheet.body)
    heads = [row for sheet in found for row in sheet.body if row.text == "序号任务单位"]
    assert len(heads) > len(found)


def test_8_a_paper_that_begins_with_a_turned_table_has_no_empty_page_before_it(pages) -> None:
    found = pages("turned")
    assert found[0].width > found[0].height
    assert "序号" in "".join(row.text for row in found[0].rows)
    assert found[-1].width < found[-1].height
    ones = [char["text"] for row in found[0].rows for char in row.chars if char["x1"] * MM < 32]
    assert "".join(ones).replace(" ", "") == "—1—"


def test_8_a_title_and_a_turned_table_that_ends_the_paper(pages) -> None:
    first, *others = pages("turned_title")
    assert first.row("工作台账")
    assert others
    assert all(sheet.width > sheet.height for sheet in others)


def test_10_1_letter_mark_30_mm_below_the_paper_edge_between_double_rules(pages) -> None:
    sheet = pages("letter")[0]
    mark = mark_of(sheet)
    assert mark.text == ORGANS[1]
    assert ink_top(mark) == pytest.approx(30, abs=1)
    upper_thick, upper_thin, lower_thin, lower_thick = red_rules(sheet)
    assert {rule[2] for rule in red_rules(sheet)} == {170}
    assert upper_thick[1] > upper_thin[1] == lower_thin[1] < lower_thick[1]
    bottom = mark.base + (1 - layout.ASCENT_SHARE) * mark.size * MM
    assert upper_thick[0] - upper_thick[1] / 2 - bottom == pytest.approx(4, abs=1)
    assert lower_thick[0] + lower_thick[1] / 2 == pytest.approx(277, abs=0.5)


def test_10_1_letter_number_at_the_right_under_the_rule_beside_the_first_item(pages) -> None:
    sheet = pages("letter")[0]
    row = sheet.row("〔2026〕3号")
    assert row.text.startswith("000003")
    assert right_gap(row) == pytest.approx(0, abs=0.1)
    rule = red_rules(sheet)[1]
    assert row.em_top - rule[0] - rule[1] / 2 == pytest.approx(layout.BODY_PT * 7 / 8 * MM, abs=0.5)
    title = sheet.row("关于商请")
    assert (title.base - row.base) / LINE == pytest.approx(3, abs=0.25)


def test_10_1_letter_first_page_unnumbered_imprint_without_rules_and_date(pages) -> None:
    found = pages("letter")
    assert not found[0].foot
    assert "".join(found[1].foot[0].text.split()) == "—2—"
    assert not [rule for rule in found[-1].rules if not rule.red]
    assert found[-1].row("抄送：县司法局。")
    assert not any("印发" in row.text for row in found[-1].rows)


def test_10_2_order_mark_20_mm_below_the_type_area_then_two_blank_lines_each(pages) -> None:
    (sheet,) = pages("order")
    mark, number, text = mark_of(sheet), sheet.row("第12号".replace("12", "")[0]), sheet.row(HAN[:20])
    assert ink_top(mark) == pytest.approx(57, abs=1.5)
    assert middle(number) == pytest.approx(106, abs=1)
    assert (text.base - number.base) / LINE == pytest.approx(3, abs=0.1)
    below = number.em_top - mark.base - (1 - layout.ASCENT_SHARE) * mark.size * MM
    assert below / LINE == pytest.approx(2.25, abs=0.3)
    assert not red_rules(sheet)


def test_10_3_minutes_lists_hang_after_the_colon_one_blank_line_below_the_text(pages) -> None:
    sheet = pages("minutes")[0]
    present = sheet.row("出席：")
    assert ink_top(mark_of(sheet)) == pytest.approx(72, abs=1)
    above = max(row.base for row in sheet.body if row.base < present.base - 1)
    assert (present.base - above) / LINE == pytest.approx(2, abs=0.05)
    assert (present.x0 - 28) / CHAR == pytest.approx(2, abs=0.1)
    names = within(present, "县政府")[0]
    following = [row for row in sheet.body if row.base > present.base + 1 and "请假" not in row.text]
    assert all(row.x0 == pytest.approx(names, abs=0.8) for row in following)
    assert (sheet.row("请假：").x0 - 28) / CHAR == pytest.approx(2, abs=0.1)
