from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.flow import FlowLayout


def flow(qtbot, widths):
    home = QWidget()
    qtbot.addWidget(home)
    layout = FlowLayout(home, spacing=10)
    for width in widths:
        child = QWidget()
        child.setFixedSize(width, 20)
        layout.addWidget(child)
    return home, layout


def test_widgets_go_on_and_break_like_text(qtbot):
    home, layout = flow(qtbot, [100, 100, 50])
    layout.setGeometry(QRect(0, 0, 210, 100))
    places = [layout.itemAt(at).geometry().topLeft().toTuple() for at in range(3)]
    assert places == [(0, 0), (110, 0), (0, 30)]
    assert layout.heightForWidth(210) == 50
    assert layout.heightForWidth(260) == 50
    assert layout.heightForWidth(270) == 20
    assert home.layout() is layout


def test_one_too_wide_has_a_line_of_its_own(qtbot):
    _home, layout = flow(qtbot, [300, 40])
    assert layout.heightForWidth(100) == 50
    assert layout.minimumSize().width() == 300


def test_hidden_widgets_take_no_room(qtbot):
    home, layout = flow(qtbot, [100, 100])
    home.show()
    layout.itemAt(0).widget().hide()
    assert layout.heightForWidth(100) == 20


def test_items_can_be_taken_out(qtbot):
    _home, layout = flow(qtbot, [10, 20])
    assert layout.count() == 2
    assert layout.takeAt(5) is None
    assert layout.takeAt(0).sizeHint().width() == 10
    assert layout.count() == 1
    assert layout.itemAt(1) is None
