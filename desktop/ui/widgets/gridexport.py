"""A table that asks to be exported: what is shown of it, and the event that carries the wish up to the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column as it is shown: its head, its width in pixels at 100 %, whether it holds numbers."""

    head: str
    width: float
    number: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it is shown; `words` gives the cells of some of its rows and may be asked from a worker thread."""

    name: str
    columns: tuple[ShownColumn, ...]
    ids: tuple[str, ...]
    words: Callable[[Sequence[str]], list[list[str]]]


class ExportAsked(QEvent):
    """The wish to export a table; it goes from the table to its parents until one of them takes it."""

    TYPE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, table: ShownTable) -> None:
        super().__init__(self.TYPE)
        self.table = table
        self.ignore()


def ask_to_export(grid: QWidget, table: ShownTable) -> bool:
    """Carry the wish up from the grid; returns whether somebody took it."""
    event, holder = ExportAsked(table), grid.parentWidget()
    while holder is not None and not event.isAccepted():
        QCoreApplication.sendEvent(holder, event)
        holder = holder.parentWidget()
    return event.isAccepted()
