"""登记到会: everyone as answered, exceptions typed, stored in one act."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.services import invitations, meetings, meetings_attendance
from desktop.services.meetings import AttendanceDraft, MeetingDraft
from desktop.ui.context import Context
from desktop.ui.pages.meetings.attendance import AttendanceView


def plan(context: Context, back: int = 0) -> str:
    draft = MeetingDraft("plenary", context.today - timedelta(back))
    return meetings.add_meeting(context.desk, draft).made[0]


@pytest.fixture
def view(context: Context, qtbot) -> AttendanceView:
    made = AttendanceView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1180, 660)
    with qtbot.waitActive(made):
        made.show()
    return made


def enter(view: AttendanceView, words: str, qtbot) -> None:
    view.line.edit.setText(words)
    qtbot.keyClick(view.line.edit, Qt.Key.Key_Return)


def test_all_as_answered_and_exceptions_after(view, context, said, qtbot) -> None:
    record = plan(context)
    invitations.reply_in_words(context.desk, record, "czj 王强 副局长")
    view.open(record)
    assert view.table.rowCount() == 34
    assert "出席 33　代会 1" in view.note.text()
    enter(view, "sfj 李四 副局长", qtbot)
    enter(view, "czj", qtbot)
    enter(view, "不存在", qtbot)
    assert "没有登记" in said.last
    assert meetings.open_meeting(context.desk, record).attendance == ()
    with qtbot.waitSignal(view.done):
        view.close_button.click()
    came = {e.unit: e for e in meetings.open_meeting(context.desk, record).attendance}
    assert (came["县司法局"].person, came["县司法局"].level) == ("李四", "deputy")
    assert came["县财政局"].kind == "present"
    assert meetings.open_meeting(context.desk, record).row.serial == 1


def test_what_is_typed_outlives_an_act_elsewhere_and_may_be_taken_back(view, context, qtbot) -> None:
    record = plan(context)
    view.open(record)
    enter(view, "czj 缺席", qtbot)
    plan(context, 3)
    assert "缺席 1" in view.note.text()
    view._as_answered()
    assert "缺席" not in view.note.text()


def test_a_line_is_added_and_a_held_meeting_mended(view, context, qtbot) -> None:
    record = plan(context)
    meetings_attendance.attend(context.desk, record, close=True)
    view.open(record)
    assert not view.close_button.isVisible()
    view._add_row()
    row = view.table.rowCount() - 1
    view.table.item(row, 0).setText("县总工会")
    view.table.item(row, 1).setText("钱进")
    view.set_kind(0, "absent")
    view.save.click()
    came = meetings.open_meeting(context.desk, record).attendance
    assert came[-1] == AttendanceDraft("observer", "县总工会", "钱进")
    assert came[0].kind == "absent"


def test_repeated_stand_ins_are_told_while_typing(view, context, qtbot) -> None:
    record = plan(context, 9)
    told = meetings_attendance.except_in_words(
        context.desk, "czj 王强", meetings_attendance.as_answered(context.desk, record)
    )
    meetings_attendance.attend(context.desk, record, told, close=True)
    view.open(plan(context))
    enter(view, "czj 王强", qtbot)
    assert "▲ 本年度已代会 1 次" in view.line.told.text()
    entry = next(each for each in view.entries() if each.unit == "县财政局")
    assert (entry.kind, entry.reason) == ("stand_in", "")
