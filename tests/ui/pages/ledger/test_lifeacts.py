"""Splitting, ending, carrying and opening tasks in the ledger's panel."""

from datetime import date
from pathlib import Path

import pytest
from offices import TODAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.services import ledger, tasks
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.ledger.page import LedgerPage

KEY = Qt.Key
DUE = date(2026, 11, 18)


@pytest.fixture
def task(context):
    draft = TaskDraft("化解遗留问题", lead=("县财政局",), due_on=DUE, responsible_person="赵元")
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


def link_named(page, words: str) -> QWidget:
    return next(
        each
        for each in page.detail.findChildren(QWidget)
        if words in each.accessibleName() and each.isVisible()
    )


def row(context, record: str) -> ledger.TaskRow:
    return ledger.open_task(context.desk, record).line.row


def begin(page, words: str):
    page.acts.begin(words)
    return page.acts.form


def test_a_task_is_split_and_shows_its_parts(page, task, context, qtbot):
    form = begin(page, "拆分")
    form.add_part()
    form.parts[0].matter.setText("摸清底数")
    form.parts[1].matter.setText("制定办法")
    form.parts[1].lead.pick.setFocus()
    qtbot.keyClicks(form.parts[1].lead.pick, "sfj")
    qtbot.keyClick(form.parts[1].lead.pick, KEY.Key_Return)
    form.parts[1].phrase.edit.setText("2027年3月底前")
    form.confirm.click()
    lines = ledger.lines(context.desk, ledger.ids(context.desk, LedgerFilter()))
    assert [(line.row.number, line.row.lead) for line in lines] == [
        ("2026-001", ("县财政局",)), ("2026-001-1", ("县财政局",)), ("2026-001-2", ("县司法局",)),
    ]  # fmt: skip
    assert lines[2].row.due_on == date(2027, 3, 31)
    link_named(page, "2026-001-2").click()
    assert page.grid.chosen_id() == lines[2].id
    assert page.acts.more() == ["部分落实", "转下年", "终止"]
    link_named(page, "2026-001　").click()
    assert page.grid.chosen_id() == task


def test_a_unit_typed_in_a_part_and_not_picked_is_asked_for(page, task, said):
    form = begin(page, "拆分")
    form.parts[0].matter.setText("摸清底数")
    form.parts[0].lead.pick.setText("某某局")
    form.confirm.click()
    assert "还没有从列表中选定" in said.last
    assert page.acts.form is form


def test_partly_done_tells_what_remains(page, task, context, said):
    form = begin(page, "部分落实")
    form.achieved.setPlainText("拨付八成")
    form.remaining.setPlainText("余两成")
    form.reason.setText("财力不足")
    form.confirm.click()
    assert "须写明批准人" in said.last
    form.by.setText("召集人")
    form.on.set_text("11.19")
    form.confirm.click()
    one = row(context, task)
    assert (one.status, one.closed_on, one.closed_by) == ("partial", date(2026, 11, 19), "召集人")
    told = words_of(page.detail)
    assert "未落实：余两成" in told
    assert "拨付八成" in told
    assert page.acts.acts() == ["重开"]
    assert page.acts.more() == ["转下年"]


def test_carrying_shows_the_first_deadline_and_links_both(page, task, context):
    form = begin(page, "转下年")
    assert "原定 2026-11-18（周三）" in words_of(form)
    form.phrase.edit.setText("2027年6月底前")
    form.reason.setText("跨年工程")
    form.by.setText("召集人")
    form.confirm.click()
    file = ledger.open_task(context.desk, task)
    assert (file.line.row.status, file.kin.carried_to.row.number) == ("transferred", "2027-001")
    assert file.kin.carried_to.row.original_due_on == DUE
    link_named(page, "2027-001").click()
    assert page.grid.chosen_id() == file.kin.carried_to.id
    assert "转自" in words_of(page.detail)


def test_termination_needs_a_day_that_can_be_read(page, task, context, said):
    form = begin(page, "终止")
    form.reason.setText("职责划转")
    form.by.setText("召集人")
    form.on.set_text("某天")
    form.confirm.click()
    assert "批准日期认不出" in said.last
    form.on.set_text("")
    form.confirm.click()
    assert row(context, task).status == "terminated"
    page.show_view("ended")
    assert list(page.model.ids()) == [task]
    begin(page, "重开").reason.setText("仍需办理")
    page.acts.form.confirm.click()
    assert row(context, task).status == "open"


