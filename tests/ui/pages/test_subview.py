"""Views over a page's records: built when opened, left with Esc, told when their work is done."""

import sys
from types import ModuleType

import pytest
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.ui.pages.subview import SubView, SubViews


class Reading(SubView):
    title = "读一份"

    def __init__(self, context, parent=None):
        super().__init__(context, parent)
        self.opened, self.inner = [], False

    def open(self, record=None):
        self.opened.append(record)

    def back(self):
        was, self.inner = self.inner, False
        return was


@pytest.fixture
def over(context, qtbot, monkeypatch):
    module = ModuleType("invented_view")
    module.Reading = Reading
    monkeypatch.setitem(sys.modules, "invented_view", module)
    made = SubViews(context, {"reading": ("invented_view", "Reading")})
    qtbot.addWidget(made)
    made.set_records(QWidget())
    return made


def test_a_view_is_built_once_and_told_what_it_is_about(over):
    first = over.show_view("reading", "M1")
    assert over.show_view("reading") is first
    assert first.opened == ["M1", None]
    assert over.shown() is first
    assert over.view("reading") is first
    assert "reading" in over
    assert "other" not in over


def test_esc_closes_what_lies_in_the_view_before_the_view(over):
    titles = []
    over.turned.connect(titles.append)
    view = over.show_view("reading")
    view.inner = True
    assert over.back()
    assert over.shown() is view
    assert over.back()
    assert over.shown() is None
    assert not over.back()
    assert titles == ["读一份", ""]


def test_a_view_that_has_done_its_work_tells_the_page(over):
    heard = []
    changes = Changes("立项")
    view = over.show_view("reading")
    view.done.emit(changes)
    assert over.shown() is None
    over.on_done("reading", heard.append)
    over.show_view("reading").done.emit(changes)
    assert heard == [changes]
    assert over.shown() is view
