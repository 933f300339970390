"""议题: registered, put on an agenda, parked, dropped, found again."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton

from desktop.services import meetings, topics
from desktop.services.meetings import MeetingDraft
from desktop.services.topics import TopicDraft
from desktop.ui.context import Context
from desktop.ui.pages.topics.view import TopicsView

from ...parts import drop_on


@pytest.fixture
def view(context: Context, qtbot) -> TopicsView:
    made = TopicsView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1180, 660)
    made.show()
    made.open()
    return made


def press(view: TopicsView, words: str) -> None:
    """Click the newest button of these words: those of the record before may not be gone yet."""
    [each for each in view.acts.findChildren(QPushButton) if each.text() == words][-1].click()


def test_a_topic_is_registered_with_who_asked(view, context, said) -> None:
    view.open("new")
    form = view.acts.form
    form.confirm.click()
    assert "没有名称" in said.last
    form.words.setText("研究执行联动")
    form.unit.setText("司法局")
    form.by.setText("王某")
    form.confirm.click()
    (row,) = topics.offered(context.desk)
    assert (row.unit, row.asked_by, row.asked_on) == ("县司法局", "王某", context.today)
    assert view.model.ids() == [row.id]
    assert not view.back()


def test_a_topic_comes_on_an_agenda(view, context, said) -> None:
    context.do(lambda: topics.collect(context.desk, [TopicDraft("研究执行联动")]))
    press(view, "列入议程…")
    assert "没有筹备中的会议" in said.last
    draft = MeetingDraft("plenary", context.today + timedelta(3))
    record = context.do(lambda: meetings.add_meeting(context.desk, draft)).made[0]
    press(view, "列入议程…")
    view.acts.form.confirm.click()
    assert meetings.open_meeting(context.desk, record).agenda[-1] == "研究执行联动"
    assert view.model.ids() == []
    view._chip_changed(frozenset({"agenda"}))
    assert len(view.model.ids()) == 1


def test_parked_dropped_and_back(view, context) -> None:
    record = context.do(lambda: topics.collect(context.desk, [TopicDraft("研究执行联动")])).made[0]
    press(view, "暂缓…")
    view.acts.form.reason.setText("材料不全")
    view.acts.form.confirm.click()
    assert topics.open_topic(context.desk, record).state == "parked"
    press(view, "不列…")
    view.acts.form.confirm.click()
    assert view.back()
    press(view, "重新待定")
    assert topics.open_topic(context.desk, record).state == "candidate"
    view.search.setText("没有")
    assert view.model.ids() == []


def test_forms_go_out_and_come_back(view, context, said, tmp_path, monkeypatch, qtbot) -> None:
    monkeypatch.setattr("desktop.ui.pages.topics.view.paper_folder", lambda: tmp_path)
    view.make_forms()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=30_000)
    assert said.last.startswith("已出议题征集表 32 份")
    (form,) = tmp_path.glob("*/议题征集表_县财政局_*.xlsx")
    book = load_workbook(form)
    book.active["B5"] = "研究专项资金"
    book.save(form)
    assert drop_on(view, form)
    qtbot.waitUntil(lambda: not context.work.busy, timeout=30_000)
    assert said.last == "读回 1 份，新增议题 1 个。"
    assert [row.unit for row in topics.offered(context.desk)] == ["县财政局"]
    book.active["A3"] = "单位编码：YT-ABCDEF"
    book.save(form)
    view.read_files([form])
    qtbot.waitUntil(lambda: "不是本单位发出的" in said.last)
