"""The message bar: a notice in the page, where a dialog would stop the work."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.icons import pixmap
from desktop.ui.style import current_tokens, px
from desktop.ui.widgets.buttons import icon_button, link_button

_STAY_MS = 12_000  # long enough to read two lines and reach 撤销


class Tone(StrEnum):
    """How a message sounds; it chooses the symbol and the colour of the edge."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Action:
    """A word to press in a message: 撤销, 打开文件夹."""

    label: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the clerk and what can be done about it.

    Done and info messages leave by themselves, warnings with the page they were said on; errors stay until they are
    closed.
    """

    text: str
    tone: Tone = Tone.INFO
    actions: tuple[Action, ...] = ()


class MessageBar(QFrame):
    """Shows one message at a time; Esc closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messagebar")
        self.setAccessibleName("提示")
        self._message: Message | None = None
        self._seen = False
        self._symbol = QLabel()
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._close = icon_button("close", "关闭提示", self.close_message)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), px(4), px(4), px(4))
        self._row.setSpacing(px(8))
        for widget in (self._symbol, self._text, self._close):
            self._row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=_STAY_MS)
        self._timer.timeout.connect(self._leave)
        self.hide()

    @property
    def message(self) -> Message | None:
        """The message now shown."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before and read it out to a screen reader."""
        self._message, self._seen = message, False
        QTimer.singleShot(0, self, self._see)
        self._text.setText(message.text)
        self.setAccessibleDescription(message.text)
        self._put_buttons(message.actions)
        self._dress()
        self.show()
        self._timer.stop()
        if message.tone in (Tone.INFO, Tone.DONE):
            self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    def close_message(self) -> None:
        """Close the message."""
        self._timer.stop()
        self._message = None
        self.hide()
        self.closed.emit()

    def turn_page(self) -> None:
        """Close a warning about the page that is left; one said in the same breath belongs to the page that comes."""
        if self._message is not None and self._message.tone is Tone.WARNING and self._seen:
            self.close_message()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the symbol again in the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._message is not None:
            self._dress()

    def _put_buttons(self, actions: tuple[Action, ...]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for action in actions:
            button = link_button(action.label, partial(self._act, action.act))
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)

    def _act(self, act: Callable[[], object]) -> None:
        self.close_message()
        act()

    def _see(self) -> None:
        self._seen = True

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
            return
        self.close_message()

    def _dress(self) -> None:
        tone = self._message.tone if self._message else Tone.INFO
        tokens = current_tokens()
        colours = {Tone.INFO: tokens.link, Tone.DONE: tokens.green, Tone.WARNING: tokens.amber}
        colour = colours.get(tone, tokens.red)
        self._symbol.setPixmap(pixmap(tone.value, colour, px(20), self.devicePixelRatioF()))
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)
