import pytest

from desktop.ui.style import Scheme, apply_theme
from desktop.ui.style.tokens import DARK, LIGHT
from desktop.ui.widgets.lights import Light, LightLabel, LightText, light_of


def test_a_light_is_symbol_word_and_colour_and_none_is_like_another():
    drawn = [(light.symbol, light.word, light.colour(LIGHT)) for light in Light]
    assert [(symbol, word) for symbol, word, _ in drawn] == [
        ("●", "未到期"),
        ("◐", "临近"),
        ("▲", "逾期"),
        ("○", "办结"),
        ("∞", "长期"),
    ]
    assert len({colour for *_, colour in drawn}) == 5


def test_a_light_is_found_by_its_word():
    assert light_of("临近") is Light.NEAR
    with pytest.raises(ValueError, match="快了"):
        light_of("快了")


def test_the_words_beside_a_light():
    assert str(LightText(Light.OVERDUE, "6 个工作日")) == "▲ 逾期 6 个工作日"
    assert str(LightText(Light.CLOSED)) == "○ 办结"


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
