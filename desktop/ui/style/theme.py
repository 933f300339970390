"""Put a palette and a text size on the application, and ask which ones are on.

The application's palette and font are the only memory: nothing here keeps a global of its own.
"""

from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.ui.icons import SIZE, icon
from desktop.ui.style.sheet import stylesheet
from desktop.ui.style.tokens import CONTRAST, DARK, LIGHT, Tokens

BASE_POINTS = 10.5
MIN_SCALE, MAX_SCALE = 100, 200  # per cent
_ICON = "iconName"
_QUIET = "iconQuiet"
_MARKED = "iconMarked"


class Scheme(StrEnum):
    """The palettes a clerk can choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_TOKENS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


def apply_theme(app: QApplication, scheme: Scheme = Scheme.LIGHT, scale: int = 100) -> None:
    """Put a palette and a text size (per cent, held within 100 to 200) on every window."""
    scale = max(MIN_SCALE, min(MAX_SCALE, scale))
    tokens = _TOKENS[scheme]
    font = app.font()
    font.setPointSizeF(BASE_POINTS * scale / 100)
    app.setFont(font)
    app.setPalette(palette(tokens))
    app.setStyleSheet(stylesheet(tokens, scale / 100))
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton) and widget.property(_ICON):
            _draw_icon(widget)


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette that says the same as the tokens."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.surface,
        QPalette.ColorRole.Base: tokens.panel,
        QPalette.ColorRole.AlternateBase: tokens.surface,
        QPalette.ColorRole.Button: tokens.panel,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.accent_ink,
        QPalette.ColorRole.PlaceholderText: tokens.secondary,
        QPalette.ColorRole.Highlight: tokens.selection,
        QPalette.ColorRole.HighlightedText: tokens.ink,
        QPalette.ColorRole.Link: tokens.link,
        QPalette.ColorRole.LinkVisited: tokens.long,
        QPalette.ColorRole.ToolTipBase: tokens.panel,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Mid: tokens.edge,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Light: tokens.panel,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.Shadow: tokens.edge,
        QPalette.ColorRole.Accent: tokens.link,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    dim = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(dim, role, QColor(tokens.grey))
    return made


def current_tokens() -> Tokens:
    """Return the tokens of the palette now on; LIGHT before any was put on."""
    return _TOKENS[current_scheme()]


def current_scheme() -> Scheme:
    """Return the palette now on; LIGHT before any was put on."""
    on = QApplication.palette()
    seen = (on.color(QPalette.ColorRole.Window), on.color(QPalette.ColorRole.WindowText))
    for scheme, tokens in _TOKENS.items():
        if seen == (QColor(tokens.surface), QColor(tokens.ink)):
            return scheme
    return Scheme.LIGHT


def text_scale() -> float:
    """Return the text size now on, 1.0 to 2.0."""
    return max(1.0, min(2.0, QApplication.font().pointSizeF() / BASE_POINTS))


def px(size: float) -> int:
    """Return a length drawn for 100 % text, grown with the text now on; pixels."""
    return round(size * text_scale())


def set_icon(button: QAbstractButton, name: str, quiet: bool = True, marked: bool = False) -> None:
    """Give a button an icon that follows palette and text size.

    `quiet` draws it in the secondary ink, `marked` in the accent while the button is checked.
    """
    button.setProperty(_ICON, name)
    button.setProperty(_QUIET, quiet)
    button.setProperty(_MARKED, marked)
    _draw_icon(button)


def _draw_icon(button: QAbstractButton) -> None:
    tokens = current_tokens()
    primary = bool(button.property("primary"))
    plain = tokens.secondary if button.property(_QUIET) else tokens.ink
    checked = tokens.red if button.property(_MARKED) else ""
    button.setIcon(icon(button.property(_ICON), tokens.accent_ink if primary else plain, checked))
    button.setIconSize(QSize(px(SIZE), px(SIZE)))
