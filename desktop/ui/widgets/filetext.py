"""A field for a text that may come in a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.widgets.dropfield import dropped_files, files_of, take_drag


class FileText(QPlainTextEdit):
    """Takes typed and pasted words; of a file dropped on it or copied in the file manager it tells the path."""

    dropped = Signal(Path)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files as well as words."""
        if not take_drag(event):
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of a dropped file; words go into the field."""
        files = dropped_files(event)
        if files:
            self.dropped.emit(files[0])
        else:
            super().dropEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, or tell of the file that was copied."""
        files = files_of(source)
        if files:
            self.dropped.emit(files[0])
        else:
            super().insertFromMimeData(source)
