"""Every cell of the messy workbooks: matter, units, day, state, section and progress."""

import pytest

from desktop.documents.intake import read_workbook_bytes
from desktop.domain.errors import Refused
from desktop.domain.readers.ledger import read_ledger

from . import messy_cells, messy_days, messy_tables
from .books import BOOK, CALENDAR
from .messy import CASES

KEPT = (messy_cells, messy_days, messy_tables)  # each puts its workbooks among the cases


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_cell_is_read_as_a_clerk_reads_it(name: str) -> None:
    made = CASES[name]()
    proposal = made.book.read(made.file)
    read = [row for _sheet, row in proposal.rows()]
    assert [row.matter for row in read] == [want.matter for want in made.wants]
    for row, want in zip(read, made.wants, strict=True):
        last = row.deadline.said.last
        assert (row.lead, row.support) == (want.lead, want.support), row.matter
        assert (last.isoformat() if last else None) == want.due, row.matter
        assert row.status == want.status or want.status is None, (row.matter, row.status)
        assert want.section is None or row.section == want.section
        assert want.progress is None or row.progress == want.progress


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 30
    assert {made.__module__.split(".")[-1] for made in CASES.values()} == {
        kept.__name__.split(".")[-1] for kept in KEPT
    }


def test_a_row_that_is_struck_through_asks_for_its_state() -> None:
    made = CASES["struck_through_rows"]()
    doubts = made.book.read().sheets[0].doubts
    assert [(doubt.row, doubt.kind) for doubt in doubts] == [(3, "struck")]


def test_a_comma_separated_file_of_an_old_program() -> None:
    text = '石川县2026年台账,,,\r\n序号,事项,责任单位,时限\r\n1,甲项,县司法局,3月底\r\n2,乙项,"县法院,县公安局",6月底\r\n'
    read = read_ledger(read_workbook_bytes(text.encode("gb18030"), "台账.csv"), BOOK, CALENDAR, "台账.csv")
    rows = read.sheets[0].rows
    assert [(row.matter, row.lead, row.deadline.said.last.isoformat()) for row in rows] == [
        ("甲项", ("县司法局",), "2026-03-31"),
        ("乙项", ("县人民法院",), "2026-06-30"),
    ]


def test_an_old_workbook_under_a_new_name_is_told() -> None:
    with pytest.raises(Refused, match="其实是旧版格式"):
        read_workbook_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "台账.xlsx")
    with pytest.raises(Refused, match="不能直接读取"):
        read_workbook_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "台账.xls")
