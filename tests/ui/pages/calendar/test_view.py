"""日历: walking the days, what they hold, planning on one, the wall sheet."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.services import meetings, tasks
from desktop.services.meetings import MeetingDraft
from desktop.services.tasks import TaskDraft
from desktop.ui.context import Context
from desktop.ui.pages.calendar.day import PlanForm
from desktop.ui.pages.calendar.months import Scope
from desktop.ui.pages.calendar.view import CalendarView
from desktop.ui.widgets.elided import ElidedLink

KEY = Qt.Key
TODAY = date(2026, 11, 21)


@pytest.fixture
def view(context: Context, qtbot) -> CalendarView:
    made = CalendarView(context)
    qtbot.addWidget(made)
    made.resize(1100, 660)
    with qtbot.waitActive(made):
        made.show()
    made.open()
    return made


def words(widget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def press(qtbot, view: CalendarView, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(view.canvas, key)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((KEY.Key_Left,), date(2026, 11, 20)),
        ((KEY.Key_Right, KEY.Key_Down), date(2026, 11, 29)),
        ((KEY.Key_Up,), date(2026, 11, 14)),
        ((KEY.Key_PageDown,), date(2026, 12, 21)),
        ((KEY.Key_PageUp, KEY.Key_PageUp), date(2026, 9, 21)),
        ((KEY.Key_PageDown, KEY.Key_Home), TODAY),
    ],
)
def test_the_keyboard_walks_the_days(view: CalendarView, qtbot, keys: tuple[Qt.Key, ...], day: date) -> None:
    press(qtbot, view, *keys)
    assert view.canvas.day == day
    assert f"{day.month}月{day.day}日" in words(view.panel)
    assert view.canvas.accessibleDescription().startswith(f"{day.year}年{day.month}月{day.day}日")


@pytest.mark.parametrize(
    ("scope", "first", "last", "after"),
    [
        (Scope.MONTH, date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 21)),
        (Scope.QUARTER, date(2026, 10, 1), date(2026, 12, 31), date(2027, 2, 21)),
        (Scope.YEAR, date(2026, 1, 1), date(2026, 12, 31), date(2027, 11, 21)),
    ],
)
def test_a_month_a_quarter_and_a_year_are_turned_as_a_whole(
    view: CalendarView, qtbot, scope: Scope, first: date, last: date, after: date
) -> None:
    view.show_scope(scope)
    assert view.canvas.stretch() == (first, last)
    press(qtbot, view, KEY.Key_PageDown)
    assert view.canvas.day == after
    assert not view.canvas.grab().isNull()


def test_every_day_shown_is_drawn_apart_and_can_be_pointed_at(view: CalendarView, qtbot) -> None:
    for scope in Scope:
        view.show_scope(scope)
        first, last = view.canvas.stretch()
        days = [first + timedelta(n) for n in range((last - first).days + 1)]
        cells = [view.canvas.cell(day) for day in days]
        assert all(view.canvas.rect().contains(cell.center().toPoint()) for cell in cells)
        assert not any(one.adjusted(1, 1, -1, -1).intersects(two) for one, two in pairwise(cells))
        wanted = days[len(days) // 2]
        point = view.canvas.cell(wanted).center().toPoint()
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=point)
        assert view.canvas.day == wanted


def test_an_uncovered_year_is_said_over_the_days(view: CalendarView, qtbot) -> None:
    assert view.note.isHidden()
    view.canvas.choose(date(2027, 1, 5))
    assert "2027年放假安排未录入，暂按周一至周五计" in view.note.text()
    assert not view.note.isHidden()
    assert "暂按周一至周五计" in words(view.panel)
    press(qtbot, view, KEY.Key_Home)
    assert view.note.isHidden()


def test_enter_leads_to_what_a_day_holds_and_esc_back(view: CalendarView, context: Context, qtbot) -> None:
    opened: list[tuple] = []
    context.open_page = lambda *where: opened.append(where)
    meeting = meetings.add_meeting(context.desk, MeetingDraft("plenary", TODAY + timedelta(2))).made[0]
    task = tasks.add_task(context.desk, TaskDraft("到期的事", due_on=TODAY + timedelta(2))).made[0]
    view.refresh()
    press(qtbot, view, KEY.Key_Right, KEY.Key_Right, KEY.Key_Return)
    links = [link for link in view.panel.findChildren(ElidedLink) if not link.isHidden()]
    assert view.focusWidget() in links
    for link in links[-2:]:
        link.click()
    assert opened == [("meetings", None, meeting), ("ledger", None, task)]
    assert view.back()
    assert view.canvas.hasFocus()
    assert not view.back()


def test_enter_on_an_empty_day_plans_a_meeting_there(
    view: CalendarView, context: Context, qtbot, said
) -> None:
    press(qtbot, view, KEY.Key_Right, KEY.Key_Right, KEY.Key_Return)
    form = view.panel.findChild(PlanForm)
    assert form.warning == ""
    form.place.setText("三楼会议室")
    qtbot.keyClick(form.place, KEY.Key_Return)
    (row,) = meetings.list_meetings(context.desk)
    assert (row.meets_on, row.place) == (date(2026, 11, 23), "三楼会议室")
    assert said.last == "已登记会议。"
    assert "（筹备）" in view.canvas.accessibleDescription()
    assert view.canvas.hasFocus()


def test_a_meeting_on_a_day_off_is_warned_of_before_and_after(
    view: CalendarView, context: Context, qtbot
) -> None:
    press(qtbot, view, KEY.Key_Return)
    form = view.panel.findChild(PlanForm)
    assert "11月21日是星期六，不是工作日" in words(form)
    form.confirm.click()
    assert "请确认会议是否改期" in words(view.panel)


def test_beside_quarter_and_year_the_day_comes_only_when_asked_for(view: CalendarView, qtbot) -> None:
    view.show_scope(Scope.YEAR)
    assert view.panel.isHidden()
    press(qtbot, view, KEY.Key_Return)
    assert not view.panel.isHidden()
    assert view.back()
    assert view.panel.isHidden()
    assert not view.back()


def test_the_scope_is_remembered(view: CalendarView, context: Context, qtbot) -> None:
    view.show_scope(Scope.QUARTER)
    again = CalendarView(context)
    qtbot.addWidget(again)
    assert again.canvas.scope is Scope.QUARTER


def test_what_others_change_is_read_again(view: CalendarView, context: Context) -> None:
    changes = tasks.add_task(context.desk, TaskDraft("新的", due_on=TODAY))
    view.refresh(changes)
    assert view.canvas.view().due == 1


def test_a_day_may_be_named_when_it_is_opened(view: CalendarView) -> None:
    view.open("2026-10-01")
    assert view.canvas.view().words == "国庆节放假"


def test_the_wall_sheet_is_made_for_the_year_shown(view: CalendarView, context: Context, qtbot, home) -> None:
    view.canvas.choose(date(2025, 5, 1))
    view.print_year()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=20_000)
    from desktop.services import registry

    assert [row.title for row in registry.register(context.desk)] == ["濮阳县府院联动2025年工作日历"]
