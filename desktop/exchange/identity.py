"""Office cards: who an office is and which public keys are its own, carried as a file and confirmed by telephone."""

import hashlib
from dataclasses import dataclass, replace

from desktop.exchange.canonical import Json, SmallFile, canonical, read_small_file, to_text
from desktop.exchange.codes import grouped, normalised, spoken
from desktop.exchange.keys import SUITE, OfficeKeys, is_strong_point, signature_holds
from desktop.exchange.refusals import Cause, ExchangeRefused

LEVELS = ("county", "city")
CARD_SUFFIX = ".fycard"
_KIND = "fuyuan-desk office card"
_WHAT = "单位名片"
_FORMAT = 1
_SELF = b"fuyuan-desk card v1\n"
_COUNTER = b"fuyuan-desk countersignature v1\n"
_FINGERPRINT_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Countersignature:
    """The city's word that a card is genuine: which card signed, and the signature."""

    office: str
    fingerprint: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office with its public keys; `signature` is its own over all of it."""

    office: str
    name: str
    level: str
    code: str
    signing: bytes
    sealing: bytes
    signature: bytes
    suite: int = SUITE
    countersignature: Countersignature | None = None


def make_card(keys: OfficeKeys, office: str, name: str, level: str, code: str = "") -> OfficeCard:
    """Return the signed card of an office.

    `office` is its lasting id (no space, no slash), `level` county or city, `code` the division code or "".
    Raises Refused for an empty or unprintable name, ValueError for a level that does not exist.
    """
    if level not in LEVELS or not _is_id(office):
        raise ValueError(f"no such level or office id: {level!r} {office!r}")
    if not _is_name(name):
        raise ExchangeRefused(
            Cause.NOT_OURS, "单位名称为空、过长或含有不可见字符，名片没有生成；请先改正单位名称。"
        )
    card = OfficeCard(office, name, level, code, keys.public_signing, keys.public_sealing, b"")
    return replace(card, signature=keys.sign(_SELF + _statement(card)))


def fingerprint(card: OfficeCard) -> str:
    """Return the 20 characters (100 bits) in five groups that two clerks compare over the telephone."""
    digest = hashlib.sha256(_SELF + _statement(card)).digest()
    return grouped(spoken(digest, _FINGERPRINT_LENGTH))


def same_fingerprint(card: OfficeCard, typed: str) -> bool:
    """Tell whether a fingerprint heard and typed (any case, spaces, full width) is that of the card."""
    return normalised(typed) == normalised(fingerprint(card))


def card_file(card: OfficeCard) -> bytes:
    """Return the card as the text of a `.fycard` file."""
    counter: Json = None
    if card.countersignature is not None:
        counter = {
            "office": card.countersignature.office,
            "fingerprint": card.countersignature.fingerprint,
            "signature": to_text(card.countersignature.signature),
        }
    whole: dict[str, Json] = {
        "kind": _KIND,
        "format": _FORMAT,
        "card": _body(card),
        "signature": to_text(card.signature),
        "countersignature": counter,
    }
    return canonical(whole) + b"\n"


def parse_card(data: bytes) -> OfficeCard:
    """Read a card file and check its own signature; trust is a separate act, by fingerprint.

    Raises ExchangeRefused when it is not a card, newer, damaged, or not signed by its own key.
    """
    file = read_small_file(data, _KIND, _FORMAT, _WHAT)
    body = file.part("card")
    card = OfficeCard(
        office=body.text("office"),
        name=body.text("name"),
        level=body.text("level"),
        code=body.text("code"),
        signing=body.data("signing", 32),
        sealing=body.data("sealing", 32),
        signature=file.data("signature", 64),
        suite=body.number("suite"),
        countersignature=_countersignature(file),
    )
    if card.suite != SUITE:
        raise ExchangeRefused(
            Cause.NEWER,
            "这份单位名片使用另一套密码算法，本机没有采用，文件原样保留；请与对方统一设置后重新导出。",
        )
    sound = (
        card.level in LEVELS and _is_id(card.office) and _is_name(card.name) and is_strong_point(card.sealing)
    )
    exact = body.signed_bytes() == _statement(card)
    if not sound or not exact or not signature_holds(card.signing, card.signature, _SELF + _statement(card)):
        raise file.broken()
    return card


def countersign(card: OfficeCard, city_keys: OfficeKeys, city: OfficeCard) -> OfficeCard:
    """Return a county's card with the city's countersignature on it."""
    signature = city_keys.sign(_COUNTER + _statement(card))
    return replace(card, countersignature=Countersignature(city.office, fingerprint(city), signature))


def is_countersigned_by(card: OfficeCard, city: OfficeCard) -> bool:
    """Tell whether the card carries a valid countersignature of this very city card."""
    given = card.countersignature
    return (
        given is not None
        and given.office == city.office
        and given.fingerprint == fingerprint(city)
        and signature_holds(city.signing, given.signature, _COUNTER + _statement(card))
    )


def _body(card: OfficeCard) -> dict[str, Json]:
    return {
        "office": card.office,
        "name": card.name,
        "level": card.level,
        "code": card.code,
        "suite": card.suite,
        "signing": to_text(card.signing),
        "sealing": to_text(card.sealing),
    }


def _statement(card: OfficeCard) -> bytes:
    return canonical(_body(card))


def _countersignature(file: SmallFile) -> Countersignature | None:
    if not file.has("countersignature"):
        return None
    part = file.part("countersignature")
    return Countersignature(part.text("office"), part.text("fingerprint"), part.data("signature", 64))


def _is_id(text: str) -> bool:
    return 0 < len(text) <= 64 and text.isprintable() and not any(sign in " /" for sign in text)


def _is_name(text: str) -> bool:
    return 0 < len(text.strip()) <= 80 and text.isprintable()
