"""Where a form stands in a low window: as high as it wants to be, and scrolled where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from desktop.ui.style import px


class FormScroll(QScrollArea):
    """Holds the form: as high as the form wants, and scrolls where the window is too low for it."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return what the form wants at this width."""
        form = self.widget()
        layout = form.layout() if form is not None else None
        if form is None or layout is None:
            return QSize(0, 0)
        wanted = layout.totalHeightForWidth(self.width())
        return QSize(form.sizeHint().width(), max(wanted, form.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Give way to a few lines."""
        return QSize(px(160), min(self.sizeHint().height(), px(200)))
