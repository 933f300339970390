"""会议: planned, its agenda and attendance, held, and shown from elsewhere."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.services import meetings
from desktop.services.meetings import MeetingDraft
from desktop.ui.context import Context
from desktop.ui.pages.meetings import MeetingsPage


@pytest.fixture
def page(context: Context, qtbot) -> MeetingsPage:
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    return made


def press(page: MeetingsPage, words: str) -> None:
    next(each for each in page.acts.findChildren(QPushButton) if each.text() == words).click()


def plan(context: Context, days: int = 0, **more) -> str:
    kind = context.desk.profile.meetings[0].id
    draft = MeetingDraft(kind, context.today + timedelta(days), **more)
    return context.do(lambda: meetings.add_meeting(context.desk, draft)).made[0]


def test_a_meeting_is_planned_with_nothing_but_a_day(
    page: MeetingsPage, context: Context, said, qtbot
) -> None:
    page.begin_new()
    form = page.acts.form
    form.confirm.click()
    assert "请填写会议日期" in said.last
    form.day.set_text("12.5")
    form.day.settle()
    form.confirm.click()
    assert said.last == "已登记会议。"
    (row,) = meetings.list_meetings(context.desk)
    assert row.meets_on.isoformat() == "2026-12-05"
    assert page.grid.chosen_id() == row.id


def test_a_duty_begins_a_meeting_of_its_kind(page: MeetingsPage, context: Context) -> None:
    kind = context.desk.profile.meetings[2]
    page.show_view(f"new:{kind.id}")
    assert page.acts.form.kind.currentText() == kind.name
    assert page.back()
    assert not page.back()


def test_agenda_attendance_and_holding(page: MeetingsPage, context: Context, said) -> None:
    record = plan(context)
    page.show_record(record)
    press(page, "改议程")
    page.acts.form.topics.setPlainText("一\n\n二\n")
    page.acts.form.confirm.click()
    press(page, "登记到会")
    assert page.acts.form.table.rowCount() > 20
    page.acts.form.set_kind(0, "leave")
    page.acts.form.table.item(0, 3).setText("出差")
    page.acts.form.confirm.click()
    press(page, "登记召开")
    assert said.last == "已登记召开。"
    file = meetings.open_meeting(context.desk, record)
    assert (file.agenda, file.row.serial) == (("一", "二"), 1)
    assert (file.attendance[0].kind, file.attendance[0].reason) == ("leave", "出差")
    assert {entry.kind for entry in file.attendance[1:]} == {"present"}


def test_a_meeting_to_come_is_not_held(page: MeetingsPage, context: Context, said) -> None:
    page.show_record(plan(context, 9))
    press(page, "登记召开")
    assert "尚未到日子" in said.last


def test_views_filters_and_a_record_from_elsewhere(page: MeetingsPage, context: Context) -> None:
    record, held = plan(context, 9, place="三楼"), plan(context)
    context.do(lambda: meetings.close_meeting(context.desk, held))
    told = {view.key: view.count for view in page.saved_views()}
    assert told == {"planned": 1, "no_minutes": 1}
    page.show_view("planned")
    assert page.model.ids() == [record]
    page.search.setText("没有")
    assert page.model.ids() == []
    page.show_record(held)
    assert page.grid.chosen_id() == held
    assert page.search.text() == ""


def test_what_is_typed_outlives_an_act_elsewhere(page: MeetingsPage, context: Context) -> None:
    record = plan(context)
    page.show_record(record)
    press(page, "改议程")
    page.acts.form.topics.setPlainText("正在写")
    plan(context, 3)
    assert page.acts.form is not None
    assert page.acts.form.topics.toPlainText() == "正在写"
