from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, PagedModel, Sort

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Item:
    id: str
    name: str
    count: int


COLUMNS: tuple[Column[Item], ...] = (
    Column("name", "名称", lambda item: item.name),
    Column("count", "件数", lambda item: f"{item.count} 件"),
)
ITEMS = (Item("a", "丙", 9), Item("b", "甲", 10), Item("c", "乙", 9))


class Read(HeldRows[Item]):
    """Reads its items from a list, as from a desk."""

    def __init__(self):
        super().__init__(COLUMNS)
        self.items = list(ITEMS)

    def read(self, where):
        return self.items

    def passes(self, row, where):
        return where is None or row.count == where


class ByNumber(Read):
    def sort_key(self, row, column):
        return row.count if column == "count" else super().sort_key(row, column)


class FirstOneLast(Read):
    def arranged(self, rows, sort):
        return [*super().arranged(rows[1:], sort), rows[0]]


def test_rows_keep_the_order_they_were_read_in():
    source = Read()
    assert list(source.ids(None, None)) == ["a", "b", "c"]
    assert list(source.rows(["c", "a"])) == [ITEMS[2], ITEMS[0]]


def test_a_filter_leaves_rows_out_but_they_stay_held():
    source = Read()
    assert list(source.ids(9, None)) == ["a", "c"]
    assert source.held["b"] == ITEMS[1]


def test_a_column_sorts_by_the_words_it_shows():
    source = Read()
    assert list(source.ids(None, Sort("count"))) == ["b", "a", "c"]  # "10 件" stands before "9 件"
    assert list(source.ids(None, Sort("count", descending=True))) == ["a", "c", "b"]
    assert list(source.ids(9, Sort("name"))) == ["a", "c"]


def test_a_source_may_sort_by_something_else_than_the_words():
    assert list(ByNumber().ids(None, Sort("count"))) == ["a", "c", "b"]
    assert list(ByNumber().ids(None, Sort("name"))) == list(Read().ids(None, Sort("name")))
    assert list(FirstOneLast().ids(None, Sort("count"))) == ["b", "c", "a"]


def test_each_asking_reads_again_and_a_row_gone_is_left_out():
    source = Read()
    source.ids(None, None)
    del source.items[0]
    assert list(source.rows(["a", "b"])) == list(ITEMS[:2])  # until it is asked for ids
    assert list(source.ids(None, None)) == ["b", "c"]
    assert list(source.rows(["a", "b"])) == [ITEMS[1]]


def test_a_source_that_reads_nothing_shows_what_it_is_given():
    source = HeldRows(COLUMNS)
    assert list(source.ids(None, None)) == []
    source.hold(ITEMS)
    assert list(source.rows(["b"])) == [ITEMS[1]]
    assert list(source.ids(None, None)) == ["a", "b", "c"]
    source.hold(ITEMS[:1])
    assert list(source.ids(None, Sort("name"))) == ["a"]


def test_a_model_over_it_keeps_the_rules_of_qt(qapp):
    source = Read()
    model = PagedModel(source, COLUMNS)
    QAbstractItemModelTester(model, FATAL)
    model.show()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(3)] == ["甲", "乙", "丙"]
    model.show(10)
    assert model.ids() == ["b"]
