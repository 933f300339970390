import json
from dataclasses import replace

import pytest

from desktop.exchange.receipts import (
    Outcome,
    Receipt,
    find_receipt,
    parse_receipt,
    receipt_code,
    receipt_file,
    receipt_key,
)
from desktop.exchange.refusals import Cause, ExchangeRefused

from .samples import CITY, COUNTY, Office

RECEIPT = Receipt("ab" * 32, 2, COUNTY, CITY, Outcome.ACCEPTED, "2026-10-09", {"new": 3, "same": 1}, "已核")


def cause_of(data: bytes, city: Office, office: str = COUNTY) -> Cause:
    with pytest.raises(ExchangeRefused) as caught:
        parse_receipt(data, office, {CITY: city.card})
    return caught.value.cause


def test_a_receipt_travels_as_a_signed_file(city: Office) -> None:
    data = receipt_file(RECEIPT, city.keys, city.card)
    assert parse_receipt(data, COUNTY, {CITY: city.card}) == RECEIPT


def test_every_flipped_byte_is_refused(city: Office) -> None:
    data = receipt_file(RECEIPT, city.keys, city.card).rstrip()
    for place in range(len(data)):
        cause_of(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], city)


def test_who_may_sign_and_for_whom(city: Office, county: Office, stranger: Office) -> None:
    data = receipt_file(RECEIPT, city.keys, city.card)
    assert cause_of(data, city, "990102") is Cause.WRONG_RECIPIENT
    assert cause_of(data, replace(city, card=county.card)) is Cause.UNKNOWN_SENDER
    forged = json.loads(receipt_file(replace(RECEIPT, recipient="990102"), stranger.keys, stranger.card))
    forged["receipt"]["recipient"] = CITY
    assert cause_of(json.dumps(forged).encode(), city) is Cause.UNKNOWN_SENDER
    with pytest.raises(ValueError, match="signed by the recipient"):
        receipt_file(RECEIPT, county.keys, county.card)


def test_both_offices_compute_the_same_code_and_no_other_does(
    city: Office, county: Office, stranger: Office
) -> None:
    printed = receipt_code("ab" * 32, CITY, receipt_key(city.keys, county.card))
    assert len(printed) == 8
    assert printed == receipt_code("ab" * 32, CITY, receipt_key(county.keys, city.card))
    assert printed != receipt_code("ab" * 32, CITY, receipt_key(stranger.keys, city.card))
    assert printed != receipt_code("ac" * 32, CITY, receipt_key(city.keys, county.card))


def test_a_typed_code_finds_its_bundle(city: Office, county: Office) -> None:
    key = receipt_key(county.keys, city.card)
    sent = [(f"{n:064x}", CITY, key) for n in range(20)]
    printed = receipt_code(sent[13][0], CITY, key)
    assert find_receipt(f" {printed[:4].lower()}-{printed[4:]} ", sent) == 13


def test_a_slip_and_a_foreign_code_are_told_apart(city: Office, county: Office) -> None:
    key = receipt_key(county.keys, city.card)
    printed = receipt_code("ab" * 32, CITY, key)
    slip = printed[:-1] + ("0" if printed[-1] != "0" else "1")
    for typed, cause in ((slip, Cause.ALTERED), ("", Cause.ALTERED), (printed, Cause.NOT_OURS)):
        with pytest.raises(ExchangeRefused) as caught:
            find_receipt(typed, [("cd" * 32, CITY, key)])
        assert caught.value.cause is cause


def test_an_outcome_of_a_later_version_is_refused(city: Office) -> None:
    class Later(str):
        value = "postponed"

    data = receipt_file(replace(RECEIPT, outcome=Later("x")), city.keys, city.card)  # type: ignore[arg-type]
    assert cause_of(data, city) is Cause.ALTERED
