import re
from dataclasses import astuple

import pytest

from desktop.ui.style.tokens import CONTRAST, DARK, LIGHT, Tokens, contrast, text_pairs

ALL = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#B3261E", "#B3261E") == 1.0


@ALL
def test_every_text_can_be_read(tokens: Tokens):
    weak = [(pair, contrast(*pair)) for pair in text_pairs(tokens) if contrast(*pair) < 4.5]
    assert weak == []


def test_high_contrast_is_high():
    assert min(contrast(*pair) for pair in text_pairs(CONTRAST)) >= 7


@ALL
def test_the_keyboard_frame_and_the_edges_of_fields_are_seen(tokens: Tokens):
    for ground in (tokens.surface, tokens.panel, tokens.selection, tokens.row):
        assert contrast(tokens.link, ground) >= 3


@ALL
def test_tokens_are_colours(tokens: Tokens):
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in astuple(tokens))


def test_the_light_palette_is_the_one_drawn():
    drawn = {
        "surface": "#FBFAF7",
        "panel": "#FFFFFF",
        "line": "#E3E0D8",
        "ink": "#1F2328",
        "secondary": "#5B6068",
        "accent": "#B3261E",
        "link": "#1F5FBF",
        "green": "#2E7D32",
        "red": "#B3261E",
        "grey": "#6B7280",
        "long": "#3B5B92",
    }
    assert {name: getattr(LIGHT, name) for name in drawn} == drawn


def test_lights_differ_from_each_other():
    for tokens in (LIGHT, DARK, CONTRAST):
        assert len({tokens.green, tokens.amber, tokens.red, tokens.grey, tokens.long}) == 5
