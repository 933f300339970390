"""Receipts: a small signed file, or eight characters on a printed slip for rooms that let no stick out again."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.exchange.canonical import Json, SmallFile, canonical, read_small_file, to_text
from desktop.exchange.codes import check_character, is_sound, normalised, spoken
from desktop.exchange.identity import OfficeCard, fingerprint
from desktop.exchange.keys import OfficeKeys, signature_holds
from desktop.exchange.refusals import Cause, ExchangeRefused

RECEIPT_SUFFIX = ".fyreceipt"
CODE_LENGTH = 8
_KIND = "fuyuan-desk receipt"
_WHAT = "回执"
_FORMAT = 1
_SIGNED = b"fuyuan-desk receipt v1\n"
_KEY_INFO = b"fuyuan-desk receipt code v1"


class Outcome(StrEnum):
    """What the recipient did with the bundle."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The recipient's word on one bundle; `counts` are records per kind, `received` a time for people only."""

    bundle: str
    number: int
    sender: str
    recipient: str
    outcome: Outcome
    received: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


def receipt_file(receipt: Receipt, keys: OfficeKeys, card: OfficeCard) -> bytes:
    """Return the signed text of a `.fyreceipt` file; `keys` and `card` are the recipient's, who signs it."""
    if receipt.recipient != card.office or card.signing != keys.public_signing:
        raise ValueError("a receipt is signed by the recipient of the bundle")
    body: dict[str, Json] = {
        "bundle": receipt.bundle,
        "number": receipt.number,
        "sender": receipt.sender,
        "recipient": receipt.recipient,
        "fingerprint": fingerprint(card),
        "outcome": receipt.outcome.value,
        "received": receipt.received,
        "counts": dict(receipt.counts),
        "note": receipt.note,
    }
    signature = to_text(keys.sign(_SIGNED + canonical(body)))
    return canonical({"kind": _KIND, "format": _FORMAT, "receipt": body, "signature": signature}) + b"\n"


def parse_receipt(data: bytes, my_office: str, trusted: Mapping[str, OfficeCard]) -> Receipt:
    """Read a receipt for a bundle of ours and prove who signed it.

    Raises ExchangeRefused when it is no receipt, newer, for another office, from an unknown one, or altered.
    """
    file = read_small_file(data, _KIND, _FORMAT, _WHAT)
    body = file.part("receipt")
    signer = _signer(body, trusted)
    if not signature_holds(signer.signing, file.data("signature", 64), _SIGNED + body.signed_bytes()):
        raise file.broken()
    receipt = _receipt(body)
    if receipt.sender != my_office:
        raise ExchangeRefused(
            Cause.WRONG_RECIPIENT, "这份回执不是给本单位的，没有登记，原有资料未变；请转交发出数据包的单位。"
        )
    return receipt


def receipt_key(me: OfficeKeys, peer: OfficeCard) -> bytes:
    """Return the key of receipt codes between two offices; both compute the same, nobody else can."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_KEY_INFO).derive(me.agree(peer.sealing))


def receipt_code(bundle_hash: str, recipient: str, key: bytes) -> str:
    """Return the 8 characters printed on the slip: 7 of an HMAC (35 bits) and one that tells a typing slip.

    `bundle_hash` is hexadecimal, `recipient` the id of the office that received the bundle, `key` its
    `receipt_key` with the sender.
    """
    digest = hmac.new(key, f"{bundle_hash}\n{recipient}".encode(), hashlib.sha256).digest()
    code = spoken(digest, CODE_LENGTH - 1)
    return code + check_character(code)


def find_receipt(typed: str, sent: Iterable[tuple[str, str, bytes]]) -> int:
    """Return the place of the bundle that a typed code acknowledges.

    `sent` gives bundle hash, recipient and receipt key of each bundle still open. Raises ExchangeRefused for a
    typing slip, or a sound code that belongs to none of them.
    """
    code = normalised(typed)
    if len(code) != CODE_LENGTH or not is_sound(code):
        raise ExchangeRefused(
            Cause.ALTERED, "回执码输入有误（应为8位），没有登记；请对照回执单逐位核对后重新输入。"
        )
    for place, (bundle_hash, recipient, key) in enumerate(sent):
        if hmac.compare_digest(receipt_code(bundle_hash, recipient, key), code):
            return place
    raise ExchangeRefused(
        Cause.NOT_OURS, "这个回执码不属于任何一份待确认的数据包，没有登记；请核对是哪一次报送的回执单。"
    )


def _signer(body: SmallFile, trusted: Mapping[str, OfficeCard]) -> OfficeCard:
    office, claimed = body.text("recipient"), body.text("fingerprint")
    for card in trusted.values():
        if card.office == office and fingerprint(card) == claimed:
            return card
    raise ExchangeRefused(
        Cause.UNKNOWN_SENDER,
        f"回执的签发单位（名片指纹{claimed}）不在本单位认可的名片之中，没有登记；请核对指纹并认可名片后再登记。",
    )


def _receipt(body: SmallFile) -> Receipt:
    outcome = body.text("outcome")
    if outcome not in set(Outcome):
        raise body.broken()
    return Receipt(
        bundle=body.text("bundle"),
        number=body.number("number"),
        sender=body.text("sender"),
        recipient=body.text("recipient"),
        outcome=Outcome(outcome),
        received=body.text("received"),
        counts=body.numbers("counts"),
        note=body.text("note"),
    )
