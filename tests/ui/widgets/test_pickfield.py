import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

CHOICES = [
    Choice("1", "县司法局", "政府部门", initials=("xsfj",)),
    Choice("2", "县人民法院", "法院", initials=("xrmfy",)),
    Choice("3", "县水利局", initials=("xslj",)),
]
KEY = Qt.Key


class Form(QWidget):
    def __init__(self):
        super().__init__()
        column = QVBoxLayout(self)
        self.field, self.next = PickField(CHOICES, lambda: ["3"]), QLineEdit()
        column.addWidget(self.field)
        column.addWidget(self.next)
        column.addStretch()
        self.resize(400, 400)
        self.heard = []
        self.field.picked.connect(self.heard.append)


@pytest.fixture
def form(qtbot):
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.field.setFocus()
    return made


def offered(form):
    return [choice.id for choice in form.field.offered()]


def test_typing_offers_and_fills_nothing(form, qtbot):
    qtbot.keyClicks(form.field, "xs")
    assert offered(form) == ["3", "1"]
    assert form.field.text() == "xs"
    assert form.field.choice() is None
    assert form.heard == []


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
def test_enter_picks_the_marked_line(form, qtbot, key):
    qtbot.keyClicks(form.field, "xs")
    qtbot.keyClick(form.field, KEY.Key_Down)
    qtbot.keyClick(form.field, key)
    assert form.field.text() == "县司法局"
    assert form.heard == [CHOICES[0]]
    assert offered(form) == []


def test_tab_picks_and_goes_on(form, qtbot):
    qtbot.keyClicks(form.field, "rmf")
    qtbot.keyClick(form.field, KEY.Key_Tab)
    assert form.field.choice() == CHOICES[1]
    assert form.next.hasFocus()


def test_tab_without_typing_picks_nothing(form, qtbot):
    qtbot.keyClick(form.field, KEY.Key_Tab)
    assert form.field.choice() is None
    assert form.next.hasFocus()


def test_leaving_otherwise_picks_nothing(form, qtbot):
    qtbot.keyClicks(form.field, "xs")
    form.next.setFocus()
    assert (form.field.text(), form.field.choice()) == ("xs", None)
    assert offered(form) == []


def test_escape_closes_the_list_and_keeps_the_words(form, qtbot):
    qtbot.keyClicks(form.field, "xs")
    qtbot.keyClick(form.field, KEY.Key_Escape)
    assert offered(form) == []
    assert form.field.text() == "xs"


def test_down_on_an_empty_field_offers_recent_first(form, qtbot):
    qtbot.keyClick(form.field, KEY.Key_Down)
    assert offered(form) == ["3", "1", "2"]
    qtbot.keyClick(form.field, KEY.Key_PageDown)
    qtbot.keyClick(form.field, KEY.Key_Return)
    assert form.field.choice() == CHOICES[1]


def test_typing_over_a_choice_takes_it_back(form, qtbot):
    form.field.set_choice("1")
    assert form.heard == []
    qtbot.keyClick(form.field, KEY.Key_Backspace)
    assert form.field.choice() is None
    assert form.heard == [None]


def test_a_click_picks(form, qtbot):
    qtbot.keyClicks(form.field, "x")
    view = form.findChild(QListView)
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert form.field.choice() == CHOICES[0]
    assert form.field.hasFocus()


def test_words_nobody_answers_to_close_the_list(form, qtbot):
    qtbot.keyClicks(form.field, "xq")
    assert offered(form) == []
    qtbot.keyClick(form.field, KEY.Key_Return)
    assert form.field.choice() is None


def test_the_list_stays_inside_the_window(form, qtbot):
    form.resize(400, 120)
    form.layout().removeWidget(form.field)
    form.layout().insertWidget(2, form.field)
    form.layout().activate()
    qtbot.keyClicks(form.field, "x")
    view = form.findChild(QListView)
    assert form.rect().contains(view.geometry()) or view.y() >= form.field.geometry().bottom()


def test_an_unknown_id_shows_nothing(form):
    form.field.set_choice("1")
    form.field.set_choice("没有")
    assert (form.field.text(), form.field.choice()) == ("", None)
