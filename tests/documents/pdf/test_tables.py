"""Tables, measured (clause 8)."""

from dataclasses import replace

import pytest

from desktop.documents.layout import TABLE_INSET_MM
from desktop.documents.official import Attachment, Cell, OfficialDocument, Paragraph, Table
from tests.documents.pdf import papers
from tests.documents.pdf.reading import Sheet, paragraphs, read, render, sheets


def with_table(table: Table) -> tuple[Sheet, ...]:
    return sheets(OfficialDocument(body=(*paragraphs("情况如下。"), table)))


def test_header_rows_are_repeated_and_no_row_is_lost() -> None:
    found = with_table(papers.TABLE)
    assert len(found) > 2
    for sheet in found[1:]:
        assert sheet.rows[0].text == "序号任务单位"
        assert sheet.rows[0].fonts == ("NotoSansSC-Regular",)
    numbers = [row.text for sheet in found for row in sheet.body if row.text.isdigit()]
    texts = "".join(row.text for sheet in found for row in sheet.body)
    assert texts.count("县法院") == 60
    assert all(str(index) in texts for index in range(1, 61)), numbers


def test_a_table_keeps_inside_the_type_area() -> None:
    for sheet in with_table(papers.TABLE):
        for rule in sheet.rules:
            assert rule.x0 >= 27.9
            assert rule.x1 <= 184.1
            assert rule.bottom <= 262.1
        assert all(row.em_bottom <= 262 for row in sheet.body)


def test_cells_lie_between_their_rules() -> None:
    sheet = with_table(replace(papers.TABLE, rows=papers.TABLE.rows[:3]))[0]
    edges = sorted({round(rule.x0, 1) for rule in sheet.rules if rule.x1 - rule.x0 < 1})
    left, width = 28 + TABLE_INSET_MM, 156 - 2 * TABLE_INSET_MM
    assert edges == pytest.approx([left, left + width / 9, left + width * 7 / 9, left + width], abs=0.1)
    unit = [char for row in sheet.rows for char in row.chars if char["text"] in "县法院"]
    assert all(edges[2] * 72 / 25.4 < char["x0"] and char["x1"] < edges[3] * 72 / 25.4 for char in unit)


def test_merged_cells_have_no_rule_inside() -> None:
    table = Table(
        ("单位", "事项", "时限"),
        ((Cell("县法院", down=2), "甲", "三月"), ("乙", "四月"), (Cell("合计", across=2), "五月")),
        widths=(1, 1, 1),
    )
    sheet = with_table(table)[0]
    heights = sorted({round(rule.top, 1) for rule in sheet.rules if rule.x1 - rule.x0 > 1})
    assert len(heights) == 5
    inside = [r for r in sheet.rules if round(r.top, 1) == heights[2] and r.x1 - r.x0 > 1]
    second = 28 + TABLE_INSET_MM + (156 - 2 * TABLE_INSET_MM) / 3
    assert min(rule.x0 for rule in inside) == pytest.approx(second, abs=0.1)
    merged = sheet.row("县法院")
    assert (merged.em_top + merged.em_bottom) / 2 == pytest.approx((heights[1] + heights[3]) / 2, abs=0.3)
    last = [rule for rule in sheet.rules if rule.x1 - rule.x0 < 1 and rule.top > heights[3] - 0.2]
    assert not any(rule.x0 == pytest.approx(second, abs=0.2) for rule in last)


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    text = papers.HAN * 40
    found = with_table(Table(("内容",), ((text,),)))
    assert len(found) > 1
    whole = "".join(row.text for sheet in found for row in sheet.body if row.fonts[0].startswith("Fandol"))
    assert text in whole
    assert all(row.em_bottom <= 262 for sheet in found for row in sheet.body)


def test_a_least_row_height_is_kept() -> None:
    sheet = with_table(Table((), (("甲", "乙"), ("丙", "丁")), row_height=20))[0]
    heights = sorted({round(rule.top, 2) for rule in sheet.rules if rule.x1 - rule.x0 > 1})
    assert heights[1] - heights[0] == pytest.approx(20, abs=0.3)


@pytest.mark.parametrize(("paper", "size"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_8_a_landscape_attachment_turns_its_pages(paper: str, size: tuple[float, float]) -> None:
    table = replace(papers.TABLE, landscape=True, paper=paper)
    found = sheets(replace(papers.JOINT, attachments=(Attachment("任务分工表", (table,)),)))
    turned = [sheet for sheet in found if sheet.width > sheet.height]
    assert {(round(sheet.width), round(sheet.height)) for sheet in turned} == {size}
    assert any(row.text == "附件" for row in turned[0].rows)
    assert found[-1].width < found[-1].height  # the imprint stands upright
    assert found[-1].row("抄送")


def test_8_the_number_of_a_turned_page_stands_where_the_bound_sheet_has_it() -> None:
    table = replace(papers.TABLE, landscape=True)
    found = render(OfficialDocument(body=(*paragraphs("情况如下。"), table, Paragraph("表后文字。"))))
    pages = read(found)
    assert [sheet.width > sheet.height for sheet in pages][:2] == [False, True]
    for number, sheet in enumerate(pages, 1):
        if sheet.width < sheet.height:
            continue
        dashes = [c for row in sheet.rows for c in row.chars if c["text"] == "—"]
        assert len(dashes) == 2
        for dash in dashes:
            # 28 mm from the left edge: 7 mm below the type area of the upright sheet.
            assert (297 - 262 - 7) - 4 < dash["x0"] * 25.4 / 72 < (297 - 262 - 7) + 4
        lower = max(dash["bottom"] for dash in dashes) * 25.4 / 72
        upper = min(dash["top"] for dash in dashes) * 25.4 / 72
        gap = 210 - 26 - lower if number % 2 else upper - 28
        assert gap == pytest.approx(14 * 25.4 / 72, abs=0.5)


def test_a_caption_stays_with_its_table() -> None:
    for count in range(16, 22):
        table = replace(papers.TABLE, caption="任务分工表", rows=papers.TABLE.rows[:3])
        found = sheets(OfficialDocument(body=(*paragraphs(*["县政府"] * count), table)))
        sheet = next(s for s in found if any(row.text == "任务分工表" for row in s.rows))
        below = sheet.rows[sheet.rows.index(sheet.row("任务分工表")) + 1]
        assert below.text == "序号任务单位"
