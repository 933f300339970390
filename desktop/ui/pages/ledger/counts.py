"""The numbers on the chips of the ledger, read in the background and only after a change."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.services import ledger_views
from desktop.ui.context import Context
from desktop.ui.widgets.chips import Chip


class LedgerCounts(QObject):
    """How many tasks each named view holds, as last read; the words of a filter do not alter it."""

    came = Signal()  # the numbers were read again

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[str, int] = {}
        self._stale = True
        self._asked = 0

    def chips(self, chosen: str) -> list[Chip]:
        """Return a chip for each view, without a number before it is known; an empty occasional view has none."""
        return [
            Chip(key, words, self._known.get(key), "view")
            for key, words in ledger_views.VIEWS.items()
            if self._known.get(key) or key == chosen or key not in ledger_views.OCCASIONAL
        ]

    def spoil(self) -> None:
        """Note that something changed: the numbers stay as they are until they are read again."""
        self._stale = True

    def freshen(self) -> None:
        """Read the numbers again where something changed; an older answer that comes late is dropped."""
        if not self._stale:
            return
        self._stale = False
        self._asked += 1
        asked, desk = self._asked, self._context.desk

        def done(counts: dict[str, int]) -> None:
            if asked == self._asked and isValid(self):
                self._known = counts
                self.came.emit()

        self._context.work.later(lambda: ledger_views.counts(desk), done)
