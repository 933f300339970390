"""J6, December: the yearly assessment of every unit, printed within the budget, each number open to its rows."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from desktop.services import assessment, tasks
from desktop.services.task_endings import finish
from desktop.services.task_opening import TaskDraft
from desktop.services.units import units_to_pick
from desktop.ui.pages.ledger.page import LedgerPage

from .test_j3 import Clerk, button_of

ACTIONS = 6  # before remarks
UNITS = 32


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    monkeypatch.setattr("desktop.ui.pages.assessment.view.paper_folder", lambda: place)
    return place


@pytest.fixture
def late(context):
    """Every unit leads a task; one was finished late after an extension. Returns that unit."""
    desk = context.desk
    units = units_to_pick(desk)
    for unit in units:
        tasks.add_task(desk, TaskDraft(f"{unit.name}的事项", (unit.name,), due_on=date(2026, 6, 30)))
    first = desk_task(desk, units[0].name)
    tasks.extend(desk, first, date(2026, 9, 30), reason="材料不齐", paper="函〔2026〕1号", approver="县长")
    finish(desk, first, text="已落实", on=date(2026, 10, 14))
    return units[0]


def desk_task(desk, unit):
    sheet = next(each for each in assessment.year_sheets(desk, 2026).sheets if each.unit == unit)
    return sheet.numbers["lead"].rows[0].about


@pytest.fixture
def page(context, qtbot, late):
    made = LedgerPage(context)
    context.hub.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1206, 660)
    with qtbot.waitActive(made):
        made.show()
    return made


def entry_of(button: QPushButton, words: str):
    menu = button.menu()
    assert isinstance(menu, QMenu)
    return next(each for each in menu.actions() if each.text() == words)


def test_the_year_is_assessed_and_printed_within_the_budget(page, context, qtbot, said, folder, late):
    clerk = Clerk(qtbot)
    clerk.actions += 2  # the button 年度 and its entry: a menu waits for its own answer
    entry_of(button_of(page, "年度"), "年度评价").trigger()
    view = page.over.view("assessment")
    assert view.isVisible()
    qtbot.waitUntil(lambda: not context.work.busy)
    assert view.model.rowCount() == UNITS

    qtbot.keyClick(view.grid, Qt.Key.Key_Home)
    clerk.click(view.make_button)
    qtbot.waitUntil(lambda: not context.work.busy, timeout=180_000)
    assert len(list(folder.rglob("*单位落实情况表*.pdf"))) == UNITS
    assert len(list(folder.rglob("*汇总表*.pdf"))) == len(list(folder.rglob("*汇总表*.xlsx"))) == 1
    assert f"{UNITS + 1} 份" in said.last
    assert clerk.actions <= ACTIONS


def test_each_number_opens_and_both_deadlines_stand(page, context, qtbot, late):
    opened = []
    context.open_page = lambda *place: opened.append(place)
    view = page.open_over("assessment")
    qtbot.waitUntil(lambda: not context.work.busy)
    sheet = assessment.year_sheets(context.desk, 2026).of(late.id)
    assert sheet.rank is None
    assert sheet.numbers["late_original"].value == sheet.numbers["late_current"].value == 1
    assert sheet.numbers["days_original"].value > sheet.numbers["days_current"].value == 6  # 10月10日补班

    clerk = Clerk(qtbot)
    keys = [column.key for column in view.model.columns]
    clerk.actions += 1  # a click on the number
    view.grid.setCurrentIndex(view.model.index(view.model.row_of(late.id), keys.index("late_current")))
    clerk.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.panel.list
    clerk.press(Qt.Key.Key_Return)
    assert opened == [("ledger", None, sheet.numbers["lead"].rows[0].about)]
    assert clerk.actions <= 3
