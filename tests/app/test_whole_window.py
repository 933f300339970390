"""The whole window on a working office: pages, search, undo, the second start, the folder of another computer."""

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desks import Clock, befriend, city, county, unit_id
from PySide6.QtCore import QCoreApplication, QEvent, QSysInfo
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.app.assembly import Assembly
from desktop.app.pages import page_entries
from desktop.app.single import LOCK
from desktop.domain.changes import Changes
from desktop.services import history, ledger, meetings, roster, tasks
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.backing import age_words
from desktop.ui.widgets.message import Tone

Open = Callable[..., Assembly]


@pytest.fixture
def office(home: Path) -> Path:
    """A data folder with a roster, a meeting, tasks and a peer."""
    desk, other = county(home / "county", Clock()), city(home / "city", Clock())
    befriend(desk, other, home / "cards")
    meetings.add_meeting(desk, meetings.MeetingDraft("plenary", desk.today()))
    roster.set_liaison(desk, unit_id(desk, "县财政局"), "赵元")
    for matter in ("落实破产费用专项资金", "核查不动产权属"):
        tasks.add_task(desk, TaskDraft(matter, ("县财政局",), due_on=desk.today()))
    desk.close()
    other.close()
    return home / "county"


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Open]:
    """Start the window on a folder; every start of the test is ended after it."""
    made: list[Assembly] = []
    hooks = sys.excepthook, threading.excepthook

    def open_it(folder: Path) -> Assembly:
        assembly = Assembly(qapp, folder)
        assert assembly.show()
        made.append(assembly)
        return assembly

    yield open_it
    for assembly in made:
        assembly.end()
        qapp.aboutToQuit.disconnect(assembly.end)
        assert assembly.window is not None
        assembly.window.close()
        assembly.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a window left costs every restyling
    sys.excepthook, threading.excepthook = hooks


def keys(assembly: Assembly) -> list[str]:
    return [entry.key for entry in page_entries(assembly.context)]


def count(desk: Desk) -> int:
    return ledger.count(desk, LedgerFilter())


def add(assembly: Assembly, matter: str = "新的事") -> None:
    desk = assembly.context.desk
    assembly.context.do(lambda: tasks.add_task(desk, TaskDraft(matter)), "已立项。")


def test_every_page_opens_and_reads_again(start: Open, office: Path, qtbot) -> None:
    assembly = start(office)
    window = assembly.window
    assert window.isVisible()
    assert window.top.title() == "今日"
    assert keys(assembly)[:4] == ["today", "meetings", "ledger", "units"]
    for key in keys(assembly):
        page = window.open_page(key)
        assert window.top.title() == page.title
        assert page.help_text
        list(page.saved_views())
    assembly.hub.tell(Changes("试", 1, frozenset({"tasks"}), frozenset()))
    qtbot.waitUntil(lambda: not assembly.work.busy)
    assert len({entry.title for entry in page_entries(assembly.context)}) == len(set(keys(assembly)))


def test_a_search_leads_to_the_record(start: Open, office: Path, qtbot) -> None:
    assembly = start(office)
    window = assembly.window
    window.focus_search()
    qtbot.keyClicks(window.top.search, "bdcqs")
    qtbot.keyClick(window.top.search, "\r")
    assert window.top.title() == "搜索“bdcqs”　1 条"
    page = window.page()
    page._list.itemActivated.emit(page._list.item(0))
    assert window.page().key == "ledger"
    qtbot.waitUntil(lambda: not assembly.work.busy)
    assert window.page().grid.chosen_id() == ledger.task_id(assembly.context.desk, "2026-002")


def test_undo_and_redo_through_the_window(start: Open, office: Path) -> None:
    assembly = start(office)
    desk, bar = assembly.context.desk, assembly.window.bar
    add(assembly)
    assert (bar.message.text, count(desk)) == ("已立项。", 3)
    bar.message.actions[0].act()
    assert (bar.message.text, count(desk)) == ("已撤销“立项”。", 2)
    assembly.window.redo_asked.emit()
    assert (bar.message.text, count(desk)) == ("已恢复“立项”。", 3)
    assembly.window.redo_asked.emit()
    assert bar.message.tone is Tone.WARNING


