import json
from dataclasses import replace

import pytest

from desktop.domain.errors import Refused
from desktop.exchange.identity import (
    OfficeCard,
    card_file,
    countersign,
    fingerprint,
    is_countersigned_by,
    make_card,
    parse_card,
    same_fingerprint,
)
from desktop.exchange.keys import OfficeKeys
from desktop.exchange.refusals import Cause, ExchangeRefused

from .samples import Office


def test_a_card_travels_as_a_file(county: Office) -> None:
    assert parse_card(card_file(county.card)) == county.card


def test_the_fingerprint_is_five_groups_of_four_and_fits_only_its_card(county: Office, city: Office) -> None:
    printed = fingerprint(county.card)
    assert [len(group) for group in printed.split("-")] == [4] * 5
    assert same_fingerprint(county.card, printed.lower().replace("-", "　"))
    assert not same_fingerprint(city.card, printed)


def test_the_fingerprint_covers_name_and_keys(county: Office) -> None:
    others = (
        replace(county.card, name="云岭市"),
        replace(county.card, level="city"),
        replace(county.card, sealing=bytes(32)),
        replace(county.card, code="1"),
    )
    assert len({fingerprint(card) for card in (county.card, *others)}) == 5


@pytest.mark.parametrize("key", ["office", "name", "level", "code", "signing", "sealing"])
def test_any_changed_entry_breaks_the_card(county: Office, city: Office, key: str) -> None:
    values = json.loads(card_file(county.card))
    values["card"][key] = json.loads(card_file(city.card))["card"][key]
    with pytest.raises(ExchangeRefused) as caught:
        parse_card(json.dumps(values).encode())
    assert caught.value.cause is Cause.ALTERED


def test_every_flipped_byte_is_refused_or_harmless(county: Office) -> None:
    data = card_file(county.card)
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        try:
            read = parse_card(changed)
        except Refused:
            continue
        assert read == county.card


def test_an_extra_entry_is_refused_because_it_was_not_signed(county: Office) -> None:
    values = json.loads(card_file(county.card))
    values["card"]["role"] = "admin"
    with pytest.raises(ExchangeRefused):
        parse_card(json.dumps(values).encode())


def test_another_suite_is_kept_for_later(county: Office) -> None:
    values = json.loads(card_file(county.card))
    values["card"]["suite"] = 2
    with pytest.raises(ExchangeRefused) as caught:
        parse_card(json.dumps(values).encode())
    assert caught.value.cause is Cause.NEWER


def test_a_weak_sealing_key_is_refused() -> None:
    class Weak(OfficeKeys):
        @property
        def public_sealing(self) -> bytes:
            return bytes(32)

    keys = OfficeKeys.generate()
    card = make_card(Weak(keys.signing, keys.sealing), "990109", "甲县", "county")
    with pytest.raises(ExchangeRefused):
        parse_card(card_file(card))


def test_the_city_vouches_for_its_county(county: Office, city: Office, stranger: Office) -> None:
    vouched = parse_card(card_file(countersign(county.card, city.keys, city.card)))
    assert is_countersigned_by(vouched, city.card)
    assert not is_countersigned_by(vouched, stranger.card)
    assert not is_countersigned_by(county.card, city.card)
    assert not is_countersigned_by(replace(vouched, name="云岭市"), city.card)
    assert fingerprint(vouched) == fingerprint(county.card)


def test_a_countersignature_by_another_key_does_not_count(
    county: Office, city: Office, stranger: Office
) -> None:
    assert not is_countersigned_by(countersign(county.card, stranger.keys, city.card), city.card)


@pytest.mark.parametrize("name", ["", "  ", "云岭\n县", "县" * 81, "\ud800"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        make_card(OfficeKeys.generate(), "990109", name, "county")


@pytest.mark.parametrize(
    ("office", "level"), [("a/b", "county"), ("", "city"), ("a", "province"), ("a b", "city")]
)
def test_our_own_mistakes_are_errors(office: str, level: str) -> None:
    with pytest.raises(ValueError, match="no such"):
        make_card(OfficeKeys.generate(), office, "甲县", level)


def test_cards_do_not_share_an_owner() -> None:
    first, second = (make_card(OfficeKeys.generate(), "x", "甲县", "county") for _ in range(2))
    assert isinstance(first, OfficeCard)
    assert fingerprint(first) != fingerprint(second)
