import pytest

from desktop.exchange.values import Mark, StreamPosition

from .samples import a_payload


def test_counts_are_per_table() -> None:
    assert a_payload(rows=5).counts() == {"tasks": 6, "meetings": 1}


def test_the_first_bundle_follows_none() -> None:
    assert StreamPosition(1).previous == "0" * 64


def test_values_do_not_change() -> None:
    with pytest.raises(AttributeError):
        a_payload().schema = 4  # type: ignore[misc]
    assert Mark("a/1", 1) == Mark("a/1", 1, ())
