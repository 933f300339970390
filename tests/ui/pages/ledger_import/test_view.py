import pytest
from ledger_books import MATTERS, STRANGE, old_ledger
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit

from desktop.services import ledger
from desktop.services.ledger import LedgerFilter
from desktop.services.ledger_review import SKIP
from desktop.ui.pages.ledger_import.view import LedgerImportView

KEY = Qt.Key


@pytest.fixture
def view(context, qtbot):
    made = LedgerImportView(context)
    qtbot.addWidget(made)
    made.resize(1206, 640)
    with qtbot.waitActive(made):
        made.show()
    made.open()
    return made


@pytest.fixture
def read(view, qtbot, tmp_path):
    view.drop.dropped.emit([old_ledger(tmp_path / "台账.xlsx")])
    qtbot.waitUntil(lambda: view.review is not None)
    return view


def line(view, place: int) -> list[str]:
    return [view.list.item(place, column).text() for column in range(view.list.columnCount())]


def chip(bar, words: str) -> QAbstractButton:
    return next(each for each in bar.findChildren(QAbstractButton) if words in each.text())


def test_it_asks_for_a_workbook_first(view):
    assert view.drop.hasFocus()
    assert not view.list.isVisible()


def test_all_doubts_are_there_at_once_and_the_first_has_the_keyboard(read, context):
    assert line(read, 0) == ["▲ 待定", "尽快", "未定", "第15、30行"]
    assert read.editor.deadline.hasFocus()
    texts = [line(read, place)[1] for place in range(read.list.rowCount())]
    assert "3月底" in texts
    assert line(read, texts.index("3月底"))[:3] == ["读法", "3月底", "2025-03-31"]
    assert ledger.count(context.desk, LedgerFilter()) == 0
    assert isinstance(read.model, QAbstractItemModel)
    QAbstractItemModelTester(read.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(read.model.ids()) == MATTERS


def test_an_answer_goes_on_to_the_next_doubt(read, qtbot):
    qtbot.keyClicks(read.editor.deadline, "1231")
    qtbot.keyClick(read.editor.deadline, KEY.Key_Return)
    assert line(read, 0)[:3] == ["● 已定", "尽快", "2025-12-31"]
    assert read.list.currentRow() == 1
    qtbot.keyClick(read.editor.deadline, KEY.Key_Return)  # taken as it was read
    assert line(read, 1)[0] == "● 已定"
    assert read.editor.unit.hasFocus()
    read.editor.unit.insert("sfj")
    read.editor.unit.textEdited.emit("sfj")
    qtbot.keyClick(read.editor.unit, KEY.Key_Return)
    row = next(row for _sheet, row in read.review.settled().rows() if row.row == 35)
    assert row.lead == ("县司法局",)


def test_words_that_are_no_day_are_refused_and_stay(read, qtbot, said):
    qtbot.keyClicks(read.editor.deadline, "abc")
    qtbot.keyClick(read.editor.deadline, KEY.Key_Return)
    assert "定不出期限" in said.last
    assert read.list.currentRow() == 0


def test_finished_matters_are_asked_about_before_anything_comes_in(read, qtbot, context, said):
    qtbot.mouseClick(read.accept_rest, Qt.MouseButton.LeftButton)
    assert read.review.waiting() == 0
    assert not read.confirm_button.isEnabled()
    assert "18 项已办结" in read.hint.text()
    qtbot.mouseClick(chip(read.finished, "不导入"), Qt.MouseButton.LeftButton)
    assert read.review.done == SKIP
    assert read.sums.text() == "46 项 = 导入 28 项 + 不导入 18 项"
    assert read.confirm_button.hasFocus()
    with qtbot.waitSignal(read.done):
        qtbot.keyClick(read.confirm_button, KEY.Key_Return)
    assert ledger.count(context.desk, LedgerFilter()) == 28
    assert "原表 46 项 = 导入 28 项 + 没有导入 18 项" in said.last
    assert [action.label for action in said[-1].actions] == ["出台账（原表栏目）", "撤销“导入台账”"]
    said[-1].actions[1].act()
    assert ledger.count(context.desk, LedgerFilter()) == 0


def test_matters_past_their_day_may_wait(read, qtbot):
    qtbot.mouseClick(chip(read.past, "先不计逾期"), Qt.MouseButton.LeftButton)
    assert read.review.park


def test_columns_can_be_told_otherwise(read, qtbot, said):
    qtbot.mouseClick(chip(read.parts, "栏目"), Qt.MouseButton.LeftButton)
    picks = read.columns.picks
    assert [pick.currentText() for pick in picks][:4] == ["序号", "事项", "牵头单位", "配合单位"]
    note = picks[5].findData("note")
    picks[5].setCurrentIndex(note)
    picks[5].activated.emit(note)
    assert read.review.settled().sheets[0].rows[0].progress is None
    none = read.columns.picks[1].findData("")
    read.columns.picks[1].activated.emit(none)
    assert read.columns.picks[1].currentData() == "matter"
    read.columns.picks[1].setCurrentIndex(none)
    read.columns.picks[1].activated.emit(none)
    assert "总要有一栏是“事项”" in said.last
    assert read.columns.picks[1].currentData() == "matter"


def test_the_head_and_the_year_can_be_set(read, qtbot):
    read.columns.of_year.setValue(2026)
    read.columns.of_year.editingFinished.emit()
    assert read.review.proposal.sheets[0].year == 2026
    read.columns.first.setValue(3)
    read.columns.first.editingFinished.emit()
    assert (read.columns.first.value(), read.columns.last.value()) == (3, 3)


def test_a_sheet_can_be_left_out_and_taken_again(read):
    read.columns.take.setCurrentIndex(1)
    read.columns.take.activated.emit(1)
    assert read.model.ids() == []
    read.columns.take.setCurrentIndex(0)
    read.columns.take.activated.emit(0)
    assert len(read.model.ids()) == MATTERS


def test_rows_sort_by_a_column_and_back(read):
    read.model.sort(4)
    assert read.model.id_at(0) == "14!2025年"  # 推进第10项 by its words
    read.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert read.model.id_at(0).startswith("52!")
    read.model.sort(-1)
    assert read.model.id_at(0).startswith("5!")


def test_what_is_no_ledger_is_refused_in_words(view, qtbot, context, tmp_path):
    heard = []
    context.work.refused.connect(heard.append)
    view.drop.pasted.emit("一段话")
    qtbot.waitUntil(lambda: bool(heard))
    assert "不是表格" in heard[0]
    assert view.review is None


def test_every_control_has_a_name(read):
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
    shown = [each for kind in kinds for each in read.findChildren(kind) if each.isVisible()]
    assert all(each.accessibleName() or each.text() for each in shown if not isinstance(each, QLineEdit))
    assert STRANGE in "".join(line(read, place)[1] for place in range(read.list.rowCount()))
