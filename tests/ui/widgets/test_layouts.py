"""Layouts emptied at once; the column of a page; one widget above another."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.style import apply_theme
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.layouts import clear_layout, page_column, stacked, tight


def test_an_emptied_layout_shows_nothing_at_once_and_keeps_no_widget(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    labels = [QLabel("一"), QLabel("二")]
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    clear_layout(column)
    assert column.count() == 0
    assert all(label.isHidden() for label in labels)
    qtbot.waitUntil(lambda: not box.findChildren(QLabel))


def test_a_page_keeps_its_margins_and_its_parts_apart(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = page_column(page)
    upper, lower = QLabel("一"), QLabel("二")
    column.addWidget(upper)
    column.addWidget(lower, 1)
    page.resize(400, 300)
    page.show()
    inside = page.contentsRect()
    assert upper.x() == inside.right() - upper.geometry().right() == MARGIN
    assert lower.y() - upper.geometry().bottom() - 1 == 8
    assert inside.bottom() - lower.geometry().bottom() == upper.y()


def test_the_upper_one_of_two_takes_the_room(qtbot):
    for gap in (0, 8):
        upper, lower = QWidget(), QLabel("办结")
        both = stacked(upper, lower, gap)
        qtbot.addWidget(both)
        both.resize(200, 300)
        both.show()
        assert upper.geometry().topLeft() == both.contentsRect().topLeft()
        assert lower.y() == upper.height() + gap
        assert upper.height() == 300 - gap - lower.height() > lower.height()


def test_a_tight_layout_has_no_margins_and_its_gap_follows_the_text_size(qapp, qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    row = tight(QHBoxLayout(box), 8)
    assert box.layout() is row
    assert (row.contentsMargins().isNull(), row.spacing()) == (True, 8)
    apply_theme(qapp, scale=200)
    try:
        assert tight(row, 8).spacing() == 16
    finally:
        apply_theme(qapp)
