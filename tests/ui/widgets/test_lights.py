import pytest

from desktop.domain.tasks import Light
from desktop.ui.style import Scheme, apply_theme
from desktop.ui.style.tokens import CONTRAST, DARK, LIGHT, contrast
from desktop.ui.widgets.lights import LightLabel, LightText, colour_of


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_light_has_a_colour_that_can_be_read(tokens):
    for light in Light:
        assert contrast(colour_of(light, tokens), tokens.panel) >= 4.5
    assert len({(light.symbol, light.word) for light in Light}) == len(Light)


def test_the_words_beside_a_light():
    assert str(LightText(Light.OVERDUE, "6 个工作日")) == "▲ 逾期 6 个工作日"
    assert str(LightText(Light.DONE)) == "○ 办结"


def test_the_label_follows_the_palette(qapp, qtbot):
    label = LightLabel(LightText(Light.OVERDUE))
    qtbot.addWidget(label)
    label.show()
    assert LIGHT.red in label.styleSheet()
    try:
        apply_theme(qapp, Scheme.DARK)
        assert DARK.red in label.styleSheet()
    finally:
        apply_theme(qapp)
    assert label.accessibleName() == "状态：▲ 逾期"
    label.set_light(None)
    assert (label.text(), label.styleSheet()) == ("", "")
