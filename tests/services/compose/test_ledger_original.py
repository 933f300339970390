from pathlib import Path

from ledger_books import HEADS, MATTERS, old_ledger, taken_in

from desktop.services import ledger
from desktop.services.compose.ledger_original import heads_of, ledger_original
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject


def test_the_old_columns_stand_in_their_old_order(own_office: SampleOffice, tmp_path: Path) -> None:
    desk = own_office.desk
    taken_in(desk, old_ledger(tmp_path / "台账.xlsx"))
    made = ledger_original(desk, Subject())
    table = made.tables["台账"]
    assert table.columns == ("编号", *HEADS, "现状", "最近进展")
    assert len(table.rows) == MATTERS
    row = dict(zip(table.columns, table.rows[3], strict=True))
    assert (row["序号"], row["备注"], row["完成时限"]) == ("4", "跨部门", "12月31日前")
    assert "另有 7 项不是从表格导入的" in made.remarks[0]
    assert table.landscape


def test_chosen_matters_come_alone(own_office: SampleOffice, tmp_path: Path) -> None:
    desk = own_office.desk
    taken_in(desk, old_ledger(tmp_path / "台账.xlsx"))
    ids = ledger.ids(desk, ledger.LedgerFilter())[-2:]
    made = ledger_original(desk, Subject(task_ids=tuple(ids)))
    assert len(made.tables["台账"].rows) == 2
    assert made.remarks == ()


def test_without_imported_matters_it_is_the_ledger_and_says_so(own_office: SampleOffice) -> None:
    made = ledger_original(own_office.desk, Subject())
    assert "牵头单位" in made.tables["台账"].columns
    assert "没有原表栏目" in made.remarks[0]


def test_a_column_that_some_rows_leave_empty_keeps_its_place() -> None:
    rows = [
        {"序号": "1", "事项": "甲", "时限": "6月"},
        {"序号": "2", "事项": "乙", "单位": "县法院", "时限": "7月"},
    ]
    assert heads_of([{"原表": "x", **row} for row in rows]) == ("序号", "事项", "单位", "时限")
