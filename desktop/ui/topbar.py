"""The top bar: where I am, the one search field, whose desk this is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.ui.icons import icon
from desktop.ui.style import current_tokens, px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.elided import Elided

_NOTICE = "本软件只用于处理非涉密事项，请不要录入国家秘密。"


class TopBar(QFrame):
    """Page title, search, office and the notice 非密."""

    searched = Signal(str)  # Enter: show everything that answers
    typing = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self._title = QLabel("")
        self._title.setProperty("role", "title")
        self._office = Elided()
        self._badge = QLabel("非密")
        self._badge.setToolTip(_NOTICE)
        self._badge.setAccessibleName(_NOTICE)
        self._badge.setProperty("role", "badge")
        self.search = QLineEdit()
        self.search.setPlaceholderText("搜索全部（Ctrl+F 或 /）")
        self.search.setAccessibleName("搜索全部")
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textEdited.connect(self.typing)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(12))
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self.search, 2)
        for widget in (self._office, self._badge):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rescale()

    def clear(self) -> None:
        """Empty the search field, and tell."""
        self.search.clear()
        self.typing.emit("")

    def set_title(self, title: str) -> None:
        """Show the page's title."""
        self._title.setText(title)

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def set_office(self, name: str) -> None:
        """Show whose desk this is."""
        self._office.set_words(name)

    def rescale(self) -> None:
        """Follow the text size and the palette."""
        self.setFixedHeight(px(52))
        self.search.setMinimumWidth(px(140))
        self.search.setMaximumWidth(px(280))
        self._row.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        self._glass.setIcon(icon("search", current_tokens().secondary))
