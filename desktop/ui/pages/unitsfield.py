"""A field for several units: picked ones stand before it, each with a button that takes it out."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.services.units import UnitToPick
from desktop.ui.style import px
from desktop.ui.widgets.buttons import word_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

_PICK = 156  # pixels at 100 %
_KNOWN = "按下移除"
_UNKNOWN = "名册里没有这个单位：在右边选一个代替它，或按下移除"


def unit_choices(units: Iterable[UnitToPick]) -> list[Choice]:
    """Return the units as a field offers them."""
    return [Choice(unit.id, unit.name, aliases=unit.aliases, initials=unit.initials) for unit in units]


class UnitsField(QWidget):
    """Holds unit names in the order they were picked.

    A name that the roster does not know is marked `？`; picking a unit while there is one puts the unit in its
    place and tells `mapped`, so that the page can remember the alias. Backspace in the empty field takes out
    the last one.
    """

    changed = Signal()
    mapped = Signal(str, str)  # the words of the paper, the unit picked for them

    def __init__(
        self, choices: Sequence[Choice], name: str, recent: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._label = name
        self._known = {choice.name for choice in choices}
        self._names: list[str] = []
        self._doubtful = False
        self._flow = FlowLayout(self, px(4))
        self.pick = PickField(choices, lambda: recent, name=name)
        self.pick.picked.connect(self._picked)
        self.pick.installEventFilter(self)
        self.pick.setFixedWidth(px(_PICK))
        self.setFocusProxy(self.pick)
        self._draw()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other units."""
        self._known = {choice.name for choice in choices}
        self.pick.set_choices(choices)
        self._draw()

    def set_doubtful(self, doubtful: bool) -> None:
        """Say whether what it holds is only a proposal: the next unit picked stands in place of all of it."""
        self._doubtful = doubtful

    def names(self) -> tuple[str, ...]:
        """Return the units and words held."""
        return tuple(self._names)

    def set_names(self, names: Iterable[str]) -> None:
        """Hold these, without telling."""
        self._names = list(dict.fromkeys(names))
        self.pick.set_choice(None)
        self._draw()

    def unknown(self) -> list[str]:
        """Return the names that the roster does not know."""
        return [name for name in self._names if name not in self._known]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take out the last unit on Backspace in the empty field."""
        back = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        if back and event.type() == QEvent.Type.KeyPress and not self.pick.text() and self._names:
            self._remove(self._names[-1])
            return True
        return super().eventFilter(watched, event)

    def _picked(self, choice: Choice | None) -> None:
        if choice is None:
            return
        unknown = self.unknown()
        if unknown:
            self._names[self._names.index(unknown[0])] = choice.name
        elif self._doubtful:
            self._names = [choice.name]
        else:
            self._names.append(choice.name)
        self._names = list(dict.fromkeys(self._names))
        self.pick.set_choice(None)
        self._draw()
        if unknown:
            self.mapped.emit(unknown[0], choice.name)
        self.changed.emit()

    def _remove(self, name: str) -> None:
        self._names.remove(name)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if item.widget() is not self.pick:
                item.widget().hide()
                item.widget().deleteLater()
        for name in self._names:
            words = name if name in self._known else f"？{name}"
            token = word_button(f"{words} ×", lambda name=name: self._remove(name), role="chip")
            token.setAccessibleName(f"{self._label}：{words}，按下移除")
            token.setToolTip(_KNOWN if name in self._known else _UNKNOWN)
            self._flow.addWidget(token)
            token.show()
        self._flow.addWidget(self.pick)
        self.updateGeometry()
