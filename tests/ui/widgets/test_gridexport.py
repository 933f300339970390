import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.gridexport import ExportAsked, ask_to_export

from ..parts import SqlSource, model_of

CTRL = Qt.KeyboardModifier.ControlModifier


class Holder(QWidget):
    """A window that takes the wish."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, ExportAsked):
            self.taken.append(event.table)
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def holder(settings, qtbot):
    made = Holder()
    page = QWidget()
    made.grid = GridView(model_of(SqlSource(450)), settings, "ledger", "台账")
    QVBoxLayout(page).addWidget(made.grid)
    QVBoxLayout(made).addWidget(page)
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitActive(made):
        made.show()
    made.grid.setFocus()
    return made


def test_the_wish_goes_up_to_whoever_takes_it(holder, qtbot):
    qtbot.keyClick(holder.grid, Qt.Key.Key_E, CTRL)
    (table,) = holder.taken
    assert table.name == "台账"
    assert [column.head for column in table.columns] == ["编号", "状态", "事项", "牵头单位"]
    assert len(table.ids) == 450
    assert table.words(table.ids[1:2]) == [["1", "▲ 逾期 3 天", "事项1", "单位1"]]


def test_what_is_shown_is_what_goes_out(holder):
    grid = holder.grid
    grid.columns.set_shown("light", False)
    grid.horizontalHeader().moveSection(3, 0)
    grid.horizontalHeader().resizeSection(0, 95)
    grid.model().show("事项1")
    table = grid.shown_table()
    assert [column.head for column in table.columns] == ["牵头单位", "编号", "事项"]
    assert table.columns[1].width == 95
    assert len(table.ids) == 111
    assert table.words(table.ids[:1]) == [["单位1", "1", "事项1"]]


def test_nobody_there_to_take_it(settings, qtbot):
    grid = GridView(model_of(SqlSource(3)), settings, "x", "台账")
    qtbot.addWidget(grid)
    assert not ask_to_export(grid, grid.shown_table())


def test_heads_are_copied_when_asked(holder, qtbot):
    holder.grid.selectRow(0)
    qtbot.keyClick(holder.grid, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\n")[:2] == ["编号\t状态\t事项\t牵头单位", "0\t▲ 逾期 3 天\t事项0\t单位0"]
    assert data.html().count("<th ") == 4


def test_the_menu_of_the_table_offers_the_export(holder, qtbot):
    point = holder.grid.visualRect(holder.grid.model().index(0, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, holder.grid.mapToGlobal(point))
    QApplication.sendEvent(holder.grid.viewport(), event)
    menu = next(each for each in holder.grid.findChildren(QMenu) if each.accessibleName() == "表格")
    entry = next(action for action in menu.actions() if "导出表格" in action.text())
    entry.trigger()
    assert len(holder.taken) == 1
    menu.close()
