import pytest

from desktop.exchange.canonical import TEXT_LIMIT, canonical, read_small_file
from desktop.exchange.refusals import Cause, ExchangeRefused


def test_canonical_is_one_form() -> None:
    assert canonical({"乙": 1, "a": [True, None, "x"]}) == '{"a":[true,null,"x"],"乙":1}'.encode()


def test_a_byte_order_mark_and_line_ends_do_no_harm() -> None:
    file = read_small_file(b'\xef\xbb\xbf{"kind": "k",\r\n"format": 1, "n": 5}\r\n', "k", 1, "名片")
    assert file.number("n") == 5


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"kind":"other","format":1}',
        b"[" * 5000,
        b'{"kind":"k","format":1,"x":"\\ud800"}',
        b" " * (TEXT_LIMIT + 1),
    ],
)
def test_a_foreign_file_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ExchangeRefused) as caught:
        read_small_file(data, "k", 1, "名片")
    assert caught.value.cause is Cause.NOT_OURS
    assert "名片" in caught.value.sentence


def test_a_newer_file_is_told_apart() -> None:
    with pytest.raises(ExchangeRefused) as caught:
        read_small_file(b'{"kind":"k","format":2}', "k", 1, "名片")
    assert caught.value.cause is Cause.NEWER


@pytest.mark.parametrize("text", ['{"a":1}', '{"a":"?"}', '{"a":null}', '{"a":"QQ="}', '{"a":"QUI="}'])
def test_values_of_the_wrong_shape_are_refused(text: str) -> None:
    file = read_small_file(b'{"kind":"k","format":1,"p":' + text.encode() + b"}", "k", 1, "名片").part("p")
    with pytest.raises(ExchangeRefused):
        file.data("a", 1)
    with pytest.raises(ExchangeRefused):
        file.part("a")
