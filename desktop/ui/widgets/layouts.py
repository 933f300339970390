"""What several pages and widgets do with their layouts."""

from typing import TypeVar

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN

Laid = TypeVar("Laid", bound=QLayout)


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout; they are hidden now and go when the event loop comes round."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def tight(layout: Laid, gap: int) -> Laid:
    """Take a layout's margins away, set its parts apart and return it; `gap` is pixels at 100 %."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(gap))
    return layout


def page_column(page: QWidget) -> QVBoxLayout:
    """Give a page its column, with the margins that all pages share."""
    column = QVBoxLayout(page)
    column.setContentsMargins(px(MARGIN), px(12), px(MARGIN), px(12))
    column.setSpacing(px(8))
    return column


def stacked(upper: QWidget, lower: QWidget, gap: int = 0) -> QWidget:
    """Return a widget of two, the upper one as high as there is room; `gap` is pixels at 100 %."""
    both = QWidget()
    column = tight(QVBoxLayout(both), gap)
    column.addWidget(upper, 1)
    column.addWidget(lower)
    return both
