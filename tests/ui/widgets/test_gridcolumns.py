import pytest
from PySide6.QtCore import Qt

from desktop.ui.style import apply_theme
from desktop.ui.widgets.grid import GridView

from ..parts import COLUMNS, SqlSource, model_of


def grid_of(settings, qtbot, key="ledger", width=1000):
    grid = GridView(model_of(SqlSource(30)), settings, key, "台账")
    qtbot.addWidget(grid)
    grid.resize(width, 300)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def order(grid):
    return [COLUMNS[at].key for at in grid.columns.visual_order()]


def test_widths_order_hidden_and_sort_come_back(settings, qtbot):
    grid = grid_of(settings, qtbot)
    grid.setColumnWidth(0, 133)
    grid.horizontalHeader().moveSection(2, 0)
    grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    grid.columns.set_shown("unit", False)
    again = grid_of(settings, qtbot)
    assert again.columnWidth(0) == 133
    assert order(again) == ["title", "number", "light", "unit"]
    assert again.isColumnHidden(3)
    assert again.model().id_at(0) == "r29"


def test_a_drag_is_remembered_after_a_moment(settings, qtbot):
    grid = grid_of(settings, qtbot)
    grid.setColumnWidth(2, 250)
    qtbot.waitUntil(lambda: settings.get("grid.ledger") is not None)
    assert settings.get("grid.ledger")["widths"]["title"] == 250


def test_each_view_has_its_own(settings, qtbot):
    grid = grid_of(settings, qtbot)
    grid.setColumnWidth(0, 133)
    grid.columns.save()
    assert grid_of(settings, qtbot, "cases").columnWidth(0) == 80


@pytest.mark.parametrize(
    "kept",
    [
        None,
        3,
        [],
        {"widths": 7, "hidden": "x", "order": 3, "sort": ["没有", True]},
        {"widths": {"gone": 9, "title": "x"}, "hidden": ["gone"], "order": ["gone", 4], "sort": [1, 2]},
    ],
)
def test_what_no_longer_fits_does_no_harm(settings, qtbot, kept):
    settings.put("grid.ledger", kept)
    grid = grid_of(settings, qtbot)
    assert order(grid) == ["number", "light", "title", "unit"]
    assert grid.columnWidth(2) == 200
    assert not any(grid.isColumnHidden(at) for at in range(4))


def test_a_column_new_since_then_comes_at_its_place(settings, qtbot):
    settings.put("grid.ledger", {"order": ["title", "number"]})
    assert order(grid_of(settings, qtbot)) == ["title", "number", "light", "unit"]


def test_the_last_column_takes_the_room_left_and_keeps_its_own_width(settings, qtbot):
    wide = grid_of(settings, qtbot, width=1000)
    assert wide.columnWidth(3) > 400
    wide.columns.save()
    narrow = grid_of(settings, qtbot, width=300)
    assert narrow.columnWidth(3) == 120


def test_the_last_shown_column_cannot_be_hidden(settings, qtbot):
    grid = grid_of(settings, qtbot)
    for column in COLUMNS:
        grid.columns.set_shown(column.key, False)
    assert [grid.isColumnHidden(at) for at in range(4)] == [True, True, True, False]


def test_the_chooser_ticks_what_is_shown_and_switches(settings, qtbot):
    grid = grid_of(settings, qtbot)
    menu = grid.columns.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert actions["状态"].isChecked()
    actions["状态"].trigger()
    assert grid.isColumnHidden(1)
    actions["恢复默认列"].trigger()
    assert not grid.isColumnHidden(1)
    assert settings.get("grid.ledger") is None


def test_widths_grow_with_the_text(qapp, settings, qtbot):
    grid = grid_of(settings, qtbot)
    try:
        apply_theme(qapp, scale=150)
        assert grid.columnWidth(0) == 120
        assert grid.rowHeight(0) == 48
        grid.columns.save()
        assert settings.get("grid.ledger")["widths"]["number"] == 80
    finally:
        apply_theme(qapp)
    assert grid.columnWidth(0) == 80
