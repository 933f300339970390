import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets.message import Action, Message, MessageBar, Tone


@pytest.fixture
def bar(qtbot):
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def words(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.text()]


def links(bar):
    return [button for button in bar.findChildren(QPushButton) if button.isVisibleTo(bar)]


def test_a_message_shows_its_words_tone_and_actions(bar):
    bar.show_message(Message("已延期到 2026-04-16。", Tone.DONE, (Action("撤销", lambda: None),)))
    assert bar.isVisible()
    assert words(bar) == ["已延期到 2026-04-16。"]
    assert bar.property("tone") == "done"
    assert [link.text() for link in links(bar)] == ["撤销"]
    assert bar.accessibleDescription() == "已延期到 2026-04-16。"


def test_the_action_closes_and_acts(bar, qtbot):
    acted = []
    bar.show_message(Message("已删除。", Tone.DONE, (Action("撤销", lambda: acted.append(bar.isVisible())),)))
    qtbot.mouseClick(links(bar)[0], Qt.MouseButton.LeftButton)
    assert acted == [False]
    assert bar.message is None


def test_the_next_message_takes_the_place(bar, qtbot):
    bar.show_message(Message("一", actions=(Action("甲", lambda: None),)))
    bar.show_message(Message("二", Tone.ERROR, (Action("乙", lambda: None), Action("丙", lambda: None))))
    qtbot.waitUntil(lambda: [link.text() for link in links(bar)] == ["乙", "丙"])
    assert words(bar) == ["二"]
    assert bar.property("tone") == "error"


def test_escape_closes(bar, qtbot):
    bar.show_message(Message("一"))
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("tone", "leaves"),
    [(Tone.INFO, True), (Tone.DONE, True), (Tone.WARNING, False), (Tone.ERROR, False)],
)
def test_only_calm_messages_leave_by_themselves(bar, tone, leaves):
    bar.show_message(Message("一", Tone.DONE))
    bar.show_message(Message("二", tone))
    assert bar._timer.isActive() is leaves


def test_a_message_stays_while_the_keyboard_is_on_its_action(bar, qtbot):
    with qtbot.waitActive(bar):
        bar.show_message(Message("一", Tone.DONE, (Action("撤销", lambda: None),)))
    bar.setAttribute(
        Qt.WidgetAttribute.WA_UnderMouse, False
    )  # without a screen the mouse rests in the corner
    links(bar)[0].setFocus()
    bar._timer.timeout.emit()
    assert bar.isVisible()
    links(bar)[0].clearFocus()
    bar._timer.timeout.emit()
    assert not bar.isVisible()
