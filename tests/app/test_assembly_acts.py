"""The whole window on a real office: what the bars and the settings page start is carried out."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.app.assembly import Assembly
from desktop.services import backups
from desktop.services.setup import found_office
from desktop.ui.settings import JsonSettings
from desktop.ui.style import Scheme, apply_theme, current_scheme, text_scale


@pytest.fixture
def office(home, tmp_path):
    folder = tmp_path / "office"
    found_office(folder, profile="puyang", name="云岭县", level="county").close()
    return folder


@pytest.fixture
def assembly(qapp, office, qtbot, monkeypatch):
    monkeypatch.setattr("sys.excepthook", None)  # put back at the end: the window installs its own
    monkeypatch.setattr("threading.excepthook", None)
    made = Assembly(qapp, office)
    assert made.show()
    qtbot.addWidget(made.window)
    yield made
    qapp.aboutToQuit.emit()
    apply_theme(qapp)


def test_the_look_is_put_on_remembered_and_worn_at_the_next_start(assembly, qapp, office):
    assembly.context.dress(Scheme.DARK, 150)
    assert (current_scheme(), text_scale()) == (Scheme.DARK, 1.5)
    kept = JsonSettings(office / "window.json")
    assert (kept.get("palette"), kept.get("text_scale")) == ("dark", 150)
    apply_theme(qapp)
    Assembly(qapp, office)
    assert (current_scheme(), text_scale()) == (Scheme.DARK, 1.5)


def test_another_text_size_keeps_the_palette(assembly):
    assembly.context.dress(Scheme.CONTRAST, 100)
    assembly.window.scale_asked.emit(1)
    assert (current_scheme(), text_scale()) == (Scheme.CONTRAST, 1.1)
    assembly.window.scale_asked.emit(-1)
    assembly.window.scale_asked.emit(-1)
    assert text_scale() == 1.0


def test_another_palette_lets_the_pages_draw_anew(assembly, qtbot):
    with qtbot.waitSignal(assembly.hub.changed):
        assembly.context.dress(Scheme.DARK, 100)
    with qtbot.assertNotEmitted(assembly.hub.changed):
        assembly.context.dress(Scheme.DARK, 120)


def test_the_bottom_bar_backs_up(assembly, qtbot):
    assembly.window.bottom.backup.emit()
    qtbot.waitUntil(lambda: assembly.window.bar.message is not None)
    (made,) = backups.own_backups(assembly.context.desk)
    assert assembly.window.bar.message.text == f"已备份到 {made.path}。"
    buttons = assembly.window.bottom.findChildren(QAbstractButton)
    assert "刚刚备份" in [button.text().strip() for button in buttons]


def test_the_settings_are_the_last_page_of_the_rail(assembly):
    assert assembly.window.rail.keys()[-1] == "settings"
    page = assembly.window.open_page("settings", "backup")
    assert page.title == "设置"
    assert assembly.window.focusWidget() is page.backup.now
