import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.topbar import TopBar


@pytest.fixture
def top(qtbot):
    made = TopBar()
    qtbot.addWidget(made)
    made.resize(900, 52)
    made.show()
    return made


def test_the_bar_says_where_i_am_and_whose_desk_it_is(top):
    top.set_title("台账")
    top.set_office("云岭县府院联动办公室")
    words = [label.text() for label in top.findChildren(QLabel)]
    assert words == ["台账", "云岭县府院联动办公室", "非密"]
    badge = top.findChildren(QLabel)[-1]
    assert "非涉密" in badge.accessibleName()


def test_enter_searches_and_typing_is_told(top, qtbot):
    typed = []
    top.typing.connect(typed.append)
    qtbot.keyClicks(top.search, " pc ")
    with qtbot.waitSignal(top.searched) as heard:
        qtbot.keyClick(top.search, Qt.Key.Key_Return)
    assert heard.args == ["pc"]
    assert typed[-1] == " pc "


def test_clearing_is_told(top, qtbot):
    qtbot.keyClicks(top.search, "pc")
    with qtbot.waitSignal(top.typing) as heard:
        top.clear()
    assert heard.args == [""]
    assert top.search.text() == ""


def test_a_long_office_name_does_not_widen_the_window(top):
    before = top.minimumSizeHint().width()
    top.set_office("云岭县府院联动工作联席会议办公室" * 5)
    assert top.minimumSizeHint().width() <= before + 20