def test_the_founding_is_not_undone_in_the_window(start: Open, office: Path) -> None:
    assembly = start(office)
    for _ in range(12):
        assembly.window.undo_asked.emit()
    assert assembly.context.desk.founded
    assert "不能在窗口里撤销" in assembly.window.bar.message.text


def test_a_second_start_ends_and_the_first_stays(start: Open, office: Path, qapp, qtbot) -> None:
    first = start(office)
    with qtbot.waitSignal(first.single.raised, timeout=5000):
        assert not Assembly(qapp, office).show()
    assert first.window.isVisible()


def _of_another(folder: Path) -> None:
    (folder / LOCK).write_text("4242\npython\nPC-2\n", encoding="utf-8")


def test_the_folder_of_another_computer_is_only_read(start: Open, office: Path) -> None:
    _of_another(office)
    assembly = start(office)
    assert assembly.window.bar.message.text.startswith("“PC-2”正在使用这个资料夹")
    add(assembly)
    assert "只能查看" in assembly.window.bar.message.text
    for key in keys(assembly):
        assembly.window.open_page(key)


def test_and_taken_over_at_the_clerks_word(start: Open, office: Path) -> None:
    _of_another(office)
    assembly = start(office)
    (take,) = assembly.window.bar.message.actions
    take.act()
    assert assembly.window.bar.message.text == "已接管这份数据，可以修改。"
    assert assembly.single.holder() == QSysInfo.machineHostName()
    add(assembly, "接管后的事")
    assert count(assembly.context.desk) == 3
    assert history.recent(assembly.context.desk, 1)[0].actor == "窗口"
    for key in keys(assembly):
        assembly.window.open_page(key)


def test_a_folder_that_another_start_took_stays_read_only(start: Open, office: Path) -> None:
    _of_another(office)
    assembly = start(office)
    (office / LOCK).unlink()
    start(office)
    assembly._take_over()
    assert "没有接管" in assembly.window.bar.message.text
    assert assembly.context.desk.store.read_only


@pytest.mark.parametrize(
    "text", ["", "[]", '{"text_scale": "x", "palette": 7, "shell.size": [1]}', "\x00\xff"]
)
def test_a_broken_settings_file_does_not_stop_the_window(start: Open, office: Path, text: str) -> None:
    (office / "window.json").write_text(text, encoding="latin-1")
    assembly = start(office)
    assert assembly.window.isVisible()
    assembly.window.open_page("ledger")


def test_a_machine_without_a_chinese_font_opens_too(
    start: Open, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.app import qt

    monkeypatch.setattr(qt, "_UI_FONTS", ())
    monkeypatch.setattr(qt, "_any_chinese", lambda: None)
    assert "Sans" in qt._ui_font().family()
    monkeypatch.setattr(qt, "_shipped_font", lambda: None)
    assert qt._ui_font().family()
    assert start(office).window.isVisible()


def test_the_bottom_bar_tells_of_undo_and_backup(start: Open, office: Path) -> None:
    assembly = start(office)

    def told() -> str:
        buttons = assembly.window.bottom.findChildren(QAbstractButton)
        return " ".join(f"{button.text()} {button.accessibleName()}" for button in buttons)

    assert "尚未备份" in told()
    assert "立项" in told()
    assembly.context.desk.store.back_up()
    assembly.hub.changed.emit(Changes("试"))
    assert "刚刚备份" in told()


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, "尚未备份"), (timedelta(minutes=59), "刚刚备份"), (timedelta(hours=5), "5 小时前备份"),
        (timedelta(days=3, hours=2), "3 天前备份"), (timedelta(seconds=-5), "刚刚备份"),
    ],
)  # fmt: skip
def test_the_age_of_a_backup_in_words(age: timedelta | None, words: str) -> None:
    assert age_words(age) == words
