from datetime import date
from pathlib import Path

import pytest
from offices import MINUTES, TODAY
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.services import ledger, ledger_views, minutes_draft, minutes_review, tasks
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.ledger.page import LedgerPage

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LATE, SOON, UNDATED, DONE = range(4)


@pytest.fixture
def made(context):
    """Four tasks: one late, one due, one without a day, one finished."""
    drafts = (
        TaskDraft("逐户摸清底数", lead=("县财政局",), due_on=date(2026, 11, 16)),
        TaskDraft("印发办法", lead=("县司法局",), support=("县财政局",), due_on=date(2026, 11, 25)),
        TaskDraft("建立机制", lead=("县公安局",)),
        TaskDraft("形成报告", lead=("县司法局",), due_on=date(2026, 11, 1)),
    )
    for draft in drafts:
        tasks.add_task(context.desk, draft)
    ids = ledger.ids(context.desk, LedgerFilter())
    tasks.finish(context.desk, ids[DONE], text="已印发")
    return ids


@pytest.fixture
def page(context, made, qtbot):
    shown = LedgerPage(context)
    context.hub.changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1206, 660)
    with qtbot.waitActive(shown):
        shown.show()
    shown.setFocus()
    return shown


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def task(context, record: str) -> ledger.TaskFile:
    return ledger.open_task(context.desk, record)


def test_the_ledger_opens_on_its_first_task(page, made):
    assert list(page.model.ids()) == made
    assert page.grid.chosen_id() == made[LATE]
    assert "▲ 逾期 4 天" in words_of(page.detail)
    assert "按原定 4 个工作日，按现期限 4 个工作日" in words_of(page.detail)


def chip_of(page: LedgerPage, words: str) -> QWidget | None:
    return next((each for each in page.chips.findChildren(QWidget) if each.property("text") == words), None)


def test_chips_carry_their_numbers_and_filter(page, made, qtbot):
    qtbot.waitUntil(lambda: chip_of(page, "逾期 1") is not None)
    chip = chip_of(page, "逾期 1")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert list(page.model.ids()) == [made[LATE]]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)  # switched off: everything again
    assert list(page.model.ids()) == made


def test_the_numbers_are_read_again_after_a_change_and_not_while_typing(
    page, made, context, qtbot, monkeypatch
):
    qtbot.waitUntil(lambda: chip_of(page, "待销号 1") is not None)
    read, counts = [], ledger_views.counts
    monkeypatch.setattr(ledger_views, "counts", lambda desk: read.append(1) or counts(desk))
    page.search.setFocus()
    qtbot.keyClicks(page.search, "bf")
    qtbot.waitUntil(lambda: list(page.model.ids()) == [made[SOON]])
    page.show_view("overdue")
    assert page.detail.isVisible()  # it stands when it is asked for
    assert not read
    context.do(lambda: tasks.finish(context.desk, made[LATE], text="已摸清"))
    qtbot.waitUntil(lambda: chip_of(page, "待销号 2") is not None)
    assert len(read) == 1


def test_another_view_shows_its_task_once_and_after_its_rows(page, made, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: chip_of(page, "待销号 1") is not None)
    opened, open_task = [], ledger.open_task
    monkeypatch.setattr(
        ledger, "open_task", lambda desk, record: opened.append(record) or open_task(desk, record)
    )
    page.search.setText("字")
    page.show_view("done")
    assert list(page.model.ids()) == [made[DONE]]
    assert opened == []
    qtbot.wait(400)  # longer than the pause after typing
    assert opened == [made[DONE]]
    assert "形成报告" in words_of(page.detail)
    page.grid.choose(made[DONE])
    assert opened == [made[DONE]]


def test_the_table_sorts_in_the_background(page, made, qtbot):
    column = next(n for n, each in enumerate(page.model.columns) if each.key == "due_on")
    with qtbot.waitSignal(page.model.loaded):
        page.model.sort(column)
        assert list(page.model.ids()) == made
    assert list(page.model.ids()) == [made[DONE], made[LATE], made[SOON], made[UNDATED]]


def test_saved_views_are_the_same_ledger(page, made):
    assert [(view.title, view.count) for view in page.saved_views()] == [
        ("待催办", 2),
        ("逾期", 1),
        ("本周到期", 1),
        ("待销号", 1),
    ]
    page.show_view("done")
    assert list(page.model.ids()) == [made[DONE]]
    assert page.chips.checked() == {"done"}


