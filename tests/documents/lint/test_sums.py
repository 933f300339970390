import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.lint import Weight
from desktop.documents.official import Cell, Table
from tests.documents.lint.drafts import draft, told

Row = tuple[str | Cell, ...]


def sums(*rows: Row, columns: tuple[str, ...] = ("单位", "件数"), head: tuple[Row, ...] = ()) -> list[str]:
    found = told(draft(Table(columns, rows, head=head)), "sum")
    assert all(one.fix is None for one in found)
    return [f"{one.place.words.partition('）')[2]} {one.sentence}" for one in found]


@pytest.mark.parametrize("label", ["合计", "总计", "合　计", "共计", "合计："])
def test_a_row_of_totals_is_added_up(label: str) -> None:
    assert not sums(("甲", "3"), ("乙", "1,004件"), (label, "1007"))
    (said,) = sums(("甲", "3"), ("乙", "4"), (label, "8"))
    assert said.startswith("第3行第2格")
    assert "8" in said
    assert "7" in said


def test_totals_may_stand_at_the_head() -> None:
    assert not sums(("合计", "7"), ("甲", "3"), ("乙", "4"))
    assert sums(("合计", "8"), ("甲", "3"), ("乙", "4"))


def test_subtotals_count_since_the_last_total_and_are_not_counted_twice() -> None:
    rows: tuple[Row, ...] = (("甲", "3"), ("乙", "4"), ("小计", "7"), ("丙", "5"), ("小计", "5"))
    assert not sums(*rows, ("合计", "12"))
    assert sums(*rows, ("合计", "24"))


@pytest.mark.parametrize("head", ["回复率", "占比", "序号", "完成时限", "同比（%）", "平均天数"])
def test_rates_serials_and_dates_are_not_added(head: str) -> None:
    assert not sums(("甲", "3"), ("乙", "4"), ("合计", "9"), columns=("单位", head))


def test_words_in_a_column_leave_it_alone_and_dashes_count_nothing() -> None:
    assert not sums(("甲", "3"), ("乙", "不详"), ("合计", "9"))
    assert not sums(("甲", "3"), ("乙", "—"), ("合计", "3"))


def test_a_label_over_several_columns_moves_the_places() -> None:
    columns = ("序号", "单位", "件数")
    rows: tuple[Row, ...] = (("1", "甲", "3"), ("2", "乙", "4"), (Cell("合计", across=2), "8"))
    (finding,) = told(draft(Table(columns, rows)), "sum")
    assert finding.place.path == ("body", 0, "rows", 2, 1)


def test_a_number_in_a_merged_cell_counts_once_and_names_its_text() -> None:
    rows: tuple[Row, ...] = (("甲", Cell("3", down=2)), ("乙",), ("合计", Cell("6")))
    (finding,) = told(draft(Table(("单位", "件数"), rows)), "sum")
    assert finding.place.path == ("body", 0, "rows", 2, 1, "text")
    assert "3" in finding.sentence


def test_a_column_of_totals_is_added_up() -> None:
    columns = ("单位", "一审", "二审", "合计")
    assert not sums(("甲", "1", "2", "3"), ("乙", "3", "4", "7"), columns=columns)
    assert len(sums(("甲", "1", "2", "3"), ("乙", "3", "4", "8"), columns=columns)) == 1


def test_a_column_of_totals_that_is_no_sum_in_any_row_means_something_else() -> None:
    columns = ("单位", "新收", "办结", "合计")
    assert not sums(("甲", "1", "2", "9"), ("乙", "3", "4", "9"), columns=columns)


def test_totals_of_subtotals_in_columns() -> None:
    columns = ("单位", "胜", "败", "小计", "胜", "败", "小计", "合计")
    good = ("甲", "1", "2", "3", "4", "5", "9", "12")
    assert not sums(good, columns=columns)
    assert len(sums(good, ("乙", "1", "1", "2", "1", "1", "2", "5"), columns=columns)) == 1


def test_subtotals_may_head_their_groups() -> None:
    rows: tuple[Row, ...] = (("小计", "7"), ("甲", "3"), ("乙", "4"), ("小计", "5"), ("丙", "5"))
    assert not sums(*rows)
    assert len(sums(*rows[:-1], ("丙", "6"))) == 1


def test_a_second_total_may_begin_anew_or_count_all() -> None:
    rows: tuple[Row, ...] = (("甲", "3"), ("合计", "3"), ("乙", "4"))
    assert not sums(*rows, ("合计", "4"))
    assert not sums(*rows, ("总计", "7"))
    assert sums(*rows, ("合计", "5"))


def test_rounded_numbers_may_be_off_a_little() -> None:
    rows: tuple[Row, ...] = (("甲", "3.33"), ("乙", "3.33"), ("丙", "3.33"))
    (finding,) = told(draft(Table(("单位", "万元"), (*rows, ("合计", "10.00")))), "sum")
    assert finding.weight is Weight.WARNING
    (finding,) = told(draft(Table(("单位", "万元"), (*rows, ("合计", "11.00")))), "sum")
    assert finding.weight is Weight.FAULT


@given(st.lists(st.integers(0, 999), min_size=1, max_size=6), st.integers(1, 9))
def test_exactly_a_wrong_total_is_told(numbers: list[int], off: int) -> None:
    rows: list[Row] = [(f"单位{index}", str(value)) for index, value in enumerate(numbers)]
    assert not sums(*rows, ("合计", str(sum(numbers))))
    assert len(sums(*rows, ("合计", str(sum(numbers) + off)))) == 1
