from datetime import date

import pytest
from offices import MINUTES
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from desktop.services import ledger, meetings, minutes, minutes_draft
from desktop.services.ledger import LedgerFilter
from desktop.services.minutes import NOT_FILED, PENDING, TASK
from desktop.services.minutes_items import due_of
from desktop.ui.pages.minutes.view import MinutesView

from ...parts import data_of

KEY = Qt.Key
VAGUE, NO_LEAD = 4, 9


@pytest.fixture
def view(context, qtbot):
    made = MinutesView(context)
    qtbot.addWidget(made)
    made.resize(1206, 640)
    with qtbot.waitActive(made):
        made.show()
    made.open()
    return made


@pytest.fixture
def read(view, qtbot):
    view.read_text(MINUTES.read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: view.review is not None)
    return view


def row(view, place: int) -> list[str]:
    return [view.list.item(place, column).text() for column in range(view.list.columnCount())]


def test_it_asks_for_minutes_first(view):
    assert view.text.hasFocus()
    assert not view.list.isVisible()
    assert not view.confirm_button.isVisible()


def test_a_dropped_file_is_read(view, qtbot, tmp_path):
    file = tmp_path / "纪要.txt"
    file.write_bytes(MINUTES.read_bytes())
    data = data_of(file)
    assert view.text.canInsertFromMimeData(data)
    view.text.insertFromMimeData(data)
    qtbot.waitUntil(lambda: view.review is not None)
    assert view.review.source.name == "纪要.txt"
    assert view.list.rowCount() == 12


def test_a_file_that_cannot_be_read_is_refused_in_words(view, qtbot, tmp_path, context):
    heard = []
    context.work.refused.connect(heard.append)
    view.read_file(tmp_path / "没有.docx")
    qtbot.waitUntil(lambda: bool(heard))
    assert "找不到文件" in heard[0]
    assert view.review is None


def test_the_first_open_question_has_the_keyboard(read):
    assert read.list.currentRow() == VAGUE
    assert read.editor.deadline.hasFocus()
    assert "尽快" in read.editor.doubts.text()
    assert row(read, VAGUE)[1] == "▲ 待定"
    assert row(read, 0)[1:] == [
        "● 立项",
        " ".join(read.review.items[0].choice.text.split()),
        "县住房城乡建设局",
        "2026-12-20",
    ]


def test_the_text_and_the_list_follow_each_other(read):
    text = read.review.source.text
    read.text.placed.emit(text.index("安置房交付") + 12)
    assert read.list.currentRow() == 0
    read.list.setCurrentCell(11, 0)
    start = read.review.items[11].choice.span[0]
    assert read.text.textCursor().position() == start
    cursor = read.text.cursorRect()
    assert read.text.viewport().rect().contains(cursor.center())


def test_fields_are_marked_by_line_as_well_as_colour(read):
    looks = {}
    for selection in read.text.extraSelections():
        looks.setdefault(selection.format.underlineStyle(), set()).add(selection.cursor.selectedText())
    lines = selection.format.UnderlineStyle
    assert "县住房城乡建设局" in looks[lines.SingleUnderline]
    assert "县财政局" in looks[lines.DashUnderline]
    assert "12月20日前" in looks[lines.DotLine]


def test_a_day_with_enter_settles_and_goes_on(read, qtbot):
    qtbot.keyClicks(read.editor.deadline, "12.30")
    qtbot.keyClick(read.editor.deadline, KEY.Key_Return)
    assert due_of(read.review.items[VAGUE].choice) == date(2026, 12, 30)
    assert row(read, VAGUE)[1] == "● 立项"
    assert read.list.currentRow() == 7


def test_words_that_are_no_day_are_said_and_stay(read, qtbot, said):
    read.editor.deadline.setText("抓紧")
    qtbot.keyClick(read.editor.deadline, KEY.Key_Return)
    assert "抓紧" in said.last
    assert read.editor.deadline.text() == "抓紧"
    assert read.review.items[VAGUE].choice.outcome == PENDING


def test_what_is_doubtful_can_be_accepted_as_it_stands(read):
    read.editor.accept_button.click()
    assert read.review.items[VAGUE].choice.outcome == TASK
    assert row(read, VAGUE)[4] == "尽快"


