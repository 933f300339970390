import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.ui.widgets.chips import Chip, ChipBar


@pytest.fixture
def bar(qtbot):
    made = ChipBar()
    qtbot.addWidget(made)
    made.set_chips([Chip("late", "逾期", 3), Chip("near", "临近", 6), Chip("long", "长期")])
    made.resize(600, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def buttons(bar):
    return bar.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_chips_show_words_and_counts(bar):
    assert [button.text() for button in buttons(bar)] == ["逾期 3", "临近 6", "长期"]
    assert buttons(bar)[0].accessibleName() == "筛选：逾期 3"


def test_a_click_tells_all_keys_that_are_on(bar, qtbot):
    heard = []
    bar.changed.connect(heard.append)
    for place in (0, 2, 0):
        qtbot.mouseClick(buttons(bar)[place], Qt.MouseButton.LeftButton)
    assert heard == [{"late"}, {"late", "long"}, {"long"}]


def test_setting_is_silent(bar, qtbot):
    with qtbot.assertNotEmitted(bar.changed):
        bar.set_checked(["near"])
    assert bar.checked() == {"near"}


def test_other_counts_keep_buttons_and_choice(bar):
    bar.set_checked(["late"])
    before = buttons(bar)
    bar.set_chips([Chip("late", "逾期", 2), Chip("near", "临近", 7), Chip("long", "长期")])
    assert buttons(bar) == before
    assert before[0].text() == "逾期 2"
    assert bar.checked() == {"late"}


def test_other_chips_keep_the_choice_of_those_that_stay(bar):
    bar.set_checked(["late", "near"])
    bar.set_chips([Chip("near", "临近"), Chip("mine", "我方牵头")])
    assert bar.checked() == {"near"}


def test_chips_of_one_group_shut_each_other_out(bar, qtbot):
    bar.set_chips([Chip("w", "本周", group="time"), Chip("m", "本月", group="time"), Chip("late", "逾期")])
    for button in reversed(buttons(bar)[-3:]):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.checked() == {"w", "late"}


def test_arrows_walk_and_enter_and_space_switch(bar, qtbot):
    first, second, last = buttons(bar)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.keyClick(second, Qt.Key.Key_Left)
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Space)
    assert bar.checked() == {"near", "long"}


def test_the_line_is_one_stop_of_the_tab_key(bar, qtbot):
    stops = [b for b in buttons(bar) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == buttons(bar)[:1]
    buttons(bar)[0].setFocus()
    qtbot.keyClick(buttons(bar)[0], Qt.Key.Key_Right)
    stops = [b for b in buttons(bar) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [buttons(bar)[1]]


def test_a_narrow_line_breaks(bar):
    assert len({button.y() for button in buttons(bar)}) == 1
    assert bar.heightForWidth(90) >= 3 * buttons(bar)[0].height()
