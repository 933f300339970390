from datetime import date

import pytest

from desktop.domain.readers.ledger.heads import find_head
from desktop.domain.readers.ledger.years import year_of
from desktop.domain.source import sheet_from_rows

HEAD = ["序号", "事项", "责任单位", "完成时限"]


@pytest.mark.parametrize(
    ("title", "name", "cover", "file", "year"),
    [
        ("石川县2026年度台账", "台账2024", "", "2023.xlsx", 2026),
        ("统计截止时间：2026年12月15日", "台账", "", "", 2026),
        ("（经2026年第一次会议审定的2025年度清单）", "台账", "", "", 2025),
        ("台账", "2024年", "", "", 2024),
        ("台账", "台账", "石川县2027年度", "2023.xlsx", 2027),
        ("台账", "台账", "", "2023年台账.xlsx", 2023),
    ],
)
def test_titles_and_names(title: str, name: str, cover: str, file: str, year: int) -> None:
    sheet = sheet_from_rows(name, [[title], HEAD, [1, "甲", "县司法局", date(2020, 1, 1)]])
    head = find_head(sheet)
    assert head is not None
    assert year_of(sheet, head, cover, file) == (year, True)


def test_days_in_the_cells_are_not_sure() -> None:
    rows = [
        HEAD,
        [1, "甲", "县司法局", date(2026, 3, 1)],
        [2, "乙", "县法院", "2026.5.1"],
        [3, "丙", "县法院", "2025.5.1"],
    ]
    sheet = sheet_from_rows("台账", rows)
    head = find_head(sheet)
    assert head is not None
    assert year_of(sheet, head, "", "台账.xlsx") == (2026, False)


def test_no_year_at_all() -> None:
    sheet = sheet_from_rows("台账", [HEAD, [1, "甲", "县司法局", "3月底"]])
    head = find_head(sheet)
    assert head is not None
    assert year_of(sheet, head, "", "台账.xlsx") == (None, False)
