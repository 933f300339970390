"""Where a page's one open form stands, under the panel of the chosen record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm
from desktop.ui.style import px
from desktop.ui.widgets.buttons import menu_button, push_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layouts import clear_layout

Offer = tuple[str, Callable[[], object]]


class FormHost(QWidget):
    """Buttons of what can be done; pressing one that needs words opens its form in their place."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form: ActForm | None = None
        self._about: str | None = None
        self._offered = True  # until a page offers its first acts
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, px(8))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(8), px(12), px(8))
        self._column.addWidget(self._buttons)

    def offer(self, offers: Sequence[Offer], about: str | None = None, more: Sequence[Offer] = ()) -> None:
        """Show a button for each act, and what is `more` in the menu 更多.

        An open form closes, unless it is still about the same record: what is typed must outlive a reading of the page
        that an act elsewhere brings about.
        """
        if about is None or about != self._about:
            self.close_form()
        self._about = about
        clear_layout(self._flow)
        for words, act in offers:
            self._flow.addWidget(push_button(words, act))
        if more:
            self._flow.addWidget(menu_button("更多", more))
        self._buttons.setVisible(bool(offers) and self.form is None)
        self._offered = bool(offers)
        self._room(self._offered or self.form is not None)

    def open_form(self, form: ActForm, confirm: Callable[[], object]) -> None:
        """Put a form in the buttons' place; `confirm` does its act."""
        self.close_form()
        self.form = form
        form.confirmed.connect(lambda: confirm())
        form.cancelled.connect(self.close_form)
        self._buttons.hide()
        self._column.addWidget(form)
        self._room(True)
        form.show()
        form.start()

    def open_act(
        self,
        context: Context,
        form: ActForm,
        act: Callable[[], Changes],
        words: str = "",
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        """Open a form whose button runs one act, told in `words`.

        Once the act was taken the form closes and `then` hears what changed; a refusal leaves it open as it is.
        """

        def confirm() -> None:
            changes = context.do(act, words)
            if changes is not None:
                self.close_form()
                if then is not None:
                    then(changes)

        self.open_form(form, confirm)

    def close_form(self) -> bool:
        """Close the open form; returns False when there is none."""
        if self.form is None:
            return False
        form, self.form = self.form, None
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._buttons.show()
        self._room(self._offered)
        self.closed.emit()
        return True

    def _room(self, wanted: bool) -> None:
        """Take room only for something: an empty strip would stand under the page."""
        if self.parentWidget() is not None:
            self.setVisible(wanted)
