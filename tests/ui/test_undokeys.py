import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.undokeys import UndoKeys

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Form(QWidget):
    def __init__(self):
        super().__init__()
        column = QVBoxLayout(self)
        self.line, self.text, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("键")
        for widget in (self.line, self.text, self.button):
            column.addWidget(widget)
        self.keys, self.heard = UndoKeys(self), []
        self.keys.undo.connect(lambda: self.heard.append("undo"))
        self.keys.redo.connect(lambda: self.heard.append("redo"))
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(lambda: self.keys.press(redo=False))
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(lambda: self.keys.press(redo=True))


@pytest.fixture
def form(qtbot):
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def words(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("name", ["line", "text"])
def test_typing_first_then_the_acts(form, qtbot, name):
    field = getattr(form, name)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, KEY.Key_Z, CTRL)
    assert (words(field), form.heard) == ("", [])
    qtbot.keyClick(field, KEY.Key_Z, CTRL)
    assert form.heard == ["undo"]
    qtbot.keyClick(field, KEY.Key_Y, CTRL)
    assert (words(field), form.heard) == ("abc", ["undo"])
    qtbot.keyClick(field, KEY.Key_Y, CTRL)
    assert form.heard == ["undo", "redo"]


def test_elsewhere_the_keys_mean_the_acts(form, qtbot):
    form.button.setFocus()
    qtbot.keyClick(form.button, KEY.Key_Z, CTRL)
    qtbot.keyClick(form.button, KEY.Key_Y, CTRL)
    assert form.heard == ["undo", "redo"]


def test_a_field_that_goes_away_does_no_harm(form, qtbot):
    form.line.setFocus()
    form.line.deleteLater()
    qtbot.waitUntil(lambda: form.findChild(QLineEdit) is None)
    form.button.setFocus()
    qtbot.keyClick(form.button, KEY.Key_Z, CTRL)
    assert form.heard == ["undo"]
