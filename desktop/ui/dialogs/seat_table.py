"""The table of seats that were read from a notice, to be typed over in place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui.style import px

HEADS = ("职务", "单位", "简称", "姓名", "所任职务", "席位", "与现名册")
ROLE, UNIT, SHORT, NAME, POST, SEAT, CHANGE = range(len(HEADS))
LOST = "（原文缺失）"
_WIDTHS = (96, 160, 88, 100, 120, 150, 170)


class SeatTable(QTableWidget):
    """The seats; typing replaces the cell, Enter goes on: among heads to the next name that is missing."""

    def __init__(self) -> None:
        super().__init__(0, len(HEADS))
        self.setAccessibleName("读出的名册")
        self.setHorizontalHeaderLabels(list(HEADS))
        self.verticalHeader().hide()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, px(width))
        self.horizontalHeader().moveSection(CHANGE, POST)  # what changes stands beside the name
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setDefaultSectionSize(px(28))

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """Return a cell, which is there for every row."""
        item = self.item(row, column)
        if item is None:
            raise KeyError((row, column))
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go down, or to the next missing name; everything else is the table's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() != QAbstractItemView.State.EditingState:
            self._go_on()
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on after Enter."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        row, column = self.currentRow(), self.currentColumn()
        if column != NAME or not self.next_name(row):
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), column)

    def next_name(self, after: int) -> bool:
        """Go to the next name that the paper lost; False when there is none further down."""
        for row in range(after + 1, self.rowCount()):
            if self.cell(row, NAME).text() in ("", LOST) and not self.cell(row, UNIT).text():
                self.setCurrentCell(row, NAME)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False
