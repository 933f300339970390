"""The left rail: the pages, and under them the saved views."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.ui.page import PageEntry, SavedView
from desktop.ui.style import px, set_icon
from desktop.ui.widgets.buttons import word_button
from desktop.ui.widgets.layouts import tight

WIDTH, NARROW = 160, 52  # pixels at 100 %
ORDER = (
    "today",
    "meetings",
    "ledger",
    "units",
    "advice",
    "cases",
    "indicators",
    "papers",
    "exchange",
    "settings",
)


class Rail(QFrame):
    """One button for each registered page, in the order of the house; arrows walk it, Tab leaves it."""

    chosen = Signal(str)  # page key
    view_chosen = Signal(str, str)  # page key, view key
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("页面")
        self._pages: dict[str, QToolButton] = {}
        self._titles: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._shown: tuple[str, tuple[SavedView, ...]] = ("", ())
        self._narrow = False
        self._fold = _rail_button("menu", "收起")
        self._fold.setCheckable(False)
        self._fold.clicked.connect(lambda: self.set_narrow(not self._narrow))
        self._list = QVBoxLayout()
        self._views = QVBoxLayout()
        self._head = QLabel("常用视图")
        self._head.setProperty("role", "quiet")
        self._lay_out()
        self.set_narrow(False)

    def add_page(self, entry: PageEntry) -> None:
        """Add a page at its place in the order; one the order does not know comes last."""
        button = _rail_button(entry.icon, entry.title)
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._pages[entry.key] = button
        self._titles[entry.key] = entry.title
        self._group.addButton(button)
        keys = sorted(self._pages, key=_rank)
        self._list.insertWidget(keys.index(entry.key), button)
        self._number()
        self._dress(button, entry.title)

    def keys(self) -> list[str]:
        """Return the page keys in the order on screen."""
        return sorted(self._pages, key=_rank)

    def mark(self, key: str) -> None:
        """Mark the page that is open; one that is not in the rail leaves none marked."""
        if key in self._pages:
            self._pages[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._pages.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_views(self, page: str, views: Sequence[SavedView]) -> None:
        """Show the saved views of a page, with their counts; the same ones again change nothing."""
        if self._shown == (page, tuple(views)):
            return
        self._shown = (page, tuple(views))
        while (item := self._views.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for view in views:
            words = view.title if view.count is None else f"{view.title} {view.count}"
            button = _rail_button("view", words)
            button.setCheckable(False)
            button.clicked.connect(lambda _=False, key=view.key: self.view_chosen.emit(page, key))
            self._dress(button, words)
            self._views.addWidget(button)
        self._head.setVisible(bool(views) and not self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Fold the rail to its icons, or open it."""
        changed, self._narrow = narrow != self._narrow, narrow
        self.setFixedWidth(px(NARROW if narrow else WIDTH))
        self._dress(self._fold, "展开左栏" if narrow else "收起左栏")
        for key, button in self._pages.items():
            self._dress(button, self._titles[key])
        for place in range(self._views.count()):
            view = self._views.itemAt(place).widget()
            if isinstance(view, QToolButton):
                self._dress(view, view.accessibleName())
        self._head.setVisible(self._views.count() > 0 and not narrow)
        if changed:
            self.folded.emit(narrow)

    def rescale(self) -> None:
        """Follow the text size."""
        self.set_narrow(self._narrow)

    def _number(self) -> None:
        """Give Ctrl+1 to Ctrl+9 and Ctrl+0 to the first ten pages."""
        for place, key in enumerate(self.keys()):
            self._pages[key].setShortcut(f"Ctrl+{(place + 1) % 10}" if place < 10 else "")

    def _dress(self, button: QToolButton, name: str) -> None:
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(
            style.ToolButtonIconOnly if self._narrow else style.ToolButtonTextBesideIcon
        )
        keys = button.shortcut().toString()
        button.setToolTip(f"{name}（{keys}）" if keys else name)
        button.setAccessibleName(name)
        button.setFixedHeight(px(36))
        button.setFixedWidth(px(NARROW if self._narrow else WIDTH) - 1)

    def _lay_out(self) -> None:
        self._list.setSpacing(px(2))
        self._views.setSpacing(0)
        self._head.setContentsMargins(px(16), px(12), 0, px(4))
        inside = QWidget()
        inside.setProperty("role", "clear")
        column = tight(QVBoxLayout(inside), 0)
        column.addLayout(self._list)
        column.addWidget(self._head)
        column.addLayout(self._views)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(8), 0, px(8))
        outer.setSpacing(px(4))
        outer.addWidget(scroll, 1)
        outer.addWidget(self._fold)


def _rail_button(icon: str, words: str) -> QToolButton:
    button = word_button(words, icon=icon)
    button.setText(f"  {words}")
    set_icon(button, icon, marked=True)
    button.setCheckable(True)
    return button


def _rank(key: str) -> tuple[int, str]:
    return (ORDER.index(key) if key in ORDER else len(ORDER), key)
