"""A line of filter chips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.style import px
from desktop.ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: 逾期 3. `count` None shows no number; chips of one `group` shut each other out."""

    key: str
    text: str
    count: int | None = None
    group: str = ""


class ChipBar(QWidget):
    """Filter chips in one line that breaks when the window is narrow.

    Arrows go from chip to chip, Space and Enter switch one; Tab leaves the line.
    """

    changed = Signal(frozenset)  # the keys switched on

    def __init__(self, parent: QWidget | None = None, name: str = "筛选") -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, px(8))
        self._chips: dict[str, Chip] = {}
        self._buttons: dict[str, _ChipButton] = {}

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; those switched on before stay on. Only the counts may differ: nothing flickers."""
        if [chip.key for chip in chips] != list(self._chips):
            self._rebuild(chips)
        self._chips = {chip.key: chip for chip in chips}
        for chip in chips:
            words = chip.text if chip.count is None else f"{chip.text} {chip.count}"
            self._buttons[chip.key].setText(words)
            self._buttons[chip.key].setAccessibleName(f"筛选：{words}")

    def checked(self) -> frozenset[str]:
        """Return the keys switched on."""
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())

    def set_checked(self, keys: Iterable[str]) -> None:
        """Switch exactly these on, without telling."""
        wanted = set(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)

    def _rebuild(self, chips: Sequence[Chip]) -> None:
        on = self.checked()
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for chip in chips:
            button = _ChipButton(self)
            button.setChecked(chip.key in on)
            button.clicked.connect(lambda now, key=chip.key: self._switched(key, now))
            button.moved.connect(lambda step, key=chip.key: self._move(key, step))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._buttons else Qt.FocusPolicy.StrongFocus)
            self._flow.addWidget(button)
            self._buttons[chip.key] = button

    def _switched(self, key: str, now: bool) -> None:
        group = self._chips[key].group
        if now and group:
            for other in self._chips.values():
                if other.group == group and other.key != key:
                    self._buttons[other.key].setChecked(False)
        self.changed.emit(self.checked())

    def _move(self, key: str, step: int) -> None:
        keys = list(self._buttons)
        target = keys[(keys.index(key) + step) % len(keys)]
        self._buttons[key].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._buttons[target].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)


class _ChipButton(QToolButton):
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("role", "chip")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along the line, Enter switches like Space."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
