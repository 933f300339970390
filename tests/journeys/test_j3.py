"""J3: from the text of minutes to the ledger, with every action and every typed character counted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services import ledger, minutes
from desktop.services.ledger import LedgerFilter
from desktop.ui.pages.ledger.page import LedgerPage

FILE = Path(__file__).parent.parent / "files" / "minutes" / "J3_清河县.txt"
ACTIONS, CHARACTERS = 18, 25  # the budget of the journey
CTRL = Qt.KeyboardModifier.ControlModifier


class Clerk:
    """Presses keys and buttons as a clerk does, and counts: an action is a click, a key chord or an Enter."""

    def __init__(self, qtbot) -> None:
        self._bot = qtbot
        self.actions = 0
        self.characters = 0

    def click(self, button: QWidget) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        self.actions += 1
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, chord: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        self._bot.keyClick(QApplication.focusWidget(), key, chord)

    def type(self, words: str) -> None:
        self.characters += len(words)
        field = QApplication.focusWidget()
        if words.isascii():
            self._bot.keyClicks(field, words)
        else:
            field.insert(words)  # the input method gives whole words
            field.textEdited.emit(field.text())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    monkeypatch.setattr("desktop.ui.pages.ledger.papers.paper_folder", lambda: place)
    return place


@pytest.fixture
def page(context, qtbot):
    made = LedgerPage(context)
    context.hub.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1206, 660)
    with qtbot.waitActive(made):
        made.show()
    return made


def button_of(page: QWidget, words: str) -> QWidget:
    return next(
        each for each in page.findChildren(QWidget) if each.accessibleName() == words and each.isVisible()
    )


def test_minutes_become_the_ledger_within_the_budget(page, context, qtbot, said, folder):
    clerk, desk = Clerk(qtbot), context.desk
    QApplication.clipboard().setText(FILE.read_text(encoding="utf-8"))

    clerk.click(button_of(page, "导入纪要"))
    view = page.over.view("minutes")
    clerk.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: view.review is not None)
    review = view.review
    assert len(review.items) == 12
    assert sum(bool(item.open) for item in review.items) == 3
    assert ledger.count(desk, LedgerFilter()) == 0  # nothing is stored before it is confirmed

    clerk.type("1230")  # 尽快
    clerk.press(Qt.Key.Key_Return)
    clerk.type("1231")  # 适时
    clerk.press(Qt.Key.Key_Return)
    clerk.type("sfj")  # the unit the sentence leaves out
    clerk.press(Qt.Key.Key_Return)
    assert review.next_open() is None
    assert QApplication.focusWidget() is view.confirm_button

    view.list.setFocus()
    clerk.actions += 1  # a click into the list
    clerk.press(Qt.Key.Key_End)
    clerk.press(Qt.Key.Key_Delete)
    clerk.type("另行发文部署")
    clerk.press(Qt.Key.Key_Return)
    assert view.confirm_button.isEnabled()
    clerk.press(Qt.Key.Key_Return)

    tasks = ledger.lines(desk, ledger.ids(desk, LedgerFilter()))
    assert [line.row.number for line in tasks] == [f"2026-{n:03d}" for n in range(1, 12)]
    assert tasks[4].row.due_on.isoformat() == "2026-12-30"
    assert tasks[4].row.deadline_raw == "尽快"
    assert tasks[9].row.lead == ("县司法局",)
    covered = minutes.coverage(desk, tasks[0].row.meeting_id)
    assert covered.sentence == "纪要 12 项议定，11 项已立项，1 项注明不立项"
    assert page.model.ids() == [line.id for line in tasks]
    assert "2026-001 至 2026-011" in said[-1].text

    papers = next(action for action in said[-1].actions if action.label == "出分解表、摘录和交办单")
    clerk.actions += 1  # the button in the message
    papers.act()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)
    made = [path.name for path in folder.glob("*.docx")]
    assert sum("交办单" in name for name in made) >= 6
    assert any("分解表" in name for name in made)
    assert clerk.actions <= ACTIONS
    assert clerk.characters <= CHARACTERS


def test_one_undo_takes_the_whole_confirmation_back(page, context, qtbot):
    page.open_minutes()
    page.over.view("minutes").read_text(FILE.read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: page.over.view("minutes").review is not None)
    page.over.view("minutes").confirm()
    assert ledger.count(context.desk, LedgerFilter()) == 9
    context.undo()
    assert ledger.count(context.desk, LedgerFilter()) == 0
    assert page.model.ids() == []
