import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView

from ..parts import SqlSource, model_of

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Desk:
    """A grid on the screen, with what it told."""

    def __init__(self, settings, rows: int = 50, empty: EmptyState | None = None) -> None:
        self.source = SqlSource(rows)
        self.model = model_of(self.source)
        self.grid = GridView(self.model, settings, "ledger", "台账", empty)
        self.grid.resize(640, 300)
        self.opened, self.chosen, self.blocks = [], [], []
        self.grid.opened.connect(self.opened.append)
        self.grid.chosen.connect(self.chosen.append)
        self.grid.block.connect(self.blocks.append)

    def at(self, row: int, column: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.grid.selectionModel().setCurrentIndex(self.model.index(row, column), flags)

    def select(self, top: int, left: int, bottom: int, right: int) -> None:
        self.at(top, left)
        chosen = self.grid.selectionModel().selection()
        chosen.select(self.model.index(top, left), self.model.index(bottom, right))
        self.grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


@pytest.fixture
def desk(settings, qtbot):
    made = Desk(settings)
    qtbot.addWidget(made.grid)
    with qtbot.waitActive(made.grid):
        made.grid.show()
    made.grid.setFocus()
    return made


def cell(desk):
    index = desk.grid.currentIndex()
    return index.row(), index.column()


def test_the_keyboard_finds_a_current_cell(desk):
    assert cell(desk) == (0, 0)
    assert desk.chosen == ["r0"]


def test_arrows_walk_and_tell_the_record(desk, qtbot):
    qtbot.keyClick(desk.grid, KEY.Key_Down)
    qtbot.keyClick(desk.grid, KEY.Key_Right)
    assert cell(desk) == (1, 1)
    assert desk.chosen == ["r0", "r1"]


def test_enter_opens_the_record(desk, qtbot):
    desk.at(3, 2)
    qtbot.keyClick(desk.grid, KEY.Key_Return)
    assert desk.opened == ["r3"]
    assert desk.grid.state() != desk.grid.State.EditingState


def test_typing_edits_and_enter_goes_down(desk, qtbot):
    desk.at(1, 2)
    qtbot.keyClick(desk.grid, "x")
    editor = desk.grid.findChild(QLineEdit)
    assert editor.text() == "x"
    assert editor.accessibleName() == "事项"
    qtbot.keyClicks(editor, "yz")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: cell(desk) == (2, 2))
    assert desk.model.index(1, 2).data() == "xyz"
    assert desk.opened == []


def test_tab_in_the_editor_goes_right(desk, qtbot):
    desk.at(1, 2)
    qtbot.keyClick(desk.grid, KEY.Key_F2)
    editor = desk.grid.findChild(QLineEdit)
    assert editor.text() == "事项1"
    qtbot.keyClick(editor, KEY.Key_Tab)
    assert cell(desk) == (1, 3)
    assert desk.grid.state() != desk.grid.State.EditingState


def test_escape_leaves_the_cell_as_it_was(desk, qtbot):
    desk.at(1, 2)
    qtbot.keyClick(desk.grid, "x")
    qtbot.keyClick(desk.grid.findChild(QLineEdit), KEY.Key_Escape)
    assert desk.model.index(1, 2).data() == "事项1"
    assert cell(desk) == (1, 2)


def test_typing_on_a_fixed_column_reads_no_rows(settings, qtbot):
    desk = Desk(settings, 20_000)
    qtbot.addWidget(desk.grid)
    desk.grid.show()
    desk.at(0, 0)
    before = desk.source.fetched
    qtbot.keyClicks(desk.grid, "1999")
    assert desk.source.fetched - before <= 200
    assert cell(desk) == (0, 0)


