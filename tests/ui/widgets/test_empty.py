from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.empty import EmptyState


def test_one_sentence_and_one_button(qtbot):
    state = EmptyState("还没有成员单位。粘贴成立通知，名单会自动列出。", "粘贴通知", "units")
    qtbot.addWidget(state)
    state.show()
    buttons = state.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["粘贴通知"]
    assert state.accessibleName().startswith("还没有成员单位")
    with qtbot.waitSignal(state.acted):
        qtbot.keyClick(buttons[0], Qt.Key.Key_Space)


def test_without_a_button_none_is_shown(qtbot):
    state = EmptyState("没有查到。换一个词再试。")
    qtbot.addWidget(state)
    state.show()
    assert not state.findChild(QPushButton).isVisible()
    state.set_words("还没有会议。", "筹备会议")
    assert state.findChild(QPushButton).isVisible()
