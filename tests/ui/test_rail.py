import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.ui.page import PageEntry, SavedView
from desktop.ui.rail import NARROW, WIDTH, Rail


def entry(key: str, title: str) -> PageEntry:
    return PageEntry(key, title, key if key != "extra" else "info", lambda: None)


@pytest.fixture
def rail(qtbot):
    made = Rail()
    qtbot.addWidget(made)
    for key, title in (("extra", "别的"), ("cases", "案件"), ("today", "今日"), ("ledger", "台账")):
        made.add_page(entry(key, title))
    made.resize(made.width(), 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def buttons(rail):
    shown = [b for b in rail.findChildren(QToolButton) if b.isVisible()]
    return sorted(shown, key=lambda b: b.mapTo(rail, b.rect().topLeft()).y())


def names(rail):
    return [button.accessibleName() for button in buttons(rail)]


def test_only_registered_pages_in_the_order_of_the_house(rail):
    assert rail.keys() == ["today", "ledger", "cases", "extra"]
    assert names(rail) == ["今日", "台账", "案件", "别的", "收起左栏"]
    assert [b.text().strip() for b in buttons(rail)][:2] == ["今日", "台账"]


def test_a_press_and_a_key_choose(rail, qtbot):
    heard = []
    rail.chosen.connect(heard.append)
    qtbot.mouseClick(buttons(rail)[1], Qt.MouseButton.LeftButton)
    qtbot.keyClick(rail, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: heard == ["ledger", "cases"])
    assert buttons(rail)[1].toolTip() == "台账（Ctrl+2）"


def test_the_open_page_is_marked(rail):
    rail.mark("cases")
    assert [b.isChecked() for b in buttons(rail)[:4]] == [False, False, True, False]


def test_saved_views_stand_under_the_pages_with_counts(rail, qtbot):
    rail.set_views("ledger", [SavedView("late", "逾期", 3), SavedView("mine", "我方牵头")])
    qtbot.waitUntil(lambda: names(rail)[4:6] == ["逾期 3", "我方牵头"])
    with qtbot.waitSignal(rail.view_chosen) as heard:
        qtbot.mouseClick(buttons(rail)[4], Qt.MouseButton.LeftButton)
    assert heard.args == ["ledger", "late"]
    rail.set_views("today", [])
    assert names(rail)[4:] == ["收起左栏"]


def test_the_same_views_again_keep_their_buttons(rail, qtbot):
    rail.set_views("ledger", [SavedView("late", "逾期", 3)])
    qtbot.waitUntil(lambda: len(buttons(rail)) == 6)
    before = buttons(rail)
    rail.set_views("ledger", [SavedView("late", "逾期", 3)])
    assert buttons(rail) == before


def test_the_rail_folds_to_its_icons_and_keeps_its_names(rail, qtbot):
    assert rail.width() == WIDTH
    with qtbot.waitSignal(rail.folded) as heard:
        qtbot.mouseClick(buttons(rail)[-1], Qt.MouseButton.LeftButton)
    assert heard.args == [True]
    assert rail.width() == NARROW
    assert names(rail) == ["今日", "台账", "案件", "别的", "展开左栏"]
    styles = {button.toolButtonStyle() for button in buttons(rail)}
    assert styles == {Qt.ToolButtonStyle.ToolButtonIconOnly}


def test_setting_what_is_so_already_tells_nothing(rail, qtbot):
    with qtbot.assertNotEmitted(rail.folded):
        rail.set_narrow(False)
