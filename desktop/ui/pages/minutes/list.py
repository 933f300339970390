"""The decisions of the minutes as a list: outcome, words, lead, deadline, and a mark where something is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desktop.domain.lines import one_line
from desktop.services.minutes import DONE, NOT_FILED, PENDING, TASK
from desktop.services.minutes_items import OUTCOMES, Item, deadline_words, due_of
from desktop.ui.style import current_tokens, px
from desktop.ui.widgets.rowlist import RowList

_SYMBOLS = {TASK: "●", DONE: "○", NOT_FILED: "—", PENDING: "▲"}
_HEADS = ("", "结果", "议定事项", "牵头单位", "期限")
_WIDTHS = (34, 76, 0, 130, 96)
_LEAD, _ROOMY = 3, 440  # the leading unit gives way where the list is narrower than this, at 100 %
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class DecisionList(RowList):
    """Arrows walk the decisions; Enter goes to the fields, Space files or holds back, Delete leaves it out."""

    outcome = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("议定事项", _HEADS, _WIDTHS, parent)
        self._items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item], current: int) -> None:
        """Show the decisions, one of them current."""
        before, self._items = self._items, tuple(items)

        def put(row: int) -> None:
            if row >= len(before) or before[row] != items[row]:
                self._put(row, items[row])

        self.fill(len(items), put, current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys of the list their meaning."""
        row = self.currentRow()
        if event.key() in _ENDS:
            self.setCurrentCell(0 if event.key() == Qt.Key.Key_Home else self.rowCount() - 1, 0)
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.outcome.emit(NOT_FILED)
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.outcome.emit(PENDING if self._items[row].choice.outcome == TASK else TASK)
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Let the leading unit give way in a narrow list; the current row stays in sight."""
        self.setColumnHidden(_LEAD, self.viewport().width() < px(_ROOMY))
        super().fit()
        if self.currentRow() >= 0:
            self.scrollTo(self.currentIndex())

    def _put(self, row: int, item: Item) -> None:
        choice, due = item.choice, due_of(item.choice)
        open_now = bool(item.open) or item.lacks_reason
        mark = "▲" if open_now else _SYMBOLS[choice.outcome]
        words = (
            str(row + 1),
            f"{mark} {OUTCOMES[choice.outcome]}",
            ("〔内部〕" if choice.internal else "") + one_line(choice.text),
            "、".join(choice.lead or choice.collective),
            due.isoformat() if due else deadline_words(choice.deadline),
        )
        tip = "\n".join([words[2], *(doubt.reason for doubt in item.open)])
        for column, text in enumerate(words):
            cell = QTableWidgetItem(text)
            cell.setToolTip(tip)
            if open_now and column == 1:
                cell.setForeground(QColor(current_tokens().amber))
            elif choice.outcome in (NOT_FILED, DONE):
                cell.setForeground(QColor(current_tokens().secondary))
            self.setItem(row, column, cell)
