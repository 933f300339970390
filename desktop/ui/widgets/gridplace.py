"""Keep a grid where it was when its rows come anew: current cell, selection, scroll."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from desktop.ui.models.paged import PagedModel
from desktop.ui.widgets.gridblocks import selected_parts

_SELECTED_AT_MOST = 2_000  # rows; a larger selection is let go, since finding it again would be felt


@dataclass(frozen=True, slots=True)
class _Place:
    current: str | None
    column: int
    selected: tuple[tuple[str, int, int], ...]  # record, first and last column
    top: str | None
    offset: int
    scroll: int


class GridPlace:
    """Remembers by record id, so that a sort, a filter or a new row moves nothing under the clerk's eyes."""

    def __init__(self, view: QTableView, model: PagedModel[Any]) -> None:
        self._view = view
        self._model = model
        self._kept: _Place | None = None
        self.restoring = False
        model.modelAboutToBeReset.connect(self._remember)

    def listen(self) -> None:
        """Begin to restore; to be called once the view has its model, so that the view is reset first."""
        self._model.modelReset.connect(self._restore)

    def _remember(self) -> None:
        if self._view.model() is None:
            return
        index, row = self._view.currentIndex(), self._view.rowAt(0)
        self._kept = _Place(
            self._model.id_at(index.row()),
            index.column(),
            tuple(self._selected()),
            self._model.id_at(row),
            self._view.rowViewportPosition(row) if row >= 0 else 0,
            self._view.verticalScrollBar().value(),
        )
        self.restoring = True

    def _selected(self) -> Iterable[tuple[str, int, int]]:
        ids, parts = self._model.ids(), selected_parts(self._view)
        if sum(part.height() for part in parts) > _SELECTED_AT_MOST:
            return
        for part in parts:
            rows = range(part.top(), part.bottom() + 1)
            yield from ((ids[row], part.left(), part.right()) for row in rows)

    def _restore(self) -> None:
        kept, self._kept = self._kept, None
        self.restoring = False
        if kept is None or not self._model.rowCount():
            return
        self._view.doItemsLayout()
        self._select(kept)
        bar, top = self._view.verticalScrollBar(), self._model.row_of(kept.top) if kept.top else None
        height = self._view.verticalHeader().defaultSectionSize()
        bar.setValue(kept.scroll if top is None else top * height - kept.offset)

    def _select(self, kept: _Place) -> None:
        flags = QItemSelectionModel.SelectionFlag
        chosen = self._view.selectionModel()
        row = self._model.row_of(kept.current) if kept.current else None
        if row is not None:
            chosen.setCurrentIndex(self._model.index(row, kept.column), flags.NoUpdate)
        chosen.select(self._ranges(kept), flags.ClearAndSelect)

    def _ranges(self, kept: _Place) -> QItemSelection:
        """Return the selection in as few ranges as it has runs of neighbouring rows."""
        rows = [(self._model.row_of(record), left, right) for record, left, right in kept.selected]
        found = sorted((left, right, row) for row, left, right in rows if row is not None)
        selection = QItemSelection()
        start = 0
        for at in range(1, len(found) + 1):
            left, right, row = found[at - 1]
            if at < len(found) and found[at] == (left, right, row + 1):
                continue
            first, last = self._model.index(found[start][2], left), self._model.index(row, right)
            selection.select(first, last)
            start = at
        return selection
