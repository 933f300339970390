"""会议: planned, its agenda and attendance, held, and shown from elsewhere."""

from datetime import timedelta

import pytest
from offices import MINUTES
from PySide6.QtWidgets import QPushButton

from desktop.documents.intake import read_source_bytes
from desktop.services import invitations, meetings, minutes
from desktop.services.meetings import MeetingDraft
from desktop.ui.context import Context
from desktop.ui.pages.ledger.page import LedgerPage
from desktop.ui.pages.meetings.page import MeetingsPage


@pytest.fixture
def page(context: Context, qtbot) -> MeetingsPage:
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    return made


def press(page: MeetingsPage, words: str) -> None:
    """Press the newest button or menu entry of these words: those of the record before may not be gone yet."""
    buttons = page.acts.findChildren(QPushButton)
    entries = [entry for each in buttons if each.menu() for entry in each.menu().actions()]
    found = [each for each in (*buttons, *entries) if each.text() == words][-1]
    found.click() if isinstance(found, QPushButton) else found.trigger()


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
    assert said.last == "已登记会议，按当日名册邀请 32 席。"
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
    press(page, "议程")
    agenda = page.over.shown()
    agenda.new.setText("研究执行联动")
    agenda.new.returnPressed.emit()
    assert page.title == "会议议程"
    assert page.back()
    press(page, "登记到会")
    came = page.over.shown()
    came.line.edit.setText("czj -出差")
    came.line.edit.returnPressed.emit()
    came.close_button.click()
    assert said.last == "已登记到会，会议已登记召开。"
    assert page.over.shown() is None
    file = meetings.open_meeting(context.desk, record)
    assert (file.agenda[-1], file.row.serial) == ("研究执行联动", 1)
    away = {entry.unit: entry.reason for entry in file.attendance if entry.kind == "leave"}
    assert away == {"县财政局": "出差"}


def test_radar_begins_a_meeting_for_its_period(page: MeetingsPage, context: Context) -> None:
    kind = context.desk.profile.meetings[0].id
    page.show_view(f"new:{kind}:2025")
    form = page.acts.form
    assert form.years.year.value() == 2025
    form.day.set_text("2026-01-08")
    form.confirm.click()
    (row,) = meetings.list_meetings(context.desk)
    assert (row.year_covered, row.title) == (2025, "2025年全体会议")


def test_a_kind_for_chosen_units_asks_for_them(page: MeetingsPage, context: Context) -> None:
    page.show_view("new:coordination")
    form = page.acts.form
    assert form.invites.isVisible()
    form.day.set_text("12.5")
    form.invites.set_names(["县财政局"])
    form.proposer.setText("县司法局")
    form.confirm.click()
    (row,) = meetings.list_meetings(context.desk)
    assert row.proposer == "县司法局"
    assert [each.unit for each in invitations.invitations_of(context.desk, row.id)] == ["县财政局"]
    page.show_view("new:plenary")
    assert not page.acts.form.invites.isVisible()


def test_a_year_without_its_plenary_is_hinted(page: MeetingsPage) -> None:
    page.show_view("new:plenary")
    form = page.acts.form
    form.day.set_text("2027-01-08")
    assert form.hint.text() == "2026年度还没有召开全体会议，这次计入2026年度。"
    assert form.years.isVisible()
    assert form.draft().year_covered == 2026
    form.years.year.setValue(2027)
    form.years.year.editingFinished.emit()
    assert "所属年度改为2026" in form.hint.text()
    form.day.set_text("2027-04-08")
    assert not form.hint.isVisible()


def test_a_host_is_picked_by_his_role_or_told_to_be_outside(page: MeetingsPage, context: Context) -> None:
    page.show_view("new:plenary")
    form = page.acts.form
    form.day.set_text("12.5")
    form.host.combo.setCurrentIndex(1)
    draft = form.draft()
    assert (draft.host, draft.delegated_by) == ("县委常委、常务副县长", "召集人")
    assert not form.host.warning.isVisible()
    form.host.set_host("吴某某", "")
    assert "不在2026-12-05的名册上" in form.host.warning.text()
    form.confirm.click()
    row = meetings.list_meetings(context.desk)[0]
    assert row.host == "吴某某"


