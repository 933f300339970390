import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

from desktop.ui.widgets.grid import GridView

from ..parts import SqlSource, model_of


@pytest.fixture
def desk(settings, qtbot):
    source = SqlSource(1000)
    model = model_of(source)
    grid = GridView(model, settings, "ledger", "台账")
    qtbot.addWidget(grid)
    grid.resize(640, 400)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid, model, source


def top(grid):
    return grid.rowAt(0), grid.rowViewportPosition(grid.rowAt(0))


def test_new_rows_above_move_nothing_under_the_eyes(desk):
    grid, model, source = desk
    grid.choose("r500")
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 7)
    row, offset = top(grid)
    seen = model.id_at(row)
    source.db.executemany("insert into item values (?, ?, '新', '')", [(f"new{n}", -n) for n in range(1, 6)])
    model.reload()
    assert model.rowCount() == 1005
    assert grid.chosen_id() == "r500"
    assert model.id_at(top(grid)[0]) == seen
    assert top(grid) == (row + 5, offset)


def test_the_selection_follows_its_records(desk):
    grid, model, source = desk
    chosen = QItemSelection(model.index(10, 1), model.index(12, 2))
    chosen.merge(
        QItemSelection(model.index(20, 2), model.index(20, 2)), QItemSelectionModel.SelectionFlag.Select
    )
    grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    source.db.execute("delete from item where id in ('r3', 'r11')")
    model.reload()
    assert grid.selected_ids() == ["r10", "r12", "r20"]
    picked = {(model.id_at(index.row()), index.column()) for index in grid.selectedIndexes()}
    assert picked == {("r10", 1), ("r10", 2), ("r12", 1), ("r12", 2), ("r20", 2)}


def test_a_sort_keeps_the_selection_as_records(desk):
    grid, model, _source = desk
    grid.selectionModel().select(
        QItemSelection(model.index(0, 0), model.index(2, 3)), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert grid.selected_ids() == ["r2", "r1", "r0"]


def test_a_current_record_that_is_gone_is_told(desk, qtbot):
    grid, model, source = desk
    grid.choose("r5")
    source.db.execute("delete from item where id = 'r5'")
    with qtbot.waitSignal(grid.chosen) as heard:
        model.reload()
    assert heard.args == [""]


def test_a_record_that_stays_is_not_told_again(desk, qtbot):
    grid, model, source = desk
    grid.choose("r5")
    source.db.execute("delete from item where id = 'r1'")
    with qtbot.assertNotEmitted(grid.chosen):
        model.reload()
    assert grid.chosen_id() == "r5"


def test_where_the_top_record_is_gone_the_scroll_stays(desk):
    grid, model, source = desk
    grid.verticalScrollBar().setValue(3200)
    source.db.execute("delete from item where id = 'r100'")
    model.reload()
    assert grid.verticalScrollBar().value() == 3200


def test_a_large_selection_comes_back_in_few_ranges(desk):
    grid, model, source = desk
    grid.selectAll()
    source.db.execute("delete from item where id = 'r500'")
    model.reload()
    assert len(grid.selected_ids()) == 999
    assert grid.selectionModel().selection().count() <= 2


def test_a_selection_too_large_to_find_again_is_let_go_whole(settings, qtbot):
    source = SqlSource(3000)
    model = model_of(source)
    grid = GridView(model, settings, "ledger", "台账")
    qtbot.addWidget(grid)
    grid.choose("r7")
    grid.selectAll()
    source.db.execute("delete from item where id = 'r500'")
    model.reload()
    assert grid.selected_ids() == []
    assert grid.chosen_id() == "r7"
