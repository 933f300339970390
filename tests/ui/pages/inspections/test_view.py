"""专项检查 in the window: drawn, typed by number, followed up, concluded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.errors import Refused
from desktop.services import inspections, ledger, tasks
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.ui.context import Context
from desktop.ui.pages.inspections.columns import INSPECTION_COLUMNS, result_of
from desktop.ui.pages.inspections.view import InspectionsView

COLUMN = {column.key: place for place, column in enumerate(INSPECTION_COLUMNS)}


@pytest.fixture
def view(context: Context, qtbot) -> InspectionsView:
    for n in range(5):
        lead = "县财政局" if n % 2 else "县公安局"
        tasks.add_task(context.desk, TaskDraft(f"事项{n}", (lead,)), deadline="12月底前")
    made = InspectionsView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1200, 700)
    made.show()
    made.open()
    return made


@pytest.fixture
def planned(view: InspectionsView) -> InspectionsView:
    view.begin_plan()
    view.host.form.how_many.setText("3")
    view.host.form.confirm.click()
    return view


def put(view: InspectionsView, row: int, column: str, words: str) -> bool:
    return view.model.setData(view.model.index(row, COLUMN[column]), words)


def results(view: InspectionsView) -> list[str]:
    return [line.result for line in view.rows.file.lines]


@pytest.mark.parametrize(
    ("typed", "key"), [("1", "met"), ("部分", "partly"), (" 未落实 ", "unmet"), ("已落实", "met"), ("", "")]
)
def test_a_result_is_typed_by_number_or_word(typed: str, key: str) -> None:
    assert result_of(typed) == key


def test_another_word_is_no_result() -> None:
    with pytest.raises(Refused, match="请打 1"):
        result_of("4")


def test_a_sample_is_drawn_with_the_seed_on_the_form(view: InspectionsView, context: Context, said) -> None:
    assert not view.take_along.isVisible()
    view.begin_plan()
    form = view.host.form
    assert form.name.text() == "2026年第四季度专项检查"
    assert len(form.seed.text()) == 6
    form.seed.setText("778899")
    form.how_many.setText("3")
    form.inspectors.setText("王立")
    form.confirm.click()
    (file,) = inspections.inspections(context.desk)
    assert len(file.lines) == 3
    assert "从办理中的事项 5 项" in file.scope
    assert "种子 778899" in file.scope
    assert view.which.currentData() == file.id
    assert view.host.form is None
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.mark.parametrize(("words", "told"), [("两三项", "要抽 0 项"), ("9", "可抽的有 5 项")])
def test_a_number_that_cannot_be_drawn_keeps_the_form(
    view: InspectionsView, said, words: str, told: str
) -> None:
    view.begin_plan()
    view.host.form.how_many.setText(words)
    view.host.form.confirm.click()
    assert told in said.last
    assert view.host.form is not None


def test_a_unit_that_was_not_picked_is_asked(view: InspectionsView, context: Context, said) -> None:
    view.begin_plan()
    form = view.host.form
    form.unit.setText("某局")
    form.confirm.click()
    assert "没有“某局”" in said.last
    form.unit.set_choice(next(one.id for one in form.unit._choices if one.name == "县财政局"))
    form.on.set_text("以后")
    form.confirm.click()
    assert "检查日期" in said.last
    form.on.set_day(context.today)
    form.confirm.click()
    (file,) = inspections.inspections(context.desk)
    assert [line.task.row.lead for line in file.lines] == [("县财政局",)] * 2


def test_findings_are_typed_pasted_and_set_by_key(
    planned: InspectionsView, context: Context, said, qtbot
) -> None:
    assert put(planned, 0, "result", "2")
    assert put(planned, 0, "finding", "方案未印发")
    assert not put(planned, 1, "result", "好")
    assert "不认识" in said.last
    line = planned.rows.file.lines[0]
    assert (line.result, line.finding) == ("partly", "方案未印发")
    planned.grid.setCurrentIndex(planned.model.index(1, COLUMN["result"]))
    QGuiApplication.clipboard().setText("已落实\t资料齐全\n3\t未启动")
    planned.grid.paste()
    assert results(planned) == ["partly", "met", "unmet"]
    context.undo()
    assert results(planned) == ["partly", "", ""]
    planned.activateWindow()
    planned.grid.setFocus()
    qtbot.waitUntil(planned.grid.hasFocus)
    qtbot.keyClick(planned.grid, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert results(planned) == ["partly", "unmet", ""]


def test_a_finding_becomes_a_task_and_the_conclusion_is_told(
    planned: InspectionsView, context: Context, said
) -> None:
    for row, words in enumerate(("2", "1", "1")):
        put(planned, row, "result", words)
    put(planned, 0, "finding", "方案未印发")
    planned.grid.choose(planned.rows.file.lines[1].id)
    assert [words for words, _act in planned._offers()] == ["检查结论…", "增列事项…"]
    planned.grid.choose(planned.rows.file.lines[0].id)
    planned.follow()
    planned.host.form.deadline.setText("10个工作日内")
    planned.host.form.confirm.click()
    made = planned.rows.file.lines[0].follow_id
    assert ledger.lines(context.desk, [made])[0].row.due_on.isoformat() == "2026-12-04"
    planned.conclude()
    planned.host.form.confirm.click()
    assert "结论是空的" in said.last
    planned.host.form.text.setPlainText("总体较好")
    planned.host.form.confirm.click()
    assert planned.rows.file.status == "done"
    assert [words for words, _act in planned._offers()] == ["重开检查…"]
    dict(planned._offers())["重开检查…"]()
    planned.host.form.reason.setText("录错")
    planned.host.form.confirm.click()
    assert planned.rows.file.status == "planned"


def test_several_inspections_and_links(planned: InspectionsView, context: Context) -> None:
    first = planned.rows.file.id
    planned.begin_plan()
    planned.host.form.name.setText("再查一次")
    planned.host.form.confirm.click()
    assert planned.rows.file.title == "再查一次"
    planned.open(first)
    assert planned.rows.file.id == first
    gone = []
    context.open_page = lambda *about: gone.append(about)
    planned.grid.setCurrentIndex(planned.model.index(0, COLUMN["matter"]))
    planned._opened(planned.grid.chosen_id())
    planned._linked("task:T1")
    assert gone == [("ledger", None, planned.rows.file.lines[0].task.id), ("ledger", None, "T1")]
    planned.begin_plan()
    assert planned.back()
    assert not planned.back()


def test_papers_are_made_in_the_background(planned: InspectionsView, said, qtbot) -> None:
    for button in (planned.take_along, planned.report):
        count = len(said)
        button.click()
        qtbot.waitUntil(lambda count=count: len(said) > count, timeout=20_000)
        assert said.last.startswith("已出“专项检查")


def test_the_ledger_opens_both_views(context: Context, qtbot) -> None:
    from desktop.ui.pages.ledger.page import LedgerPage

    page = LedgerPage(context)
    qtbot.addWidget(page)
    for key, title in (("lists", "双清单"), ("inspections", "专项检查")):
        page.show_view(key)
        assert page.over.shown().title == title
        assert page.back()
    assert ledger.ids(context.desk, LedgerFilter()) == []


def test_a_task_is_added_by_number_and_said_to_be(planned: InspectionsView, context: Context, said) -> None:
    standing = {line.task.row.number for line in planned.rows.file.lines}
    other = next(f"2026-{n:03}" for n in range(1, 6) if f"2026-{n:03}" not in standing)
    planned._add_tasks()
    planned.host.form.numbers.setText(other)
    planned.host.form.confirm.click()
    assert planned.rows.file.lines[-1].task.row.number == other
    assert planned.rows.file.scope.endswith(f"另行增列：{other}。")
