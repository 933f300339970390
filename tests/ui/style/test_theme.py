import sys

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from desktop.ui.style import Scheme, apply_theme, current_scheme, current_tokens, px, text_scale
from desktop.ui.style.tokens import CONTRAST, DARK, LIGHT
from desktop.ui.widgets.buttons import icon_button


@pytest.fixture(autouse=True)
def _back_to_light(qapp):
    yield
    apply_theme(qapp)


@pytest.mark.parametrize(
    ("scheme", "tokens"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)]
)
def test_the_palette_on_is_known_again(qapp, scheme, tokens):
    apply_theme(qapp, scheme)
    assert current_tokens() is tokens
    assert current_scheme() is scheme
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(tokens.panel)
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(tokens.grey)


@pytest.mark.parametrize(("asked", "got"), [(100, 1.0), (150, 1.5), (200, 2.0), (50, 1.0), (900, 2.0)])
def test_text_grows_from_100_to_200_per_cent(qapp, asked, got):
    apply_theme(qapp, scale=asked)
    assert text_scale() == got
    assert qapp.font().pointSizeF() == 10.5 * got
    assert px(32) == round(32 * got)


def test_icons_follow_the_palette_and_the_text(qapp, qtbot):
    button = icon_button("search", "搜索")
    qtbot.addWidget(button)
    before = button.icon().pixmap(20).toImage()
    apply_theme(qapp, Scheme.DARK, 200)
    assert button.icon().pixmap(20).toImage() != before
    assert button.iconSize().width() == 40


def test_no_reference_to_none_is_lost(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100
