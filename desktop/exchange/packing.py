"""Seal a payload for one office into one bundle file."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import BinaryIO, NamedTuple

from desktop.exchange import pieces
from desktop.exchange.identity import OfficeCard, fingerprint
from desktop.exchange.keys import SUITE, OfficeKeys
from desktop.exchange.layout import (
    Limits,
    Statement,
    bundle_hash,
    footer_bytes,
    front_bytes,
    parse_front,
    statement_bytes,
    too_much,
)
from desktop.exchange.pipeline import in_order
from desktop.exchange.sealing import ChunkCipher, Ephemeral
from desktop.exchange.values import BundleHeader, Manifest, Party, Payload, StreamPosition


class Sealed(NamedTuple):
    """A finished bundle and its hash, which the next bundle of the stream and the receipt will name."""

    data: bytes
    hash: str


def seal(
    payload: Payload,
    sender: OfficeKeys,
    sender_card: OfficeCard,
    recipient: OfficeCard,
    stream: StreamPosition,
    limits: Limits | None = None,
) -> Sealed:
    """Return the payload as a bundle that only `recipient` can open and only `sender` can have written.

    Raises ExchangeRefused when it would exceed the caps; ValueError when keys, card and payload disagree.
    """
    out = BytesIO()
    name = write_bundle(out, payload, sender, sender_card, recipient, stream, limits)
    return Sealed(out.getvalue(), name)


def write_bundle(
    out: BinaryIO,
    payload: Payload,
    sender: OfficeKeys,
    sender_card: OfficeCard,
    recipient: OfficeCard,
    stream: StreamPosition,
    limits: Limits | None = None,
) -> str:
    """Write a bundle to an open file from front to end and return its hash; see `seal`."""
    if sender_card.signing != sender.public_signing or payload.sender != sender_card.office:
        raise ValueError("the payload, the keys and the card must be of one office")
    limits = limits or Limits()
    ephemeral = Ephemeral()
    front = front_bytes(_header(payload, sender_card, recipient, stream, ephemeral, limits))
    header_hash = parse_front(front).hash
    cipher = ChunkCipher(ephemeral.agree(recipient.sealing), header_hash)
    out.write(front)
    chunks: list[tuple[int, bytes]] = []
    plain_size, size = 0, len(front)
    with closing(in_order(cipher.seal_numbered, enumerate(_chunks(payload, limits)))) as sealed_chunks:
        for plain, sealed, digest in sealed_chunks:
            plain_size, size = plain_size + plain, size + len(sealed)
            if plain_size > limits.total or size > limits.file:
                raise too_much()
            out.write(sealed)
            chunks.append((len(sealed), digest))
    body = statement_bytes(
        Statement(header_hash, fingerprint(sender_card), fingerprint(recipient), plain_size, tuple(chunks))
    )
    out.write(footer_bytes(body, sender))
    return bundle_hash(body)


def _header(
    payload: Payload,
    sender: OfficeCard,
    recipient: OfficeCard,
    stream: StreamPosition,
    ephemeral: Ephemeral,
    limits: Limits,
) -> BundleHeader:
    return BundleHeader(
        suite=SUITE,
        sender=_party(sender),
        recipient=_party(recipient),
        incarnation=payload.incarnation,
        number=stream.number,
        previous=stream.previous,
        ephemeral=ephemeral.public.hex(),
        chunk_limit=limits.chunk,
        total_limit=limits.total,
    )


def _party(card: OfficeCard) -> Party:
    return Party(card.office, card.name, fingerprint(card))


def _manifest(payload: Payload) -> Manifest:
    return Manifest(
        schema=payload.schema,
        sender=payload.sender,
        incarnation=payload.incarnation,
        head=payload.head,
        holds=dict(payload.holds),
        since=dict(payload.since),
        wants=payload.wants,
        former=payload.former,
        sums=dict(payload.sums),
        counts=payload.counts(),
        files={name: len(data) for name, data in payload.files.items()},
        made=payload.made,
        note=payload.note,
    )


def _chunks(payload: Payload, limits: Limits) -> Iterator[bytes]:
    """Yield the content of each chunk: first the manifest alone, then records, then attachments."""
    first = pieces.chunk_of([pieces.manifest_piece(_manifest(payload))])
    if len(first) > limits.chunk:
        raise too_much()
    yield first
    target = min(pieces.CHUNK_TARGET, limits.chunk // 4)
    gathered: list[bytes] = []
    size = 0
    for piece in _pieces(payload, limits):
        gathered.append(piece)
        size += len(piece)
        if size >= target:
            yield pieces.chunk_of(gathered)
            gathered, size = [], 0
    if gathered:
        yield pieces.chunk_of(gathered)


def _pieces(payload: Payload, limits: Limits) -> Iterator[bytes]:
    yield from pieces.record_pieces(payload.records, limits.chunk // 2)
    for name, data in payload.files.items():
        yield from pieces.file_pieces(name, data)
