"""J1: the first hour, from the founding notice and last year's workbook; every action and typed character is counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_books import HEADS, MATTERS, STRANGE, old_ledger
from offices import Said
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.locate import shipped
from desktop.services import history, ledger, roster, today
from desktop.services.compose.ledger_original import ledger_original
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.ledger_import import PLACE
from desktop.services.paper_facts import Subject
from desktop.ui.changes import ChangeHub
from desktop.ui.context import Context
from desktop.ui.dialogs.seat_table import NAME, SHORT, UNIT
from desktop.ui.dialogs.wizard import Wizard
from desktop.ui.page import Page
from desktop.ui.pages.ledger.page import LedgerPage
from desktop.ui.pages.units.page import UnitsPage
from desktop.ui.settings import JsonSettings
from desktop.ui.work import Work

from .test_j3 import CTRL, Clerk, button_of

ACTIONS, CHARACTERS, LEDGER_ACTIONS = (
    30,
    40,
    9,
)  # the budget of the journey, and of its step with the workbook
NOTICE = shipped("resources") / "example" / "puyang-notice.txt"
WITHOUT = 5  # units that the list of liaisons leaves out
KEY = Qt.Key


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: place)
    return place


@pytest.fixture
def founded(home: Path, qtbot: QtBot) -> tuple[Desk, Clerk]:
    """Steps 1 to 3: the office, its members and its heads."""
    clerk = Clerk(qtbot)
    wizard = Wizard(home / "office")
    qtbot.addWidget(wizard)
    with qtbot.waitActive(wizard):
        wizard.show()
    wizard.office.name.setFocus()
    clerk.type("濮阳县")
    clerk.click(wizard.next)
    wizard.notice.text.setFocus()
    QApplication.clipboard().setText(NOTICE.read_text(encoding="utf-8"))
    clerk.press(KEY.Key_V, CTRL)
    qtbot.waitUntil(lambda: "32 个成员席位" in wizard.notice.preview.words())
    assert "29 个主要负责同志、3 个分管日常工作的负责同志" in wizard.notice.preview.words()
    table = wizard.notice.preview.table
    for unit, short in (("县委县政府督查局", "县督查局"), ("县政府办公室", "县府办")):
        row = next(row for row in range(table.rowCount()) if table.cell(row, UNIT).text() == unit)
        table.setFocus()
        table.setCurrentCell(row, SHORT)
        clerk.actions += 1  # a click on the cell
        clerk.characters += len(short)
        table.cell(row, SHORT).setText(short)
        clerk.actions += 1  # Enter
    clerk.click(button_of(wizard, "补填姓名"))
    assert table.currentColumn() == NAME
    clerk.press(KEY.Key_Return)  # the convener's name is missing in the paper: it stays open
    table.cell(table.currentRow(), NAME).setText("林岩")
    clerk.characters += 2
    clerk.actions += 1  # Enter
    clerk.click(wizard.next)
    assert wizard.desk is not None
    return wizard.desk, clerk


@pytest.fixture
def context(tmp_path: Path, founded: tuple[Desk, Clerk]) -> Iterator[Context]:
    desk = founded[0]
    made = Context(desk, ChangeHub(), Work(), JsonSettings(tmp_path / "ui.json"), say=Said().append)
    made.undo = lambda: made.do(lambda: history.undo(desk))
    yield made
    made.work.stop()
    desk.close()


def shown(page: Page, context: Context, qtbot: QtBot) -> Page:
    context.hub.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1206, 660)
    with qtbot.waitActive(page):
        page.show()
    return page


def open_import(clerk: Clerk, page: Page, menu: str, entry: str) -> None:
    """Open a menu and pick from it: two actions."""
    clerk.actions += 2
    actions = button_of(page, menu).menu().actions()
    next(action for action in actions if entry in action.text()).trigger()


def drop(clerk: Clerk, field: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    clerk.actions += 1
    field.take(data)


def chip(bar: QWidget, words: str) -> QAbstractButton:
    return next(each for each in bar.findChildren(QAbstractButton) if words in each.text())


def liaisons(path: Path, units: list[str]) -> Path:
    book = Workbook()
    book.active.append(["府院联动工作联络员名单"])
    book.active.append(["序号", "单位", "姓名", "职务", "手机"])
    for n, unit in enumerate(units, 1):
        book.active.append([n, unit, f"王{'一二三四五六七八九十'[n % 10]}", "办公室主任", f"1380000{n:04d}"])
    book.save(path)
    return path


def import_ledger(clerk: Clerk, context: Context, qtbot: QtBot, page: Page, path: Path) -> None:
    """Step 4: drop the workbook, settle what is in doubt, accept."""
    open_import(clerk, page, "其他导入", "台账")
    view = page.over.view("import")
    drop(clerk, view.drop, path)
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    readings = {group.about: group for group in view.review.groups() if group.kind == "deadline"}
    assert len(readings["3月底"].places) == 10  # settled once for all: read as 3月31日
    assert "2025-03-31" in [view.list.item(row, 2).text() for row in range(view.list.rowCount())]
    assert view.review.waiting() == 3
    clerk.type("1231")  # 尽快, twice in the workbook
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_Return)  # 适时: as it was read, no day yet
    assert QApplication.focusWidget() is view.editor.unit
    clerk.type("sfj")  # the unit that no roster knows, twice as well
    clerk.press(KEY.Key_Return)
    assert view.review.waiting() == 0
    assert ledger.count(context.desk, LedgerFilter()) == 0  # nothing is stored before it is accepted
    qtbot.waitUntil(lambda: chip(view.finished, "作已销号保留").isVisible())  # the chips are laid anew
    clerk.click(chip(view.finished, "作已销号保留"))
    assert QApplication.focusWidget() is view.confirm_button
    clerk.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: view.review is None, timeout=20_000)


def test_the_first_hour(founded, context, qtbot, tmp_path, folder):
    desk, clerk = founded
    said = context.say.__self__
    path = old_ledger(tmp_path / "台账.xlsx")
    before, begun = desk.store.content_hash(), clerk.actions
    page = shown(LedgerPage(context), context, qtbot)
    import_ledger(clerk, context, qtbot, page, path)
    assert clerk.actions - begun <= LEDGER_ACTIONS
    assert said.last.startswith("原表 46 项，导入 46 项，一项不少。")
    assert len(page.model.ids()) == MATTERS
    files = [ledger.open_task(desk, each) for each in page.model.ids()]
    assert all(PLACE in file.line.row.extra for file in files)
    assert not any(STRANGE in file.line.row.lead for file in files)
    table = ledger_original(desk, Subject()).tables["台账"]
    assert table.columns[1:-2] == HEADS  # the printed ledger has the old columns in their order

    undo = next(action for action in said[-1].actions if action.label == "撤销“导入台账”")
    undo.act()
    assert desk.store.content_hash() == before  # one action takes it all back
    history.redo(desk)
    assert ledger.count(desk, LedgerFilter()) == MATTERS

    units = [row.name for row in roster.unit_rows(desk, desk.today())]
    assert len(units) == 32
    members = shown(UnitsPage(context), context, qtbot)
    open_import(clerk, members, "导入", "联络员名单")
    view = members.over.shown()
    drop(clerk, view.drop, liaisons(tmp_path / "联络员.xlsx", units[WITHOUT:]))
    qtbot.waitUntil(lambda: view.read is not None, timeout=20_000)
    assert QApplication.focusWidget() is view.accept
    clerk.press(KEY.Key_Space)
    assert len(today.look(desk).without_liaison) == WITHOUT
    radar = " ".join(line.sentence for line in today.look(desk).radar)
    assert "全体会议" in radar
    assert clerk.actions <= ACTIONS
    assert clerk.characters <= CHARACTERS


def test_the_old_columns_can_be_printed(founded, context, qtbot, tmp_path, folder):
    clerk = founded[1]
    page = shown(LedgerPage(context), context, qtbot)
    import_ledger(clerk, context, qtbot, page, old_ledger(tmp_path / "台账.xlsx"))
    said = context.say.__self__
    next(action for action in said[-1].actions if "原表栏目" in action.label).act()
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.docx"))), timeout=60_000)
