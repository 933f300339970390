from typing import Any

import pytest

from desktop.documents.official import Align, Cell, Kind, Paragraph, Table
from desktop.documents.spec_blocks import block
from desktop.domain.errors import Refused


def refusal(value: Any) -> str:
    with pytest.raises(Refused) as caught:
        block(value, "body[1]")
    return caught.value.sentence


def test_a_text_is_a_paragraph() -> None:
    assert block("　　一、任务 ", "body[1]") == Paragraph("一、任务")


def test_a_paragraph_of_a_kind() -> None:
    value = {"paragraph": {"text": "回执", "kind": "center", "new_page": True}}
    assert block(value, "body[1]") == Paragraph("回执", Kind.CENTER, new_page=True)
    assert block({"paragraph": {"kind": "tear"}}, "body[1]") == Paragraph("", Kind.TEAR)


def test_a_table_with_everything() -> None:
    value = {
        "columns": ["序号", "事项"],
        "widths": [1, 6],
        "rows": [[1, None], ["2", {"text": "甲", "align": "right"}]],
        "head": [[{"text": "总", "across": 2}]],
        "aligns": ["center", "left"],
        "font_size": 14,
        "row_height": 10,
        "caption": "任务表",
        "landscape": True,
        "paper": "A3",
    }
    assert block({"table": value}, "body[1]") == Table(
        ("序号", "事项"),
        (("1", ""), ("2", Cell("甲", align=Align.RIGHT))),
        (1.0, 6.0),
        ((Cell("总", across=2),),),
        (Align.CENTER, Align.LEFT),
        14.0,
        10.0,
        "任务表",
        True,
        "A3",
    )


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"columns": ["甲"], "rows": [["1"]], "colour": 1}, "“colour”"),
        ({}, "“columns”"),
        ({"columns": ["甲", "乙"], "rows": [["1"]]}, "“body[1].table.rows[1]”"),
        ({"columns": ["甲"], "rows": [["1"], ["1", "2"]]}, "“body[1].table.rows[2]”"),
        ({"columns": ["甲", "乙"], "rows": [], "widths": [1]}, "“body[1].table.widths”"),
        ({"columns": ["甲"], "rows": [], "widths": [0]}, "“body[1].table.widths[1]”"),
        ({"columns": ["甲"], "rows": [], "aligns": ["middle"]}, "“body[1].table.aligns[1]”"),
        ({"columns": ["甲"], "rows": [], "paper": "B5"}, "“body[1].table.paper”"),
        ({"columns": ["甲"], "rows": [[{"text": "1", "down": 2}]]}, "“body[1].table.rows”"),
        ({"columns": ["甲"], "rows": [[{"text": "1", "across": 2}]]}, "“body[1].table.rows[1]”"),
        ({"columns": ["甲"], "rows": [[{"txt": "1"}]]}, "“txt”"),
        ({"columns": ["甲"], "rows": [[["1"]]]}, "“body[1].table.rows[1][1]”"),
        ({"columns": ["甲"] * 61, "rows": []}, "“body[1].table.columns”"),
    ],
)
def test_a_faulty_table_is_refused_by_name(table: dict[str, Any], named: str) -> None:
    assert named in refusal({"table": table})


def test_cells_hanging_from_above_count() -> None:
    rows = [[{"text": "意见", "down": 2}, "甲"], ["乙"]]
    assert isinstance(block({"table": {"columns": [], "widths": [1, 2], "rows": rows}}, "body[1]"), Table)


@pytest.mark.parametrize("value", [{"picture": "a.png"}, {"table": {}, "paragraph": {}}, {}, None, ["甲"]])
def test_what_is_neither_is_refused(value: Any) -> None:
    assert "body[1]" in refusal(value)
