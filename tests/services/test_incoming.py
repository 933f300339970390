"""A dropped file is known by its head."""

from pathlib import Path

import pytest
from ledger_books import old_ledger
from openpyxl import Workbook

from desktop.documents.workbooks import FormLine, feedback_form
from desktop.domain.errors import Refused
from desktop.services.incoming import Incoming, kind_of, kind_of_all


def test_a_form_is_known_by_its_code_and_a_ledger_by_its_head(tmp_path: Path) -> None:
    form = tmp_path / "反馈表.xlsx"
    form.write_bytes(feedback_form("反馈表", "县司法局", "11月", [FormLine("2026-001-ABCDEF", "甲")]))
    ledger = old_ledger(tmp_path / "台账.xlsx")
    assert (kind_of(form), kind_of(ledger)) == (Incoming.FORM, Incoming.LEDGER)
    assert kind_of_all([form, ledger]) is Incoming.FORM
    assert kind_of_all([]) is Incoming.OTHER


def test_a_ledger_with_numbers_and_progress_is_no_form(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["编号", "事项", "责任单位", "办理情况", "完成时限"])
    book.active.append(["1", "甲", "县法院", "已印发", "6月底"])
    book.save(tmp_path / "台账.xlsx")
    assert kind_of(tmp_path / "台账.xlsx") is Incoming.LEDGER


def test_other_files_are_neither_and_broken_ones_are_refused(tmp_path: Path) -> None:
    note = tmp_path / "说明.txt"
    note.write_text("一段话", encoding="utf-8")
    assert kind_of(note) is Incoming.OTHER
    table = tmp_path / "名单.csv"
    table.write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert kind_of(table) is Incoming.OTHER
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(Refused, match="损坏"):
        kind_of(broken)