def test_words_and_units_narrow_the_ledger(page, made, qtbot):
    page.search.setFocus()
    qtbot.keyClicks(page.search, "bf")  # 办法, by its initials
    qtbot.waitUntil(lambda: list(page.model.ids()) == [made[SOON]])
    page.search.clear()
    qtbot.waitUntil(lambda: list(page.model.ids()) == made)
    page.unit.setFocus()
    qtbot.keyClicks(page.unit, "xczj")
    qtbot.keyClick(page.unit, KEY.Key_Return)
    qtbot.waitUntil(lambda: list(page.model.ids()) == [made[LATE], made[SOON]])
    page.unit.setFocus()
    page.unit.selectAll()
    qtbot.keyClick(page.unit, KEY.Key_Delete)
    assert list(page.model.ids()) == made


def test_a_record_of_another_view_is_found(page, made, context):
    page.show_view("done")
    page.show_record(made[UNDATED])
    assert page.grid.chosen_id() == made[UNDATED]


def test_enter_registers_a_call_and_the_task_rests(page, made, context, qtbot, said):
    tasks.assign_person(context.desk, made[LATE], post="局长", person="赵元")
    page.refresh()
    qtbot.keyClick(page.grid, KEY.Key_Return)
    form = page.acts.form
    assert form.words.hasFocus()
    assert form.who.text() == "县财政局赵元"
    qtbot.keyClicks(form.words, "Wed")
    qtbot.keyClick(form.words, KEY.Key_Return)
    line = task(context, made[LATE]).progress[-1]
    assert (line.kind, line.words, line.source, line.by) == ("remind", "Wed", "电话", "县财政局赵元")
    assert page.acts.form is None
    assert "近日不再提示催办" in said.last
    page.show_view("pressing")
    assert list(page.model.ids()) == [made[SOON]]


def test_progress_is_registered_with_its_way_and_the_units_own_words(page, made, context, qtbot, said):
    page.acts.begin("登记进展")
    form = page.acts.form
    assert form.text.hasFocus()
    form.text.setPlainText("已摸清 12 户")
    form.words.setText("户数已清")
    form.who.setFocus()
    form.who.setText("县财政局赵元")
    qtbot.keyClick(form.who, KEY.Key_Return)
    line = task(context, made[LATE]).progress[-1]
    assert (line.text, line.source, line.by, line.words) == (
        "已摸清 12 户",
        "电话",
        "县财政局赵元",
        "户数已清",
    )
    assert page.acts.form is None
    assert page.grid.chosen_id() == made[LATE]
    assert "已摸清 12 户" in words_of(page.detail)
    assert "进展" in said.last


def test_esc_closes_the_form_and_gives_the_keyboard_back(page, qtbot):
    page.acts.begin("延期")
    assert page.back()
    assert page.acts.form is None
    assert page.grid.hasFocus()
    assert not page.back()


def test_an_extension_counts_from_the_deadline_and_keeps_the_original(page, made, context, qtbot):
    page.grid.choose(made[SOON])
    page.acts.begin("延期")
    form = page.acts.form
    qtbot.keyClicks(QApplication.focusWidget(), "10")
    form.day.set_text("10个工作日")
    assert form.day.day() == date(2026, 12, 9)
    assert "2026-11-25（周三） → 2026-12-09（周三）" in words_of(form)
    assert "第1至2个　11月26日周四至27日周五" in words_of(form)
    assert "不计　11月28日周六至29日周日" in words_of(form)
    for field, words in (
        (form.reason, "产权待核"),
        (form.paper, "濮住建〔2026〕8号"),
        (form.approver, "召集人"),
    ):
        field.setText(words)
    qtbot.keyClick(form.approver, KEY.Key_Return)
    row = task(context, made[SOON]).line.row
    assert (row.due_on, row.original_due_on) == (date(2026, 12, 9), date(2026, 11, 25))
    assert "2026-11-25 → 2026-12-09" in words_of(page.detail)


def test_an_extension_without_its_paper_is_refused_and_the_form_stays(page, made, context, said):
    page.grid.choose(made[SOON])
    page.acts.begin("延期")
    form = page.acts.form
    form.confirm.click()
    assert "认不出" in said.last
    form.day.set_text("12.30")
    form.confirm.click()
    assert "延期缺少" in said.last
    assert page.acts.form is form
    assert task(context, made[SOON]).line.row.due_on == date(2026, 11, 25)


def test_a_task_without_a_day_gets_its_first_deadline(page, made, context, qtbot):
    page.grid.choose(made[UNDATED])
    assert page.acts.acts() == ["电话", "登记进展", "定期限", "办结"]
    assert page.acts.more() == ["拆分", "部分落实", "转下年", "终止"]
    page.acts.begin("定期限")
    form = page.acts.form
    form.phrase.edit.setText("尽快")
    assert "▲" in words_of(form)
    form.phrase.edit.setText("20个工作日内")
    assert "→ 2026-12-18" in words_of(form)
    form.confirm.click()
    row = task(context, made[UNDATED]).line.row
    assert row.due_on == row.original_due_on == date(2026, 12, 18)


