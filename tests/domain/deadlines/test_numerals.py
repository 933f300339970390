"""Numbers in Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines.numerals import number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("六十", 60),
        ("一百二十", 120),
        ("二〇二六", 2026),
        ("07", 7),
    ],
)
def test_a_numeral_is_read(words: str, value: int) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["", "半", "x", "十天", "×"])
def test_what_is_no_numeral_gives_none(words: str) -> None:
    assert number(words) is None


@given(st.integers(11, 99))
def test_tens_agree_with_their_spelling(value: int) -> None:
    tens, ones = divmod(value, 10)
    assert number((DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")) == value
