import pytest

from desktop.documents.docx.xml import twips
from documents.docx.reading import W, attribute, fonts, rendered, text_of


def made(**table: object) -> object:
    return rendered(body=["表如下。", {"table": table}]).body.find(f"{W}tbl")


def grid_of(table: object) -> list[int]:
    return [int(c.get(f"{W}w")) for c in table.iter(f"{W}gridCol")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "widths", [[1, 6], [1, 1], [0.3, 0.7], [7, 11]], ids=lambda widths: ":".join(map(str, widths))
)
def test_grid_cells_and_table_width_agree(widths: list[float]) -> None:
    table = made(columns=["序号", "事项"], widths=widths, rows=[["1", "甲"], ["2", "乙"]])
    grid = grid_of(table)
    assert sum(grid) == int(attribute(table, "tblPr/tblW", "w") or 0) == twips(156 - 2 * 3.4)
    assert grid[0] / grid[1] == pytest.approx(widths[0] / widths[1], rel=0.01)
    for row in table.findall(f"{W}tr"):  # type: ignore[attr-defined]
        assert [int(attribute(cell, "tcPr/tcW", "w") or 0) for cell in row.findall(f"{W}tc")] == grid


def test_all_header_rows_repeat_and_no_row_breaks() -> None:
    head = [["", {"text": "任务", "across": 2}]]
    table = made(columns=["序号", "事项", "单位"], head=head, rows=[["1", "甲", "乙"]])
    rows = table.findall(f"{W}tr")  # type: ignore[attr-defined]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert set(fonts(rows[1])) == {"黑体"}


def test_spans_count_into_the_grid() -> None:
    rows = [[{"text": "意见", "down": 2}, "主管", ""], ["主要", ""], ["说明", {"text": "", "across": 2}]]
    table = made(columns=[], widths=[1, 1, 2], rows=rows)
    grid = grid_of(table)
    merges = []
    for row in table.findall(f"{W}tr"):  # type: ignore[attr-defined]
        cells = row.findall(f"{W}tc")
        assert sum(int(attribute(cell, "tcPr/tcW", "w") or 0) for cell in cells) == sum(grid)
        assert sum(int(attribute(cell, "tcPr/gridSpan") or 1) for cell in cells) == len(grid)
        first = cells[0].find(f"{W}tcPr/{W}vMerge")
        merges.append("none" if first is None else first.get(f"{W}val"))
    assert merges == ["restart", None, "none"]


def test_cells_have_a_line_of_their_own_and_no_spacing() -> None:
    table = made(columns=["甲"], rows=[["乙"]], font_size=14)
    for p in table.iter(f"{W}p"):  # type: ignore[attr-defined]
        assert attribute(p, "pPr/spacing", "line") == str(round(14 * 1.35 * 20))
        assert attribute(p, "pPr/pStyle") == "TableText"


def test_alignment_by_column_and_cell() -> None:
    table = made(
        columns=["甲", "乙"],
        aligns=["left", "right"],
        rows=[["1", "2"], ["3", {"text": "4", "align": "center"}]],
    )
    found = {text_of(p): attribute(p, "pPr/jc") for p in table.iter(f"{W}p")}  # type: ignore[attr-defined]
    assert found == {"甲": "center", "乙": "center", "1": "left", "2": "right", "3": "left", "4": "center"}


def test_a_cell_of_two_lines_is_two_paragraphs() -> None:
    table = made(columns=["甲"], rows=[["一行\n二行"]])
    assert [text_of(p) for p in table.iter(f"{W}p")] == ["甲", "一行", "二行"]  # type: ignore[attr-defined]


def test_row_height_is_a_least_height() -> None:
    table = made(columns=["甲"], rows=[["乙"]], row_height=20)
    height = table.findall(f"{W}tr")[1].find(f"{W}trPr/{W}trHeight")  # type: ignore[attr-defined]
    assert height.get(f"{W}val") == "1134"
    assert height.get(f"{W}hRule") == "atLeast"


def test_a_caption_stays_with_its_table() -> None:
    file = rendered(body=[{"table": {"columns": ["甲"], "rows": [], "caption": "任务表"}}])
    caption = file.paragraph("任务表")
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    assert fonts(caption) == ["黑体"]
