import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop.ui.style.sheet import stylesheet
from desktop.ui.style.tokens import CONTRAST, DARK, LIGHT


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_placeholder_is_filled(tokens):
    sheet = stylesheet(tokens)
    assert "%(" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_colours_come_from_the_tokens_only():
    used = set(re.findall("#[0-9A-F]{6}", stylesheet(DARK)))
    assert used <= {getattr(DARK, name) for name in DARK.__dataclass_fields__}


def test_the_title_is_15_points_and_grows():
    assert "font-size: 15pt" in stylesheet(LIGHT)
    assert "font-size: 30pt" in stylesheet(LIGHT, 2.0)


@pytest.mark.parametrize("kind", [QListWidget, QTreeWidget, QTableWidget])
@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_an_empty_tick_box_of_a_row_is_drawn_in_ink(qtbot, kind, tokens):
    shown = kind()
    qtbot.addWidget(shown)
    if kind is QTableWidget:
        shown.setRowCount(1)
        shown.setColumnCount(1)
        cell = QTableWidgetItem()
        shown.setItem(0, 0, cell)
    elif kind is QTreeWidget:
        cell = QTreeWidgetItem(shown)
    else:
        cell = QListWidgetItem(shown)
    unticked = Qt.CheckState.Unchecked
    cell.setCheckState(0, unticked) if kind is QTreeWidget else cell.setCheckState(unticked)
    shown.setStyleSheet(stylesheet(tokens))
    shown.resize(160, 90)
    image = shown.viewport().grab().toImage()
    row = shown.visualItemRect(cell)
    ink = QColor(tokens.secondary).name()
    colours = [
        image.pixelColor(x, y).name()
        for x in range(row.left(), row.right())
        for y in range(row.top(), row.bottom())
    ]
    assert colours.count(ink) >= 40  # the frame of a box of 12 pixels
