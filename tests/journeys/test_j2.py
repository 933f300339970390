"""J2: the annual plenary, from the radar to its number, with every action and every typed character counted."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.services import (
    invitations,
    meetings,
    meetings_attendance,
    papers,
    registry,
    roster,
    today,
    topics,
)
from desktop.services.meetings_series import series_of
from desktop.services.paper_facts import Subject
from desktop.services.topics import TopicDraft
from desktop.ui.pages.meetings.page import MeetingsPage
from desktop.ui.pages.today.page import TodayPage

from .test_j3 import Clerk, button_of

NOTICE_ACTIONS, NOTICE_CHARACTERS = 14, 30
REPLY_ACTIONS, REPLY_CHARACTERS = 2, 4
TABLE_ACTIONS, ATTENDANCE_ACTIONS = 3, 10
HELD = date(2027, 1, 8)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    for module in ("papermaking", "meetings.page"):
        monkeypatch.setattr(f"desktop.ui.pages.{module}.paper_folder", lambda: place)
    return place


@pytest.fixture
def window(context, qtbot) -> Iterator[tuple[TodayPage, MeetingsPage]]:
    """The day's page and the meetings, opened from one another as the window does."""
    day, made = TodayPage(context), MeetingsPage(context)
    for page in (day, made):
        qtbot.addWidget(page)
        context.hub.changed.connect(page.refresh)
        page.resize(1206, 660)

    def open_page(key: str, view: str | None, record: str | None) -> None:
        assert key == "meetings"
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.show_view(view or "all")

    context.open_page = open_page
    with qtbot.waitActive(day):
        day.show()
    yield day, made
    made.over.show_records()


def act_of(page: MeetingsPage, words: str, qtbot) -> QWidget:
    """Return the newest button of these words under the panel, once it is laid out."""
    found = [each for each in page.acts.findChildren(QPushButton) if each.text() == words][-1]
    with qtbot.waitActive(page):
        page.activateWindow()  # without a screen the active window is forgotten when a form with lists goes
    qtbot.waitUntil(found.isVisible)
    return found


def notice_goes_out(clerk: Clerk, window, context, qtbot) -> str:
    """Steps 1 to 3: from the radar's line to the notices; returns the meeting."""
    day, page = window
    clerk.click(button_of(day, "筹备全体会议"))
    clerk.type("0108")
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("上午9:00")
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("三楼会议室")
    clerk.press(Qt.Key.Key_Tab)
    clerk.press(Qt.Key.Key_Down)
    clerk.press(Qt.Key.Key_Down)  # 受召集人委托 常务副召集人
    clerk.press(Qt.Key.Key_Return)
    record = page.grid.chosen_id()
    clerk.click(act_of(page, "议程", qtbot))
    clerk.type("研究破产管理人经费")
    clerk.press(Qt.Key.Key_Return)
    clerk.click(page.over.shown().take)  # the parked topic
    page.back()
    clerk.actions += 1  # Esc
    clerk.click(act_of(page, "出通知", qtbot))
    qtbot.waitUntil(lambda: not context.work.busy, timeout=240_000)
    return record


def test_the_plenary_is_noticed_answered_and_held_within_the_budget(
    window, context, qtbot, said, folder
) -> None:
    desk, page = context.desk, window[1]
    parked = topics.collect(desk, [TopicDraft("研究执行联动查控系统对接", "县公安局")]).made[0]
    topics.park(desk, parked, "材料不全")
    clerk = Clerk(qtbot)
    record = notice_goes_out(clerk, window, context, qtbot)
    row = meetings.open_meeting(desk, record).row
    assert (row.meets_on, row.host, row.delegated_by) == (HELD, "县委常委、常务副县长", "召集人")
    agenda = meetings.open_meeting(desk, record).agenda
    assert agenda[0] == "上次会议议定事项落实情况"
    assert "研究审定府院“双清单”" in agenda
    assert agenda[-2:] == ("研究破产管理人经费", "研究执行联动查控系统对接")
    assert len(list(folder.glob("关于召开*.docx"))) == 32
    assert len(list(folder.glob("*签收单*.docx"))) == 1
    assert len({paper.number for paper in registry.register(desk) if paper.kind == "meeting_notice"}) == 1
    assert clerk.actions <= NOTICE_ACTIONS
    assert clerk.characters <= NOTICE_CHARACTERS

    replies_come_in(qtbot, page, context, record)
    missing_are_listed(qtbot, page, context, folder)
    papers_lie_on_the_table(qtbot, page, context, folder)
    context.desk.today = lambda: HELD
    attendance_is_taken(qtbot, page, context, record)

    # it counts for the year covered though held on 8 January, and the series is closed
    assert meetings.open_meeting(desk, record).row.year_covered == 2026
    met = [line for line in today.look(desk).radar if line.obligation == "plenary" and "2026" in line.periods]
    assert all(line.state.value == "met" for line in met)
    lines = series_of(desk, "plenary", 2026)
    assert [(line.number, line.state) for line in lines] == [(1, "已召开")]