def test_the_usual_time_and_place_are_offered(page: MeetingsPage, context: Context) -> None:
    plan(context, -30, time_text="下午3:00", place="三楼会议室")
    page.show_view(f"new:{context.desk.profile.meetings[0].id}")
    assert page.acts.form.time.text() == "下午3:00"
    assert page.acts.form.place.text() == "三楼会议室"


def test_a_meeting_is_put_off_and_its_paper_offered(page: MeetingsPage, context: Context, said) -> None:
    record = plan(context, 5)
    page.show_record(record)
    press(page, "延期…")
    form = page.acts.form
    form.day.set_text("12.20")
    form.confirm.click()
    assert said.last == "延期须写明原因，没有改动。"
    form.reason.setText("防汛")
    form.confirm.click()
    assert [action.label for action in said[-1].actions] == ["出延期通知", "撤销“会议延期”"]
    row = meetings.open_meeting(context.desk, record).row
    assert (row.meets_on.isoformat(), row.state) == ("2026-12-20", "筹备（已改期）")
    press(page, "延期…")
    page.acts.form.day.set_text("胡说")
    page.acts.form.confirm.click()
    assert "认不出" in said.last
    said[-2].actions[1].act()
    assert meetings.open_meeting(context.desk, record).row.first_meets_on is None


def test_called_off_merged_and_arranged_otherwise(page: MeetingsPage, context: Context, said) -> None:
    off, one = plan(context, 5), plan(context, 6)
    page.show_record(off)
    press(page, "取消…")
    page.acts.form.reason.setText("重复")
    page.acts.form.confirm.click()
    assert said.last == "已取消，原通知作废。"
    page.show_record(one)
    press(page, "合并…")
    assert "没有别的筹备中的会议" in said.last
    other = plan(context, 9, title="另一次")
    page.show_record(one)
    press(page, "更改安排…")
    page.acts.form.place.setText("四楼")
    page.acts.form.years.set_quarter(3)
    page.acts.form.confirm.click()
    row = meetings.open_meeting(context.desk, one).row
    assert (row.place, row.quarter) == ("四楼", 3)
    press(page, "合并…")
    page.acts.form.reason.setText("议题相近")
    page.acts.form.confirm.click()
    assert meetings.open_meeting(context.desk, one).row.merged_into_id == other
    page.show_view("off")
    assert set(page.model.ids()) == {off, one}


def test_a_view_over_the_page_is_opened_from_elsewhere(page: MeetingsPage, context: Context) -> None:
    record = plan(context, 5)
    page.show_view(f"replies:{record}")
    assert page.over.shown().record == record
    page.show_view("planned")
    assert page.over.shown() is None


def test_minutes_are_taken_in_once_and_their_versions_shown_after(
    page: MeetingsPage, context: Context
) -> None:
    opened: list[tuple[str, str | None, str | None]] = []
    context.open_page = lambda *place: opened.append(place)
    record = plan(context)
    context.do(lambda: meetings.close_meeting(context.desk, record))
    page.show_record(record)
    press(page, "导入纪要")
    data = MINUTES.read_bytes()
    source = read_source_bytes(data, MINUTES.name)
    proposal = minutes.read(context.desk, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    context.do(
        lambda: minutes.confirm(context.desk, source, data, proposal.meeting, choices, meeting_id=record)
    )
    page.show_record(record)
    assert "导入纪要" not in [each.text() for each in page.acts.findChildren(QPushButton) if each.isVisible()]
    press(page, "纪要各稿")
    assert opened == [("ledger", f"minutes:{record}", None), ("ledger", f"versions:{record}", None)]
    ledger = LedgerPage(context)
    ledger.show_view(opened[-1][1])
    view = ledger.over.shown()
    assert view.versions.count() == 1
    assert view.items.count() == len(choices)


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
    press(page, "更改安排…")
    page.acts.form.place.setText("正在写")
    plan(context, 3)
    assert page.acts.form is not None
    assert page.acts.form.place.text() == "正在写"
