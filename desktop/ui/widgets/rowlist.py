"""A list of what was read: arrows walk its rows, Enter goes to the fields of the row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

from desktop.ui.style import px
from desktop.ui.style.sheet import ROW

_LEAST = 80  # pixels at 100 %: the column of words is never narrower
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowList(QTableWidget):
    """One line for each row, to read and to choose from.

    `widths` are pixels at 100 %; 0 stands for the column that has what the others leave.
    """

    chosen = Signal(int)  # another row is the current one
    entered = Signal()

    def __init__(
        self, name: str, heads: Sequence[str], widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(heads), parent)
        self._widths = widths
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.currentCellChanged.connect(self._moved)

    def fill(self, count: int, put: Callable[[int], None], current: int) -> None:
        """Show so many rows, each put in by `put`, one of them current; nobody is told that it was chosen."""
        self.blockSignals(True)
        self.setRowCount(count)
        for row in range(count):
            put(row)
        if 0 <= current < count:
            self.setCurrentCell(current, 0)
        self.blockSignals(False)

    def fit(self) -> None:
        """Give the words what the other columns that are shown leave."""
        taken = (px(width) for column, width in enumerate(self._widths) if not self.isColumnHidden(column))
        room = self.viewport().width() - sum(taken)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, px(width) if width else max(px(_LEAST), room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the fields of the row."""
        if event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self.fit()

    def _moved(self, row: int, _column: int, before: int, _other: int) -> None:
        if row != before and row >= 0:
            self.chosen.emit(row)
