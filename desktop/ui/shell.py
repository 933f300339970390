"""The main window: rail, top bar, pages, bottom bar."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.ui.bottombar import BottomBar
from desktop.ui.changes import ChangeHub
from desktop.ui.help import HelpWindow
from desktop.ui.page import Page, PageEntry, SavedView
from desktop.ui.rail import Rail
from desktop.ui.settings import UiSettings
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.topbar import TopBar
from desktop.ui.undokeys import UndoKeys
from desktop.ui.widgets.dropfield import dropped_files, take_drag
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.gridexport import ExportAsked
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.message import Message, MessageBar, Tone
from desktop.ui.work import Work

_RAIL = "shell.rail_folded"
_SIZE = "shell.size"
_LARGEST = "shell.maximized"
_SMALL_SCREEN = 1440  # pixels; on a screen narrower than this the window begins as large as it can


class MainWindow(QMainWindow):
    """Holds the pages. It knows no record: what a key means beyond the window it hands on as a signal."""

    searched = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    export_asked = Signal(object)  # ShownTable
    dropped = Signal(list)  # of Path: files that fell where no page takes them
    scale_asked = Signal(int)  # +1 larger text, -1 smaller, 0 back to 100 %

    def __init__(self, settings: UiSettings, work: Work, changes: ChangeHub) -> None:
        super().__init__()
        self.setWindowTitle("府院联动工作台")
        self.setAcceptDrops(True)
        self._settings = settings
        self._work = work
        self._entries: dict[str, PageEntry] = {}
        self._pages: dict[str, Page] = {}
        self._been: list[str] = []
        self._now = ""
        self._help: HelpWindow | None = None
        self.rail = Rail()
        self.top = TopBar()
        self.bottom = BottomBar()
        self.bar = MessageBar()
        self._stack = QStackedWidget()
        self._undo_keys = UndoKeys(self)
        self._lay_out()
        self._connect(changes)
        self._bind_keys()
        self._restore()

    def add_page(self, entry: PageEntry, in_rail: bool = True) -> None:
        """Register a page, in the rail or without a place there (search); it is built when it is first opened."""
        self._entries[entry.key] = entry
        if in_rail:
            self.rail.add_page(entry)

    def open_page(self, key: str, view: str | None = None, record: str | None = None) -> Page:
        """Open a page, on a saved view or a record where one is named. Raises KeyError for a page not there."""
        if self._now and self._now != key:
            self._been.append(self._now)
        return self._show(key, view, record)

    def page(self) -> Page | None:
        """Return the page that is open."""
        return self._pages.get(self._now)

    def say(self, message: Message) -> None:
        """Show a message under the top bar."""
        self.bar.show_message(message)

    def go_back(self) -> None:
        """Esc: leave the search, close the message, then what lies over the page, then go to the page before."""
        page = self.page()
        if self.top.search.hasFocus():
            self._leave_search()
        elif self.bar.message is not None:
            self.bar.close_message()
        elif page is not None and page.back():
            return
        elif self._been:
            self._show(self._been.pop())

    def show_help(self) -> None:
        """F1: show the help of the page."""
        page = self.page()
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show_help(page.title if page else "府院联动工作台", page.help_text if page else "")

    def focus_search(self) -> None:
        """Ctrl+F and /: go to the search field."""
        self.top.search.setFocus()
        self.top.search.selectAll()

    def _leave_search(self) -> None:
        page = self.page()
        if self.top.search.text():
            self.top.clear()
        elif page is not None:
            page.setFocus()

    def export_page(self) -> None:
        """Ctrl+E: export the table that has the keyboard, else the first one that is shown."""
        page, focus = self.page(), self.focusWidget()
        shown = [grid for grid in page.findChildren(GridView) if grid.isVisible()] if page else []
        grid = next((one for one in shown if one is focus), shown[0] if shown else None)
        if grid is not None:
            grid.export()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files wherever they are dropped."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        files = dropped_files(event)
        if files:
            self.dropped.emit(list(files))

    def event(self, event: QEvent) -> bool:
        """Take the wish of a table to be exported."""
        if isinstance(event, ExportAsked):
            event.accept()
            self.export_asked.emit(event.table)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_body"):
            self._rescale()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's size."""
        self._settings.put(_LARGEST, self.isMaximized())
        if not self.isMaximized():
            self._settings.put(_SIZE, [self.width(), self.height()])
        super().closeEvent(event)

    def _show(self, key: str, view: str | None = None, record: str | None = None) -> Page:
        page = self._pages.get(key) or self._build(key)
        if key != self._now:
            self.bar.turn_page()
        self._now = key
        self._stack.setCurrentWidget(page)
        self.rail.mark(key)
        self.top.set_title(page.title)
        self._show_views()
        if view is not None:
            page.show_view(view)
        if record is not None:
            page.show_record(record)
        page.setFocus()
        return page

    def _build(self, key: str) -> Page:
        page = self._entries[key].build()
        self._pages[key] = page
        self._stack.addWidget(page)
        page.said.connect(self.say)
        page.views_changed.connect(self._show_views)
        page.titled.connect(self._title_changed)
        return page

    def _title_changed(self, title: str) -> None:
        if self.sender() is self.page():
            self.top.set_title(title)
            self.bar.turn_page()

    def _show_views(self) -> None:
        self.rail.set_views(self._now, self._views())

    def _views(self) -> Sequence[SavedView]:
        page = self.page()
        return page.saved_views() if page is not None else ()

    def _tell(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.refresh(changes)
        self._show_views()

    def _begin_new(self) -> None:
        page = self.page()
        if page is not None:
            page.begin_new()

    def _connect(self, changes: ChangeHub) -> None:
        self.rail.chosen.connect(self.open_page)
        self.rail.view_chosen.connect(self.open_page)
        self.rail.folded.connect(lambda narrow: self._settings.put(_RAIL, narrow))
        self.top.searched.connect(self.searched)
        self._undo_keys.undo.connect(self.undo_asked)
        self._undo_keys.redo.connect(self.redo_asked)
        self.bottom.undo.connect(self.undo_asked)
        self.bottom.redo.connect(self.redo_asked)
        self._work.started.connect(self.bottom.watch)
        self._work.refused.connect(lambda sentence: self.say(Message(sentence, Tone.WARNING)))
        changes.changed.connect(self._tell)

    def _bind_keys(self) -> None:
        bindings = {
            ("Ctrl+F", "/"): self.focus_search,
            ("Esc",): self.go_back,
            ("Ctrl+N",): self._begin_new,
            ("Ctrl+E",): self.export_page,
            ("Ctrl+Z",): lambda: self._undo_keys.press(redo=False),
            ("Ctrl+Y", "Ctrl+Shift+Z"): lambda: self._undo_keys.press(redo=True),
            ("F1",): self.show_help,
            ("Ctrl++", "Ctrl+="): lambda: self.scale_asked.emit(1),
            ("Ctrl+-",): lambda: self.scale_asked.emit(-1),
        }
        for keys, act in bindings.items():
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        self._body = QWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._notice = QVBoxLayout()
        self._notice.addWidget(self.bar)
        right.addWidget(self.top)
        right.addLayout(self._notice)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        column = tight(QVBoxLayout(self._body), 0)
        column.addLayout(middle, 1)
        column.addWidget(self.bottom)
        self.setCentralWidget(self._body)

    def _rescale(self) -> None:
        self.rail.rescale()
        self.top.rescale()
        self.bottom.rescale()
        self._notice.setContentsMargins(px(MARGIN), px(8), px(MARGIN), 0)

    def _restore(self) -> None:
        self._rescale()
        self.rail.set_narrow(self._settings.get(_RAIL) is True)
        size = self._settings.get(_SIZE)
        room = self.screen().availableGeometry()
        width, height = size if isinstance(size, list) and len(size) == 2 else (1280, 720)
        if isinstance(width, int) and isinstance(height, int):
            self.resize(min(width, room.width()), min(height, room.height()))
        first = self._settings.get(_LARGEST) is None and size is None and room.width() < _SMALL_SCREEN
        if first or self._settings.get(_LARGEST) is True:
            self.setWindowState(Qt.WindowState.WindowMaximized)
