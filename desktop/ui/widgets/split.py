"""A page's table with its panel at the right, as wide as the clerk left it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.settings import UiSettings
from desktop.ui.style import px, text_scale

_PANEL = 340  # pixels at 100 %
_SAVE_AFTER_MS = 400


class PanelSplit(QSplitter):
    """Holds the main part and the panel; the panel's width and whether it is open are remembered by `key`.

    `width` is the panel's first width, in pixels at 100 %.
    """

    def __init__(
        self,
        main: QWidget,
        panel: QWidget,
        settings: UiSettings,
        key: str,
        parent: QWidget | None = None,
        *,
        width: float = _PANEL,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self._name = f"panel.{key}"
        self._panel = panel
        self._width = float(width)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(px(4))
        self.addWidget(main)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        main.setMinimumWidth(px(240))
        panel.setMinimumWidth(px(200))
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)
        self._restore()
        self.splitterMoved.connect(self._moved)

    def set_open(self, is_open: bool) -> None:
        """Open or close the panel."""
        if self._panel.isHidden() == is_open:
            self._panel.setVisible(is_open)
            self._save()

    def is_open(self) -> bool:
        """Return whether the panel is open."""
        return not self._panel.isHidden()

    def _restore(self) -> None:
        kept = self._settings.get(self._name)
        if isinstance(kept, dict):
            width, is_open = kept.get("width"), kept.get("open")
            self._width = float(width) if isinstance(width, int | float) else self._width
            self._panel.setVisible(is_open is not False)
        self.setSizes([100_000, px(self._width)])

    def _moved(self) -> None:
        self._width = self.sizes()[1] / text_scale()
        self._timer.start()

    def _save(self) -> None:
        self._settings.put(self._name, {"width": round(self._width, 1), "open": self.is_open()})
