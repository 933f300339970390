"""议程: items in order with unit, minutes and papers; what was left open and what was asked for stand beside."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.services import meetings, topics
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_agenda import AgendaDraft
from desktop.services.topics import TopicDraft
from desktop.ui.context import Context
from desktop.ui.pages.meetings.agenda import AgendaView


@pytest.fixture
def record(context: Context) -> str:
    draft = MeetingDraft("coordination", context.today + timedelta(9), agenda=("甲", "乙"))
    return meetings.add_meeting(context.desk, draft).made[0]


@pytest.fixture
def view(context: Context, record: str, qtbot) -> AgendaView:
    made = AgendaView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1180, 660)
    with qtbot.waitActive(made):
        made.show()
    made.open(record)
    return made


def agenda(context: Context, record: str) -> tuple[str, ...]:
    return meetings.open_meeting(context.desk, record).agenda


def test_items_are_added_moved_and_taken_off(view, context, record, qtbot) -> None:
    qtbot.keyClicks(view.new, "x")
    qtbot.keyClick(view.new, Qt.Key.Key_Return)
    assert agenda(context, record) == ("甲", "乙", "x")
    assert view.grid.chosen_id() == "2"
    view._move(-1)
    assert agenda(context, record) == ("甲", "x", "乙")
    view._move(-1)
    view._move(-1)
    assert agenda(context, record) == ("x", "甲", "乙")
    view._remove()
    assert agenda(context, record) == ("甲", "乙")
    context.undo()
    assert agenda(context, record) == ("x", "甲", "乙")


def test_cells_are_edited_in_place_and_checked(view, context, record, said) -> None:
    model = view.model
    for column, words in ((2, "司法局"), (3, "15分钟"), (4, "汇报稿"), (1, "甲议题")):
        assert model.setData(model.index(0, column), words)
    item = meetings.open_meeting(context.desk, record).items[0]
    assert item == AgendaDraft("甲议题", "县司法局", 15, "汇报稿")
    assert not model.setData(model.index(0, 3), "很久")
    assert "时长写成了“很久”" in said.last
    assert not model.setData(model.index(0, 2), "没有的局")
    assert "名册里没有" in said.last
    assert meetings.open_meeting(context.desk, record).items[0] == item


def test_topics_asked_for_are_offered(view, context, record, qtbot) -> None:
    assert not view.take.isEnabled()
    context.do(lambda: topics.collect(context.desk, [TopicDraft("研究执行联动", "县司法局")]))
    assert view.offered.count() == 1
    assert "县司法局" in view.offered.item(0).text()
    view.take.click()
    item = meetings.open_meeting(context.desk, record).items[-1]
    assert (item.title, item.presenter) == ("研究执行联动", "县司法局")
    assert view.offered.count() == 0


def test_what_earlier_meetings_left_is_told_and_listed_first(view, context, record, qtbot) -> None:
    assert "没有遗留事项" in view.note.text()
    assert not view.follow.isVisible()
    view._follow()
    assert agenda(context, record)[0] == "上次会议议定事项落实情况"
    assert meetings.open_meeting(context.desk, record).items[0].kind == "follow_up"
