"""出文书: the catalogue in the page, what each paper needs, and batches that can be stopped."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.services import meetings, papers, registry, tasks
from desktop.services.meetings import MeetingDraft
from desktop.services.tasks import TaskDraft
from desktop.ui.bottombar import BottomBar
from desktop.ui.pages import papermaking
from desktop.ui.pages.meetings.page import MeetingsPage
from desktop.ui.pages.paperorder import KindList
from desktop.ui.pages.papers.page import PapersPage
from desktop.ui.widgets.message import Tone


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    monkeypatch.setattr(papermaking, "paper_folder", lambda: place)
    return place


@pytest.fixture
def meeting(context) -> str:
    kind = context.desk.profile.meetings[0].id
    draft = MeetingDraft(kind, context.today + timedelta(7), time_text="上午9:00", place="第一会议室")
    return meetings.add_meeting(context.desk, draft).made[0]


@pytest.fixture
def page(context, meeting, folder, qtbot) -> PapersPage:
    made = PapersPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1200, 700)
    made.show()
    return made


def wait(qtbot, context) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)


def order(page: PapersPage, kind: str):
    page.begin_new()
    form = page.acts.form
    form.kinds.choose(kind)
    assert form.kinds.kind() == kind
    return form


def test_the_catalogue_is_grouped_and_narrowed_by_words_and_initials(qapp, qtbot) -> None:
    made = KindList(papers.kinds())
    qtbot.addWidget(made)
    heard: list[str] = []
    made.chosen.connect(heard.append)
    assert len(made.shown()) == len(papers.kinds())
    words = [made.list.item(row).text() for row in range(made.list.count())]
    assert [each for each in words if not each.startswith("　")] == ["会议", "台账", "成员单位", "综合"]
    assert "　会议议程　（选会议）" in words
    made.search.setText("qdb")
    assert made.kind() == "sign_in_sheet"
    assert heard[-1] == "sign_in_sheet"
    made.search.setText("审批")
    assert set(made.shown()) == {"extension_approval", "closing_approval"}
    first = made.kind()
    qtbot.keyClick(made.search, Qt.Key.Key_Down)
    assert made.kind() != first
    qtbot.keyClick(made.search, Qt.Key.Key_Up)
    assert made.kind() == first
    made.search.setText("没有这种")
    assert made.kind() == ""


def test_a_paper_shows_what_it_needs_and_nothing_else(page: PapersPage) -> None:
    form = order(page, "minutes_excerpt")
    assert (form.meeting.isVisible(), form.units.isVisible(), form.tasks.isVisible()) == (True, True, False)
    assert "签收单" in form._note.text()
    form.kinds.choose("extension_approval")
    assert (form.meeting.isVisible(), form.tasks.isVisible(), form.day.isVisible()) == (False, True, True)
    form.kinds.choose("one_page")
    assert not any(
        each.isVisible() for each in (form.meeting, form.units, form.tasks, form.day, form.each_unit)
    )
    assert page.back()
    assert not page.back()


def test_one_paper_of_a_meeting(page: PapersPage, context, folder, said, qtbot) -> None:
    order(page, "sign_in_sheet").confirm.click()
    wait(qtbot, context)
    assert said.last.startswith("已出“签到表")
    assert str(folder) in said.last
    (row,) = registry.register(context.desk)
    assert page.grid.chosen_id() == row.id
    assert [action.label for action in said[-1].actions] == ["预览", "打印…", "打开文件夹"]


def test_what_is_missing_keeps_the_form(page: PapersPage, context, said) -> None:
    form = order(page, "closing_approval")
    form.confirm.click()
    assert "还没有写事项编号" in said.last
    form.tasks.setText("2026-999")
    form.confirm.click()
    assert "2026-999" in said.last
    form.kinds.choose("roster")
    form.day.set_text("不是日子")
    form.confirm.click()
    assert "认不出日期" in said.last
    form.kinds.search.setText("没有这种")
    assert not form.confirm.isEnabled()
    form.confirmed.emit()
    assert "没有这样的文书" in said.last
    assert page.acts.form is form
    assert not context.work.busy


def test_each_unit_its_own_with_the_list_to_sign(page: PapersPage, context, folder, said, qtbot) -> None:
    form = order(page, "meeting_notice")
    assert "通用" in form._note.text()
    form.units.set_names(["县财政局", "县司法局"])
    bar = BottomBar()
    qtbot.addWidget(bar)
    context.work.started.connect(bar.watch)
    words: list[str] = []
    context.work.started.connect(lambda job: job.progressed.connect(lambda *told: words.append(told[2])))
    form.confirm.click()
    wait(qtbot, context)
    assert words[:2] == ["第 1 份，共 2 份", "第 2 份，共 2 份"]
    assert said.last.startswith("已出会议通知 2 份和签收单，在 ")
    assert len(said) == 1
    assert len(list(folder.glob("*.pdf"))) == 3


def test_a_stop_leaves_whole_papers_and_is_told(page: PapersPage, context, folder, said, qtbot) -> None:
    form = order(page, "meeting_receipt")
    form.each_unit.setChecked(True)
    context.work.started.connect(
        lambda job: job.progressed.connect(lambda done, *_rest: done >= 1 and job.cancel())
    )
    form.confirm.click()
    wait(qtbot, context)
    assert said.last.startswith("已停止。")
    assert "其余没有出" in said.last
    rows = registry.register(context.desk)
    assert 1 <= len(rows) < 32
    assert len(list(folder.glob("*.pdf"))) == len(list(folder.glob("*.docx"))) == len(rows)
    assert page.model.rowCount() == len(rows)


def test_a_unit_without_work_is_left_out_and_said(page: PapersPage, context, said, qtbot) -> None:
    draft = TaskDraft("逐户摸清底数", lead=("县财政局",), due_on=date(2026, 12, 16))
    tasks.add_task(context.desk, draft)
    form = order(page, "assignment")
    form.units.set_names(["县财政局", "县司法局"])
    form.confirm.click()
    wait(qtbot, context)
    assert "另有 1 份没有出" in said.last
    assert said[-1].tone is Tone.WARNING


def test_from_a_meeting_only_its_papers_are_offered(context, meeting, folder, said, qtbot) -> None:
    page = MeetingsPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_record(meeting)
    more = next(each for each in page.acts.findChildren(QPushButton) if each.text() == "更多").menu()
    next(each for each in more.actions() if each.text() == "其他文书…").trigger()
    form = page.acts.form
    assert form.meeting.currentData() == meeting
    assert {"agenda", "sign_in_sheet", "desk_cards", "missing_receipts"} <= set(form.kinds.shown())
    assert "roster" not in form.kinds.shown()
    assert not page.detail.isVisible()
    form.kinds.search.setText("zq")
    assert form.kinds.kind() == "desk_cards"
    form.confirm.click()
    wait(qtbot, context)
    assert said.last.startswith("已出“桌签")
    assert page.acts.form is None
    assert page.detail.isVisible()
