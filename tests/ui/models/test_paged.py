import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.tasks import Light
from desktop.ui.models.paged import PAGE_ROWS, PAGES_KEPT, PagedModel, Sort
from desktop.ui.work import Work

from ..parts import COLUMNS, SqlSource, model_of

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_the_model_keeps_the_rules_of_qt(qapp):
    source = SqlSource(450)
    model = model_of(source)
    QAbstractItemModelTester(model, FATAL)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.show("事项1")
    model.setData(model.index(0, 2), "改过")
    source.db.execute("delete from item")
    model.reload()
    assert model.rowCount() == 0


def test_100_000_ids_fetch_only_the_pages_looked_at(qapp):
    source = SqlSource(100_000)
    model = model_of(source)
    assert model.rowCount() == 100_000
    assert source.fetched == 0
    assert model.index(99_999, 2).data() == "事项99999"
    assert [model.index(row, 2).data() for row in range(400)] == [f"事项{n}" for n in range(400)]
    assert source.fetched == 3 * PAGE_ROWS


def test_only_the_last_20_pages_are_kept(qapp):
    source = SqlSource(PAGE_ROWS * (PAGES_KEPT + 5))
    model = model_of(source)
    for page in range(PAGES_KEPT):
        model.record_at(page * PAGE_ROWS)
    model.record_at(0)  # the oldest page becomes the youngest
    model.record_at(PAGES_KEPT * PAGE_ROWS)
    fetched = source.fetched
    model.record_at(0)
    assert source.fetched == fetched
    model.record_at(PAGE_ROWS)
    assert source.fetched == fetched + PAGE_ROWS


def test_the_source_sorts(qapp):
    model = model_of(SqlSource(1000))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.sorted_by == Sort("number", descending=True)
    assert [model.id_at(row) for row in (0, 999)] == ["r999", "r0"]
    model.sort(-1)
    assert model.sorted_by is None
    assert model.id_at(0) == "r0"


def test_a_column_without_order_sorts_nothing(qapp):
    model = model_of(SqlSource(5))
    model.sort(1)
    assert model.sorted_by is None


def test_the_filter_is_the_source_s(qapp):
    model = model_of(SqlSource(1000))
    model.show("事项99", Sort("number", descending=True))
    assert list(model.ids()) == ["r999", *[f"r{n}" for n in range(998, 989, -1)], "r99"]


def test_a_refresh_of_the_same_rows_resets_nothing(qapp, qtbot):
    source = SqlSource(300)
    model = model_of(source)
    assert model.index(1, 2).data() == "事项1"
    source.write("r1", "title", "改过的事项1")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.reload()
    assert model.index(1, 2).data() == "改过的事项1"


def test_an_edit_goes_through_the_page(qapp, qtbot):
    source = SqlSource(3)
    model = model_of(source)
    with qtbot.waitSignal(model.dataChanged):
        assert model.setData(model.index(1, 2), "新的")
    assert source.db.execute("select title from item where id = 'r1'").fetchone() == ("新的",)
    assert model.index(1, 2).data() == "新的"


def test_an_edit_refused_or_unchanged_changes_nothing(qapp, qtbot):
    model = model_of(SqlSource(3))
    with qtbot.assertNotEmitted(model.dataChanged):
        assert not model.setData(model.index(1, 2), "不行")
        assert model.setData(model.index(1, 2), "事项1")
        assert not model.setData(QModelIndex(), "x")


def test_only_editable_columns_can_be_edited(qapp):
    source = SqlSource(1)
    model = model_of(source)
    able = [bool(model.flags(model.index(0, at)) & Qt.ItemFlag.ItemIsEditable) for at in range(4)]
    assert able == [False, False, True, True]
    reading = PagedModel(source, COLUMNS)
    reading.show()
    assert not reading.flags(reading.index(0, 2)) & Qt.ItemFlag.ItemIsEditable


def test_a_record_gone_meanwhile_is_an_empty_row(qapp):
    source = SqlSource(3)
    model = model_of(source)
    source.db.execute("delete from item where id = 'r1'")
    assert model.record_at(1) is None
    assert model.index(1, 2).data() is None
    assert model.shown(1, 2) == ""
    assert model.index(2, 2).data() == "事项2"


def test_cells_say_word_light_and_place(qapp):
    model = model_of(SqlSource(1))
    assert model.index(0, 1).data() == "▲ 逾期 3 天"
    assert model.shown(0, 1).light is Light.OVERDUE
    assert model.shown(0, 2) == "事项0"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) == right


def test_heads_and_their_tips(qapp):
    model = model_of(SqlSource(1))
    across = Qt.Orientation.Horizontal
    assert [model.headerData(at, across) for at in range(4)] == ["编号", "状态", "事项", "牵头单位"]
    assert model.headerData(3, across, Qt.ItemDataRole.ToolTipRole) == "对事项负总责的单位"
    assert model.headerData(9, across) is None
    assert model.headerData(0, Qt.Orientation.Vertical) == 1


def test_ids_and_rows_answer_to_each_other(qapp):
    model = model_of(SqlSource(10))
    assert model.row_of("r7") == 7
    assert model.row_of("没有") is None
    assert model.id_at(-1) is None
    assert model.id_at(10) is None


def test_ids_may_come_from_a_worker_thread(qapp, qtbot):
    work, ids = Work(), [[f"r{n}" for n in range(5)], ["r1"]]

    class Slow(SqlSource):
        def ids(self, where, sort):
            return ids[int(where)]

    model = PagedModel(Slow(5), COLUMNS, fetch=work.later)
    with qtbot.waitSignal(model.loaded):
        model.show(0)
    assert model.rowCount() == 5
    assert work.stop()


def test_an_older_answer_that_comes_late_is_dropped(qapp):
    waiting = []
    source = SqlSource(20)
    model = PagedModel(source, COLUMNS, fetch=lambda task, done: waiting.append((task(), done)))
    model.show("事项1")
    model.show("事项2")
    for ids, done in reversed(waiting):
        done(ids)
    assert list(model.ids()) == ["r2"]


@pytest.mark.parametrize("rows", [0, 1, PAGE_ROWS, PAGE_ROWS + 1])
def test_edges_of_pages(qapp, rows):
    model = model_of(SqlSource(rows))
    assert model.rowCount() == rows
    assert [model.index(row, 2).data() for row in range(rows)] == [f"事项{n}" for n in range(rows)]


def test_another_order_may_come_from_a_worker_thread_while_the_rows_stay(qapp):
    waiting = []
    model = PagedModel(SqlSource(3), COLUMNS, sorting=lambda task, done: waiting.append(lambda: done(task())))
    model.show()
    before = list(model.ids())
    sortable = next(n for n, column in enumerate(COLUMNS) if column.sortable)
    model.sort(sortable, Qt.SortOrder.DescendingOrder)
    assert list(model.ids()) == before
    waiting.pop()()
    assert list(model.ids()) == before[::-1]
