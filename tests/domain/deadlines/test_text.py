"""Even text and the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines.text import even


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("２０２６年５月\u00a020日前", "2026年5月20日前"),
        ("（ 6 月 底 ）", "(6月底)"),
        ("4月－5月中旬", "4月-5月中旬"),
        ("“十一”之前；", '"十一"之前;'),
        ("6月30日 10月底", "6月30日10月底"),
        ("20 30", "20 30"),
        ("二○二六年", "二〇二六年"),
        ("a\r\nb", "a\n\nb"),
    ],
)
def test_text_is_made_even(original: str, plain: str) -> None:
    assert even(original).text == plain


@given(st.text(alphabet="年月日5２ \u3000\u00a0前底abc，。\n"))
def test_every_place_leads_back_to_a_like_character(original: str) -> None:
    plain = even(original)
    assert len(plain.places) == len(plain.text)
    assert list(plain.places) == sorted(set(plain.places))
    for sign, place in zip(plain.text, plain.places, strict=True):
        assert even(original[place]).text == sign or sign == " "


def test_a_span_keeps_the_blanks_inside_and_drops_those_outside() -> None:
    plain = even("于2026年5月 20日前 报")
    at = plain.text.index("2026")
    assert plain.raw(at, plain.text.index("前") + 1) == "2026年5月 20日前"
