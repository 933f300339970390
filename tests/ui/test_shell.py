import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.ui.changes import ChangeHub
from desktop.ui.page import Page, PageEntry, SavedView
from desktop.ui.shell import MainWindow
from desktop.ui.style import apply_theme
from desktop.ui.widgets.message import Message, Tone
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice
from desktop.ui.work import Work

from .parts import drop_on

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Paper(Page):
    """A page that remembers what was asked of it."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__()
        self.asked = []
        self.over = False
        self.views = [SavedView("late", "逾期", 3)]
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)

    def saved_views(self):
        return self.views

    def show_view(self, key):
        self.asked.append(("view", key))

    def show_record(self, record):
        self.asked.append(("record", record))

    def begin_new(self):
        self.asked.append("new")

    def back(self):
        was, self.over = self.over, False
        return was

    def refresh(self, changes=None):
        self.asked.append(changes)


class Desk:
    def __init__(self, settings):
        self.hub, self.work, self.built = ChangeHub(), Work(), []
        self.window = MainWindow(settings, self.work, self.hub)
        for key, title in (("today", "今日"), ("ledger", "台账"), ("cases", "案件")):
            self.window.add_page(PageEntry(key, title, key, lambda title=title: self.build(title)))

    def build(self, title):
        self.built.append(title)
        return Paper(title)


@pytest.fixture
def desk(settings, qtbot):
    made = Desk(settings)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    assert made.work.stop()


def test_pages_are_built_when_they_are_opened(desk):
    assert desk.built == []
    page = desk.window.open_page("ledger")
    assert desk.window.open_page("ledger") is page
    assert desk.built == ["台账"]
    assert desk.window.top.title() == "台账"
    assert page.field.hasFocus()


def test_a_page_that_is_not_there_is_an_error(desk):
    with pytest.raises(KeyError):
        desk.window.open_page("papers")


def test_a_page_without_a_place_in_the_rail(desk):
    desk.window.add_page(PageEntry("search", "搜索", "search", lambda: desk.build("搜索")), in_rail=False)
    desk.window.open_page("ledger")
    desk.window.open_page("search", "破产")
    assert desk.window.top.title() == "搜索"
    assert desk.window.rail.keys() == ["today", "ledger", "cases"]
    checked = [b for b in desk.window.rail.findChildren(QAbstractButton) if b.isChecked()]
    assert checked == []
    desk.window.go_back()
    assert desk.window.top.title() == "台账"


def test_a_view_and_a_record_are_handed_to_the_page(desk):
    page = desk.window.open_page("ledger", "late")
    desk.window.open_page("ledger", record="t7")
    assert page.asked == [("view", "late"), ("record", "t7")]


def test_the_rail_opens_pages_and_views(desk, qtbot):
    desk.window.rail.chosen.emit("ledger")
    desk.window.rail.view_chosen.emit("ledger", "late")
    assert desk.window.page().asked == [("view", "late")]


def rail_names(desk):
    return [b.accessibleName() for b in desk.window.rail.findChildren(QAbstractButton) if b.isVisible()]


def test_the_counts_follow_the_page_and_the_changes(desk, qtbot):
    page = desk.window.open_page("ledger")
    qtbot.waitUntil(lambda: "逾期 3" in rail_names(desk))
    page.views = [SavedView("late", "逾期", 2)]
    page.views_changed.emit()
    qtbot.waitUntil(lambda: "逾期 2" in rail_names(desk) and "逾期 3" not in rail_names(desk))
    page.views = [SavedView("late", "逾期", 1)]
    desk.hub.tell(Changes("办结", 4, frozenset({"task"}), frozenset({"t1"})))
    qtbot.waitUntil(lambda: "逾期 1" in rail_names(desk))


def test_changes_reach_every_open_page(desk):
    pages = [desk.window.open_page(key) for key in ("ledger", "cases")]
    changes = Changes("办结", 4, frozenset({"task"}), frozenset({"t1"}))
    desk.hub.tell(changes)
    assert [page.asked for page in pages] == [[changes], [changes]]
    assert "今日" not in desk.built


@pytest.mark.parametrize(
    ("key", "modifier"), [(KEY.Key_F, CTRL), (KEY.Key_Slash, Qt.KeyboardModifier.NoModifier)]
)
def test_search_by_key(desk, qtbot, key, modifier):
    desk.window.open_page("ledger").setFocusProxy(None)
    desk.window.rail.findChildren(QAbstractButton)[0].setFocus()
    qtbot.keyClick(desk.window, key, modifier)
    assert desk.window.top.search.hasFocus()


def test_a_slash_in_a_field_is_a_slash(desk, qtbot):
    page = desk.window.open_page("ledger")
    qtbot.keyClick(page.field, "/")
    assert page.field.text() == "/"
    assert page.field.hasFocus()


def test_escape_closes_message_then_page_then_goes_back(desk, qtbot):
    desk.window.open_page("today")
    page = desk.window.open_page("ledger")
    page.over = True
    desk.window.say(Message("已延期。", Tone.DONE))
    qtbot.keyClick(desk.window, KEY.Key_Escape)
    assert desk.window.bar.message is None
    assert page.over
    qtbot.keyClick(desk.window, KEY.Key_Escape)
    assert not page.over
    assert desk.window.page() is page
    qtbot.keyClick(desk.window, KEY.Key_Escape)
    assert desk.window.top.title() == "今日"
    qtbot.keyClick(desk.window, KEY.Key_Escape)
    assert desk.window.top.title() == "今日"


def test_escape_empties_the_search_then_leaves_it(desk, qtbot):
    page = desk.window.open_page("ledger")
    desk.window.focus_search()
    qtbot.keyClicks(desk.window.top.search, "pc")
    qtbot.keyClick(desk.window.top.search, KEY.Key_Escape)
    assert desk.window.top.search.text() == ""
    assert desk.window.top.search.hasFocus()
    qtbot.keyClick(desk.window.top.search, KEY.Key_Escape)
    assert page.field.hasFocus()


def test_escape_closes_an_open_pick_list_before_it_goes_back(desk, qtbot):
    desk.window.open_page("today")
    page = desk.window.open_page("ledger")
    pick = PickField([Choice("1", "县司法局", initials=("xsfj",))])
    page.layout().addWidget(pick)
    pick.show()
    pick.setFocus()
    qtbot.keyClicks(pick, "x")
    assert pick.offered()
    qtbot.keyClick(pick, KEY.Key_Escape)
    assert pick.offered() == []
    assert desk.window.page() is page


def test_new_undo_and_redo_by_key(desk, qtbot):
    page = desk.window.open_page("ledger")
    qtbot.keyClick(desk.window, KEY.Key_N, CTRL)
    assert page.asked == ["new"]
    with qtbot.waitSignal(desk.window.undo_asked):
        qtbot.keyClick(desk.window, KEY.Key_Z, CTRL)
    with qtbot.waitSignal(desk.window.redo_asked):
        qtbot.keyClick(desk.window, KEY.Key_Y, CTRL)


def test_undo_in_a_field_takes_back_the_typing_first(desk, qtbot):
    page = desk.window.open_page("ledger")
    qtbot.keyClicks(page.field, "abc")
    with qtbot.assertNotEmitted(desk.window.undo_asked):
        qtbot.keyClick(page.field, KEY.Key_Z, CTRL)
    assert page.field.text() == ""


def test_the_bottom_bar_asks_the_same(desk, qtbot):
    with qtbot.waitSignal(desk.window.undo_asked):
        desk.window.bottom.undo.emit()
    with qtbot.waitSignal(desk.window.redo_asked):
        desk.window.bottom.redo.emit()


def test_help_for_the_page(desk, qtbot):
    desk.window.open_page("ledger")
    qtbot.keyClick(desk.window, KEY.Key_F1)
    titles = [w.windowTitle() for w in desk.window.findChildren(QWidget) if w.isWindow() and w.isVisible()]
    assert titles == ["帮助"]


def test_text_size_by_key(desk, qtbot):
    heard = []
    desk.window.scale_asked.connect(heard.append)
    qtbot.keyClick(desk.window, KEY.Key_Plus, CTRL)
    qtbot.keyClick(desk.window, KEY.Key_Minus, CTRL)
    assert heard == [1, -1]


def test_a_refusal_of_background_work_becomes_a_message(desk, qtbot):
    def task(job):
        raise Refused("第 3 行没有期限。")

    desk.work.run("导入", task)
    qtbot.waitUntil(lambda: desk.window.bar.message is not None)
    assert desk.window.bar.message == Message("第 3 行没有期限。", Tone.WARNING)


def test_background_work_shows_below(desk, qtbot):
    gate = threading.Event()
    desk.work.run("导入台账", lambda job: gate.wait(5))
    assert desk.window.bottom.jobs() == ["导入台账"]
    gate.set()
    qtbot.waitUntil(lambda: desk.window.bottom.jobs() == [])


def test_a_page_may_rename_itself_only_while_it_is_open(desk):
    page = desk.window.open_page("ledger")
    page.titled.emit("台账 · 逾期")
    assert desk.window.top.title() == "台账 · 逾期"
    desk.window.open_page("cases")
    page.titled.emit("台账 · 本周")
    assert desk.window.top.title() == "案件"


def test_a_warning_leaves_with_its_page_unless_it_is_about_the_next(desk, qtbot):
    desk.window.open_page("ledger")
    desk.window.say(Message("没有读出主持人，请补上。", Tone.WARNING))
    QApplication.processEvents()
    desk.window.open_page("ledger")
    assert desk.window.bar.message is not None
    desk.window.open_page("today")
    assert desk.window.bar.message is None
    desk.window.say(Message("这个会议没有纪要。", Tone.WARNING))
    desk.window.open_page("ledger")
    assert desk.window.bar.message.text == "这个会议没有纪要。"


def test_size_and_folded_rail_come_back(settings, qtbot):
    first = Desk(settings)
    qtbot.addWidget(first.window)
    first.window.resize(700, 500)
    first.window.show()
    first.window.rail.set_narrow(True)
    first.window.close()
    again = Desk(settings)
    qtbot.addWidget(again.window)
    assert (again.window.width(), again.window.height()) == (700, 500)
    assert again.window.rail.width() < 100


def test_the_window_begins_as_large_as_a_small_screen_and_stays_so(settings, qtbot):
    desk = Desk(settings)
    qtbot.addWidget(desk.window)
    assert desk.window.screen().availableGeometry().width() < 1440
    assert desk.window.isMaximized()
    desk.window.show()
    desk.window.close()
    assert settings.get("shell.maximized") is True
    settings.put("shell.maximized", False)
    again = Desk(settings)
    qtbot.addWidget(again.window)
    assert not again.window.isMaximized()


@pytest.mark.parametrize("size", [None, 3, [1], ["a", "b"], [10**6, 10**6]])
def test_any_remembered_size_opens_a_window_that_fits(settings, qtbot, size):
    settings.put("shell.size", size)
    desk = Desk(settings)
    qtbot.addWidget(desk.window)
    room = desk.window.screen().availableGeometry()
    assert desk.window.width() <= max(room.width(), 1280)


def test_the_window_fits_1366_by_768_at_every_text_size(qapp, desk):
    desk.window.top.set_office("云岭县府院联动工作联席会议办公室")
    desk.window.bottom.set_undo("延期")
    desk.window.bottom.set_backup("备份：3 天前")
    desk.window.open_page("ledger")
    try:
        for scale in (100, 150, 200):
            apply_theme(qapp, scale=scale)
            least = desk.window.minimumSizeHint()
            assert least.width() <= 1366
            assert least.height() <= 700
    finally:
        apply_theme(qapp)


def test_every_control_has_a_name(desk):
    desk.window.open_page("ledger").field.setAccessibleName("字段")
    controls = desk.window.findChildren(QAbstractButton) + desk.window.findChildren(QLineEdit)
    nameless = [c for c in controls if c.isVisible() and not (c.accessibleName() or c.text())]
    inner = [c for c in nameless if c.parent() is not desk.window.top.search]  # Qt's own clear button
    assert inner == []


def test_tab_walks_the_window(desk, qtbot):
    page = desk.window.open_page("ledger")
    seen = []
    for _ in range(12):
        qtbot.keyClick(desk.window.focusWidget(), KEY.Key_Tab)
        seen.append(desk.window.focusWidget())
    assert desk.window.top.search in seen
    assert page.field in seen
    assert any(desk.window.rail.isAncestorOf(widget) for widget in seen)


def test_files_dropped_anywhere_are_told(desk, qtbot, tmp_path):
    with qtbot.waitSignal(desk.window.dropped) as heard:
        assert drop_on(desk.window, tmp_path / "名册.xlsx")
    assert heard.args[0] == [tmp_path / "名册.xlsx"]
    with qtbot.assertNotEmitted(desk.window.dropped):
        assert not drop_on(desk.window, "https://example.gov.cn/")
