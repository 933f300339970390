"""What every page of the window is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.ui.widgets.message import Action, Message, Tone


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved view in the rail: 逾期 3. `count` None shows no number."""

    key: str
    title: str
    count: int | None = None


class Page(QWidget):
    """A page of the window.

    A subclass sets the four words, fills itself in __init__, and gives the keyboard a place by setFocusProxy
    (its table, its first field).

    `key` names the page in the rail (`ledger`), `icon` is a file of resources/icons, `help_text` is Markdown
    shown by F1.
    """

    key = ""
    title = ""
    icon = ""
    help_text = ""

    said = Signal(Message)  # a sentence for the message bar
    views_changed = Signal()  # the counts of the saved views may be other ones now
    titled = Signal(str)  # another title for the top bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.title)

    def say(self, text: str, tone: Tone = Tone.INFO, *actions: Action) -> None:
        """Show a sentence in the message bar, with its actions."""
        self.said.emit(Message(text, tone, actions))

    def saved_views(self) -> Sequence[SavedView]:
        """Return the views under the rail; called when the page is shown and after views_changed."""
        return ()

    def show_view(self, key: str) -> None:
        """Show one of the saved views."""

    def show_record(self, record: str) -> None:
        """Show one record by its id, where the page has records."""

    def begin_new(self) -> None:
        """Begin a new record (Ctrl+N)."""

    def back(self) -> bool:
        """Close what lies over the page (Esc); returns False when there was nothing to close."""
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again what the changes touch; None means everything."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the rail knows it before it is opened: built at its first opening only."""

    key: str
    title: str
    icon: str
    build: Callable[[], Page]
    views: Callable[[], Sequence[SavedView]] | None = None

    @classmethod
    def of(
        cls,
        page: type[Page],
        build: Callable[[], Page],
        views: Callable[[], Sequence[SavedView]] | None = None,
    ) -> "PageEntry":
        """Return the entry of a page class; `views` gives the counts while the page is not yet open."""
        return cls(page.key, page.title, page.icon, build, views)
