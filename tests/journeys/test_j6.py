"""J6, steps 1 to 3: an extension, its approval, 办结 and 销号, counted in actions and characters."""

from datetime import date

import pytest
from offices import TODAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.services import ledger, meetings, tasks
from desktop.services.meetings import MeetingDraft
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.ledger.page import LedgerPage

from .test_j3 import Clerk, button_of

DUE = date(2026, 12, 1)
EXTENSION_ACTIONS, EXTENSION_CHARACTERS = 8, 30
CLOSING_ACTIONS, CLOSING_CHARACTERS = 4, 20
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: place)
    return place


@pytest.fixture
def task(context):
    draft = TaskDraft("化解遗留问题", lead=("县自然资源局",), due_on=DUE)
    return tasks.add_task(context.desk, draft).made[0]


@pytest.fixture
def page(context, task, qtbot):
    shown = LedgerPage(context)
    context.hub.changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1206, 660)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def put(clerk: Clerk, field: QWidget, words: str) -> None:
    """Click into a field and type; the click is counted with the typing's Tab, which is one key of the form."""
    field.setFocus()
    if hasattr(field, "insertPlainText"):
        clerk.characters += len(words)
        field.insertPlainText(words)
    else:
        clerk.type(words)


def front(page, qtbot) -> None:
    """Bring the window to the front again, as it is for the clerk all the time."""
    with qtbot.waitActive(page):
        page.activateWindow()


def idle(qtbot, context) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)


def test_an_extension_from_the_units_letter_to_the_leaders_signature(
    page, task, context, qtbot, said, folder
):
    clerk, desk = Clerk(qtbot), context.desk
    page.grid.choose(task)
    clerk.actions += 1  # a click on the line

    clerk.click(button_of(page.acts, "延期"))
    form = page.acts.form
    form.day.setFocus()
    clerk.type("30个工作日")
    assert form.day.day() == desk.calendar.add_workdays(DUE, 30).day
    told = words_of(form)
    assert "现期限 2026-12-01（周二）" in told
    assert "原定 2026-12-01（周二），始终保留" in told
    assert "第1至3个　12月2日周三至4日周五" in told
    assert "不计　12月5日周六至6日周日" in told
    put(clerk, form.reason, "产权待核")
    put(clerk, form.paper, "濮自〔2026〕8号")
    clerk.click(button_of(form, "出审批表"))
    idle(qtbot, context)
    (paper,) = folder.glob("*延期审批表*.docx")
    assert paper.stat().st_size

    front(page, qtbot)
    put(clerk, form.approver, "召集人周文涛")  # signed on paper meanwhile
    clerk.press(Qt.Key.Key_Return)
    row = ledger.open_task(desk, task).line.row
    assert (row.due_on, row.original_due_on, row.extensions) == (form_day(desk), DUE, 1)
    assert "30 个工作日" in words_of(page.detail)
    assert clerk.actions <= EXTENSION_ACTIONS
    assert clerk.characters <= EXTENSION_CHARACTERS


def form_day(desk) -> date:
    return desk.calendar.add_workdays(DUE, 30).day


def test_finishing_with_evidence_and_closing_by_the_next_meeting(page, task, context, qtbot, tmp_path):
    clerk, desk = Clerk(qtbot), context.desk
    meeting = meetings.add_meeting(desk, MeetingDraft("plenary", TODAY)).made[0]
    meetings.close_meeting(desk, meeting)
    proof = tmp_path / "验收报告.pdf"
    proof.write_bytes(b"%PDF-1.4")
    page.grid.choose(task)

    clerk.click(button_of(page.acts, "办结"))
    page.acts.form.files.add([proof])  # dropped on the form
    clerk.actions += 1
    page.acts.form.text.setFocus()
    put(clerk, page.acts.form.text, "问题全部化解并通过验收")
    clerk.press(Qt.Key.Key_Return, CTRL)
    file = ledger.open_task(desk, task)
    assert (file.line.row.status, file.line.row.done_on, file.evidence[0][0]) == (
        "done",
        TODAY,
        "验收报告.pdf",
    )
    assert clerk.actions <= CLOSING_ACTIONS
    assert clerk.characters <= CLOSING_CHARACTERS

    closing = Clerk(qtbot)
    closing.click(button_of(page.acts, "销号"))
    page.acts.form.meeting.setFocus()
    closing.press(Qt.Key.Key_Down)
    closing.press(Qt.Key.Key_Return)
    closing.press(Qt.Key.Key_Return)
    row = ledger.open_task(desk, task).line.row
    assert (row.status, row.closing_meeting_id) == ("closed", meeting)
    assert closing.actions <= CLOSING_ACTIONS
    assert closing.characters == 0


def test_overdue_days_freeze_when_the_task_is_done_and_both_stay_in_sight(page, context, qtbot):
    late = tasks.add_task(
        context.desk, TaskDraft("迟办的事", lead=("县公安局",), due_on=date(2026, 11, 11))
    ).made[0]
    asked = {"reason": "待核", "paper": "濮公〔2026〕2号", "approver": "召集人"}
    tasks.extend(context.desk, late, date(2026, 11, 18), **asked)
    tasks.finish(context.desk, late, text="已办", on=date(2026, 11, 20))
    page.refresh()
    page.show_record(late)
    assert "按原定 7 个工作日，按现期限 2 个工作日，已停止计算" in words_of(page.detail)
    row = page.model.row_of(late)
    keys = [column.key for column in page.model.columns]
    shown = [page.model.index(row, keys.index(key)).data() for key in ("late_original", "late_current")]
    assert shown == ["▲ 7", "▲ 2"]
    assert QApplication.focusWidget() is not None
