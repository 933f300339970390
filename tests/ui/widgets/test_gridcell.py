import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from desktop.ui.style import current_tokens
from desktop.ui.widgets.grid import GridView

from ..parts import SqlSource, model_of


@pytest.fixture
def grid(settings, qtbot):
    made = GridView(model_of(SqlSource(6)), settings, "ledger", "台账")
    qtbot.addWidget(made)
    made.resize(900, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def colours(grid, row, column):
    """Return how often each colour stands in a cell as painted."""
    QApplication.processEvents()
    image: QImage = grid.viewport().grab().toImage()
    area = grid.visualRect(grid.model().index(row, column))
    found: dict[str, int] = {}
    for x in range(area.left() + 2, area.right() - 2):
        for y in range(area.top() + 2, area.bottom() - 2):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def ground(grid, row, column):
    found = colours(grid, row, column)
    return QColor(max(found, key=lambda name: found[name]))


def choose(grid, row, column, how):
    grid.selectionModel().setCurrentIndex(grid.model().index(row, column), how)


FLAG = QItemSelectionModel.SelectionFlag


def test_a_light_keeps_its_colour_on_the_plain_ground(grid):
    choose(grid, 2, 2, FLAG.NoUpdate)
    assert current_tokens().red.lower() in colours(grid, 0, 1)
    assert ground(grid, 0, 1) == QColor(current_tokens().panel)


def test_the_current_row_is_tinted_and_all_its_words_are_ink(grid):
    choose(grid, 0, 2, FLAG.NoUpdate)
    assert ground(grid, 0, 3) == ground(grid, 0, 1) == QColor(current_tokens().row)
    assert current_tokens().red.lower() not in colours(grid, 0, 1)
    assert current_tokens().ink.lower() in colours(grid, 0, 1)


def test_selected_cells_have_the_ground_of_the_selection(grid):
    choose(grid, 1, 2, FLAG.ClearAndSelect)
    assert ground(grid, 1, 2) == QColor(current_tokens().selection)


def test_the_cell_with_the_keyboard_has_a_frame(grid, qtbot):
    choose(grid, 1, 2, FLAG.ClearAndSelect)
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.setFocus()
    QApplication.processEvents()
    area = grid.visualRect(grid.model().index(1, 2))
    image = grid.viewport().grab().toImage()
    assert image.pixelColor(area.left() + 1, area.center().y()) == QColor(current_tokens().link)


def test_numbers_stand_at_the_right(grid):
    image = grid.viewport().grab().toImage()
    plain = QColor(current_tokens().panel)

    def inked(row, column):
        area = grid.visualRect(grid.model().index(row, column))
        return [
            x - area.left()
            for x in range(area.left(), area.right())
            if any(image.pixelColor(x, y) != plain for y in range(area.top() + 2, area.bottom() - 2))
        ]

    width = grid.columnWidth(0)
    assert min(inked(4, 0)) > width / 2
    assert min(inked(4, 2)) < 16
    assert max(inked(4, 2)) < grid.columnWidth(2) / 2


def test_long_words_are_cut_and_told_on_hover(grid):
    index = grid.model().index(3, 2)
    option = QStyleOptionViewItem()
    option.rect = grid.visualRect(index)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), grid.mapToGlobal(QPoint(5, 5)))
    grid.itemDelegate().helpEvent(event, grid, option, index)
    assert not QToolTip.isVisible()
    grid.setColumnWidth(2, 44)
    option.rect = grid.visualRect(index)
    grid.itemDelegate().helpEvent(event, grid, option, index)
    assert QToolTip.text() == "事项3"
    QToolTip.hideText()
