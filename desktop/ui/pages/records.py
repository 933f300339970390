"""What the pages of records share: filters over a table, the chosen record at the right, its acts under it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.domain.changes import Changes
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.subview import ViewsPage
from desktop.ui.style import px
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.detail import DetailPanel
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column, stacked
from desktop.ui.widgets.split import PanelSplit

_FILTER_WIDTH = 280


class RecordsPage(ViewsPage):
    """A table of records with chips, a text filter and the panel of the chosen one.

    A subclass says what passes the filters (`reload`) and what the panel shows (`show_chosen`), and lays out its
    line of filters and buttons with `lay_out`.
    """

    def __init__(
        self, context: Context, model: PagedModel[Any], hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._view = "all"
        self.model = model
        self.chips = ChipBar(name=f"{self.title}筛选")
        self.chips.changed.connect(self._chip_changed)
        self.search = QLineEdit(placeholderText=hint, clearButtonEnabled=True)
        self.search.setAccessibleName("筛选文字")
        self.search.setMaximumWidth(px(_FILTER_WIDTH))
        self.search.textChanged.connect(lambda _text: self.reload())
        self._empty = EmptyState(icon=self.icon)
        self.grid = GridView(model, context.settings, self.key, self.title, self._empty)
        self.detail = DetailPanel()
        self.acts = FormHost()
        self.split = PanelSplit(self.grid, stacked(self.detail, self.acts), context.settings, self.key)
        self.grid.chosen.connect(lambda _record: self.show_chosen())
        self.detail.closed.connect(lambda: self.split.set_open(False))
        self.setFocusProxy(self.grid)

    def reload(self) -> None:
        """Show what passes the filters; a page with views narrows the rows to the one chosen."""
        self.show_rows(self.search.text(), {}, {})

    def show_chosen(self) -> None:
        """Show the chosen record and its acts; without either the panel stays empty."""
        self.detail.show_detail(None)

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the records again, and what lies over them."""
        super().refresh(changes)
        self.reload()

    def close_form(self) -> bool:
        """Close the form under the panel."""
        return self.acts.close_form()

    def lay_out(self, filters: Sequence[QWidget], buttons: Sequence[QWidget]) -> None:
        """Put the page together: chips, a line of filters and buttons, then table and panel."""
        line = QHBoxLayout()
        line.setSpacing(px(8))
        for widget in filters:
            line.addWidget(widget, 1 if widget is self.search else 0)
        line.addStretch(1)
        for widget in buttons:
            line.addWidget(widget)
        records = QWidget()
        page = page_column(records)
        page.addWidget(self.chips)
        page.addLayout(line)
        page.addWidget(self.split, 1)
        self.set_records(records)

    def show_rows(self, where: object, views: Mapping[str, str], counts: Mapping[str, int]) -> None:
        """Show the rows that pass `where` and the numbers on the chips; the first row is chosen when none is."""
        self.chips.set_chips([Chip(key, words, counts[key], "view") for key, words in views.items()])
        self.chips.set_checked({self._view})
        self.model.show(where, self.model.sorted_by)
        self.grid.choose_first()
        self.show_chosen()

    def open_form(self, form: ActForm, confirm: Callable[[], object]) -> None:
        """Open a form under the panel."""
        self.split.set_open(True)
        self.acts.open_form(form, confirm)

    def open_act(self, form: ActForm, act: Callable[[], Changes], words: str) -> None:
        """Open a form under the panel whose button runs one act; then the table has the keyboard."""
        self.split.set_open(True)
        self.acts.open_act(self._context, form, act, words, lambda _changes: self.grid.setFocus())

    def _chip_changed(self, keys: frozenset[str]) -> None:
        self._view = next(iter(keys), "all")
        self.reload()
