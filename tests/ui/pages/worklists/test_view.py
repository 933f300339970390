"""双清单 in the window: typed, pasted, read in, merged, submitted, approved; by keyboard, one step of undo each."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.domain.worklists import LineState, ListState
from desktop.services import history, ledger, meetings, worklist_intake, worklist_lines, worklists
from desktop.services.ledger import LedgerFilter
from desktop.services.worklist_lines import LineDraft
from desktop.services.worklists import ListFile
from desktop.ui.context import Context
from desktop.ui.pages.worklists.columns import LINE_COLUMNS, NEW
from desktop.ui.pages.worklists.view import WorkListsView
from desktop.ui.widgets.message import Message, Tone

COLUMN = {column.key: place for place, column in enumerate(LINE_COLUMNS)}


@pytest.fixture
def view(context: Context, qtbot) -> WorkListsView:
    made = WorkListsView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    context.work.refused.connect(lambda words: context.say(Message(words, Tone.WARNING)))
    made.resize(1200, 700)
    made.show()
    made.open()
    return made


@pytest.fixture
def opened(view: WorkListsView, context: Context) -> WorkListsView:
    context.do(lambda: worklists.open_year(context.desk, 2026))
    return view


def files(context: Context) -> list[ListFile]:
    return worklists.lists_of(context.desk, 2026)


def propose(context: Context, *matters: str, **more: object) -> list[str]:
    facts = {"proposer": "县财政局", "lead": ("县财政局",), "deadline": "12月底前"} | more
    drafts = [LineDraft(matter, **facts) for matter in matters]
    return list(context.do(lambda: worklist_lines.add_lines(context.desk, files(context)[0].id, drafts)).made)


def put(view: WorkListsView, record: str, column: str) -> None:
    row = view.model.row_of(record)
    view.grid.setCurrentIndex(view.model.index(row, COLUMN[column]))


def typed(view: WorkListsView, record: str, column: str, words: str) -> bool:
    return view.model.setData(view.model.index(view.model.row_of(record), COLUMN[column]), words)


def buttons(view: WorkListsView) -> list[str]:
    QCoreApplication.processEvents()  # new buttons are shown by their layout
    return [each.text() for each in view.host.findChildren(QPushButton) if each.isVisible()]


def press(view: WorkListsView, words: str) -> None:
    assert words in buttons(view)
    next(
        each for each in view.host.findChildren(QPushButton) if each.text() == words and each.isVisible()
    ).click()


def test_an_empty_year_is_opened_with_names_to_choose(view: WorkListsView, context: Context, said) -> None:
    assert "还没有建立" in view.empty.accessibleName()
    assert not view.next.isVisible()
    view.empty.acted.emit()
    form = view.host.form
    assert form.words() == ["重点任务清单", "重点难点问题清单"]
    form.preset.setCurrentIndex(1)
    form.preset.activated.emit(1)
    assert form.words()[0] == "政府提请法院（检察院）支持事项清单"
    form.titles[0].setText("甲清单")
    form.confirm.click()
    assert [file.title for file in files(context)] == ["甲清单", "法院（检察院）提请政府支持事项清单"]
    assert view.next.text() == "征集完毕"
    assert "开始征集" in said.last


def test_typing_in_the_empty_row_is_a_new_line(opened: WorkListsView, context: Context, qtbot) -> None:
    QAbstractItemModelTester(opened.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert opened.model.ids() == [NEW]
    put(opened, NEW, "matter")
    qtbot.keyClicks(opened.grid, "a")
    editor = opened.grid.viewport().findChild(QLineEdit)
    editor.setText("甲事")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened.model.ids()) == 2)
    (line,) = files(context)[0].lines
    assert line.matter == "甲事"
    assert opened.model.ids() == [line.id, NEW]
    assert opened.grid.chosen_id() == NEW


def test_another_column_of_the_empty_row_asks_for_the_matter_first(
    opened: WorkListsView, context: Context, said
) -> None:
    assert not typed(opened, NEW, "lead", "县法院")
    assert "先写“任务（问题）”" in said.last
    assert files(context)[0].lines == ()


def test_a_cell_is_edited_and_a_refusal_said(opened: WorkListsView, context: Context, said) -> None:
    (made,) = propose(context, "甲", deadline="尽快")
    assert typed(opened, made, "support", "县人民法院、各乡镇")
    assert typed(opened, made, "due", "5.20")
    (line,) = files(context)[0].lines
    assert (line.support, line.due_on.isoformat()) == (("县人民法院", "各乡镇"), "2026-05-20")
    assert not typed(opened, made, "due", "下周三")
    assert "没有改动" in said.last
    history.undo(context.desk)
    assert files(context)[0].lines[0].due_on is None


def test_a_block_over_lines_is_one_step(opened: WorkListsView, context: Context, said, qtbot) -> None:
    ids = propose(context, "甲", "乙")
    put(opened, ids[0], "note")
    QGuiApplication.clipboard().setText("一\n二\n三")
    opened.grid.paste()
    assert [line.note for line in files(context)[0].lines] == ["一", "二"]
    assert "有 1 格不能改" in said.last
    context.undo()
    assert [line.note for line in files(context)[0].lines] == ["", ""]


def test_a_block_on_the_empty_row_is_shown_before_it_is_stored(
    opened: WorkListsView, context: Context, said
) -> None:
    put(opened, NEW, "matter")
    QGuiApplication.clipboard().setText(
        "事项\t牵头单位\t完成时限\n甲\t县财政局\t6月底\n乙\t\t尽快\n丙\t县财政局\t9月底"
    )
    opened.grid.paste()
    panel = opened.intake
    assert opened.stack.currentWidget() is panel
    assert not opened.next.isVisible()
    assert panel.confirm.text() == "登记 3 项"
    assert "3 项没有写申报单位" in panel.told.text()
    assert any("尽快" in doubt for doubt in panel.model.record_at(1).doubts)
    assert files(context)[0].lines == ()
    panel.grid.choose("2")
    panel.grid.clear_cells()
    assert panel.confirm.text() == "登记 2 项"
    panel.unit.setText("县财政局")
    panel.confirm.click()
    assert [(line.matter, line.proposers) for line in files(context)[0].lines] == [
        ("甲", ("县财政局",)), ("乙", ("县财政局",)),
    ]  # fmt: skip
    assert opened.stack.currentWidget() is opened.split
    assert "重点任务清单 2 项" in said.last


def test_what_is_read_in_can_be_left_with_escape(opened: WorkListsView, context: Context, said) -> None:
    opened.paste_block("甲\n乙")
    assert opened.back()
    assert opened.next.isVisible()
    assert opened.stack.currentWidget() is opened.split
    assert not opened.back()
    opened.paste_block(" ")
    assert "剪贴板" in said.last
    assert files(context)[0].lines == ()


def filled(path: Path, matter: str) -> Path:
    book = load_workbook(path)
    for column, value in ((1, 1), (3, matter), (5, "县财政局"), (8, "12月底前")):
        book.worksheets[0].cell(5, column, value)
    book.save(path)
    return path


def test_forms_are_read_in_the_background_one_after_the_other(
    opened: WorkListsView, context: Context, tmp_path: Path, qtbot
) -> None:
    paths = worklist_intake.issue_forms(context.desk, 2026, tmp_path, ["县财政局", "县司法局"])
    opened.read_files([filled(path, path.stem[-4:]) for path in paths])
    qtbot.waitUntil(lambda: opened.stack.currentWidget() is opened.intake)
    assert "其后还有 1 份" in opened.intake.head.text()
    opened.intake.confirm.click()
    assert opened.stack.currentWidget() is opened.intake
    opened.intake.confirm.click()
    assert opened.stack.currentWidget() is opened.split
    assert [line.proposers for line in files(context)[0].lines] == [("县财政局",), ("县司法局",)]


def test_lines_are_kept_merged_dropped_and_moved_by_key(
    opened: WorkListsView, context: Context, qtbot
) -> None:
    opened.activateWindow()
    opened.grid.setFocus()
    qtbot.waitUntil(opened.grid.hasFocus)
    one, two, three, four = propose(context, "甲", "乙", "丙", "丁")
    opened.grid.choose(one)
    qtbot.keyClick(opened.grid, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    opened.grid.choose(two)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "并 2 项为一项…" in [words for words, _act in opened.acts.offers()]
    qtbot.keyClick(opened.grid, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    opened.host.form.matter.setPlainText("乙丙")
    opened.host.form.confirm.click()
    opened.grid.choose(four)
    qtbot.keyClick(opened.grid, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    opened.host.form.reason.setText("不属于")
    qtbot.keyClick(opened.host.form.reason, Qt.Key.Key_Return)
    opened.grid.choose(two)
    qtbot.keyClick(opened.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    lines = {line.id: line for line in files(context)[0].lines}
    assert [line.matter for line in files(context)[0].kept] == ["乙丙", "甲"]
    assert (lines[three].merged_into, lines[four].reason) == (two, "不属于")
    assert opened.grid.chosen_id() == two
    opened.grid.choose(four)
    press(opened, "改为待定")
    assert files(context)[0].lines[-2].state is LineState.PROPOSED


def approve(view: WorkListsView, qtbot) -> None:
    view.host.form.confirm.click()
    qtbot.waitUntil(lambda: not view._context.work.busy, timeout=20_000)


def test_from_draft_to_approved_by_the_meeting(opened: WorkListsView, context: Context, said, qtbot) -> None:
    ids = propose(context, "甲", "乙", deadline="尽快")
    opened.next.click()
    assert (files(context)[0].state, opened.next.text()) == (ListState.DRAFT, "送审")
    opened.next.click()
    assert "2 项申报没有定" in said.last
    context.do(lambda: worklist_lines.keep(context.desk, ids))
    opened.next.click()
    assert opened.next.text() == "登记审定…"
    assert NEW not in opened.model.ids()
    held = meetings.add_meeting(context.desk, meetings.MeetingDraft("plenary", context.today)).made[0]
    meetings.close_meeting(context.desk, held)
    opened.next.click()
    form = opened.host.form
    assert not form.approver.isEnabled()
    approve(opened, qtbot)
    assert "没有定下来" in said.last
    assert form.confirm.isEnabled()
    form.undated.setChecked(True)
    approve(opened, qtbot)
    assert opened.host.form is None
    assert said.last.startswith("已登记审定，清单锁定，立项 2 项。")
    assert files(context)[0].meeting_id == held
    assert len(ledger.ids(context.desk, LedgerFilter())) == 2
    assert not opened.next.isVisible()
    assert "办理中 2 项" in opened.steps.hint.text()
    assert buttons(opened) == []
    context.undo()
    assert files(context)[0].state is ListState.SUBMITTED
    assert ledger.ids(context.desk, LedgerFilter()) == []


def test_both_lists_are_approved_by_a_person_in_one_act(
    opened: WorkListsView, context: Context, qtbot
) -> None:
    first, second = files(context)
    for file in (first, second):
        context.do(
            lambda file=file: worklist_lines.add_lines(
                context.desk, file.id, [LineDraft("甲", deadline="12月底前")]
            )
        )
        opened._choose_list(str(file.place))
        opened.grid.choose(opened.rows.file.lines[0].id)
        opened.acts.keep()
        opened.next.click()
        opened.next.click()
    opened.next.click()
    form = opened.host.form
    assert form.meeting.currentData() is None
    form.approver.setText("周文涛")
    approve(opened, qtbot)
    assert [file.approver for file in files(context)] == ["周文涛"] * 2


def menu(view: WorkListsView) -> list[str]:
    return [words for words, _act in view._menu_of()]


def test_the_menu_follows_the_state(opened: WorkListsView, context: Context, qtbot) -> None:
    assert menu(opened) == ["收申报表…", "从台账列入…", "结转上年未完成的事项…", "清单名称…"]
    ids = propose(context, "甲")
    context.do(lambda: worklist_lines.keep(context.desk, ids))
    opened.next.click()
    opened.next.click()
    assert menu(opened) == ["退回修改…", "清单名称…"]
    opened.acts.take_back()
    opened.host.form.reason.setText("再改")
    opened.host.form.confirm.click()
    opened.next.click()
    opened.next.click()
    opened.host.form.approver.setText("周文涛")
    approve(opened, qtbot)
    assert menu(opened) == ["另起一版…", "清单名称…"]
    opened.acts.next_step()
    opened.host.form.reason.setText("加一项")
    opened.host.form.confirm.click()
    assert opened.rows.file.version == 2
    assert menu(opened)[-4:] == ["放弃新版", "与上一版的不同", "看第1版（审定）", "清单名称…"]
    dict(opened._menu_of())["看第1版（审定）"]()
    assert (opened.rows.file.version, NEW in opened.model.ids()) == (1, False)
    assert menu(opened) == ["看第2版（草案）", "清单名称…"]
    dict(opened._menu_of())["看第2版（草案）"]()
    assert opened.rows.file.version == 2
    dict(opened._menu_of())["与上一版的不同"]()
    assert "重点任务清单（第2版）" in opened.detail.accessibleDescription()
    opened.acts.discard()
    assert opened.rows.file.version == 1


def test_last_years_unfinished_lines_are_offered(opened: WorkListsView, context: Context, said) -> None:
    from desktop.services import worklist_approval

    opened.acts.carry()
    assert "没有未完成的事项" in said.last
    ids = propose(context, "甲", "乙")
    desk, file = context.desk, files(context)[0]
    worklist_lines.keep(desk, ids)
    worklist_approval.submit(desk, [file.id])
    worklist_approval.approve(desk, [file.id], approver="周文涛", on=context.today)
    worklists.open_year(desk, 2027)
    opened.open("2027")
    opened.acts.carry()
    form = opened.host.form
    assert form.chosen() == ids
    form._ticks[0][1].setChecked(False)
    form.confirm.click()
    assert [line.matter for line in worklists.lists_of(desk, 2027)[0].lines] == ["乙"]


def test_a_list_is_opened_by_its_id_and_links_lead_on(opened: WorkListsView, context: Context) -> None:
    _one, two = propose(context, "甲", "乙")
    opened.open(files(context)[1].id)
    assert opened.rows.file.place == 2
    opened.open(files(context)[0].id)
    opened._linked(f"line:{two}")
    assert opened.grid.chosen_id() == two
    gone = []
    context.open_page = lambda *about: gone.append(about)
    opened._linked("task:T1")
    assert gone == [("ledger", None, "T1")]
    opened.open("gone")
    assert opened.rows.file.place == 1


def test_names_for_later_years_are_kept(opened: WorkListsView, context: Context) -> None:
    opened.acts.rename()
    opened.host.form.titles[1].setText("十项重点问题清单")
    opened.host.form.confirm.click()
    worklists.open_year(context.desk, 2027)
    assert worklists.lists_of(context.desk, 2027)[1].title == "十项重点问题清单"


def test_papers_and_forms_are_made_in_the_background(
    opened: WorkListsView, context: Context, said, qtbot
) -> None:
    for words, act in opened._paper_entries():
        if words == "出完成情况对照表":
            continue
        count = len(said)
        act()
        qtbot.waitUntil(lambda count=count: len(said) > count, timeout=20_000)
        assert said.last.startswith("已出")


def test_tasks_of_the_ledger_are_taken_by_number(opened: WorkListsView, context: Context, said) -> None:
    from desktop.services import tasks

    for matter in "甲乙":
        tasks.add_task(context.desk, tasks.TaskDraft(matter, ("县财政局",)), deadline="12月底前")
    opened.split.set_open(False)
    opened.acts.take_tasks()
    assert opened.split.is_open()
    opened.host.form.numbers.setText("2026-009")
    opened.host.form.confirm.click()
    assert "没有编号“2026-009”" in said.last
    opened.host.form.numbers.setText("2026-001至2026-002")
    opened.host.form.confirm.click()
    assert [line.task for line in files(context)[0].lines] == ["2026-001", "2026-002"]
