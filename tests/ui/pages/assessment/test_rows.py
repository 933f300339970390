"""The rows behind a number: numbers or days, short words with their ground below, opened by Enter or a click."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.services.assessment import Evidence
from desktop.ui.pages.assessment.rows import EvidenceList, NumberPanel

TASK = Evidence(
    "e", "task", "t1", "2026-001", "建立  台账\n" + "很长的话" * 30, date(2026, 7, 1), "期限2026-06-30"
)
MEETING = Evidence("m", "meeting", "m1", "", "全体会议", date(2026, 9, 17), "")


@pytest.fixture
def panel(qtbot):
    made = NumberPanel()
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    made.show_number("县财政局　牵头 2", "由本单位牵头的事项", ("并入县新局",), (TASK, MEETING))
    return made


def words(panel):
    return [
        [panel.list.item(row, column).text() for column in range(2)] for row in range(panel.list.rowCount())
    ]


def test_a_task_shows_its_number_and_a_meeting_its_day(panel):
    (task, meeting) = words(panel)
    assert task[0] == "2026-001"
    assert task[1].startswith("建立 台账 很长的话")
    assert task[1].endswith("…\n期限2026-06-30")
    assert meeting == ["2026-09-17", "全体会议"]
    assert "很长的话" * 30 in panel.list.item(0, 1).toolTip()


def test_rule_and_what_became_of_the_unit_stand_above(panel):
    assert panel.title.text() == "县财政局　牵头 2"
    assert panel.rule.text() == "由本单位牵头的事项"
    assert panel.story.isVisibleTo(panel)
    panel.show_number("乙", "规则", (), ())
    assert not panel.story.isVisibleTo(panel)
    assert panel.list.rowCount() == 0


def test_enter_and_a_double_click_open_the_record(panel, qtbot):
    opened = []
    panel.list.opened.connect(lambda *what: opened.append(what))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Enter)
    panel.list.doubleClicked.emit(panel.list.model().index(0, 1))
    assert opened == [("task", "t1"), ("meeting", "m1"), ("task", "t1")]


def test_rows_are_as_high_as_their_words(panel, qtbot):
    qtbot.waitUntil(lambda: panel.list.rowHeight(0) > 2 * panel.list.rowHeight(1) - 20)
    assert panel.list.rowHeight(0) > panel.list.rowHeight(1)


def test_nothing_opens_where_nothing_is(qtbot):
    empty = EvidenceList()
    qtbot.addWidget(empty)
    opened = []
    empty.opened.connect(lambda *what: opened.append(what))
    qtbot.keyClick(empty, Qt.Key.Key_Return)
    assert opened == []
