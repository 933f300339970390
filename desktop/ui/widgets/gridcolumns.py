"""The columns of a grid: chooser, widths, order and sort, remembered for each view."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu, QTableView

from desktop.ui.models.paged import Column
from desktop.ui.settings import Plain, UiSettings
from desktop.ui.style import px, text_scale

_SAVE_AFTER_MS = 400


class GridColumns(QObject):
    """Remembers how a clerk set the columns of one view, by column key, so that new columns do no harm."""

    def __init__(
        self, view: QTableView, columns: Sequence[Column[Any]], settings: UiSettings, name: str
    ) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._settings = settings
        self._name = f"grid.{name}"
        self._header = view.horizontalHeader()
        self._widths = {column.key: float(column.width) for column in columns}  # pixels at 100 %
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._quiet = False
        self.restore()
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(self._touched)
        self._header.sortIndicatorChanged.connect(self._touched)

    def restore(self) -> None:
        """Set the columns as remembered, else as the page drew them."""
        kept = self._settings.get(self._name)
        kept = kept if isinstance(kept, dict) else {}
        widths, hidden = kept.get("widths"), kept.get("hidden")
        if isinstance(widths, dict):
            numbers = {key: wide for key, wide in widths.items() if isinstance(wide, int | float)}
            self._widths |= {key: float(wide) for key, wide in numbers.items() if key in self._widths}
        for place, column in enumerate(self._columns):
            away = column.key in hidden if isinstance(hidden, list) else column.hidden
            self._header.setSectionHidden(place, away)
        self._restore_order(kept.get("order"))
        self._restore_sort(kept.get("sort"))
        self.fit()

    def fit(self) -> None:
        """Set the widths for the text size now on; the last column takes what is left over."""
        self._quiet = True
        self._header.setStretchLastSection(False)
        for place, column in enumerate(self._columns):
            if not self._header.isSectionHidden(place):
                self._header.resizeSection(place, px(self._widths[column.key]))
        room = self._view.viewport().width() - self._header.length()
        self._header.setStretchLastSection(room > 0)
        self._quiet = False

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        place = self._place(key)
        if not shown and self._header.count() - self._header.hiddenSectionCount() <= 1:
            return
        self._header.setSectionHidden(place, not shown)
        self.fit()
        self.save()

    def reset(self) -> None:
        """Forget what was remembered and show the columns as the page drew them."""
        self._settings.put(self._name, None)
        self._widths = {column.key: float(column.width) for column in self._columns}
        for place in range(len(self._columns)):
            self._header.moveSection(self._header.visualIndex(place), place)
        self.restore()
        self._timer.stop()

    def menu(self) -> QMenu:
        """Return the chooser: a tick for each column, and the way back."""
        menu = QMenu(self._view)
        menu.setAccessibleName("显示的列")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in self.visual_order():
            column = self._columns[place]
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(place))
            action.toggled.connect(lambda shown, key=column.key: self.set_shown(key, shown))
        menu.addSeparator()
        menu.addAction("恢复默认列").triggered.connect(self.reset)
        return menu

    def width_of(self, place: int) -> float:
        """Return the width of a column in pixels at 100 %."""
        return self._widths[self._columns[place].key]

    def visual_order(self) -> list[int]:
        """Return the places of all columns in the order on screen."""
        return [self._header.logicalIndex(at) for at in range(self._header.count())]

    def save(self) -> None:
        """Remember the columns now."""
        sort, order = self._header.sortIndicatorSection(), self._header.sortIndicatorOrder()
        by: list[Plain] = (
            [self._columns[sort].key, order == Qt.SortOrder.DescendingOrder] if sort >= 0 else []
        )
        keys = [column.key for column in self._columns]
        kept: dict[str, Plain] = {
            "widths": {key: round(wide, 1) for key, wide in self._widths.items()},
            "hidden": [key for at, key in enumerate(keys) if self._header.isSectionHidden(at)],
            "order": [keys[at] for at in self.visual_order()],
            "sort": by,
        }
        self._settings.put(self._name, kept)

    def _restore_order(self, order: Plain) -> None:
        if not isinstance(order, list):
            return
        known = [key for key in order if isinstance(key, str) and key in self._widths]
        for target, key in enumerate(known):
            self._header.moveSection(self._header.visualIndex(self._place(key)), target)

    def _restore_sort(self, sort: Plain) -> None:
        if isinstance(sort, list) and len(sort) == 2 and isinstance(sort[0], str) and sort[0] in self._widths:
            down = Qt.SortOrder.DescendingOrder if sort[1] else Qt.SortOrder.AscendingOrder
            self._header.setSortIndicator(self._place(sort[0]), down)
        else:
            self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _place(self, key: str) -> int:
        return [column.key for column in self._columns].index(key)

    def _resized(self, place: int, before: int, now: int) -> None:
        last = self._header.visualIndex(place) == self._header.count() - 1
        if now > 0 and not self._quiet and not (last and self._header.stretchLastSection()):
            self._widths[self._columns[place].key] = now / text_scale()
            self._touched()

    def _touched(self, *what: object) -> None:
        if not self._quiet:
            self._timer.start()
