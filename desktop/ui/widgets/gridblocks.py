"""The blocks of a grid: what copy takes, and what paste, fill and clear would write."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionRange, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from desktop.ui.models.paged import PagedModel
from desktop.ui.widgets.blocks import CellEdit, from_tsv, to_html, to_tsv
from desktop.ui.widgets.gridcolumns import GridColumns

_CELLS_AT_MOST = 200_000  # of one copy


@dataclass(frozen=True, slots=True)
class Edits:
    """What a block would write, and how many of its cells find no place."""

    cells: tuple[CellEdit, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Area:
    top: int
    height: int
    columns: tuple[int, ...]  # those shown, from left to right


def selected_parts(view: QTableView) -> list[QItemSelectionRange]:
    """Return the ranges of the selection."""
    selection = view.selectionModel().selection()
    return [selection.at(place) for place in range(selection.count())]


class GridBlocks:
    """Reads the selection of a grid as a block over the columns shown, in their order on screen."""

    def __init__(self, view: QTableView, model: PagedModel[Any], columns: GridColumns) -> None:
        self._view = view
        self._model = model
        self._columns = columns

    def shown_columns(self) -> list[int]:
        """Return the columns shown, from left to right."""
        return [place for place in self._columns.visual_order() if not self._view.isColumnHidden(place)]

    def copy(self) -> None:
        """Put the selected block on the clipboard as text and as a table."""
        area = self._area()
        if area is None:
            return
        height = min(area.height, _CELLS_AT_MOST // len(area.columns))
        cells = [
            [str(self._model.index(row, column).data() or "") for column in area.columns]
            for row in range(area.top, area.top + height)
        ]
        data = QMimeData()
        data.setText(to_tsv(cells))
        data.setHtml(to_html(cells))
        QGuiApplication.clipboard().setMimeData(data)

    def pasted(self) -> Edits:
        """Return the clipboard's block laid at the top left of the selection; one cell fills the selection."""
        area, cells = self._area(), from_tsv(QGuiApplication.clipboard().text())
        if area is None or not cells:
            return Edits()
        if len(cells) == 1 and len(cells[0]) == 1:
            cells = [cells[0] * len(area.columns)] * area.height
        return self._edits(area, cells)

    def filled(self) -> Edits:
        """Return the first row of the selection repeated below; for a single row, the row above it."""
        area = self._area()
        if area is None or (area.height == 1 and area.top == 0):
            return Edits()
        first = area.top if area.height > 1 else area.top - 1
        line = [self._words(first, column) for column in area.columns]
        below = _Area(first + 1, max(1, area.height - 1), area.columns)
        return self._edits(below, [line] * below.height)

    def cleared(self) -> Edits:
        """Return empty words for every selected cell."""
        area = self._area()
        if area is None:
            return Edits()
        return self._edits(area, [[""] * len(area.columns)] * area.height)

    def _area(self) -> _Area | None:
        parts, current = selected_parts(self._view), self._view.currentIndex()
        if not parts:
            return _Area(current.row(), 1, (current.column(),)) if current.isValid() else None
        picked = {column for part in parts for column in range(part.left(), part.right() + 1)}
        columns = tuple(column for column in self.shown_columns() if column in picked)
        top, bottom = min(part.top() for part in parts), max(part.bottom() for part in parts)
        return _Area(top, bottom - top + 1, columns) if columns else None

    def _words(self, row: int, column: int) -> str:
        return str(self._model.index(row, column).data(Qt.ItemDataRole.EditRole) or "")

    def _edits(self, area: _Area, cells: Sequence[Sequence[str]]) -> Edits:
        shown = self.shown_columns()
        columns = shown[shown.index(area.columns[0]) :]
        edits: list[CellEdit] = []
        for down, line in enumerate(cells):
            record = self._model.id_at(area.top + down)
            for column, text in zip(columns, line, strict=False):
                index = self._model.index(area.top + down, column)
                if record is not None and index.flags() & Qt.ItemFlag.ItemIsEditable:
                    edits.append(CellEdit(record, self._model.columns[column].key, text))
        return Edits(tuple(edits), sum(map(len, cells)) - len(edits))
