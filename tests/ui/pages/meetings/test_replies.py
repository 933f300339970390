"""回执: one typed line an answer, what Enter will do told before, and the sheet of those to telephone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.services import invitations, meetings
from desktop.services.meetings import MeetingDraft
from desktop.ui.context import Context
from desktop.ui.pages.meetings.replies import RepliesView


@pytest.fixture
def record(context: Context) -> str:
    draft = MeetingDraft("plenary", context.today + timedelta(9))
    return meetings.add_meeting(context.desk, draft).made[0]


@pytest.fixture
def view(context: Context, record: str, qtbot) -> RepliesView:
    made = RepliesView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1180, 660)
    with qtbot.waitActive(made):
        made.show()
    made.open(record)
    return made


def told(context: Context, record: str) -> dict[str, str]:
    return {row.unit: row.told for row in invitations.invitations_of(context.desk, record)}


def test_an_answer_takes_a_few_letters_and_enter(view, context, record, qtbot) -> None:
    assert view.line.edit.hasFocus()
    qtbot.keyClicks(view.line.edit, "czj")
    assert "县财政局　出席" in view.line.told.text()
    qtbot.keyClick(view.line.edit, Qt.Key.Key_Return)
    assert told(context, record)["县财政局"] == "出席"
    assert view.line.edit.text() == ""
    assert "县财政局：出席" in view.line.told.text()
    assert "还有 31 家未回执" in view.line.told.text()
    view.line.edit.setText("sfj 王强 副局长")
    assert "代会 王强（副局长）" in view.line.told.text()
    qtbot.keyClick(view.line.edit, Qt.Key.Key_Return)
    assert told(context, record)["县司法局"] == "代会 王强（副局长）"


def test_a_doubt_is_told_and_nothing_stored(view, context, record, said, qtbot) -> None:
    view.line.edit.setText("县")
    assert "▲ 可能是" in view.line.told.text()
    qtbot.keyClick(view.line.edit, Qt.Key.Key_Return)
    assert "没有登记" in said.last
    assert view.line.edit.text() == "县"
    view.line.edit.setText("wxyz")
    assert view.line.told.text() == "▲ 没有这个单位"
    assert set(told(context, record).values()) == {"未回执"}


def test_the_chosen_seat_has_its_buttons(view, context, record, qtbot) -> None:
    view.grid.choose(view.model.ids()[2])
    unit = invitations.invitations_of(context.desk, record)[2].unit
    view._acts[0].click()
    assert told(context, record)[unit] == "出席"
    view._acts[1].click()
    assert view.line.edit.text() == f"{unit} "
    view._acts[2].click()
    assert view.line.edit.text() == f"{unit} -"
    view._acts[3].click()
    assert told(context, record)[unit] == "未回执"


def test_chips_narrow_and_more_units_are_asked(view, context, record) -> None:
    invitations.reply_in_words(context.desk, record, "czj")
    view._chip_changed(frozenset({"attend"}))
    assert len(view.model.ids()) == 1
    view._chip_changed(frozenset({"open"}))
    assert len(view.model.ids()) == 31


def test_a_meeting_of_chosen_units_gets_more_or_all(context, qtbot, view) -> None:
    draft = MeetingDraft("coordination", context.today + timedelta(3), invites=("县财政局",))
    record = meetings.add_meeting(context.desk, draft).made[0]
    view.open(record)
    assert len(view.model.ids()) == 1
    view._ask(next(choice for choice in view.more._choices if choice.name == "县司法局"))
    assert len(view.model.ids()) == 2
    view._ask_all()
    assert len(view.model.ids()) == 32


def test_the_sheet_of_those_to_telephone(view, context, record, tmp_path, monkeypatch, qtbot) -> None:
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: tmp_path / "文书")
    view.sheet.click()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=20_000)
    assert any("催询单" in path.name for path in (tmp_path / "文书").glob("*.docx"))


def test_a_meeting_that_is_gone_closes_the_view(view, context, qtbot) -> None:
    with qtbot.waitSignal(view.left):
        context.undo()
