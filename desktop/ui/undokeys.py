"""Ctrl+Z and Ctrl+Y: the typing of a field first, then the acts of the desk."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_KEYS = QKeySequence.StandardKey


class UndoKeys(QObject):
    """Watches the field with the keyboard: Qt lets a field keep these keys even when it has nothing to take back."""

    undo = Signal()
    redo = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key from a field that has nothing to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            redo = event.matches(_KEYS.Redo) or event.keyCombination() == _CTRL_Y
            if (redo or event.matches(_KEYS.Undo)) and not _able(watched, redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def press(self, redo: bool) -> None:
        """Take back typing where the field with the keyboard has some, else ask for the act."""
        field = QApplication.focusWidget()
        if field is not None and _able(field, redo):
            step = getattr(field, "redo" if redo else "undo")
            step()
        elif redo:
            self.redo.emit()
        else:
            self.undo.emit()

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)  # a second time does nothing


_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)  # Redo on Windows only, to Qt


def _able(field: QObject, redo: bool) -> bool:
    """Return whether a field has typing to take back, or to do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isRedoAvailable() if redo else field.document().isUndoAvailable()
    return False
