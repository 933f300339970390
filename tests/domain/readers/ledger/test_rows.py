from desktop.domain.readers.ledger.heads import find_head
from desktop.domain.readers.ledger.rows import Lines
from desktop.domain.source import CellValue, Merge, sheet_from_rows

HEAD: list[CellValue] = ["序号", "事项", "责任单位", "完成时限", "备注"]


def kinds(rows: list[list[CellValue]], merges: tuple[Merge, ...] = ()) -> list[str]:
    sheet = sheet_from_rows("台账", [["2026年台账"], HEAD, *rows], merges)
    head = find_head(sheet)
    assert head is not None
    return [line.kind for line in Lines(sheet, head)]


def test_matters_headings_and_blanks() -> None:
    rows: list[list[CellValue]] = [
        ["一、依法行政"],
        [1, "甲", "县司法局", "3月底"],
        [],
        ["二", "营商环境"],
        ["（二）执行联动", None, None, None, "5项"],
        [2, "乙", "县法院"],
        [3],
    ]
    assert kinds(rows) == ["section", "matter", "blank", "section", "section", "matter", "blank"]


def test_a_merged_row_is_a_heading_even_without_number() -> None:
    rows: list[list[CellValue]] = [["营商环境"], [1, "甲", "县司法局", "3月底"]]
    assert kinds(rows, (Merge(3, 1, 3, 5),)) == ["section", "matter"]


def test_subtotals_even_with_a_number_in_the_serial() -> None:
    rows: list[list[CellValue]] = [
        [1, "甲", "县司法局", "3月底"],
        ["小计", None, None, None, "1项"],
        [None, "合计", 1],
        ["共1项"],
        [2, "统计口径统一", "县司法局", "3月底"],
    ]
    assert kinds(rows) == ["matter", "subtotal", "subtotal", "subtotal", "matter"]


def test_notes_run_on_until_the_next_matter() -> None:
    rows: list[list[CellValue]] = [
        ["注：1.逾期事项用红字标注；"],
        ["2.长期事项每季度报送。"],
        [],
        ["填表人：王立", None, "审核：李明"],
        [1, "甲", "县司法局", "3月底"],
        ["备注：无"],
    ]
    assert kinds(rows) == ["note", "note", "blank", "note", "matter", "note"]


def test_the_title_and_the_head_printed_again() -> None:
    rows: list[list[CellValue]] = [
        [1, "甲", "县司法局", "3月底"],
        ["2026年台账"],
        HEAD,
        [2, "乙", "县法院", "6月底"],
    ]
    assert kinds(rows) == ["matter", "head", "head", "matter"]


def test_a_row_without_matter_is_stray() -> None:
    assert kinds([[1, "甲", "县司法局", "3月底"], [None, None, "县法院", "6月底"]]) == ["matter", "stray"]


def test_a_later_head_of_other_columns_takes_over() -> None:
    other: list[CellValue] = ["事项", "序号", "牵头单位", "时限", "状态"]
    sheet = sheet_from_rows(
        "台账", [HEAD, [1, "甲", "县司法局", "3月底"], other, ["乙", 1, "县法院", "6月底", "完成"]]
    )
    head = find_head(sheet)
    assert head is not None
    lines = list(Lines(sheet, head))
    assert [line.kind for line in lines] == ["matter", "head", "matter"]
    assert lines[2].head.columns["matter"] == (1,)
