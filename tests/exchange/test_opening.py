import random
import struct
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.exchange import packing, pieces
from desktop.exchange.keys import OfficeKeys
from desktop.exchange.layout import (
    END,
    Limits,
    Statement,
    footer_bytes,
    parse_footer,
    parse_front,
    statement_bytes,
)
from desktop.exchange.opening import inspect, open_bundle, open_manifest, open_stream
from desktop.exchange.packing import seal
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.values import Head, Payload, RecordImage, StreamPosition

from .samples import CITY, COUNTY, Office, a_payload, an_office
from .test_pieces import records

Opened = Callable[..., Payload]


@pytest.fixture(scope="module")
def bundle(county: Office, city: Office) -> bytes:
    stream = StreamPosition(4, "ab" * 32)
    return seal(a_payload(40, (b"scan", b"x" * 3000)), county.keys, county.card, city.card, stream).data


@pytest.fixture
def opened(county: Office, city: Office) -> Opened:
    def open_it(data: bytes, limits: Limits | None = None) -> Payload:
        return open_bundle(data, city.keys, city.card, {COUNTY: county.card}, limits)

    return open_it


def cause_of(act: Opened, *values: Any) -> Cause:
    with pytest.raises(ExchangeRefused) as caught:
        act(*values)
    assert caught.value.sentence.endswith("。")
    assert caught.value.sentence.count("。") == 1
    return caught.value.cause


def test_the_round_trip_is_exact(bundle: bytes, opened: Opened) -> None:
    payload = a_payload(40, (b"scan", b"x" * 3000))
    assert opened(bundle) == payload
    assert opened(memoryview(bundle)) == payload


def test_an_empty_payload_travels_too(county: Office, city: Office, opened: Opened) -> None:
    empty = Payload(1, COUNTY, "a1", ())
    assert opened(seal(empty, county.keys, county.card, city.card, StreamPosition(1)).data) == empty


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records(), max_size=6), st.lists(st.binary(max_size=50), max_size=3), st.text(max_size=30))
def test_any_payload_comes_back(
    county: Office, city: Office, opened: Opened, images: list[RecordImage], files: list[bytes], note: str
) -> None:
    base = a_payload(0, tuple(files))
    payload = replace(base, records=tuple(images), note=note, holds={note: Head(1, note)})
    assert opened(seal(payload, county.keys, county.card, city.card, StreamPosition(1)).data) == payload


def test_the_outside_tells_who_for_whom_and_where_in_the_stream(bundle: bytes, county: Office) -> None:
    seen = inspect(bundle)
    assert (seen.header.sender.name, seen.header.recipient.office) == ("云岭县", CITY)
    assert (seen.header.number, seen.header.previous, seen.header.incarnation) == (4, "ab" * 32, "a1")
    assert seen.whole
    assert seen.size == len(bundle)
    assert not inspect(bundle[:-1]).whole


def test_the_manifest_opens_alone(bundle: bytes, county: Office, city: Office) -> None:
    manifest = open_manifest(bundle, city.keys, city.card, {COUNTY: county.card})
    assert manifest.counts == {"tasks": 41, "meetings": 1}
    assert sorted(manifest.files.values()) == [4, 3000]
    assert manifest.note == "三季度"


def test_records_can_be_read_one_by_one(bundle: bytes, county: Office, city: Office) -> None:
    stream = open_stream(bundle, city.keys, city.card, {COUNTY: county.card})
    records = stream.records()
    assert next(records).id == "t0"
    assert len(list(records)) == stream.manifest.counts["tasks"] + stream.manifest.counts["meetings"] - 1
    assert {name: len(data) for name, data in stream.files.items()} == stream.manifest.files


def test_a_stream_left_early_or_read_twice_does_no_harm(bundle: bytes, county: Office, city: Office) -> None:
    stream = open_stream(bundle, city.keys, city.card, {COUNTY: county.card})
    next(stream.records())
    assert stream.files == {}
    assert cause_of(lambda: list(stream.records())) is Cause.TOO_BIG


def test_every_byte_before_and_after_the_body_is_guarded(bundle: bytes, opened: Opened) -> None:
    front, footer = parse_front(bundle), parse_footer(bundle)
    for place in (*range(front.length), *range(len(bundle) - footer.length, len(bundle))):
        for bit in (1, 0x80):
            data = bundle[:place] + bytes([bundle[place] ^ bit]) + bundle[place + 1 :]
            cause_of(opened, data)


def test_sampled_bytes_of_the_body_are_guarded(bundle: bytes, opened: Opened) -> None:
    front, footer = parse_front(bundle), parse_footer(bundle)
    for place in range(front.length, len(bundle) - footer.length, 7):
        data = bundle[:place] + bytes([bundle[place] ^ 4]) + bundle[place + 1 :]
        assert cause_of(opened, data) is Cause.ALTERED


def test_a_bundle_cut_anywhere_is_refused(bundle: bytes, opened: Opened) -> None:
    front, footer = parse_front(bundle), parse_footer(bundle)
    edges = [0, 8, 16, front.length]
    for length, _ in footer.statement.chunks:
        edges.append(edges[-1] + length)
    edges += [edges[-1] + len(footer.body), len(bundle) - 12, len(bundle) - 8]
    for edge in edges:
        for cut in {max(edge - 1, 0), edge, edge + 1}:
            assert cause_of(opened, bundle[:cut]) in (Cause.NOT_OURS, Cause.TRUNCATED)


