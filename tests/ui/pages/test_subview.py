"""Views over a page's records: built when opened, left with Esc, told when their work is done."""

import sys
from types import ModuleType

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.changes import Changes
from desktop.ui.pages.subview import SubView, SubViews, ViewsPage

VIEWS = {"reading": ("invented_view", "Reading")}


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

    def refresh(self, changes=None):
        self.opened.append(changes)


class Cases(ViewsPage):
    title = "案件"
    views_over = VIEWS

    def __init__(self, context):
        super().__init__(context)
        self.table, self.form = QLineEdit(), False
        self.set_records(self.table)
        self.setFocusProxy(self.table)

    def close_form(self):
        was, self.form = self.form, False
        return was


@pytest.fixture(autouse=True)
def module(monkeypatch):
    made = ModuleType("invented_view")
    made.Reading = Reading
    monkeypatch.setitem(sys.modules, "invented_view", made)


@pytest.fixture
def page(context, qtbot):
    made = Cases(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def over(context, qtbot):
    made = SubViews(context, VIEWS)
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


def test_a_page_bears_the_title_of_the_view_over_it(page):
    titles = []
    page.titled.connect(titles.append)
    page.open_over("reading", "M1")
    assert page.title == "读一份"
    assert page.back()
    assert page.title == "案件"
    assert titles == ["读一份", "案件"]
    assert page.table.hasFocus()


def test_opening_a_view_closes_the_form_and_esc_leaves_the_view_first(page):
    page.form = True
    view = page.open_over("reading")
    assert not page.form
    page.form = True
    assert page.back()
    assert page.form
    assert page.over.shown() is None
    assert page.back()
    assert not page.form
    assert not page.back()
    assert page.over.view("reading") is view


def test_only_the_view_that_is_shown_reads_itself_again(page):
    changes = Changes("立项")
    page.refresh(changes)
    view = page.open_over("reading")
    page.refresh(changes)
    assert view.opened == [None, changes]
    page.back()
    page.refresh(changes)
    assert view.opened == [None, changes]
