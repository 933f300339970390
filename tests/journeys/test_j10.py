"""J10: a member changes, then the clerk herself changes; every action and typed character is counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from desks import Clock
from offices import Said, county_office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from desktop.documents.spec_write import spec_text
from desktop.services import history, meetings, meetings_moving, papers, roster, roster_changes, roster_orders
from desktop.services.compose import attendance
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.task_opening import TaskDraft, add_task
from desktop.services.tasks import add_progress
from desktop.ui.changes import ChangeHub
from desktop.ui.context import Context
from desktop.ui.page import Page
from desktop.ui.pages.meetings.page import MeetingsPage
from desktop.ui.pages.units.page import UnitsPage
from desktop.ui.settings import JsonSettings
from desktop.ui.work import Work

from .test_j3 import Clerk, button_of

CHANGE_ACTIONS, CHANGE_CHARACTERS, HANDOVER_ACTIONS = 10, 30, 3
UNIT, OLD, NEW = "县水利局", "周河", "王大明"
MARCH, AUGUST = date(2026, 3, 18), date(2026, 8, 28)


@pytest.fixture
def clock() -> Clock:
    return Clock(date(2026, 3, 2))


@pytest.fixture
def context(tmp_path: Path, home: Path, qapp: object, clock: Clock) -> Iterator[Context]:
    """A county whose convener is known, with a meeting held in March and the old head in his seat."""
    desk = county_office(tmp_path / "office", clock)
    head = roster.seats_on(desk, clock.day)[0]
    roster.set_holder(desk, head.id, "赵一鸣", position="县委副书记、县长", since=date(2024, 1, 1))
    roster.set_holder(desk, seat(desk, clock.day).id, OLD, position="县水利局局长", since=date(2024, 1, 1))
    draft = meetings.MeetingDraft(kind="plenary", meets_on=MARCH, title="三月全体会议")
    made = Context(desk, ChangeHub(), Work(), JsonSettings(tmp_path / "ui.json"), say=Said().append)
    made.undo = lambda: made.do(lambda: history.undo(desk))
    meetings.add_meeting(desk, draft)
    clock.day = MARCH
    meetings.close_meeting(desk, meetings.list_meetings(desk)[0].id)
    clock.day = AUGUST
    yield made
    made.work.stop()
    desk.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "文书"
    for module in ("papermaking", "units.page"):
        monkeypatch.setattr(f"desktop.ui.pages.{module}.paper_folder", lambda: place)
    return place


def seat(desk: Desk, on: date) -> roster.SeatRow:
    return next(each for each in roster.seats_on(desk, on) if each.unit == UNIT)


def show(page: Page, context: Context, qtbot) -> None:
    qtbot.addWidget(page)
    context.hub.changed.connect(page.refresh)
    page.resize(1206, 660)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()


def double_click(clerk: Clerk, page: UnitsPage, record: str, qtbot) -> None:
    """Scroll to the row, which is no action, and open it with a double click, which is one."""
    index = page.model.index(page.model.ids().index(record), 2)
    page.grid.scrollTo(index)
    at = page.grid.visualRect(index).center()
    clerk.actions += 1
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)


def choose_entry(clerk: Clerk, page: QWidget, button: str, entry: str) -> None:
    """Open the menu of a button and pick an entry: two actions."""
    menu: QMenu = next(b for b in page.findChildren(QPushButton) if b.text() == button).menu()
    clerk.actions += 2
    next(each for each in menu.actions() if each.text() == entry).trigger()


def press(clerk: Clerk, page: Page, words: str, qtbot) -> None:
    """Press a button as soon as it is there, in the window that has the keyboard."""
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow() and any(
        each.text() == words and each.isVisible() for each in page.findChildren(QPushButton)
    ))  # fmt: skip
    clerk.click(button_of(page, words))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))


def settled(context: Context, qtbot) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)


def test_a_member_changes_within_the_budget(context: Context, clock: Clock, folder: Path, qtbot) -> None:
    clerk, desk = Clerk(qtbot), context.desk
    page = UnitsPage(context)
    show(page, context, qtbot)

    double_click(clerk, page, seat(desk, AUGUST).id, qtbot)
    clerk.type(NEW)
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("9.1")
    clerk.press(Qt.Key.Key_Return)
    settled(context, qtbot)
    assert [path.suffix for path in folder.glob("成员调整呈批表（县水利局王大明）*.docx")] == [".docx"]

    for on in (AUGUST, date(2026, 9, 1), date(2027, 1, 1)):  # no unapproved change reaches a paper
        assert seat(desk, on).person == OLD
        for kind in ("roster", "liaison_check", "sign_in_sheet"):
            meeting = meetings.list_meetings(desk)[0].id
            told = spec_text(papers.draft(desk, kind, Subject(meeting_id=meeting, on=on)))
            assert NEW not in told

    clock.day = date(2026, 8, 31)
    press(clerk, page, "批准", qtbot)
    clerk.type("8.30")
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("李昂")
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("13800000000")
    clerk.press(Qt.Key.Key_Return)
    (order, liaison) = sorted(roster_orders.list_changes(desk), key=lambda row: row.kind)
    assert (order.status, order.approver, order.decided_on) == ("approved", "赵一鸣", date(2026, 8, 30))
    assert (seat(desk, date(2026, 8, 31)).person, seat(desk, date(2026, 9, 1)).person) == (OLD, NEW)
    told = [(each.person, each.mobile) for each in roster.liaisons_on(desk, date(2026, 9, 1))]
    assert told == [("李昂", "13800000000")]
    assert liaison.status == "approved"

    clock.day = date(2026, 9, 20)
    before = set(folder.iterdir())
    clerk.actions += 1  # 会议 in the rail
    other = MeetingsPage(context)
    show(other, context, qtbot)
    press(clerk, other, "其他文书…", qtbot)
    clerk.type("签到表")
    clerk.press(Qt.Key.Key_Return)
    settled(context, qtbot)
    assert any("签到表" in path.name for path in set(folder.iterdir()) - before)
    file = meetings.open_meeting(desk, meetings.list_meetings(desk)[0].id)
    expected = {guest.unit: guest.person for guest in attendance.expected(desk, file)}
    assert expected[UNIT] == OLD  # that day's people
    assert clerk.actions <= CHANGE_ACTIONS
    assert clerk.characters <= CHANGE_CHARACTERS


def test_one_undo_takes_the_approval_back(context: Context, folder: Path, qtbot) -> None:
    desk = context.desk
    draft = roster_changes.ChangeDraft("head", seat_id=seat(desk, AUGUST).id, person=NEW)
    ids = roster_changes.propose(desk, [draft]).made
    roster_changes.approve(desk, ids, approver="赵一鸣")
    assert seat(desk, AUGUST).person == NEW
    context.undo()
    assert seat(desk, AUGUST).person == OLD
    assert [row.status for row in roster_orders.list_changes(desk)] == ["proposed"]


def test_the_clerk_leaves_and_the_next_one_finds_everything(
    context: Context, clock: Clock, folder: Path, qtbot
) -> None:
    clerk, desk = Clerk(qtbot), context.desk
    matters = [f"第{n}项议定事项的落实情况" for n in range(1, 41)]
    made = [add_task(desk, TaskDraft(each, (UNIT,), due_on=date(2026, 12, 31))).made[0] for each in matters]
    add_progress(desk, made[0], "请尽快反馈。", source="电话", by="李昂", kind="press")
    later = meetings.MeetingDraft(kind="plenary", meets_on=date(2026, 10, 9), title="十月会议")
    meeting = meetings.add_meeting(desk, later).made[0]
    meetings_moving.postpone(desk, meeting, date(2026, 10, 16), "材料未齐")
    roster_changes.propose(
        desk, [roster_changes.ChangeDraft("head", seat_id=seat(desk, AUGUST).id, person=NEW)]
    )
    page = UnitsPage(context)
    show(page, context, qtbot)
    choose_entry(clerk, page, "文书", "工作交接清单和备份")
    settled(context, qtbot)
    assert clerk.actions <= HANDOVER_ACTIONS
    assert clerk.characters == 0

    (pack,) = folder.glob("工作交接_*")
    assert {path.suffix for path in pack.iterdir() if path.is_file()} == {".docx", ".pdf"}
    told = spec_text(papers.draft(desk, "handover", Subject()))
    for number in range(1, 41):
        assert f"2026-{number:03d}" in told  # every open item
    for words in ("十月会议", "已催待复", NEW, OLD, "赵一鸣", "交出人", "接收人", str(desk.store.paths.home)):
        assert words in told
    assert QApplication.activeModalWidget() is None
    copy = Desk.open(restored(pack, folder))
    assert [line.person for line in roster.seats_on(copy, AUGUST) if line.unit == UNIT] == [OLD]
    copy.close()


def restored(pack: Path, folder: Path) -> Path:
    """Bring the backup of the pack into a folder of its own, as the next clerk would."""
    from desktop.services.restoring import restore

    (backup,) = pack.glob("*/*.fybak")
    restore(backup, folder / "新电脑")
    return folder / "新电脑"
