"""Layouts emptied at once."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.layouts import clear_layout


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
