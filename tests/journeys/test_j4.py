"""J4: the Monday round, with every action and every typed character counted."""

from datetime import date

import pytest
from offices import TODAY
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.services import history, ladder, ledger, papers, roster, tasks
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft
from desktop.ui.pages import printall
from desktop.ui.pages.ledger.page import LedgerPage

from .test_j3 import Clerk, button_of

ACTIONS, CHARACTERS = 14, 50  # the budget of the journey
LEADS = ("县财政局", "县公安局", "县司法局", "县自然资源局", "县民政局")
LATE, PRESSED, SOON = date(2026, 11, 16), date(2026, 11, 4), date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    for module in ("ledger.papers", "papermaking"):
        monkeypatch.setattr(f"desktop.ui.pages.{module}.paper_folder", lambda: place)
    return place


@pytest.fixture
def made(context):
    """Six tasks due this week, two overdue, one of them pressed for a fortnight ago, one extended last week."""
    desk = context.desk
    for row in roster.unit_rows(desk, TODAY):
        if row.name in LEADS:
            roster.set_liaison(desk, row.id, "刘敏", position="办公室主任", mobile="13800000000")
    due = [PRESSED, LATE, *[SOON] * 6]
    for n, day in enumerate(due):
        tasks.add_task(desk, TaskDraft(f"落实第{n + 1}项资金", lead=(LEADS[n % len(LEADS)],), due_on=day))
    ids = ledger.ids(desk, ledger.LedgerFilter())
    tasks.add_progress(desk, ids[0], "出催办单", source="书面", by="", kind="press", on=date(2026, 11, 6))
    moved = tasks.add_task(desk, TaskDraft("延期的事", lead=("县财政局",), due_on=LATE)).made[0]
    asked = {"reason": "产权待核", "paper": "濮财〔2026〕9号", "approver": "召集人"}
    tasks.extend(desk, moved, date(2027, 1, 29), **asked)
    return [*ids, moved]


@pytest.fixture
def page(context, made, qtbot):
    shown = LedgerPage(context)
    context.hub.changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1206, 660)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def open_row(clerk: Clerk, page: LedgerPage, qtbot, record: str) -> None:
    """Double-click a line of the table."""
    place = page.grid.visualRect(page.model.index(page.model.row_of(record), 2)).center()
    clerk.actions += 1
    view = page.grid.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(place))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(place))


def act(clerk: Clerk, message, label: str) -> None:
    """Press a button of the message bar."""
    clerk.actions += 1
    next(action for action in message.actions if action.label == label).act()


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def front(page, qtbot) -> None:
    """Bring the window to the front again, as it is for the clerk all the time."""
    with qtbot.waitActive(page):
        page.activateWindow()


def idle(qtbot, context) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=60_000)


def test_the_monday_round_within_the_budget(page, made, context, qtbot, said, folder, tmp_path, monkeypatch):
    clerk, desk = Clerk(qtbot), context.desk
    clerk.actions += 1  # the ledger in the rail
    assert {view.title: view.count for view in page.saved_views()}["待催办"] == 8

    clerk.click(button_of(page, "催办单"))
    assert "5 个单位，8 项" in words_of(page.acts)
    clerk.press(Qt.Key.Key_Return)
    idle(qtbot, context)
    sheets = sorted(path.name for path in folder.glob("*.docx"))
    assert sum("催办单" in name for name in sheets) == 5
    assert sum("签收单" in name for name in sheets) == 1
    assert ladder.wanting(desk) == []

    def to_file(printer) -> bool:
        printer.setOutputFileName(str(tmp_path / "打印.pdf"))
        return True

    monkeypatch.setattr(printall, "ask_printer", to_file)
    act(clerk, said[-1], "打印…")
    assert "已送打印机 6 份" in said.last

    for record, answer in (
        (made[2], "周三下午报送"),
        (made[3], "材料已起草，周五报"),
        (made[1], "资金在走程序，月底前拨付"),
    ):
        front(page, qtbot)
        open_row(clerk, page, qtbot, record)
        clerk.type(answer)
        clerk.press(Qt.Key.Key_Return)
        entry = ledger.open_task(desk, record).progress[-1]
        assert (entry.kind, entry.source, entry.words) == ("remind", "电话", answer)
        assert entry.by.endswith("刘敏")

    page.grid.choose(made[0])
    clerk.actions += 1  # a click on the line
    clerk.click(button_of(page.acts, "督办"))
    clerk.type("副县长李明")
    clerk.press(Qt.Key.Key_Return)
    idle(qtbot, context)
    (name,) = (path.name for path in folder.glob("*督办通知*.docx"))
    last = ledger.open_task(desk, made[0]).progress[-1]
    assert last.kind == "supervise"
    assert last.text.endswith("经副县长李明批准")
    assert "2026-001" in name

    register = papers.draft(desk, "urging_register", Subject())
    assert register is not None
    assert clerk.actions <= ACTIONS
    assert clerk.characters <= CHARACTERS


def test_a_second_pressing_in_the_week_warns_before_it_goes_out(page, made, context, qtbot, said, folder):
    page.acts.begin_pressing()
    page.acts.form.confirm.click()
    idle(qtbot, context)
    page.acts.begin_pressing()
    assert "没有待催办的事项" in words_of(page.acts)
    page.acts.form.all.click()
    assert "▲ 一周内再次催办：2026-001、2026-002" in words_of(page.acts)
    page.acts.form.confirm.click()
    idle(qtbot, context)
    assert "一周内已催办过" in said.last


def test_what_was_extended_last_week_is_not_pressed_but_its_first_day_stands_on_paper(page, made, context):
    moved = made[-1]
    assert moved not in {task for each in ladder.wanting(context.desk) for task in each.task_ids}
    page.show_view("overdue")
    assert moved not in page.model.ids()
    page.show_view("original")
    assert moved in page.model.ids()
    late = next(column for column in page.model.columns if column.key == "late_original")
    assert late.text(page.model.record_at(page.model.row_of(moved))) == "▲ 4"
    paper = papers.draft(context.desk, "ledger", Subject(task_ids=(moved,)))
    assert "11月16日" in str(paper)


def test_one_undo_takes_the_supervision_and_its_entry_back(page, made, context, qtbot, folder):
    page.grid.choose(made[0])
    page.acts.begin("督办")
    page.acts.form.approver.setText("副县长李明")
    page.acts.form.confirm.click()
    idle(qtbot, context)
    before = len(ledger.open_task(context.desk, made[0]).progress)
    history.undo(context.desk)
    assert len(ledger.open_task(context.desk, made[0]).progress) == before - 1


def test_supervision_asks_who_ordered_it(page, made, said):
    page.grid.choose(made[0])
    page.acts.begin("督办")
    assert "阶梯建议：督办（已催办 1 次，逾期 12 个工作日）" in words_of(page.acts)
    page.acts.form.confirm.click()
    assert "须写明批准的领导" in said.last
    assert QApplication.focusWidget() is not None