def replies_come_in(qtbot, page: MeetingsPage, context, record: str) -> None:
    """Step 4: each answer is a few letters and Enter."""
    clerk = Clerk(qtbot)
    clerk.click(act_of(page, "回执", qtbot))
    for typed in ("czj", "sfj", "jyj"):
        before = (clerk.actions, clerk.characters)
        clerk.type(typed)
        clerk.press(Qt.Key.Key_Return)
        assert clerk.actions - before[0] <= REPLY_ACTIONS
        assert clerk.characters - before[1] <= REPLY_CHARACTERS
    told = {row.unit: row.told for row in invitations.invitations_of(context.desk, record) if row.reply}
    assert told == {"县财政局": "出席", "县司法局": "出席", "县教育局": "出席"}
    QApplication.focusWidget().setText("gaj 王强 副局长")
    clerk.press(Qt.Key.Key_Return)
    assert "代会 王强（副局长）" in {row.told for row in invitations.invitations_of(context.desk, record)}
    assert page.back()


def missing_are_listed(qtbot, page: MeetingsPage, context, folder) -> None:
    """Step 5: who has not answered, with telephones, in two actions."""
    clerk = Clerk(qtbot)
    clerk.click(act_of(page, "回执", qtbot))
    clerk.click(page.over.shown().sheet)
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)
    assert clerk.actions <= 2
    assert len(list(folder.glob("未回执单位催询单*.docx"))) == 1
    assert page.back()


def papers_lie_on_the_table(qtbot, page: MeetingsPage, context, folder) -> None:
    """Step 6: sign-in sheet, name list, desk cards and agenda in one action."""
    clerk = Clerk(qtbot)
    clerk.click(act_of(page, "会前文书", qtbot))
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)
    assert clerk.actions <= TABLE_ACTIONS
    for name in ("签到表", "参会人员名单", "桌签", "议程"):
        assert list(folder.glob(f"*{name}*.docx")), name


def attendance_is_taken(qtbot, page: MeetingsPage, context, record: str) -> None:
    """Step 7: all as answered, four exceptions, closed with its number."""
    clerk = Clerk(qtbot)
    clerk.click(act_of(page, "登记到会", qtbot))
    for typed in ("czj 李明 副局长", "jyj -外出学习", "mzj 缺席", "slj 赵强 副局长"):
        clerk.type(typed)
        clerk.press(Qt.Key.Key_Return)
    clerk.click(page.over.shown().close_button)
    assert clerk.actions <= ATTENDANCE_ACTIONS
    file = meetings.open_meeting(context.desk, record)
    came = {entry.unit: entry for entry in file.attendance}
    assert file.row.serial == 1
    assert [came[unit].kind for unit in ("县财政局", "县教育局", "县民政局", "县水利局", "县公安局")] == [
        "stand_in", "leave", "absent", "stand_in", "stand_in",
    ]  # fmt: skip
    assert came["县财政局"].level == "deputy"
    assert [each.unit for each in meetings_attendance.stand_ins(context.desk, 2026, least=1)]
    assert page.over.shown() is None


def test_the_roster_on_paper_is_that_of_the_day(context, tmp_path) -> None:
    desk = context.desk
    day = desk.today() + timedelta(20)
    seat = next(each for each in roster.seats_on(desk, day) if each.unit == "县财政局")
    roster.set_holder(desk, seat.id, "前任", position="局长")
    record = meetings.add_meeting(desk, meetings.MeetingDraft("plenary", day)).made[0]
    roster.set_holder(
        desk, seat.id, "后任", position="局长", since=day + timedelta(1), paper="濮任〔2026〕9号"
    )
    subject = Subject(meeting_id=record)
    for kind, table in (("sign_in_sheet", "签到"), ("name_list", "名单")):
        rows = papers.trial(desk, kind, None, subject)
        assert "前任" in str(rows.document)
        assert "后任" not in str(rows.document), table


def test_a_number_taken_back_leaves_an_explained_gap(context) -> None:
    desk = context.desk
    record = meetings.add_meeting(desk, meetings.MeetingDraft("plenary", desk.today())).made[0]
    context.do(lambda: meetings_attendance.attend(desk, record, close=True))
    context.undo()
    context.do(lambda: meetings_attendance.attend(desk, record, close=True))
    first, second = series_of(desk, "plenary", 2026)
    assert (first.number, first.state, second.number) == (1, "空号", 2)
    assert first.reason
