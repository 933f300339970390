import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox

from desktop.app import qt
from desktop.app.qt import settle_input_method


def test_dialogs_speak_chinese(qapp, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "")[:2] for button in box.buttons()} == {"取消", "保存"}
    assert QLocale() == QLocale(QLocale.Language.Chinese, QLocale.Country.China)


def test_the_application_is_fusion_at_10_and_a_half_points(qapp):
    assert qapp.style().name() == "fusion" or qapp.style().metaObject().className() == "QStyleSheetStyle"
    assert qapp.font().pointSizeF() == 10.5
    assert QCoreApplication.applicationName() == "fuyuan-desk"


def test_digits_have_one_width(qapp):
    from PySide6.QtGui import QFontMetrics

    widths = {QFontMetrics(qapp.font()).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({}, {}),
        ({"QT_IM_MODULES": "wayland;fcitx"}, {"QT_IM_MODULES": "ibus;wayland;fcitx"}),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}),
    ],
)
def test_input_through_ibus_where_fcitx_has_no_plugin(monkeypatch, before, after):
    monkeypatch.setattr(qt, "_fcitx_plugin", lambda: False)
    settle_input_method(before)
    assert before == after


def test_fcitx_stays_where_its_plugin_is(monkeypatch):
    monkeypatch.setattr(qt, "_fcitx_plugin", lambda: True)
    environ = {"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "fcitx"}
    settle_input_method(environ)
    assert environ == {"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "fcitx"}


_FONTLESS = """
from pathlib import Path
from desktop.app import qt
qt.shipped = lambda name: Path({folder!r})
qt._UI_FONTS = ()
qt._any_chinese = lambda: None
print(qt.create_application(["fuyuan"]).font().family())
"""


def test_without_a_chinese_font_the_shipped_one_is_registered(tmp_path):
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    marks = sorted({0x20, *map(ord, qt.NAME)})
    names = [".notdef", *(f"u{mark:04X}" for mark in marks)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(marks, names[1:], strict=True)))
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Desk Test Sans", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800)
    builder.setupPost()
    (tmp_path / "fonts").mkdir()
    builder.save(tmp_path / "fonts" / "test.ttf")
    code = _FONTLESS.format(folder=str(tmp_path))
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "Desk Test Sans"
