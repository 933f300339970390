from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.codes import ALPHABET, check_character, grouped, is_sound, normalised, spoken

CODES = st.text(st.sampled_from(ALPHABET), min_size=7, max_size=7).map(
    lambda code: code + check_character(code)
)


def test_alphabet_has_no_look_alikes() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("OILU") & set(ALPHABET)


def test_spoken_takes_five_bits_a_character_from_the_front() -> None:
    assert spoken(bytes([0b00001_000, 0b10_00011_0]), 3) == "123"
    assert spoken(b"\xff" * 32, 20) == "Z" * 20


def test_grouped_prints_in_fours() -> None:
    assert grouped("ABCDEFGHJK") == "ABCD-EFGH-JK"


def test_normalised_undoes_what_a_keyboard_does() -> None:
    assert normalised(" ａｂ12－o i l\u3000") == "AB12011"


@given(CODES, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_any_wrong_character_is_noticed(code: str, place: int, sign: str) -> None:
    assert is_sound(code)
    wrong = code[:place] + sign + code[place + 1 :]
    assert is_sound(wrong) == (wrong == code)


@given(CODES, st.integers(0, 6), st.integers(1, 7))
def test_any_two_swapped_characters_are_noticed(code: str, first: int, distance: int) -> None:
    signs = list(code)
    second = min(first + distance, 7)
    signs[first], signs[second] = signs[second], signs[first]
    assert is_sound("".join(signs)) == ("".join(signs) == code)


def test_foreign_signs_and_empty_codes_are_unsound() -> None:
    assert not is_sound("1234567U")
    assert not is_sound("")
