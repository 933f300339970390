"""J5: what units send back, on paper and in twenty workbooks, with every action and every typed character counted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from returned_forms import FORMS, filled, issued, latest, units_of, words

from desktop.services import ledger
from desktop.services.returns import SOURCE
from desktop.store.tables import Progress
from desktop.ui.pages.incoming import take_files
from desktop.ui.pages.ledger.page import LedgerPage

from .test_j3 import Clerk, button_of

ACTIONS, PAPER_ACTIONS, PAPER_CHARACTERS = 4, 2, 36  # the budget: twenty files; one paper
SAID = "河道清淤完成七成，涉案堆场已腾退，剩余两处正在依法处置。"


@pytest.fixture
def page(context, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: tmp_path / "文书")
    monkeypatch.setattr("desktop.ui.pages.returns.view.paper_folder", lambda: tmp_path / "文书")
    made = LedgerPage(context)
    context.hub.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1206, 660)
    with qtbot.waitActive(made):
        made.show()
    return made


def opened(page: LedgerPage):
    """Open the view from the menu of imports."""
    menu = button_of(page, "其他导入").menu()
    next(action for action in menu.actions() if "反馈表" in action.text()).trigger()
    return page.over.view("returns")


def drop(clerk: Clerk, view, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    clerk.actions += 1  # one drop of twenty files
    view.drop.take(data)


def test_twenty_files_come_in_within_the_budget(page, context, qtbot, said, tmp_path):
    paths = filled(issued(context.desk, tmp_path / "forms", units_of(context.desk)))
    assert len(paths) == FORMS
    view = opened(page)
    clerk = Clerk(qtbot)
    drop(clerk, view, paths)
    qtbot.waitUntil(lambda: view.review is not None, timeout=30_000)
    assert view.counts.text() == "18 读取 · 1 无变化 · 1 编号被改，请认领"
    assert not any(latest(context.desk).values())  # nothing is stored before it is accepted
    assert QApplication.focusWidget() is view.claim_button
    clerk.press(Qt.Key.Key_Return)  # the altered code is claimed for the task of the same matter
    assert QApplication.focusWidget() is view.confirm_button
    clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.review is None, timeout=30_000)
    assert (clerk.actions <= ACTIONS, clerk.characters) == (True, 0)
    told = latest(context.desk)
    assert told["推进第1项联动事项"].startswith(words(0))
    assert sum(bool(each) for each in told.values()) == 19
    with context.desk.view() as view_of:
        entries = view_of.find(Progress, source=SOURCE)
    assert any(entry.words.startswith("正在办理中") and entry.text != entry.words for entry in entries)
    assert {action.label for action in said[-1].actions} == {"出退回补充单", "撤销“登记反馈表”"}
    next(action for action in said[-1].actions if action.label == "出退回补充单").act()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=90_000)
    assert list((tmp_path / "文书").glob("*退回补充单*.docx"))


def test_twenty_files_dropped_on_the_window_find_their_view(page, context, qtbot, tmp_path):
    paths = filled(issued(context.desk, tmp_path / "forms", units_of(context.desk)))
    clerk = Clerk(qtbot)
    context.open_page = lambda key, view, _record: page.show_view(view)
    clerk.actions += 1  # one drop, wherever the window is
    take_files(context, paths)
    qtbot.waitUntil(lambda: page.over.view("returns") is not None, timeout=30_000)
    view = page.over.view("returns")
    qtbot.waitUntil(lambda: view.review is not None, timeout=30_000)
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.review is None, timeout=30_000)
    assert clerk.actions <= ACTIONS
    assert sum(bool(each) for each in latest(context.desk).values()) == 19


def test_an_altered_code_never_writes_to_another_matter(page, context, qtbot, tmp_path):
    paths = filled(issued(context.desk, tmp_path / "forms", units_of(context.desk)[:4]))
    view = opened(page)
    drop(Clerk(qtbot), view, paths)
    qtbot.waitUntil(lambda: view.review is not None, timeout=30_000)
    view.confirm()
    qtbot.waitUntil(lambda: view.review is None, timeout=30_000)
    told = latest(context.desk)
    assert told["推进第1项联动事项"] == ""
    assert not any(words(0) in each for each in told.values())


def test_a_paper_is_registered_within_its_budget(page, context, qtbot, tmp_path):
    issued(context.desk, tmp_path / "forms", units_of(context.desk)[:3])
    lines = ledger.lines(context.desk, ledger.ids(context.desk, ledger.LedgerFilter()))
    view = opened(page)
    clerk = Clerk(qtbot)
    clerk.click(view.paper.code)
    clerk.type(lines[1].row.check_code)  # the record opens with the last character
    assert QApplication.focusWidget() is view.paper.words
    assert "推进第2项联动事项" in view.paper.about.text()
    clerk.type(SAID)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.actions <= PAPER_ACTIONS
    assert clerk.characters <= PAPER_CHARACTERS
    file = ledger.open_task(context.desk, lines[1].id)
    assert file.progress[-1].text == SAID
    assert QApplication.focusWidget() is view.paper.code  # the next paper can be typed at once