def test_all_that_is_selected_is_closed_by_one_meeting(page, context, task, qtbot):
    other = tasks.add_task(context.desk, TaskDraft("另一件事", lead=("县司法局",))).made[0]
    running = tasks.add_task(context.desk, TaskDraft("还在办的事", lead=("县司法局",))).made[0]
    for each in (task, other):
        tasks.finish(context.desk, each, text="已办")
    page.refresh()
    page.grid.choose(task)
    page.grid.selectAll()
    form = begin(page, "销号")
    assert form.confirm.text() == "销号 2 项"
    form.by.setText("召集人")
    form.confirm.click()
    assert [row(context, each).status for each in (task, other, running)] == ["closed", "closed", "open"]
    context.undo()
    assert {row(context, each).status for each in (task, other)} == {"done"}


def test_an_instruction_becomes_a_task_in_three_actions(page, context, qtbot, tmp_path, said):
    scan = tmp_path / "批示件.pdf"
    scan.write_bytes(b"%PDF-1.4")
    page.acts.begin_instruction()  # one: the button
    form = page.acts.form
    assert form.words.hasFocus()
    form.words.setPlainText("请财政局抓紧落实，月底前报结果。")
    form.by.setText("县长周文涛")
    form.on.set_text("11.20")
    form.lead.set_names(["县财政局"])
    form.phrase.edit.setText("2026年11月底前")
    form.files.add([Path(scan)])  # two: the scan dropped
    qtbot.keyClick(form.phrase.edit, KEY.Key_Return)  # three
    file = ledger.open_task(context.desk, page.grid.chosen_id())
    one = file.line.row
    assert (one.source_kind, one.source_note, one.due_on) == (
        "instruction", "县长周文涛2026年11月20日批示", date(2026, 11, 30),
    )  # fmt: skip
    assert (one.matter, one.lead) == ("请财政局抓紧落实，月底前报结果。", ("县财政局",))
    assert file.evidence[0][0] == "批示件.pdf"
    told = words_of(page.detail)
    assert "县长周文涛 2026-11-20" in told
    assert "“请财政局抓紧落实，月底前报结果。”" in told


def test_an_instruction_without_words_is_refused(page, said):
    page.acts.begin_instruction()
    page.acts.form.by.setText("县长周文涛")
    page.acts.form.confirm.click()
    assert "事项内容是空的" in said.last


def test_a_missed_report_is_named_and_the_next_entry_offers_its_period(page, context, monkeypatch):
    monkeypatch.setattr(context.desk, "today", lambda: date(2026, 9, 3))
    made = tasks.add_task(
        context.desk, TaskDraft("每月报送情况", lead=("县司法局",)), deadline="每月报送一次"
    ).made[0]
    monkeypatch.setattr(context.desk, "today", lambda: TODAY)
    page.refresh()
    page.show_view("missed")
    assert list(page.model.ids()) == [made]
    assert "▲ 2026年9月　应于 2026-09-30 报" in words_of(page.detail)
    assert "2026年11月，2026-11-30前" in words_of(page.detail)
    form = begin(page, "登记进展")
    assert form.period.text() == "2026年9月"
    form.text.setPlainText("九月已通报")
    form.confirm.click()
    assert ledger.open_task(context.desk, made).progress[-1].period == "2026-09"
    assert "▲ 2026年10月" in words_of(page.detail)
    assert "▲ 2026年9月" not in words_of(page.detail)


def test_a_missing_person_is_a_visible_gap(page, context, task):
    made = tasks.add_task(context.desk, TaskDraft("没人负责的事", lead=("县司法局",), due_on=DUE)).made[0]
    page.refresh()
    page.show_view("no_person")
    assert list(page.model.ids()) == [made]
    assert "▲ 未明确" in words_of(page.detail)
    tasks.assign_person(context.desk, made, post="股长", person="孙岩")
    page.refresh()
    assert "no_person" in page.chips.checked()  # the view that is open stays, though it is empty now
    page.show_view("all")
    assert not any(
        "缺责任人" in each.accessibleName() for each in page.chips.findChildren(QWidget) if each.isVisible()
    )


def test_the_ladder_tells_its_steps_with_their_paper(page, context, task, tmp_path):
    from desktop.services import papers, pressing

    (subject,) = pressing.urging_subjects(context.desk)
    made = papers.make(context.desk, "urging", subject, tmp_path)
    opened = []
    context.open_page = lambda *where: opened.append(where)
    page.refresh()
    told = words_of(page.detail)
    assert "暂不催" in told
    link_named(page, f"催办　{made.number}").click()
    assert opened == [("papers", None, made.paper_id)]
    step = next(column for column in page.model.columns if column.key == "step")
    assert step.text(page.model.record_at(0)) == "催办 11-21"
