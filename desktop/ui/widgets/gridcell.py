"""How a cell of a grid is drawn.

The words go straight to the painter: the style would ask the model for seven roles of each cell, and the sheet of
styles once more for each, which a table of thousands of cells a second feels.
"""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.domain.tasks import Light
from desktop.ui.models.paged import PagedModel
from desktop.ui.style import current_tokens, px
from desktop.ui.widgets.lights import LightText, colour_of

_PAD = 5 + 3  # beside the words, so that they stand under the head
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Look:
    """What all cells of one painting share."""

    row: int  # the row of the current cell, -1 for none
    pad: int
    tint: QColor
    selection: QColor
    ink: QColor
    frame: QPen
    lights: dict[Light, QColor]
    metrics: QFontMetrics


class GridCell(QStyledItemDelegate):
    """Tints the row of the current cell, frames that cell, colours lights, and tells long words on hover."""

    def __init__(self, view: QAbstractItemView, model: PagedModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._look = self._looked()

    def begin(self) -> None:
        """Look up what the cells share; to be called before each painting of the table."""
        self._look = self._looked()

    def _looked(self) -> _Look:
        tokens, current = current_tokens(), self._view.currentIndex()
        return _Look(
            current.row() if current.isValid() else -1,
            px(_PAD),
            QColor(tokens.row),
            QColor(tokens.selection),
            QColor(tokens.ink),
            QPen(QColor(tokens.link), 2),
            {light: QColor(colour_of(light, tokens)) for light in Light},
            self._view.fontMetrics(),
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the words, and the frame where the keyboard is."""
        look, row, column = self._look, index.row(), index.column()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if _SELECTED in state:
            painter.fillRect(rect, look.selection)
        elif row == look.row:
            painter.fillRect(rect, look.tint)
        shown = self._model.shown(row, column)
        if shown:
            # A light keeps its colour on the plain ground; in the current row all is ink.
            plain = row != look.row
            painter.setPen(look.lights[shown.light] if plain and isinstance(shown, LightText) else look.ink)
            room = rect.adjusted(look.pad, 0, -look.pad, 0)
            words = look.metrics.elidedText(str(shown), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _RIGHT if self._model.columns[column].number else _LEFT, words)
        if _FOCUSED in state:
            painter.setPen(look.frame)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

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
        room = option.rect.width() - 2 * px(_PAD)  # type: ignore[attr-defined]
        if event.type() == QEvent.Type.ToolTip and view.fontMetrics().horizontalAdvance(words) > room:
            QToolTip.showText(event.globalPos(), words, view)
            return True
        QToolTip.hideText()
        return True
