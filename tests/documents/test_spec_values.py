import datetime as dt
import math

import pytest

from desktop.documents import spec_values as values
from desktop.domain.errors import Refused


def test_spaces_around_a_text_are_dropped_and_those_inside_kept() -> None:
    assert values.text(" 　县司法局　王立\n", "a") == "县司法局　王立"


@pytest.mark.parametrize("bad", ["", "　 ", None, 3, True, ["甲"], "甲\x00乙", "甲\u2028乙"])
def test_what_is_no_text_is_refused(bad: object) -> None:
    with pytest.raises(Refused, match="“a”"):
        values.text(bad, "a")


@pytest.mark.parametrize("bad", [True, "3", math.nan, math.inf, 2.9, 8.1, None])
def test_numbers_keep_their_bounds(bad: object) -> None:
    with pytest.raises(Refused, match="“a”"):
        values.number(bad, "a", 3, 8)


def test_numbers() -> None:
    assert values.number(3, "a", 3, 8) == 3.0
    assert values.count(5, "a", 9) == 5


@pytest.mark.parametrize("bad", [0, 10, 1.0, True, "1"])
def test_counts(bad: object) -> None:
    with pytest.raises(Refused, match="1 到 9"):
        values.count(bad, "a", 9)


def test_a_day() -> None:
    assert values.day("2024-02-29", "a") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "bad", ["2023-02-29", "2026-1-5", "2026/01/05", "２０２６-01-05", "2026-01-05T00:00", "0000-01-01"]
)
def test_what_is_no_day_is_refused(bad: str) -> None:
    with pytest.raises(Refused, match="“a”"):
        values.day(bad, "a")


def test_items_of_a_list_are_named_from_one() -> None:
    with pytest.raises(Refused, match=r"“a\[2\]”"):
        values.texts(["甲", 5], "a")


def test_an_unknown_key_is_named_with_the_known_ones() -> None:
    with pytest.raises(Refused, match=r"“b”.*可用的键有：a、c"):
        values.known_keys({"a": 1, "b": 2}, ("a", "c"), "")


def test_optional_and_required() -> None:
    assert values.optional_text({"a": None}, "a", "x") is None
    assert values.optional_text({"a": "甲"}, "a", "x") == "甲"
    with pytest.raises(Refused, match="缺少“a”"):
        values.required_text({}, "a", "x")
