"""The table of the window: it feels like a sheet of WPS or Excel."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from desktop.ui.models.paged import Index, PagedModel
from desktop.ui.settings import UiSettings
from desktop.ui.style import px
from desktop.ui.style.sheet import ROW
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.gridblocks import Edits, GridBlocks, selected_parts
from desktop.ui.widgets.gridcell import GridCell
from desktop.ui.widgets.gridcolumns import GridColumns
from desktop.ui.widgets.gridexport import ShownColumn, ShownTable, ask_to_export
from desktop.ui.widgets.gridplace import GridPlace

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridView(QTableView):
    """A table over a PagedModel.

    Arrows walk, typing edits an editable cell, Enter opens the record, Ctrl+C and Ctrl+V exchange blocks with
    WPS (Ctrl+Shift+C takes the heads along), Ctrl+D fills down, Delete clears, Ctrl+E exports. Edits of more than
    one cell come as one Block, so that the page can make them one act. `empty` is the sentence and button shown
    over an empty table.
    """

    opened = Signal(str)  # Enter or double click on a record
    chosen = Signal(str)  # the current record is another one; "" for none
    block = Signal(Block)

    def __init__(
        self,
        model: PagedModel[Any],
        settings: UiSettings,
        key: str,
        name: str,
        empty: EmptyState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._source = model
        self._empty = empty
        self._chosen = ""
        self._behave()
        self._cells = GridCell(self, model)
        self.setItemDelegate(self._cells)
        self._place = GridPlace(self, model)
        self.setModel(model)
        self._place.listen()
        self.columns = GridColumns(self, model.columns, settings, key)
        self._blocks = GridBlocks(self, model, self.columns)
        self.setSortingEnabled(True)
        self.horizontalHeader().sortIndicatorChanged.connect(self._keep_sortable)
        self._dress_header()
        if empty is not None:
            empty.setParent(self.viewport())
        model.modelReset.connect(self._after_reset)
        self._after_reset()

    def chosen_id(self) -> str:
        """Return the id of the current record, "" for none."""
        return self._source.id_at(self.currentIndex().row()) or ""

    def selected_ids(self) -> list[str]:
        """Return the ids of all rows with a selected cell, in the order on screen."""
        ids = self._source.ids()
        rows = {row for part in selected_parts(self) for row in range(part.top(), part.bottom() + 1)}
        return [ids[row] for row in sorted(rows)]

    def choose(self, record: str) -> bool:
        """Make a record the current one and scroll to it; returns False where it is not shown."""
        row = self._source.row_of(record)
        if row is None:
            return False
        column = max(self.currentIndex().column(), self._blocks.shown_columns()[0])
        self.setCurrentIndex(self._source.index(row, column))
        return True

    def choose_first(self) -> None:
        """Make the first record the current one where none is."""
        ids = self._source.ids()
        if ids and not self.chosen_id():
            self.choose(ids[0])

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        self._blocks.copy()

    def copy_with_heads(self) -> None:
        """Put the selected block on the clipboard with the heads of its columns above it."""
        self._blocks.copy(heads=True)

    def shown_table(self) -> ShownTable:
        """Return the table as it is shown now: its columns in their order and widths, and the rows that passed."""
        places = self._blocks.shown_columns()
        columns = [self._source.columns[at] for at in places]
        shown = tuple(
            ShownColumn(column.title, self.columns.width_of(at), column.number)
            for at, column in zip(places, columns, strict=True)
        )
        source = self._source
        return ShownTable(
            self.accessibleName(), shown, tuple(source.ids()), lambda ids: source.words(ids, places)
        )

    def export(self) -> None:
        """Ask whoever holds this table to write it to a workbook."""
        ask_to_export(self, self.shown_table())

    def paste(self) -> None:
        """Lay the clipboard's block at the current cell."""
        self._edit("粘贴", self._blocks.pasted())

    def fill_down(self) -> None:
        """Repeat the first row of the selection in the rows below it; of a single row, the row above."""
        self._edit("向下填充", self._blocks.filled())

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._edit("清除", self._blocks.cleared())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys of a sheet their meaning."""
        acts = (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Delete, self.clear_cells),
        )
        act = next((act for key, act in acts if event.matches(key)), None)
        chords = {_CTRL_D: self.fill_down, _CTRL_E: self.export, _CTRL_SHIFT_C: self.copy_with_heads}
        act = act or chords.get(event.keyCombination())
        if act is not None:
            act()
        elif self._enters(event):
            self._open(self.currentIndex())
        elif event.keyCombination() == _SHIFT_F10:
            self.show_columns()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do not search by typing: that would read every row. The search field does it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell as soon as the keyboard is here."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._source.rowCount():
            first = self._source.index(0, self._blocks.shown_columns()[0])
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on as a sheet does: Enter one down, Tab one to the right, without opening the next cell."""
        hints = QAbstractItemDelegate.EndEditHint
        moves = {
            hints.SubmitModelCache: QAbstractItemView.CursorAction.MoveDown,
            hints.EditNextItem: QAbstractItemView.CursorAction.MoveRight,
            hints.EditPreviousItem: QAbstractItemView.CursorAction.MoveLeft,
        }
        super().closeEditor(editor, hints.NoHint if hint in moves else hint)
        if hint in moves:
            to = self.moveCursor(moves[hint], Qt.KeyboardModifier.NoModifier)
            self.setCurrentIndex(to)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which record is current."""
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()} - {-1}:
            self.viewport().update(
                0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row)
            )
        if not self._place.restoring:
            self._tell_chosen()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected cells and with the table."""
        menu = QMenu(self)
        menu.setAccessibleName("表格")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            ("复制", "Ctrl+C", self.copy),
            ("连同表头复制", "Ctrl+Shift+C", self.copy_with_heads),
            ("粘贴", "Ctrl+V", self.paste),
            ("向下填充", "Ctrl+D", self.fill_down),
            ("导出表格…", "Ctrl+E", self.export),
            ("选择显示的列…", "Shift+F10", self.show_columns),
        )
        for words, keys, act in entries:
            menu.addAction(f"{words}\t{keys}").triggered.connect(lambda _on, act=act: act())
        menu.popup(event.globalPos())

    def show_columns(self, at: QPoint | None = None) -> None:
        """Open the column chooser."""
        header = self.horizontalHeader()
        self.columns.menu().popup(header.mapToGlobal(at or QPoint(px(8), header.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells."""
        self._cells.begin()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns and the empty state."""
        super().resizeEvent(event)
        self.columns.fit()
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "columns"):
            self.verticalHeader().setDefaultSectionSize(px(ROW))
            self.columns.fit()

    def _behave(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(px(ROW))
        self.doubleClicked.connect(self._double_clicked)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setAccessibleName("列标题")
        # With the selection of the table the head would ask every row whether all of its column is selected.
        header.setSelectionModel(QItemSelectionModel(self._source, header))
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setMinimumSectionSize(px(40))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.show_columns)

    def _after_reset(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._source.rowCount() == 0)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        now = self.chosen_id()
        if now != self._chosen:
            self._chosen = now
            self.chosen.emit(now)

    def _keep_sortable(self, column: int) -> None:
        if column >= 0 and not self._source.columns[column].sortable:
            keys = [one.key for one in self._source.columns]
            by = self._source.sorted_by
            place = keys.index(by.column) if by else -1
            down = Qt.SortOrder.DescendingOrder if by and by.descending else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(place, down)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        record = self._source.id_at(index.row())
        if record is not None:
            self.opened.emit(record)

    def _enters(self, event: QKeyEvent) -> bool:
        """Return whether this Enter opens: one that ends typing in a cell comes here too, and does not."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() in _ENTER and plain and self.state() != QAbstractItemView.State.EditingState

    def _edit(self, label: str, edits: Edits) -> None:
        if edits.cells or edits.left_out:
            self.block.emit(Block(label, edits.cells, edits.left_out))


_CTRL_E = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
_CTRL_SHIFT_C = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)
_CTRL_D = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D)
_SHIFT_F10 = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
