import hashlib
import io
from dataclasses import replace

import pytest

from desktop.exchange.layout import Limits
from desktop.exchange.opening import inspect, open_bundle
from desktop.exchange.packing import seal, write_bundle
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.values import StreamPosition

from .samples import COUNTY, Office, a_payload, record


def test_the_hash_given_is_the_hash_found(county: Office, city: Office) -> None:
    sealed = seal(a_payload(), county.keys, county.card, city.card, StreamPosition(1))
    assert inspect(sealed.data).hash == sealed.hash
    out = io.BytesIO()
    name = write_bundle(out, a_payload(), county.keys, county.card, city.card, StreamPosition(1))
    assert inspect(out.getvalue()).hash == name != sealed.hash


def test_nothing_of_the_content_is_readable(county: Office, city: Office) -> None:
    data = seal(a_payload(), county.keys, county.card, city.card, StreamPosition(1)).data
    for word in ("推进", "联席", "三季度", "tasks", "scan", "2027-01-31"):
        assert word.encode() not in data


def test_large_content_is_cut_into_chunks(county: Office, city: Office) -> None:
    big = bytes(range(256)) * 20_000
    payload = replace(
        a_payload(3000, (big, b"")), records=tuple(record(str(n), {"a": "x" * 900}) for n in range(5000))
    )
    sealed = seal(payload, county.keys, county.card, city.card, StreamPosition(1))
    assert inspect(sealed.data).chunks > 3
    assert open_bundle(sealed.data, city.keys, city.card, {COUNTY: county.card}) == payload


@pytest.mark.parametrize(
    "limits", [Limits(chunk=1 << 16, total=2000), Limits(chunk=1 << 16, file=900), Limits(chunk=200)]
)
def test_content_beyond_the_caps_is_not_written(county: Office, city: Office, limits: Limits) -> None:
    payload = a_payload(200, ())
    with pytest.raises(ExchangeRefused, match="没有生成数据包") as caught:
        seal(payload, county.keys, county.card, city.card, StreamPosition(1), limits)
    assert caught.value.cause is Cause.TOO_BIG


def test_keys_card_and_payload_must_be_of_one_office(county: Office, city: Office) -> None:
    with pytest.raises(ValueError, match="one office"):
        seal(a_payload(), city.keys, county.card, city.card, StreamPosition(1))
    with pytest.raises(ValueError, match="one office"):
        seal(replace(a_payload(), sender="990102"), county.keys, county.card, city.card, StreamPosition(1))


def test_attachments_are_named_by_their_hash() -> None:
    assert set(a_payload().files) == {hashlib.sha256(b"scan").hexdigest()}
