import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton
from returned_forms import filled, issued, latest, units_of, words

from desktop.services import ledger
from desktop.ui.pages.returns.view import ReturnsView

from ...parts import drop_on

KEY = Qt.Key


@pytest.fixture
def view(context, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.ui.pages.returns.view.paper_folder", lambda: tmp_path / "文书")
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: tmp_path / "文书")
    made = ReturnsView(context)
    qtbot.addWidget(made)
    made.resize(1206, 640)
    with qtbot.waitActive(made):
        made.show()
    made.open()
    return made


@pytest.fixture
def read(view, context, qtbot, tmp_path):
    paths = filled(issued(context.desk, tmp_path / "forms", units_of(context.desk)))
    assert drop_on(view, *paths)
    qtbot.waitUntil(lambda: view.review is not None, timeout=20_000)
    return view


def words_at(view, row: int) -> list[str]:
    return [view.model.index(row, column).data() for column in range(view.model.columnCount())]


def test_the_preview_counts_the_files_and_shows_old_and_new_words(read):
    assert read.counts.text() == "18 读取 · 1 无变化 · 1 编号被改，请认领"
    told = words_at(read, 0)
    assert told[0] == "▲ 编号被改，请认领"
    assert told[4].startswith(words(0))
    assert read.confirm_button.text() == "收下 18 项反馈"
    QAbstractItemModelTester(read.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_suspected_task_is_claimed_by_enter(read, qtbot, context, said):
    assert read.claim_button.hasFocus()
    assert read.claim_button.text() == "认领为 2026-001"
    qtbot.keyClick(read.claim_button, KEY.Key_Return)
    assert read.confirm_button.hasFocus()
    assert read.confirm_button.text() == "收下 19 项反馈"
    qtbot.keyClick(read.confirm_button, KEY.Key_Return)
    qtbot.waitUntil(lambda: read.review is None, timeout=20_000)
    assert latest(context.desk)["推进第1项联动事项"].startswith(words(0))
    assert "已登记 19 项反馈" in said.last
    next(action for action in said[-1].actions if action.label.startswith("撤销")).act()
    assert not any(latest(context.desk).values())


def test_another_task_can_be_picked_and_the_claim_taken_back(read, qtbot):
    read.claim_pick.setFocus()
    read.claim_pick.insert("2026-007")
    read.claim_pick.textEdited.emit("2026-007")
    qtbot.keyClick(read.claim_pick, KEY.Key_Return)
    assert list(read.review.claims.values()) == ["2026-007"]
    place = next(iter(read.review.claims))
    read.grid.choose(f"{place[1]}!{place[0]}")
    assert read.claim_button.text() == "不认领"
    qtbot.mouseClick(read.claim_button, Qt.MouseButton.LeftButton)
    assert read.review.claims == {}


def test_a_summary_is_typed_in_the_table(read):
    place = next(row for row in range(read.model.rowCount()) if words_at(read, row)[1] == "2026-005")
    index = read.model.index(place, 5)
    assert read.model.setData(index, "排查完毕")
    assert words_at(read, place)[4].startswith(words(4))
    assert words_at(read, place)[5] == "排查完毕"


def test_what_went_back_makes_its_paper(read, qtbot, context, tmp_path, said):
    assert "2 项没有填写或内容空泛" in read.hint.text()
    qtbot.mouseClick(read.send_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert "已出退回补充单 2 份" in said.last
    assert len(list((tmp_path / "文书").glob("*退回补充单*.docx"))) == 2


def test_forms_of_all_units_come_by_one_action(view, qtbot, context, tmp_path, said):
    issued(context.desk, tmp_path / "x", units_of(context.desk)[:4])
    button = next(b for b in view.findChildren(QAbstractButton) if b.text() == "出各单位反馈表")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "已出反馈表 4 份" in said.last
    assert len(list((tmp_path / "文书").rglob("反馈表_*.xlsx"))) == 4


def test_the_view_asks_again_after_another_choice(read, context):
    read.start_over()
    assert read.review is None
    assert read.drop.hasFocus()
    assert ledger.count(context.desk, ledger.LedgerFilter()) == 20
