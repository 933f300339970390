import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.ui.pages.unitsfield import UnitsField
from desktop.ui.widgets.picking import Choice

KEY = Qt.Key
CHOICES = [
    Choice("1", "县司法局", initials=("xsfj",)),
    Choice("2", "县财政局", initials=("xczj",)),
    Choice("3", "县税务局", initials=("xswj",)),
]


@pytest.fixture
def field(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    made = UnitsField(CHOICES, "牵头单位")
    column.addWidget(made)
    column.addStretch()
    window.resize(500, 400)
    qtbot.addWidget(window)
    made.window_ = window
    made.changes, made.maps = [], []
    made.changed.connect(lambda: made.changes.append(made.names()))
    made.mapped.connect(lambda words, unit: made.maps.append((words, unit)))
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    return made


def pick(field, qtbot, typed: str) -> None:
    qtbot.keyClicks(field.pick, typed)
    qtbot.keyClick(field.pick, KEY.Key_Return)


def tokens(field) -> list[QToolButton]:
    return [button for button in field.findChildren(QToolButton) if button.isVisible()]


def test_units_are_picked_one_after_the_other(field, qtbot):
    pick(field, qtbot, "sfj")
    pick(field, qtbot, "czj")
    pick(field, qtbot, "sfj")
    assert field.names() == ("县司法局", "县财政局")
    assert field.pick.text() == ""
    assert field.changes[0] == ("县司法局",)


def test_a_unit_is_taken_out_by_its_button_and_by_backspace(field, qtbot):
    field.set_names(["县司法局", "县财政局", "县税务局"])
    qtbot.mouseClick(tokens(field)[0], Qt.MouseButton.LeftButton)
    assert field.names() == ("县财政局", "县税务局")
    qtbot.keyClick(field.pick, KEY.Key_Backspace)
    assert field.names() == ("县财政局",)
    assert len(tokens(field)) == 1


def test_backspace_in_typed_words_takes_out_no_unit(field, qtbot):
    field.set_names(["县司法局"])
    qtbot.keyClicks(field.pick, "cz")
    qtbot.keyClick(field.pick, KEY.Key_Backspace)
    assert field.names() == ("县司法局",)


def test_an_unknown_name_is_marked_and_gives_way_to_the_unit_picked(field, qtbot):
    field.set_names(["县司法局", "县法制局"])
    assert field.unknown() == ["县法制局"]
    assert "？县法制局" in tokens(field)[1].text()
    pick(field, qtbot, "swj")
    assert field.names() == ("县司法局", "县税务局")
    assert field.maps == [("县法制局", "县税务局")]


def test_a_pick_replaces_what_is_only_proposed(field, qtbot):
    field.set_names(["县财政局"])
    field.set_doubtful(True)
    pick(field, qtbot, "sfj")
    assert field.names() == ("县司法局",)
    assert field.maps == []


def test_setting_tells_nobody(field):
    field.set_names(["县司法局", "县司法局"])
    assert field.names() == ("县司法局",)
    assert field.changes == []
