import pytest

from desktop.documents.grids import column_aligns, column_total, column_widths, placed_rows
from desktop.documents.official import Align, Cell, Table


def test_a_plain_row() -> None:
    ((first, second),) = placed_rows([["甲", "乙"]], 2)
    assert (first.column, first.text, first.merge) == (0, "甲", "none")
    assert (second.column, second.text, second.across) == (1, "乙", 1)


def test_cells_hang_into_the_rows_below() -> None:
    rows = placed_rows([[Cell("意见", across=2, down=3), "甲"], ["乙"], ["丙"], ["丁", "戊", "己"]], 3)
    assert [[(place.column, place.across, place.merge) for place in row] for row in rows] == [
        [(0, 2, "first"), (2, 1, "none")],
        [(0, 2, "rest"), (2, 1, "none")],
        [(0, 2, "rest"), (2, 1, "none")],
        [(0, 1, "none"), (1, 1, "none"), (2, 1, "none")],
    ]


def test_a_short_row_is_filled_with_empty_cells() -> None:
    (row,) = placed_rows([["甲"]], 3)
    assert [place.text for place in row] == ["甲", "", ""]


def test_the_number_of_columns() -> None:
    assert column_total(Table(("甲", "乙"), ())) == 2
    assert column_total(Table((), (), widths=(1, 2, 3))) == 3
    assert column_total(Table((), ((Cell("甲", across=2), "乙"),))) == 3
    assert column_total(Table((), ())) == 0


def test_widths_as_asked_for() -> None:
    assert column_widths(Table(("甲", "乙"), (), widths=(1.0, 3.0)), 156) == pytest.approx((39, 117))


def test_widths_follow_what_the_cells_hold() -> None:
    table = Table(("序号", "事项", "时限"), (("1", "推动行政争议实质性化解并形成机制", "2026年6月30日"),))
    serial, matter, limit = column_widths(table, 156)
    assert serial < limit < matter
    assert serial + matter + limit == pytest.approx(156)


def test_short_columns_are_centred() -> None:
    table = Table(("序号", "事项"), (("1", "推动行政争议实质性化解"),))
    assert column_aligns(table) == ("center", "left")
    assert column_aligns(Table(("甲",), (), aligns=(Align.RIGHT,))) == ("right",)


def test_short_cells_keep_to_one_line_beside_long_ones() -> None:
    long = "推动行政争议实质性化解并形成机制" * 3
    columns = ("序号", "事项", "牵头单位", "配合单位", "完成时限", "进展情况", "状态")
    table = Table(columns, (("12", long, "县司法局", long, "2026年6月30日", long, "在办"),))
    widths = column_widths(table, 225)
    inside = [(width - 2.4) / (12 * 25.4 / 72) for width in widths]
    for column, length in ((0, 2), (2, 4), (4, 6.5), (6, 2)):
        assert inside[column] >= length
    assert sum(widths) == pytest.approx(225)


def test_a_crowded_table_still_fills_its_width() -> None:
    columns = tuple(f"第{n}列" for n in range(30))
    widths = column_widths(Table(columns, (("甲乙丙丁戊己",) * 30,)), 156)
    assert sum(widths) == pytest.approx(156)
    assert min(widths) > 0
