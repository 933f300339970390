from datetime import date

from desktop.domain.readers.ledger.heads import find_head
from desktop.domain.readers.ledger.proposal import LedgerSheet
from desktop.domain.readers.ledger.reading import Setting, SheetReader
from desktop.domain.readers.ledger.status import Legend
from desktop.domain.source import CellValue, sheet_from_rows

from .books import BOOK, CALENDAR, doubted

HEAD: list[CellValue] = ["序号", "事项", "责任单位", "完成时限", "备注", "备注"]


def read(rows: list[list[CellValue]], year: int | None = 2026, sure: bool = True) -> LedgerSheet:
    sheet = sheet_from_rows("台账", [HEAD, *rows])
    head = find_head(sheet)
    assert head is not None
    return SheetReader(sheet, head, Setting(BOOK, CALENDAR, Legend(), year, sure)).read()


def test_a_ditto_repeats_the_row_above_and_one_by_number_its_item() -> None:
    rows: list[list[CellValue]] = [
        [1, "甲", "县司法局", date(2026, 3, 31)],
        [2, "乙", "县法院", "同上"],
        [3, "丙", "同第1项", "〃"],
        [4, "丁", "同第9项", "6月底"],
    ]
    sheet = read(rows)
    assert [row.deadline.said.due for row in sheet.rows[:3]] == [date(2026, 3, 31)] * 3
    assert sheet.rows[2].lead == ("县司法局",)
    assert "同第9项" in doubted(sheet, 5)


def test_a_ditto_with_nothing_above_is_doubtful() -> None:
    sheet = read([[1, "甲", "同上", "3月底"]])
    assert sheet.rows[0].lead == ()
    assert "没有可以对照的行" in doubted(sheet, 2)


def test_what_is_kept_is_what_was_written() -> None:
    rows: list[list[CellValue]] = [[1, "甲", "县司法局", "3月底"], [2, "乙", "同上", "3月底", "一", "二"]]
    row = read(rows).rows[1]
    assert row.extra == {"E": "一", "F": "二"}
    assert row.kept["备注"] == "一"
    assert row.kept["备注（F列）"] == "二"


def test_a_guessed_year_is_said_once() -> None:
    sheet = read([[1, "甲", "县司法局", "3月底"], [2, "乙", "县法院", "6月底"]], sure=False)
    assert sum("台账年度" in doubt.reason for doubt in sheet.doubts) == 1
    assert "推定为 2026 年" in doubted(sheet, 1)
