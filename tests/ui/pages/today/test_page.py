"""今日: what is due, and the way from each line to where it is done."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel

from desktop.domain.errors import Refused
from desktop.services import duties, meetings, tasks
from desktop.services.tasks import TaskDraft
from desktop.ui.context import Context
from desktop.ui.pages.today.forms import EventForm
from desktop.ui.pages.today.page import TodayPage


@pytest.fixture
def page(context: Context, qtbot) -> TodayPage:
    made = TodayPage(context)
    qtbot.addWidget(made)
    return made


def words(page: TodayPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def cards(page: TodayPage) -> list[str]:
    frames = [
        each for each in page.findChildren(QFrame) if each.property("role") == "card" and not each.isHidden()
    ]
    return [frame.accessibleName() for frame in frames]


def press(page: TodayPage, text: str) -> None:
    next(
        each for each in page.findChildren(QAbstractButton) if text in each.text() and not each.isHidden()
    ).click()


def test_an_empty_day_says_so(page: TodayPage) -> None:
    assert "没有逾期的事项。" in words(page)
    assert "一周内没有到期的事项。" in words(page)
    assert "2026年11月21日" in words(page)


def test_tasks_stand_in_their_cards_and_lead_to_the_ledger(page: TodayPage, context: Context) -> None:
    opened: list[tuple] = []
    context.open_page = lambda *where: opened.append(where)
    made = []
    for matter, days in (("逾期的事", -3), ("本周的事", 2), ("以后的事", 30)):
        draft = TaskDraft(matter, ("县财政局",), due_on=context.today + timedelta(days))
        made.append(context.do(lambda draft=draft: tasks.add_task(context.desk, draft)).made[0])
    tasks.add_task(context.desk, TaskDraft("没有期限的事"))
    page.refresh()
    assert cards(page)[1:] == ["逾期 1 项", "一周内到期 1 项", "待催办 2 项", "未定期限 1 项"]
    assert "以后的事" not in words(page)
    press(page, "逾期的事")
    assert opened == [("ledger", None, made[0])]


def test_more_than_a_card_holds_lead_to_the_view(page: TodayPage, context: Context) -> None:
    opened: list[tuple] = []
    context.open_page = lambda *where: opened.append(where)
    for n in range(9):
        tasks.add_task(context.desk, TaskDraft(f"逾期{n}", due_on=context.today - timedelta(20 - n)))
    page.refresh()
    press(page, "全部 9 项")
    assert opened == [("ledger", "overdue", None)]


def test_every_duty_has_a_button_that_leads_somewhere(page: TodayPage, context: Context) -> None:
    opened: list[str] = []
    forms = 0
    context.open_page = lambda key, view, record: opened.append(key)
    buttons = [each for each in page.findChildren(QAbstractButton) if not each.isHidden()]
    assert buttons
    for button in buttons:
        before = len(opened)
        button.click()
        asked = page.back()
        assert len(opened) + asked == before + 1
        forms += asked
    assert forms
    assert set(opened) <= {"meetings", "papers", "units", "ledger", "settings"}


def test_a_duty_that_is_met_leaves_the_card(page: TodayPage, context: Context) -> None:
    before = cards(page)[0]
    kind = context.desk.profile.meetings[0].id
    meeting = meetings.add_meeting(context.desk, meetings.MeetingDraft(kind, context.today)).made[0]
    meetings.close_meeting(context.desk, meeting)
    page.refresh()
    assert cards(page)[0] != before


def test_nothing_due_is_not_an_error(page: TodayPage, context: Context) -> None:
    with pytest.raises(Refused):
        tasks.add_task(context.desk, TaskDraft(""))
    page.refresh()
    assert page.accessibleName() == "今日"


def test_a_duty_is_recorded_from_its_line_and_leaves_the_card(
    page: TodayPage, context: Context, said
) -> None:
    before = cards(page)[0]
    press(page, "登记本机制“双清单”")
    form = page.findChild(EventForm)
    assert form.period.currentData() == "2026"
    form.confirm.click()
    assert "请填写办理日期" in said.last
    form.day.set_text("11.20")
    form.note.setText("全体会议审定")
    form.confirm.click()
    assert cards(page)[0] != before
    assert [(row.on, row.note) for row in duties.events(context.desk)] == [
        (date(2026, 11, 20), "全体会议审定")
    ]
    assert not page.back()
    assert page.isAncestorOf(page.focusWidget())
    context.undo()
    page.refresh()
    assert cards(page)[0] == before


def test_the_round_leads_to_where_each_number_is_worked(page: TodayPage, context: Context) -> None:
    opened: list[tuple] = []
    context.open_page = lambda *where: opened.append(where)
    tasks.add_task(context.desk, TaskDraft("逾期的事", ("县财政局",), due_on=context.today - timedelta(3)))
    page.refresh()
    for words in ("逾期 1", "待催办 1", "去催办", "2027年放假安排未录入"):
        press(page, words)
    assert opened == [
        ("ledger", "overdue", None),
        ("ledger", "pressing", None),
        ("ledger", "pressing", None),
        ("settings", "calendar", None),
    ]
