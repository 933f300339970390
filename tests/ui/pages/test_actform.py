import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.pages.actform import ActForm, Lines, line

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot):
    made = ActForm("延期", "办理延期")
    made.words, made.reason = Lines("内容", "写什么"), line("理由")
    made.add_field("内容", made.words)
    made.add_field("理由", made.reason)
    made.add_note(QLabel("原定期限始终保留。"))
    made.heard = []
    made.confirmed.connect(lambda: made.heard.append("办"))
    made.cancelled.connect(lambda: made.heard.append("消"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.start()
    return made


def test_it_starts_in_its_first_field(form):
    assert form.words.hasFocus()
    assert form.accessibleName() == "延期"


def test_enter_in_a_line_does_the_act(form, qtbot):
    form.reason.setFocus()
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert form.heard == ["办"]


def test_enter_in_lines_is_a_line_and_ctrl_enter_does_the_act(form, qtbot):
    qtbot.keyClicks(form.words, "a")
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    qtbot.keyClicks(form.words, "b ")
    assert form.words.words() == "a\nb"
    assert form.heard == []
    qtbot.keyClick(form.words, Qt.Key.Key_Return, CTRL)
    assert form.heard == ["办"]


def test_tab_leaves_lines(form, qtbot):
    qtbot.keyClick(form.words, Qt.Key.Key_Tab)
    assert form.reason.hasFocus()
    assert form.words.words() == ""


def test_the_button_does_the_act(form, qtbot):
    qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    assert form.heard == ["办"]
