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
    """The rows and columns that hold a selected cell; columns are those shown, from left to right."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


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

    def copy(self, *, heads: bool = False) -> None:
        """Put the selected block on the clipboard as text and as a table; `heads` puts the heads above it."""
        area = self._area()
        if area is None:
            return
        rows = area.rows[: _CELLS_AT_MOST // len(area.columns)]
        cells = [[str(self._model.index(row, at).data() or "") for at in area.columns] for row in rows]
        if heads:
            cells.insert(0, [self._model.columns[at].title for at in area.columns])
        data = QMimeData()
        data.setText(to_tsv(cells))
        data.setHtml(to_html(cells, heads=heads))
        QGuiApplication.clipboard().setMimeData(data)

    def pasted(self) -> Edits:
        """Return the clipboard's block laid at the top left of the selection; one cell fills the selection."""
        area, cells = self._area(), from_tsv(QGuiApplication.clipboard().text())
        if area is None or not cells:
            return Edits()
        if len(cells) == 1 and len(cells[0]) == 1:
            return self._edits([(row, column, cells[0][0]) for row, column in self._selected(area)])
        shown = self.shown_columns()
        columns = shown[shown.index(area.columns[0]) :]
        laid = [
            (area.rows[0] + down, column, text)
            for down, line in enumerate(cells)
            for column, text in zip(columns, line, strict=False)
        ]
        return self._edits(laid, sum(map(len, cells)) - len(laid))

    def filled(self) -> Edits:
        """Return the first row of the selection repeated below; for a single row, the row above it."""
        area = self._area()
        if area is None:
            return Edits()
        first = area.rows[0] if len(area.rows) > 1 else area.rows[0] - 1
        words = {column: self._words(first, column) for column in area.columns}
        below = [(row, column) for row, column in self._selected(area) if row > first >= 0]
        return self._edits([(row, column, words[column]) for row, column in below])

    def cleared(self) -> Edits:
        """Return empty words for every selected cell."""
        area = self._area()
        return Edits() if area is None else self._edits([(*cell, "") for cell in self._selected(area)])

    def _area(self) -> _Area | None:
        parts, current = selected_parts(self._view), self._view.currentIndex()
        if not parts:
            return _Area((current.row(),), (current.column(),)) if current.isValid() else None
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        picked = {column for part in parts for column in range(part.left(), part.right() + 1)}
        columns = tuple(column for column in self.shown_columns() if column in picked)
        return _Area(tuple(sorted(rows)), columns) if columns else None

    def _selected(self, area: _Area) -> list[tuple[int, int]]:
        """Return the cells of an area that are selected themselves: its corners may be missing."""
        chosen = self._view.selectionModel()
        if not chosen.hasSelection():
            return [(area.rows[0], area.columns[0])]
        cells = [(row, column) for row in area.rows for column in area.columns]
        return [cell for cell in cells if chosen.isSelected(self._model.index(*cell))]

    def _words(self, row: int, column: int) -> str:
        return str(self._model.index(row, column).data(Qt.ItemDataRole.EditRole) or "")

    def _edits(self, cells: Sequence[tuple[int, int, str]], beside: int = 0) -> Edits:
        edits = []
        for row, column, text in cells:
            record, index = self._model.id_at(row), self._model.index(row, column)
            if record is not None and index.flags() & Qt.ItemFlag.ItemIsEditable:
                edits.append(CellEdit(record, self._model.columns[column].key, text))
        return Edits(tuple(edits), len(cells) - len(edits) + beside)
