"""A field that picks one unit or person from a list by prefix, middle or pinyin initials."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.ui.style import px
from desktop.ui.widgets.picking import Choice, ranked

_LINES = 8
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LINES, Qt.Key.Key_PageUp: -_LINES}


class PickField(QLineEdit):
    """Picks one choice. Nothing fills itself: only Enter, Tab or a click on a line picks.

    Words that were not picked stay as typed and `choice()` is None: the page decides what a free word means.
    Recently picked ids come first; the page gives and keeps them through `recent` and `picked`.
    """

    picked = Signal(object)  # Choice | None

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        recent: Callable[[], Sequence[str]] | None = None,
        parent: QWidget | None = None,
        name: str = "单位",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("名称或拼音首字母")
        self._choices = tuple(choices)
        self._recent = recent or (lambda: ())
        self._found: list[Choice] = []
        self._choice: Choice | None = None
        self._model = QStringListModel(self)
        self._list = _PickList(self)
        self._list.setModel(self._model)
        self._list.clicked.connect(self._click)
        self.textEdited.connect(self._typed)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self._choices = tuple(choices)

    def choice(self) -> Choice | None:
        """Return what was picked, None for nothing or a free word."""
        return self._choice

    def set_choice(self, key: str | None) -> None:
        """Show the choice of this id, or nothing; without telling. An unknown id shows nothing."""
        self._choice = next((one for one in self._choices if one.id == key), None)
        self.setText(self._choice.name if self._choice else "")

    def offered(self) -> list[Choice]:
        """Return the choices in the open list, best first; empty while it is closed."""
        return list(self._found) if self._list.isVisible() else []

    def event(self, event: QEvent) -> bool:
        """Let Tab pick the marked line before the focus goes on."""
        if isinstance(event, QKeyEvent) and self._list.isVisible():
            pressed = event.type() == QEvent.Type.KeyPress
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # closes the list, before it means going back
                return True
            if pressed and event.key() == Qt.Key.Key_Tab:
                self._pick(max(self._list.currentIndex().row(), 0))
            elif pressed and event.key() == Qt.Key.Key_Backtab:
                self._list.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the list, Enter picks, Esc closes the list first."""
        key, is_open = Qt.Key(event.key()), self._list.isVisible()
        if key in _DOWN:
            self._walk(_DOWN[key])
        elif is_open and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(max(self._list.currentIndex().row(), 0))
        elif is_open and key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list; what is typed stays."""
        super().focusOutEvent(event)
        self._list.hide()

    def _typed(self, words: str) -> None:
        if self._choice is not None:
            self._choice = None
            self.picked.emit(None)
        self._offer(words)

    def _offer(self, words: str) -> None:
        self._found = ranked(self._choices, words, self._recent())
        self._model.setStringList([_line(choice) for choice in self._found])
        if not self._found:
            self._list.hide()
            return
        self._list.setCurrentIndex(self._model.index(0))
        self._list.place_under(self, len(self._found))

    def _walk(self, step: int) -> None:
        if not self._list.isVisible():
            self._offer("" if self._choice else self.text())
            return
        row = max(0, min(self._list.currentIndex().row() + step, len(self._found) - 1))
        self._list.setCurrentIndex(self._model.index(row))

    def _click(self, index: QModelIndex) -> None:
        self._pick(index.row())

    def _pick(self, row: int) -> None:
        self._choice = self._found[row]
        self.setText(self._choice.name)
        self._list.hide()
        self.picked.emit(self._choice)


class _PickList(QListView):
    """The list under the field. It lies in the window and never takes the focus, so the input method stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pick")
        self.setAccessibleName("可选项")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.hide()

    def place_under(self, field: QWidget, lines: int) -> None:
        """Show the list under the field, or over it where there is no room below."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.ensurePolished()
        line = max(self.sizeHintForRow(0), px(24))
        height = line * min(lines, _LINES) + 2 * self.frameWidth() + px(2)
        at = field.mapTo(window, QPoint(0, field.height()))
        if at.y() + height > window.height() and at.y() - field.height() > height:
            at.setY(at.y() - field.height() - height)
        self.setGeometry(at.x(), at.y(), max(px(240), min(field.width(), px(480))), height)
        self.raise_()
        self.show()


def _line(choice: Choice) -> str:
    return f"{choice.name}  {choice.detail}" if choice.detail else choice.name