def test_finishing_keeps_the_evidence_and_closing_names_the_approver(page, made, context, tmp_path):
    paper = tmp_path / "报告.txt"
    paper.write_text("已摸清", encoding="utf-8")
    page.acts.begin("办结")
    page.acts.form.text.setPlainText("全部摸清")
    page.acts.form.files.add([Path(paper)])
    page.acts.form.confirm.click()
    file = task(context, made[LATE])
    assert file.line.row.done_on == TODAY
    copy = ledger.evidence_copy(context.desk, file.evidence[0][1], file.evidence[0][0])
    assert copy.read_text(encoding="utf-8") == "已摸清"
    assert page.acts.acts()[:2] == ["销号", "退回"]
    page.acts.begin("销号")
    page.acts.form.by.setText("常务副召集人")
    page.acts.form.confirm.click()
    assert task(context, made[LATE]).closed_by == "常务副召集人"
    assert page.acts.acts() == ["重开"]


def test_sending_back_needs_its_reason(page, made, context, said):
    page.grid.choose(made[DONE])
    page.acts.begin("退回")
    page.acts.form.confirm.click()
    assert "理由" in said.last
    page.acts.form.reason.setText("没有附佐证")
    page.acts.form.confirm.click()
    assert task(context, made[DONE]).line.row.status == "open"


def test_a_task_by_hand(page, context, qtbot, said):
    page.begin_new()
    form = page.acts.form
    assert not page.detail.isVisible()
    qtbot.keyClicks(QApplication.focusWidget(), "Ban")
    form.matter.setPlainText("制定办法")
    form.lead.pick.setFocus()
    qtbot.keyClicks(form.lead.pick, "sfj")
    qtbot.keyClick(form.lead.pick, KEY.Key_Return)
    form.phrase.edit.setText("12.30前")
    form.source.setText("县长批示")
    qtbot.keyClick(form.source, KEY.Key_Return)
    file = task(context, page.grid.chosen_id())
    assert (file.line.row.matter, file.line.row.lead) == ("制定办法", ("县司法局",))
    assert file.line.row.due_on == date(2026, 12, 30)
    assert page.detail.isVisible()
    assert said.last == "已立项。"


def test_a_unit_typed_and_not_picked_is_asked_for(page, said):
    page.begin_new()
    form = page.acts.form
    form.matter.setPlainText("制定办法")
    form.lead.pick.setText("某某局")
    form.confirm.click()
    assert "还没有从列表中选定" in said.last
    assert page.acts.form is form


def test_names_are_typed_into_the_table_and_pasted_as_one_step(page, made, context, qtbot):
    keys = [column.key for column in page.model.columns]
    page.model.setData(page.model.index(0, keys.index("person")), "孙岩", Qt.ItemDataRole.EditRole)
    assert task(context, made[LATE]).line.row.responsible_person == "孙岩"
    page.grid.setCurrentIndex(page.model.index(0, keys.index("post")))
    QGuiApplication.clipboard().setText("股长\t孙岩\n科长\t李昂")
    page.grid.paste()
    rows = ledger.lines(context.desk, made[:2])
    assert [(line.row.responsible_post, line.row.responsible_person) for line in rows] == [
        ("股长", "孙岩"),
        ("科长", "李昂"),
    ]
    context.undo()
    assert task(context, made[SOON]).line.row.responsible_person == ""


def test_a_task_of_another_office_can_only_be_looked_at(page, made, context):
    page.acts.show_task(None)
    assert page.acts.acts() == []
    assert not page.acts.isVisible()


def test_an_empty_view_says_so(page):
    page.show_view("closed")
    assert "没有这样的事项" in words_of(page.grid.viewport())


def test_the_minutes_lie_over_the_ledger_and_esc_leaves_them(page, context, qtbot):
    titles = []
    page.titled.connect(titles.append)
    page.show_view("minutes")
    assert (page.title, titles) == ("导入纪要", ["导入纪要"])
    assert page.over.view("minutes").isVisible()
    assert page.back()
    assert page.title == "台账"
    assert page.grid.isVisible()


def test_a_decision_is_shown_as_its_task(page, context):
    data = MINUTES.read_bytes()
    review = minutes_review.begin(context.desk, minutes_draft.source_of(data, "纪要.txt"), data)
    changes = context.do(lambda: minutes_review.confirm(context.desk, review))
    made = minutes_review.filed(context.desk, changes)
    decision = ledger.lines(context.desk, [made.task_ids[0]])[0].row.decision_id
    page.show_record(decision)
    assert page.grid.chosen_id() == made.task_ids[0]
    assert "县住房城乡建设局牵头" in words_of(page.detail)
    page.show_meeting(made.meeting_id)
    assert list(page.model.ids()) == list(made.task_ids)
    page.show_view("all")
    assert len(page.model.ids()) == 4 + len(made.task_ids)
