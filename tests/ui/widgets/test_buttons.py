from PySide6.QtCore import QObject, Signal

from desktop.ui.widgets.buttons import icon_button, link_button, menu_button, push_button, word_button


class Listener(QObject):
    heard = Signal()


def test_every_button_has_a_name(qtbot):
    made = [
        icon_button("close", "关闭"),
        word_button("撤销", icon="undo"),
        link_button("打开"),
        push_button("确定"),
    ]
    for button in made:
        qtbot.addWidget(button)
    assert [button.accessibleName() for button in made] == ["关闭", "撤销", "打开", "确定"]


def test_an_icon_alone_tells_its_words_and_its_key(qtbot):
    button = icon_button("folder", "打开所在文件夹", keys="Ctrl+Shift+O")
    qtbot.addWidget(button)
    assert button.toolTip() == "打开所在文件夹（Ctrl+Shift+O）"
    assert button.shortcut().toString() == "Ctrl+Shift+O"
    assert button.text() == ""


def test_a_press_calls_without_arguments_or_emits(qtbot):
    calls, listener = [], Listener()
    listener.heard.connect(lambda: calls.append("signal"))
    for button in (push_button("甲", lambda: calls.append("call")), link_button("乙", listener.heard)):
        qtbot.addWidget(button)
        button.click()
    assert calls == ["call", "signal"]


def test_the_primary_button_says_so_to_the_sheet(qtbot):
    button = push_button("立项", icon="plus", primary=True)
    qtbot.addWidget(button)
    assert button.property("primary") is True
    assert push_button("取消").property("primary") is None


def test_a_menu_button_runs_what_is_chosen(qtbot):
    calls = []
    button = menu_button(
        "年度", [("双清单", lambda: calls.append("lists")), ("评价", lambda: calls.append("sheet"))]
    )
    qtbot.addWidget(button)
    assert [action.text() for action in button.menu().actions()] == ["双清单", "评价"]
    button.menu().actions()[1].trigger()
    assert calls == ["sheet"]