def test_space_and_delete_in_the_list(read, qtbot):
    read.choose(0)
    read.list.setFocus()
    qtbot.keyClick(read.list, KEY.Key_Space)
    assert read.review.items[0].choice.outcome == PENDING
    qtbot.keyClick(read.list, KEY.Key_Space)
    assert read.review.items[0].choice.outcome == TASK
    qtbot.keyClick(read.list, KEY.Key_Delete)
    assert read.review.items[0].choice.outcome == NOT_FILED
    assert read.editor.reason.hasFocus()
    assert not read.confirm_button.isEnabled()
    assert "第1项标为不立项" in read.hint.text()
    qtbot.keyClicks(read.editor.reason, "cf")
    assert read.confirm_button.isEnabled()


def test_f8_makes_a_decision_of_the_sentence(read, qtbot):
    text = read.review.source.text
    cursor = read.text.textCursor()
    cursor.setPosition(text.index("但司法建议"))
    read.text.setTextCursor(cursor)
    read.text.setFocus()
    qtbot.keyClick(read.text, KEY.Key_F8)
    assert len(read.review.items) == 13
    assert read.review.items[0].choice.text.startswith("会议指出")
    assert read.editor.lead.pick.hasFocus()


def test_rare_characters_do_not_shift_the_marks(view, qtbot):
    text = "2026年11月18日，𠮷县长主持召开会议，𠮷某参加。会议议定：\n一、由县财政局牵头，12月20日前拨付。"
    view.read_text(text)
    qtbot.waitUntil(lambda: view.review is not None)
    marked = [selection.cursor.selectedText() for selection in view.text.extraSelections()]
    assert "县财政局" in marked
    view.text.placed.emit(view.text._character(view.text.textCursor().position()))
    assert view.list.currentRow() == 0


def test_another_day_moves_the_deadlines_that_hang_on_it(read):
    before = due_of(read.review.items[1].choice)
    read.facts.day.set_text("11.11")
    assert due_of(read.review.items[1].choice) < before
    assert row(read, 1)[4] == due_of(read.review.items[1].choice).isoformat()


def test_facts_put_right_are_stored(read, qtbot, context):
    field = read.facts.field("place")
    field.selectAll()
    qtbot.keyClicks(field, "201")
    read.confirm()
    assert meetings.list_meetings(context.desk)[0].place == "201"


def test_pending_may_stay_and_is_said(read, context, qtbot):
    assert "3 项待定" in read.hint.text()
    heard = []
    read.done.connect(heard.append)
    read.confirm()
    assert ledger.count(context.desk, LedgerFilter()) == 9
    meeting = ledger.lines(context.desk, ledger.ids(context.desk, LedgerFilter()))[0].row.meeting_id
    assert minutes.coverage(context.desk, meeting).pending == 3
    assert heard[0].label == "确认立项"
    assert read.review is None


def test_the_draft_survives_and_goes_with_the_confirmation(read, context, qtbot, said):
    qtbot.keyClicks(read.editor.deadline, "12.30")
    qtbot.keyClick(read.editor.deadline, KEY.Key_Return)
    qtbot.waitUntil(lambda: minutes_draft.exists(context.desk))
    read.keep()
    again = MinutesView(context)
    qtbot.addWidget(again)
    again.open()
    qtbot.waitUntil(lambda: again.review is not None)
    assert again.review.items == read.review.items
    assert "没有确认的纪要" in said.last
    again.confirm()
    assert not minutes_draft.exists(context.desk)


def test_starting_over_asks_again(read, context):
    read.keep()
    read.start_over()
    assert read.review is None
    assert not minutes_draft.exists(context.desk)
    assert read.text.toPlainText() == ""
    assert not read.text.isReadOnly()


def test_every_control_has_a_name(read):
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for widget in read.findChildren(kind):
            if widget.isVisible():
                assert widget.accessibleName() or widget.text(), widget


def test_an_item_marked_internal_is_filed_internal(read, context, qtbot):
    read.choose(0)
    qtbot.mouseClick(read.editor.internal, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert read.review.items[0].choice.internal
    assert row(read, 0)[2].startswith("〔内部〕")
    read.choose(1)
    assert not read.editor.internal.isChecked()
    read.choose(0)
    assert read.editor.internal.isChecked()
