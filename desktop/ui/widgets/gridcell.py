"""How a cell of a grid is drawn."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.ui.style import current_tokens, px
from desktop.ui.widgets.lights import colour_light

_PAD = 5  # beside the words, so that they stand under the head
Index = QModelIndex | QPersistentModelIndex


class GridCell(QStyledItemDelegate):
    """Tints the row of the current cell, frames that cell, colours lights, and tells long words on hover."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Colour the cell: a light keeps its colour on the plain ground, all else is ink."""
        super().initStyleOption(option, index)
        current = self._view.currentIndex()
        if current.isValid() and index.row() == current.row():
            option.backgroundBrush = QBrush(QColor(current_tokens().row))  # type: ignore[attr-defined]
        else:
            colour_light(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the frame where the keyboard is."""
        state = option.state  # type: ignore[attr-defined]
        framed = bool(state & QStyle.StateFlag.State_HasFocus)
        whole = QRect(option.rect)  # type: ignore[attr-defined]
        cell, style = QStyleOptionViewItem(option), self._view.style()
        self.initStyleOption(cell, index)  # once: it asks the model for everything
        cell.state = state & ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, self._view)
        cell.rect = whole.adjusted(px(_PAD), 0, -px(_PAD), 0)  # type: ignore[attr-defined]
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, self._view)
        if framed:
            painter.save()
            painter.setPen(QPen(QColor(current_tokens().link), 2))
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a plain line with the column's name for a screen reader."""
        editor = QLineEdit(parent)
        head = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(head))
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the words of the cell."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell the whole words where the cell cuts them."""
        words = str(index.data() or "")
        room = option.rect.width() - px(16)  # type: ignore[attr-defined]
        if event.type() == QEvent.Type.ToolTip and view.fontMetrics().horizontalAdvance(words) > room:
            QToolTip.showText(event.globalPos(), words, view)
            return True
        QToolTip.hideText()
        return True
