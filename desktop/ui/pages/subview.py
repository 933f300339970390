"""Views that lie over a page's records: reading minutes, taking in a workbook, the calendar."""

from collections.abc import Callable, Mapping
from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.ui.context import Context
from desktop.ui.page import Page


class SubView(QWidget):
    """A view that a page opens in the place of its records and leaves with Esc.

    A subclass sets the title, fills itself in __init__ from the context, and gives the keyboard a place by
    setFocusProxy. It emits `left` to go back to the records, and `done` with the changes that the page may want
    to show.
    """

    title = ""

    left = Signal()
    done = Signal(object)  # Changes

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("page")
        self.setAccessibleName(self.title)

    def open(self, record: str | None = None) -> None:
        """Begin, or go on with what was left; `record` names what it is about."""

    def back(self) -> bool:
        """Close what lies over the view (Esc); returns False when the view itself is to be left."""
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again what the changes touch; called while the view is shown."""


class SubViews(QStackedWidget):
    """A page's records and the views over them, each built when it is first opened.

    `places` names module and class of each view by its key.
    """

    turned = Signal(str)  # the title of what is shown now; empty for the records

    def __init__(
        self, context: Context, places: Mapping[str, tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._places = context, places
        self._views: dict[str, SubView] = {}
        self._done: dict[str, Callable[[Changes], None]] = {}

    def set_records(self, records: QWidget) -> None:
        """Put the page's own content underneath."""
        self.insertWidget(0, records)
        self.setCurrentIndex(0)

    def on_done(self, key: str, act: Callable[[Changes], None]) -> None:
        """Name what the page does when a view has done its work; without it the page goes back to its records."""
        self._done[key] = act

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def shown(self) -> SubView | None:
        """Return the view that is shown, None for the records."""
        widget = self.currentWidget()
        return widget if isinstance(widget, SubView) else None

    def view(self, key: str) -> SubView | None:
        """Return a view that was opened before."""
        return self._views.get(key)

    def show_view(self, key: str, record: str | None = None) -> SubView:
        """Show a view of the table and let it begin."""
        view = self._views.get(key) or self._build(key)
        self.setCurrentWidget(view)
        self.turned.emit(view.title)
        view.open(record)
        return view

    def show_records(self) -> bool:
        """Show the page's records; returns False when they are shown already."""
        if self.currentIndex() == 0:
            return False
        self.setCurrentIndex(0)
        self.turned.emit("")
        return True

    def back(self) -> bool:
        """Go one step back (Esc)."""
        view = self.shown()
        return view is not None and (view.back() or self.show_records())

    def _build(self, key: str) -> SubView:
        module, name = self._places[key]
        view: SubView = getattr(import_module(module), name)(self._context)
        view.left.connect(self.show_records)
        view.done.connect(lambda changes: self._done.get(key, lambda _c: self.show_records())(changes))
        self._views[key] = view
        self.addWidget(view)
        return view


class ViewsPage(Page):
    """A page over whose records views may lie; its title is theirs while they do.

    `views_over` names module and class of each view by its key. A subclass puts its records in with `set_records`
    and gives them the keyboard by setFocusProxy.
    """

    views_over: Mapping[str, tuple[str, str]] = {}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._records_title = self.title
        self.over = SubViews(context, self.views_over)
        self.over.turned.connect(self._retitle)

    def set_records(self, records: QWidget) -> None:
        """Fill the page with its records, under the views."""
        self.over.set_records(records)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.over)

    def open_over(self, key: str, record: str | None = None) -> SubView:
        """Open one of the views over the records."""
        self.close_form()
        return self.over.show_view(key, record)

    def close_form(self) -> bool:
        """Close the form open among the records; returns False when there is none."""
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again the view that lies over the records."""
        view = self.over.shown()
        if view is not None:
            view.refresh(changes)

    def back(self) -> bool:
        """Leave the view over the records, close the form."""
        return self.over.back() or self.close_form()

    def _retitle(self, title: str) -> None:
        self.title = title or self._records_title
        self.titled.emit(self.title)
        if not title:
            self.setFocus()
