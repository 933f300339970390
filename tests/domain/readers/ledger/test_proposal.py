from desktop.domain.readers.ledger.proposal import Apart, LedgerDoubt

from .books import Book

HEAD = ["序号", "事项", "责任单位", "完成时限", "领导"]


def test_the_shape_that_scripts_depend_on() -> None:
    proposal = Book().sheet("台账", [["2026年台账"], HEAD, [1, "甲", "县司法局", "3月底", "王立"]]).read()
    (sheet,) = proposal.as_json()["sheets"]  # type: ignore[misc, attr-defined]
    assert sheet["sheet"] == "台账"
    assert sheet["header_rows"] == [2]
    assert sheet["columns"] == {"A": "serial", "B": "matter", "C": "units", "D": "deadline", "E": "leader"}
    assert sheet["heads"]["E"] == "领导"
    (row,) = sheet["rows"]
    assert row["lead"] == ["县司法局"]
    assert row["deadline"]["due"] == "2026-03-31"
    assert row["extra"] == {"E": "王立"}
    assert "hidden_row" not in row
    assert [(told.name, each.matter) for told, each in proposal.rows()] == [("台账", "甲")]


def test_doubts_name_their_cell() -> None:
    doubt = LedgerDoubt(16, "C", "尽快", "没有写明日期", "deadline", "尽快")
    assert doubt.cell == "C16"
    assert doubt.as_json() == {
        "row": 16,
        "column": "C",
        "cell": "C16",
        "value": "尽快",
        "reason": "没有写明日期",
        "kind": "deadline",
    }


def test_rows_apart_are_listed_by_kind() -> None:
    assert Apart(sections=(3,), notes=(9, 10)).as_json() == {
        "section_rows": [3],
        "subtotal_rows": [],
        "repeated_header_rows": [],
        "note_rows": [9, 10],
        "blank_rows": [],
    }
