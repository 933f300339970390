import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml

from desktop.documents.word_text import read_word
from desktop.domain.source import SourceText

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(document: Any) -> SourceText:
    stream = io.BytesIO()
    document.save(stream)
    return read_word(stream, "文件.docx")


def test_blocks_in_order_and_table_rows_with_tabs() -> None:
    document = Document()
    document.add_paragraph("前")
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("姓名", "职务", "王强", "县长")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("后")
    source = read(document)
    assert source.text == "前\n姓名\t职务\n王强\t县长\n后"
    assert source.text[source.tables[0].start : source.tables[0].end] == "姓名\t职务\n王强\t县长"


def test_merged_cells_are_written_once_and_filled_in_the_grid() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "竖"
    source = read(document)
    assert source.text == "横\t02\n10\t11\t竖\n20\t21\t"
    assert source.tables[0].rows[2] == ("20", "21", "")
    assert source.tables[0].filled == (("横", "横", "02"), ("10", "11", "竖"), ("20", "21", "竖"))


def test_tabs_breaks_and_links_are_text() -> None:
    document = Document()
    run = document.add_paragraph("组长：").add_run("王强\t县长")
    run.add_break()
    run.add_text("县政府")
    assert read(document).text == "组长：王强\t县长\n县政府"


def test_tracked_changes_read_as_accepted_and_controls_are_opened() -> None:
    document = Document()
    paragraph = document.add_paragraph("召集人：")
    paragraph._p.append(parse_xml(f"<w:del {NS}><w:r><w:delText>旧名</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {NS}><w:r><w:t>王强</w:t></w:r></w:ins>"))
    body = document.element.body
    control = f"<w:sdt {NS}><w:sdtContent><w:p><w:r><w:t>控件里的字</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    body.insert(len(body) - 1, parse_xml(control))
    assert read(document).text == "召集人：王强\n控件里的字"


def test_automatic_numbers_are_told_to_be_missing() -> None:
    document = Document()
    document.add_paragraph("第一项", style="List Number")
    assert read(document).notes == ()
    paragraph = document.add_paragraph("第二项")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {NS}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    )
    assert "自动编号" in read(document).notes[0]


def test_a_table_in_a_cell_belongs_to_its_cell() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "外"
    inner = outer.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "内"
    source = read(document)
    assert len(source.tables) == 1
    assert [row[0] for row in source.tables[0].rows] == ["外"]
    assert "内" in source.tables[0].rows[0][1]
