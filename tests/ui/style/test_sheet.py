import re

import pytest

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
