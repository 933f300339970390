import json
import struct
from dataclasses import replace

import pytest

from desktop.exchange.keys import OfficeKeys
from desktop.exchange.layout import (
    END,
    MAGIC,
    Statement,
    bundle_hash,
    footer_bytes,
    front_bytes,
    has_end,
    is_bundle,
    parse_footer,
    parse_front,
    statement_bytes,
)
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.values import NO_BUNDLE, BundleHeader, Party

HEADER = BundleHeader(
    1, Party("990101", "云岭县", "AA"), Party("990100", "青州湖市", "BB"), "a1", 4, NO_BUNDLE, "00", 100, 1000
)
STATEMENT = Statement(b"h" * 32, "AA", "BB", 77, ((5, b"c" * 32), (6, b"d" * 32)))


def front_cause(data: bytes) -> Cause:
    with pytest.raises(ExchangeRefused) as caught:
        parse_front(data)
    return caught.value.cause


def test_the_front_reads_back_and_is_hashed_whole() -> None:
    data = front_bytes(HEADER)
    front = parse_front(data + b"chunks")
    assert (front.header, front.length, front.format) == (HEADER, len(data), 1)
    assert front.hash != parse_front(front_bytes(replace(HEADER, number=5))).hash


def test_the_magic_is_no_archive_and_survives_no_text_mode() -> None:
    assert is_bundle(front_bytes(HEADER))
    assert not is_bundle(front_bytes(HEADER).replace(b"\r\n", b"\n"))
    assert not MAGIC.startswith((b"PK", b"\x1f\x8b", b"\x28\xb5"))


def test_a_cut_or_foreign_front_is_refused() -> None:
    data = front_bytes(HEADER)
    assert {front_cause(data[:cut]) for cut in range(len(MAGIC))} == {Cause.NOT_OURS}
    assert {front_cause(data[:cut]) for cut in range(len(MAGIC), len(data))} == {Cause.TRUNCATED}


def test_a_newer_file_is_told_by_its_minimum_reader_only() -> None:
    data = bytearray(front_bytes(HEADER))
    struct.pack_into(">HH", data, 8, 7, 1)
    assert parse_front(bytes(data)).format == 7
    struct.pack_into(">HH", data, 8, 7, 2)
    with pytest.raises(ExchangeRefused, match=r"第7版.*原样保存") as caught:
        parse_front(bytes(data))
    assert caught.value.cause is Cause.NEWER


def test_later_header_entries_are_passed_over() -> None:
    body = json.dumps({**json.loads(front_bytes(HEADER)[16:]), "volume": 2}).encode()
    assert parse_front(struct.pack(">8sHHI", MAGIC, 1, 1, len(body)) + body).header == HEADER


@pytest.mark.parametrize("body", [b"{}", b"\xff\xff", b"[" * 9000, b'{"number":0}'])
def test_a_header_that_makes_no_sense_is_refused(body: bytes) -> None:
    assert front_cause(struct.pack(">8sHHI", MAGIC, 1, 1, len(body)) + body) is Cause.ALTERED


def test_impossible_header_values_are_refused() -> None:
    assert front_cause(front_bytes(replace(HEADER, number=0))) is Cause.ALTERED
    assert front_cause(struct.pack(">8sHHI", MAGIC, 1, 1, 2**31)) is Cause.ALTERED


def test_the_footer_reads_back_signed() -> None:
    keys = OfficeKeys.generate()
    body = statement_bytes(STATEMENT)
    data = b"x" * 50 + footer_bytes(body, keys)
    footer = parse_footer(data)
    assert footer.statement == STATEMENT
    assert footer.length == len(data) - 50
    assert footer.bundle_hash == bundle_hash(body)
    assert footer.is_signed_by(keys.public_signing)
    assert not footer.is_signed_by(OfficeKeys.generate().public_signing)


def test_a_footer_cut_or_with_a_false_length_is_refused() -> None:
    data = b"x" * 50 + footer_bytes(statement_bytes(STATEMENT), OfficeKeys.generate())
    assert has_end(data)
    for cut in range(1, 60):
        with pytest.raises(ExchangeRefused) as caught:
            parse_footer(data[:-cut])
        assert caught.value.cause is Cause.TRUNCATED
    for length in (0, 1, 2**32 - 1, len(data)):
        false = data[: -len(END) - 4] + struct.pack(">I", length) + END
        with pytest.raises(ExchangeRefused) as caught:
            parse_footer(false)
        assert caught.value.cause is Cause.ALTERED