def test_bytes_added_dropped_or_moved_are_refused(bundle: bytes, opened: Opened) -> None:
    front = parse_front(bundle)
    first, second = (length for length, _ in parse_footer(bundle).statement.chunks)
    start, end = front.length, front.length + first + second
    swapped = bundle[:start] + bundle[start + first : end] + bundle[start : start + first] + bundle[end:]
    for data in (bundle[:start] + b"x" + bundle[start:], bundle[:start] + bundle[start + first :], swapped):
        assert cause_of(opened, data) is Cause.ALTERED
    assert cause_of(opened, bundle + b"\0") is Cause.TRUNCATED


def test_another_office_is_told_for_whom_it_is(bundle: bytes, county: Office, stranger: Office) -> None:
    with pytest.raises(ExchangeRefused, match="发给青州湖市的，不是发给石桥县的") as caught:
        open_bundle(bundle, stranger.keys, stranger.card, {COUNTY: county.card})
    assert caught.value.cause is Cause.WRONG_RECIPIENT


def test_a_bundle_for_our_former_keys_says_so(bundle: bytes, county: Office) -> None:
    renewed = an_office(CITY, "青州湖市", "city")
    with pytest.raises(ExchangeRefused, match="另一张名片") as caught:
        open_bundle(bundle, renewed.keys, renewed.card, {COUNTY: county.card})
    assert caught.value.cause is Cause.WRONG_RECIPIENT


def test_an_unknown_sender_is_shown_with_its_fingerprint(
    bundle: bytes, city: Office, stranger: Office
) -> None:
    shown = inspect(bundle).header.sender.fingerprint
    for trusted in ({}, {COUNTY: stranger.card}, {COUNTY: an_office(COUNTY, "云岭县", "county").card}):
        with pytest.raises(ExchangeRefused, match=shown) as caught:
            open_bundle(bundle, city.keys, city.card, trusted)
        assert caught.value.cause is Cause.UNKNOWN_SENDER


def resigned(bundle: bytes, keys: OfficeKeys, **changes: object) -> bytes:
    """The bundle with another statement, signed by whoever holds the keys."""
    footer = parse_footer(bundle)
    values = {name: getattr(footer.statement, name) for name in Statement.__struct_fields__}
    body = statement_bytes(Statement(**{**values, **changes}))
    return bundle[: -footer.length] + footer_bytes(body, keys)


def test_a_signature_by_another_or_over_another_statement_fails(
    bundle: bytes, county: Office, stranger: Office, opened: Opened
) -> None:
    chunks = parse_footer(bundle).statement.chunks
    assert opened(resigned(bundle, county.keys)) == opened(bundle)
    for data in (
        resigned(bundle, stranger.keys),
        resigned(bundle, county.keys, recipient="X"),
        resigned(bundle, county.keys, sender="X"),
        resigned(bundle, county.keys, header_hash=bytes(32)),
        resigned(bundle, county.keys, chunks=()),
        resigned(bundle, county.keys, chunks=((0, bytes(32)), *chunks)),
        resigned(bundle, county.keys, chunks=tuple((length, bytes(32)) for length, _ in chunks)),
    ):
        assert cause_of(opened, data) is Cause.ALTERED


@pytest.mark.parametrize("limits", [Limits(file=100), Limits(total=100), Limits(chunk=100)])
def test_the_reader_keeps_its_own_caps(bundle: bytes, opened: Opened, limits: Limits) -> None:
    assert cause_of(opened, bundle, limits) is Cause.TOO_BIG


def test_more_content_than_declared_is_refused(bundle: bytes, county: Office, opened: Opened) -> None:
    assert cause_of(opened, resigned(bundle, county.keys, plain_size=600)) is Cause.TOO_BIG


def test_a_newer_format_is_held_whole(bundle: bytes, opened: Opened) -> None:
    data = bytearray(bundle)
    struct.pack_into(">HH", data, 8, 2, 2)
    with pytest.raises(ExchangeRefused, match="原样保存") as caught:
        opened(bytes(data))
    assert caught.value.cause is Cause.NEWER


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", "云岭县".encode(), END])
def test_what_is_no_bundle_is_said_to_be_none(data: bytes, opened: Opened) -> None:
    assert cause_of(opened, data) is Cause.NOT_OURS


def test_content_that_belies_its_manifest_is_refused(
    county: Office, city: Office, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = packing._manifest
    for lie in ({"counts": {"tasks": 1}}, {"files": {}}, {"sender": "990102"}, {"incarnation": "z"}):
        monkeypatch.setattr(packing, "_manifest", lambda payload, lie=lie: replace(honest(payload), **lie))
        data = seal(a_payload(), county.keys, county.card, city.card, StreamPosition(1)).data
        assert cause_of(opened, data) is Cause.ALTERED


def test_an_attachment_that_is_not_what_its_hash_says_is_refused(
    county: Office, city: Office, opened: Opened
) -> None:
    payload = replace(a_payload(), files={"00" * 32: b"other"})
    data = seal(payload, county.keys, county.card, city.card, StreamPosition(1)).data
    assert cause_of(opened, data) is Cause.ALTERED


@pytest.mark.parametrize("chunk", [b"", b"\x90", b"\x91\x01", pieces.chunk_of([])])
def test_a_first_chunk_without_manifest_is_refused(
    county: Office, city: Office, opened: Opened, monkeypatch: pytest.MonkeyPatch, chunk: bytes
) -> None:
    monkeypatch.setattr(packing, "_chunks", lambda payload, limits: iter([chunk]))
    data = seal(a_payload(), county.keys, county.card, city.card, StreamPosition(1)).data
    assert cause_of(opened, data) is Cause.ALTERED


def test_random_damage_is_always_a_refusal(bundle: bytes, opened: Opened) -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(bundle)
        for _ in range(chance.randrange(1, 6)):
            start = chance.randrange(len(data))
            data[start : start + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
        if bytes(data) != bundle:
            with pytest.raises(Refused):
                opened(bytes(data))