def test_copy_gives_text_and_table(desk, qtbot):
    desk.select(0, 1, 1, 3)
    qtbot.keyClick(desk.grid, KEY.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "▲ 逾期 3 天\t事项0\t单位0\n▲ 逾期 3 天\t事项1\t单位1\n"
    assert data.html().count("<tr>") == 2


def test_copy_leaves_out_hidden_columns_and_follows_the_order(desk):
    desk.grid.columns.set_shown("light", False)
    desk.grid.horizontalHeader().moveSection(3, 0)
    desk.select(0, 0, 0, 3)
    desk.grid.copy()
    assert QGuiApplication.clipboard().text() == "单位0\t0\t事项0\n"


def test_paste_makes_one_block_of_edits(desk, qtbot):
    QGuiApplication.clipboard().setText("甲\t乙\r\n丙\t丁\r\n")
    desk.at(1, 2)
    qtbot.keyClick(desk.grid, KEY.Key_V, CTRL)
    (block,) = desk.blocks
    assert [(e.record, e.column, e.text) for e in block.edits] == [
        ("r1", "title", "甲"),
        ("r1", "unit", "乙"),
        ("r2", "title", "丙"),
        ("r2", "unit", "丁"),
    ]
    assert (block.label, block.left_out) == ("粘贴", 0)
    assert desk.model.index(1, 2).data() == "事项1"


def test_paste_says_what_fell_beside(desk):
    QGuiApplication.clipboard().setText("1\t灯\t甲\n2\t灯\t乙")
    desk.at(49, 0)
    desk.grid.paste()
    (block,) = desk.blocks
    assert [(e.record, e.column, e.text) for e in block.edits] == [("r49", "title", "甲")]
    assert block.left_out == 5


def test_one_cell_fills_the_selection(desk):
    QGuiApplication.clipboard().setText("县司法局")
    desk.select(2, 3, 4, 3)
    desk.grid.paste()
    assert [(e.record, e.text) for e in desk.blocks[0].edits] == [
        ("r2", "县司法局"),
        ("r3", "县司法局"),
        ("r4", "县司法局"),
    ]


def test_fill_down_repeats_the_first_row(desk, qtbot):
    desk.select(2, 2, 4, 3)
    qtbot.keyClick(desk.grid, KEY.Key_D, CTRL)
    assert [(e.record, e.column, e.text) for e in desk.blocks[0].edits] == [
        ("r3", "title", "事项2"),
        ("r3", "unit", "单位2"),
        ("r4", "title", "事项2"),
        ("r4", "unit", "单位2"),
    ]


def test_fill_down_of_one_cell_takes_the_cell_above(desk, qtbot):
    desk.at(5, 3)
    qtbot.keyClick(desk.grid, KEY.Key_D, CTRL)
    assert [(e.record, e.text) for e in desk.blocks[0].edits] == [("r5", "单位4")]
    desk.at(0, 3)
    qtbot.keyClick(desk.grid, KEY.Key_D, CTRL)
    assert len(desk.blocks) == 1


def test_delete_clears_what_can_be_edited(desk, qtbot):
    desk.select(0, 1, 0, 2)
    qtbot.keyClick(desk.grid, KEY.Key_Delete)
    (block,) = desk.blocks
    assert [(e.column, e.text) for e in block.edits] == [("title", "")]
    assert block.left_out == 1


def test_a_selection_in_pieces_touches_only_its_own_cells(desk):
    desk.at(1, 2)
    desk.grid.selectionModel().select(desk.model.index(4, 3), QItemSelectionModel.SelectionFlag.Select)
    desk.grid.clear_cells()
    desk.grid.copy()
    assert [(e.record, e.column) for e in desk.blocks[0].edits] == [("r1", "title"), ("r4", "unit")]
    assert QGuiApplication.clipboard().text().count("\n") == 2


def test_tab_leaves_the_grid(desk):
    assert not desk.grid.tabKeyNavigation()


def test_sorting_asks_the_source_and_keeps_the_current_record(desk, qtbot):
    desk.at(3, 2)
    desk.grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert desk.model.id_at(0) == "r49"
    assert desk.grid.chosen_id() == "r3"
    assert cell(desk) == (46, 2)
    assert desk.chosen == ["r0", "r3"]


def test_a_column_without_order_leaves_the_mark_where_it_was(desk):
    header = desk.grid.horizontalHeader()
    desk.grid.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    desk.grid.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert header.sortIndicatorSection() == 2
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_choosing_a_record_scrolls_to_it(desk):
    assert desk.grid.choose("r40")
    assert desk.grid.chosen_id() == "r40"
    assert desk.grid.viewport().rect().contains(desk.grid.visualRect(desk.grid.currentIndex()).center())
    assert not desk.grid.choose("没有")


def test_the_first_record_is_chosen_only_where_none_is(desk):
    desk.grid.choose("r4")
    desk.grid.choose_first()
    assert desk.grid.chosen_id() == "r4"
    desk.grid.setCurrentIndex(QModelIndex())
    desk.grid.choose_first()
    assert desk.grid.chosen_id() == "r0"
    desk.model.show("没有这样的")
    desk.grid.choose_first()
    assert desk.grid.chosen_id() == ""


def test_selected_ids_are_in_order_and_once(desk):
    desk.select(4, 0, 6, 2)
    assert desk.grid.selected_ids() == ["r4", "r5", "r6"]


def test_an_empty_table_says_what_to_do(settings, qtbot):
    empty = EmptyState("台账里还没有事项。", "粘贴纪要")
    desk = Desk(settings, 2, empty)
    qtbot.addWidget(desk.grid)
    desk.grid.show()
    assert not empty.isVisible()
    desk.model.show("没有这样的")
    assert empty.isVisible()
    assert empty.geometry() == desk.grid.viewport().rect()
    desk.model.show(None)
    assert not empty.isVisible()


def test_rows_are_32_high_and_the_grid_has_a_name(desk):
    assert desk.grid.rowHeight(0) == 32
    assert desk.grid.accessibleName() == "台账"


def test_the_chooser_opens_by_keyboard(desk, qtbot):
    qtbot.keyClick(desk.grid, KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.isCheckable()] == [
        "编号",
        "状态",
        "事项",
        "牵头单位",
    ]
    menu.close()


def test_only_the_two_rows_are_drawn_anew_when_the_current_cell_moves(desk, qtbot):
    drawn = []
    delegate = desk.grid.itemDelegate()
    paint = delegate.paint
    delegate.paint = lambda painter, option, index: (
        drawn.append(index.row()),
        paint(painter, option, index),
    )[1]
    QApplication.processEvents()
    desk.at(2, 1)
    QApplication.processEvents()
    drawn.clear()
    qtbot.keyClick(desk.grid, KEY.Key_Down)
    QApplication.processEvents()
    assert set(drawn) == {2, 3}


def test_selecting_all_of_100_000_rows_asks_for_no_more_than_is_seen(settings, qtbot):
    desk = Desk(settings, 100_000)
    qtbot.addWidget(desk.grid)
    desk.grid.show()
    QApplication.processEvents()
    asked, flags = [], desk.model.flags
    desk.model.flags = lambda index: (asked.append(1), flags(index))[1]
    desk.grid.selectAll()
    QApplication.processEvents()
    assert len(asked) < 1000
    assert len(desk.grid.selected_ids()) == 100_000
