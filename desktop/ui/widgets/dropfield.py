"""A place that takes files from the desktop or a block from WPS, and says so."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.style import current_tokens, px
from desktop.ui.widgets.buttons import push_button


class DropField(QWidget):
    """Takes dropped files and, where `pastes`, a pasted block; the button asks for files.

    Enter and Space press the button, Ctrl+V pastes.
    """

    dropped = Signal(list)  # of Path
    pasted = Signal(str)
    asked = Signal()  # for a choice of files

    def __init__(self, words: str, name: str, *, pastes: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pastes = pastes
        self.setAcceptDrops(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = QLabel(words, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        said.setProperty("role", "quiet")
        self.button = push_button("选择文件…", self.asked, "folder")
        column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.addStretch(1)
        column.addWidget(said)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, or press the button."""
        if self._pastes and event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Have the keyboard, so that Ctrl+V comes here."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        self.take(event.mimeData())
        event.acceptProposedAction()

    def take(self, data: QMimeData) -> None:
        """Take what was dropped or pasted: files go before words."""
        files = files_of(data)
        if files:
            self.dropped.emit(list(files))
        elif self._pastes and data.text().strip():
            self.pasted.emit(data.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame that says: here."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tokens.link if self.hasFocus() else tokens.edge)
        painter.setPen(QPen(colour, px(1.4), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), px(6), px(6))
        painter.end()


def files_of(data: QMimeData) -> Sequence[Path]:
    """Return the files of this computer among what is dragged or on the clipboard."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def take_drag(event: QDragEnterEvent) -> bool:
    """Take a drag that brings files of this computer; return whether it does."""
    brings = bool(files_of(event.mimeData()))
    if brings:
        event.acceptProposedAction()
    return brings


def dropped_files(event: QDropEvent) -> Sequence[Path]:
    """Take a drop that brings files of this computer and return them; a drop of anything else is left alone."""
    files = files_of(event.mimeData())
    if files:
        event.acceptProposedAction()
    return files
