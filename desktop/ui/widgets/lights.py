"""The lights: colour, word and symbol, so that they read in black and white too."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.tasks import Light
from desktop.ui.style import Tokens, current_tokens

_TOKENS = {
    Light.AHEAD: "green",
    Light.NEAR: "amber",
    Light.OVERDUE: "red",
    Light.DONE: "grey",
    Light.LONG_TERM: "long",
    Light.UNDATED: "secondary",
}


def colour_of(light: Light, tokens: Tokens) -> str:
    """Return the colour `#RRGGBB` of a light in a palette."""
    return str(getattr(tokens, _TOKENS[light]))


@dataclass(frozen=True, slots=True)
class LightText:
    """A light with the words beside it: ▲ 逾期 6 个工作日."""

    light: Light
    more: str = ""

    def __str__(self) -> str:
        tail = f" {self.more}" if self.more else ""
        return f"{self.light.symbol} {self.light.word}{tail}"


class LightLabel(QLabel):
    """A light in a form or a panel."""

    def __init__(self, value: LightText | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._draw()

    def set_light(self, value: LightText | None) -> None:
        """Show another light, or none."""
        self._value = value
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        value = self._value
        words = "" if value is None else str(value)
        sheet = (
            "" if value is None else f"color: {colour_of(value.light, current_tokens())}; font-weight: 500"
        )
        self.setText(words)
        self.setAccessibleName(f"状态：{words}" if words else "状态")
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
