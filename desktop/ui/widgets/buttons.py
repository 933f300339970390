"""The quiet buttons, each with its name for a screen reader."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from desktop.ui.style import set_icon

Act = Callable[[], object] | SignalInstance


def icon_button(icon: str, words: str, act: Act | None = None, keys: str = "") -> QToolButton:
    """Return a button that is only an icon; `words` are its tip and name, `keys` its shortcut."""
    button = QToolButton()
    _name(button, words, keys)
    set_icon(button, icon)
    _connect(button, act)
    return button


def word_button(words: str, act: Act | None = None, icon: str = "", role: str = "") -> QToolButton:
    """Return a flat button with a word, and an icon before it; `role` is one of the sheet's (section, chip)."""
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(words)
    if role:
        button.setProperty("role", role)
    if icon:
        button.setText(f" {words}")  # Qt leaves hardly a gap after the icon
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, icon)
    _connect(button, act)
    return button


def link_button(words: str, act: Act | None = None) -> QPushButton:
    """Return words that can be pressed, drawn as a link, from the left."""
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    _connect(button, act)
    return button


def push_button(words: str, act: Act | None = None, icon: str = "", primary: bool = False) -> QPushButton:
    """Return a framed button; at most one on a page is `primary`."""
    button = QPushButton(words)
    button.setAccessibleName(words)
    if primary:
        button.setProperty("primary", True)
    if icon:
        set_icon(button, icon, quiet=not primary)
    _connect(button, act)
    return button


def menu_button(words: str, entries: Sequence[tuple[str, Callable[[], object]]]) -> QPushButton:
    """Return a framed button that opens a menu of acts."""
    button = QPushButton(words)
    button.setAccessibleName(words)
    menu = QMenu(button)
    for title, act in entries:
        menu.addAction(title, act)
    button.setMenu(menu)
    return button


def _name(button: QToolButton, words: str, keys: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(f"{words}（{keys}）" if keys else words)
    if keys:
        button.setShortcut(keys)


def _connect(button: QToolButton | QPushButton, act: Act | None) -> None:
    if isinstance(act, SignalInstance):
        button.clicked.connect(lambda: act.emit())
    elif act is not None:
        button.clicked.connect(lambda: act())
