"""A form in a low window is scrolled; in a high one it stands whole."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.formscroll import FormScroll


@pytest.fixture
def scroll(qapp, qtbot) -> FormScroll:
    form = QWidget()
    column = QVBoxLayout(form)
    for _ in range(40):
        column.addWidget(QLabel("一行"))
    made = FormScroll()
    made.setWidget(form)
    qtbot.addWidget(made)
    return made


def test_it_wants_the_height_of_its_form_and_gives_way(scroll: FormScroll) -> None:
    assert scroll.sizeHint().height() >= scroll.widget().sizeHint().height()
    assert scroll.minimumSizeHint().height() < scroll.sizeHint().height() / 2


def test_a_low_window_scrolls(scroll: FormScroll, qtbot) -> None:
    scroll.resize(300, 200)
    scroll.show()
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    scroll.resize(300, scroll.sizeHint().height() + 10)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)


def test_without_a_form_it_wants_nothing(qapp, qtbot) -> None:
    empty = FormScroll()
    qtbot.addWidget(empty)
    assert empty.sizeHint().height() == 0
