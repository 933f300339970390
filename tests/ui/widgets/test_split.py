from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.split import PanelSplit


def split_of(settings, qtbot, key="ledger"):
    split = PanelSplit(QWidget(), QWidget(), settings, key)
    qtbot.addWidget(split)
    split.resize(1000, 400)
    split.show()
    return split


def test_the_panel_begins_340_wide(settings, qtbot):
    assert split_of(settings, qtbot).sizes()[1] == 340


def test_the_width_is_remembered_for_each_page(settings, qtbot):
    split = split_of(settings, qtbot)
    split.moveSplitter(600, 1)
    width = split.sizes()[1]
    assert width != 340
    qtbot.waitUntil(lambda: settings.get("panel.ledger") == {"width": width, "open": True})
    assert split_of(settings, qtbot).sizes()[1] == width
    assert split_of(settings, qtbot, "cases").sizes()[1] == 340


def test_a_closed_panel_stays_closed(settings, qtbot):
    split_of(settings, qtbot).set_open(False)
    again = split_of(settings, qtbot)
    assert not again.is_open()
    assert not again.widget(1).isVisible()
    again.set_open(True)
    assert again.widget(1).isVisible()
    assert split_of(settings, qtbot).is_open()


def test_a_broken_memory_does_no_harm(settings, qtbot):
    settings.put("panel.ledger", {"width": "wide", "open": 3})
    assert split_of(settings, qtbot).sizes()[1] == 340
