import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from desktop.ui.style import px
from desktop.ui.widgets.rowlist import RowList


@pytest.fixture
def rows(qtbot):
    made = RowList("存疑", ("", "原文", "读作"), (60, 0, 130))
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitActive(made):
        made.show()
    made.heard = []
    made.chosen.connect(made.heard.append)
    made.fill(4, lambda row: made.setItem(row, 1, QTableWidgetItem(f"第{row}行")), 1)
    made.setFocus()
    return made


def test_filling_chooses_a_row_and_tells_nobody(rows):
    assert [rows.item(row, 1).text() for row in range(4)] == ["第0行", "第1行", "第2行", "第3行"]
    assert rows.currentRow() == 1
    assert rows.heard == []
    rows.fill(2, lambda row: None, 5)
    assert rows.rowCount() == 2
    assert rows.heard == []


def test_arrows_tell_the_row_and_another_column_tells_nothing(rows, qtbot):
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Right)
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.heard == [2, 1]


def test_enter_goes_to_the_fields(rows, qtbot):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(rows.entered):
            qtbot.keyClick(rows, key)
    assert rows.heard == []


def test_the_words_have_what_the_other_columns_leave(rows):
    for width in (500, 700):
        rows.resize(width, 300)
        assert rows.columnWidth(1) == rows.viewport().width() - px(60) - px(130)
    rows.setColumnHidden(2, True)
    rows.fit()
    assert rows.columnWidth(1) == rows.viewport().width() - px(60)
    rows.resize(120, 300)
    assert rows.columnWidth(1) == px(80)
