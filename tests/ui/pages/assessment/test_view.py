"""年度评价 with the real widgets: numbers that open, remarks typed in place, papers in the background."""

from datetime import date

import pytest
from offices import TODAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services import assessment, tasks
from desktop.services.assessment import year_sheets
from desktop.services.task_opening import TaskDraft
from desktop.services.units import units_to_pick
from desktop.ui.pages.assessment.columns import COLUMNS, GROUPS
from desktop.ui.pages.assessment.view import AssessmentView

KEYS = [column.key for column in COLUMNS]


@pytest.fixture
def unit(context):
    """The unit that leads two tasks, one of them overdue."""
    unit = next(each for each in units_to_pick(context.desk) if "财政" in each.name)
    for due in (date(2026, 6, 30), date(2026, 12, 31)):
        tasks.add_task(context.desk, TaskDraft(f"到{due}的事项", (unit.name,), due_on=due))
    return unit


@pytest.fixture
def view(context, qtbot, unit):
    made = AssessmentView(context)
    context.hub.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1206, 660)
    with qtbot.waitActive(made):
        made.show()
    made.open()
    counted(qtbot, context)
    return made


def counted(qtbot, context):
    """Wait for the counting in the background."""
    qtbot.waitUntil(lambda: not context.work.busy)


def go(view, unit, key):
    view.grid.setCurrentIndex(view.model.index(view.model.row_of(unit.id), KEYS.index(key)))


def shown(view):
    header = view.grid.horizontalHeader()
    return {column.key for place, column in enumerate(COLUMNS) if not header.isSectionHidden(place)}


def test_every_unit_stands_in_protocol_order_with_the_day_of_counting(view, context):
    assert view.model.ids() == [each.id for each in year_sheets(context.desk, TODAY.year).sheets]
    assert f"截至 {TODAY.isoformat()}" in view.facts.text()
    assert view.years.currentData() == TODAY.year


def test_a_number_shows_its_rule_and_its_rows_and_enter_goes_there(view, context, qtbot, unit):
    opened = []
    context.open_page = lambda *place: opened.append(place)
    go(view, unit, "owed_current")
    assert view.panel.title.text() == f"{unit.name}　逾期未结（现） 1"
    assert "部分落实" in view.panel.rule.text()
    assert view.panel.list.rowCount() == 1
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.panel.list
    qtbot.keyClick(view.panel.list, Qt.Key.Key_Return)
    (row,) = year_sheets(context.desk, TODAY.year).of(unit.id).numbers["owed_current"].rows
    assert opened == [("ledger", None, row.about)]
    assert view.back()
    assert QApplication.focusWidget() is view.grid
    assert not view.back()


def test_a_number_without_rows_keeps_the_keyboard_in_the_table(view, qtbot, unit):
    go(view, unit, "closed")
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.grid
    assert view.panel.list.rowCount() == 0


def test_chips_choose_which_numbers_are_shown(view):
    for key, (_words, numbers) in GROUPS.items():
        view.groups.changed.emit(frozenset({key}))
        assert shown(view) == {"unit", "remarks", *numbers}
        assert view.groups.checked() == {key}
        assert KEYS[view.grid.currentIndex().column()] in shown(view)


def test_numbers_sort_as_numbers_and_rates_without_rows_come_last(view, context, qtbot, unit):
    for key in ("lead", "rate_current"):
        view.model.sort(KEYS.index(key), Qt.SortOrder.DescendingOrder)
        counted(qtbot, context)
        assert view.model.ids()[0] == unit.id
    view.model.sort(KEYS.index("unit"))
    counted(qtbot, context)
    names = [view.model.record_at(row).unit for row in range(view.model.rowCount())]
    assert names == sorted(names)


def test_remarks_are_typed_in_place_and_taken_back_in_one_step(view, context, qtbot, unit):
    go(view, unit, "remarks")
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    editor.setText("主动协同")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.model.record_at(view.model.row_of(unit.id)).remarks == "主动协同")
    counted(qtbot, context)
    context.undo()
    counted(qtbot, context)
    assert view.model.record_at(view.model.row_of(unit.id)).remarks == ""


def test_a_pasted_column_of_remarks_is_one_act(view, context, qtbot, unit):
    first = view.model.ids()[0]
    view.grid.setCurrentIndex(view.model.index(0, KEYS.index("remarks")))
    QApplication.clipboard().setText("甲\n乙\n")
    view.grid.paste()
    made = year_sheets(context.desk, TODAY.year).sheets
    assert [each.remarks for each in made[:3]] == ["甲", "乙", ""]
    assert made[0].id == first
    context.undo()
    assert not any(each.remarks for each in year_sheets(context.desk, TODAY.year).sheets)


def test_the_numbers_follow_what_is_done_elsewhere(view, context, qtbot, unit):
    before = view.model.record_at(view.model.row_of(unit.id)).numbers["lead"].value
    context.do(lambda: tasks.add_task(context.desk, TaskDraft("又一件", (unit.name,))))
    counted(qtbot, context)
    assert view.model.record_at(view.model.row_of(unit.id)).numbers["lead"].value == before + 1


def test_the_place_is_shown_only_where_the_ranking_is_on(view, context, qtbot, unit):
    assert "rank" not in shown(view)
    context.do(lambda: assessment.set_ranking(context.desk, True))
    counted(qtbot, context)
    assert "rank" in shown(view)
    assert "已打开排名" in view.facts.text()
    assert view.model.record_at(view.model.row_of(unit.id)).rank == 1


def test_another_year_is_another_count(view, context, qtbot):
    view.open("2025")
    counted(qtbot, context)
    assert (view.year, view.years.currentData()) == (2025, 2025)
    assert "截至 2025-12-31" in view.facts.text()


def test_one_sheet_is_made_in_the_background(view, context, qtbot, said, unit, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: tmp_path / "文书")
    go(view, unit, "lead")
    qtbot.mouseClick(view.one_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)
    assert [path.suffix for path in sorted((tmp_path / "文书").iterdir())] == [".docx", ".pdf"]
    assert unit.name in said.last
