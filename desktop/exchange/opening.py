"""Look at a bundle from outside, and open one that is meant for us: all of it is proven before any of it is used."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import msgspec

from desktop.exchange import pieces
from desktop.exchange.identity import OfficeCard, fingerprint
from desktop.exchange.keys import SUITE, OfficeKeys
from desktop.exchange.layout import (
    Data,
    Footer,
    Front,
    Limits,
    altered,
    has_end,
    inconsistent,
    parse_footer,
    parse_front,
    too_big,
)
from desktop.exchange.pipeline import in_order
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.sealing import ChunkCipher, recipient_secret
from desktop.exchange.values import BundleHeader, Inspection, Manifest, Payload, RecordImage


def inspect(data: Data) -> Inspection:
    """Return what a bundle says of itself without any key; nothing of it is proven.

    Raises ExchangeRefused for a file that is no bundle, of a newer format, or with a broken header.
    """
    front = parse_front(data)
    if not has_end(data):
        return Inspection(front.format, front.min_reader, front.header, len(data), whole=False)
    footer = parse_footer(data)
    statement = footer.statement
    return Inspection(
        front.format,
        front.min_reader,
        front.header,
        len(data),
        whole=_sealed_size(footer) == len(data) - front.length - footer.length,
        hash=footer.bundle_hash,
        plain_size=statement.plain_size,
        chunks=len(statement.chunks),
    )


def open_manifest(
    data: Data,
    me: OfficeKeys,
    my_card: OfficeCard,
    trusted: Mapping[str, OfficeCard],
    limits: Limits | None = None,
) -> Manifest:
    """Return the manifest alone, for a quick preview; the sender is proven, the rest not yet read.

    Raises ExchangeRefused as `open_bundle` does.
    """
    opening = _proven(data, me, my_card, trusted, limits or Limits())
    return _manifest(opening.chunk(0))


def open_bundle(
    data: Data,
    me: OfficeKeys,
    my_card: OfficeCard,
    trusted: Mapping[str, OfficeCard],
    limits: Limits | None = None,
) -> Payload:
    """Return the payload of a bundle after proving every byte of it.

    `trusted` holds the cards of the offices we accept, under any key. Raises ExchangeRefused, by cause: not a
    bundle, newer (keep the file whole), for another office, unknown sender, altered, truncated, too big.
    """
    opened = OpenedBundle(_proven(data, me, my_card, trusted, limits or Limits()))
    records, manifest = tuple(opened.records()), opened.manifest
    return Payload(
        schema=manifest.schema,
        sender=manifest.sender,
        incarnation=manifest.incarnation,
        records=records,
        files=opened.files,
        head=manifest.head,
        holds=manifest.holds,
        since=manifest.since,
        wants=manifest.wants,
        former=manifest.former,
        sums=manifest.sums,
        made=manifest.made,
        note=manifest.note,
    )


def open_stream(
    data: Data,
    me: OfficeKeys,
    my_card: OfficeCard,
    trusted: Mapping[str, OfficeCard],
    limits: Limits | None = None,
) -> "OpenedBundle":
    """Return a bundle whose records are read one by one, for an import that need not hold them all at once.

    Refuses as `open_bundle` does, but damage to the body shows only while the records are read: read them inside
    one transaction.
    """
    return OpenedBundle(_proven(data, me, my_card, trusted, limits or Limits()))


@dataclass(frozen=True, slots=True)
class _Opening:
    """A bundle whose sender is proven; chunks are hashed, decrypted and unfolded one by one."""

    data: Data
    header: BundleHeader
    cipher: ChunkCipher
    spans: tuple[tuple[int, int, bytes], ...]
    plain_size: int
    most: int

    def chunk(self, number: int) -> bytes:
        start, end, digest = self.spans[number]
        sealed = bytes(self.data[start:end])
        if hashlib.sha256(sealed).digest() != digest:
            raise altered()
        return self.cipher.open(number, sealed, self.most)


def _proven(
    data: Data, me: OfficeKeys, my_card: OfficeCard, trusted: Mapping[str, OfficeCard], limits: Limits
) -> _Opening:
    if len(data) > limits.file:
        raise too_big()
    front = parse_front(data)
    header = front.header
    _check_recipient(header, my_card)
    sender = _sender(header, trusted)
    footer = parse_footer(data)
    _check_footer(data, front, footer, sender)
    if footer.statement.plain_size > limits.total:
        raise too_big()
    cipher = ChunkCipher(recipient_secret(me, header.ephemeral), front.hash)
    return _Opening(
        data, header, cipher, tuple(_spans(front, footer)), footer.statement.plain_size, limits.chunk
    )


def _check_recipient(header: BundleHeader, my_card: OfficeCard) -> None:
    if header.suite != SUITE:
        raise ExchangeRefused(
            Cause.NEWER,
            "这份数据包使用另一套密码算法，内容没有导入，文件原样保存；请与对方统一设置后再导入。",
        )
    if header.recipient.office != my_card.office:
        raise ExchangeRefused(
            Cause.WRONG_RECIPIENT,
            f"这份数据包是发给{_shown(header.recipient.name)}的，不是发给{my_card.name}的，没有导入任何内容；请转交该单位。",
        )
    if header.recipient.fingerprint != fingerprint(my_card):
        raise ExchangeRefused(
            Cause.WRONG_RECIPIENT,
            f"这份数据包是按{my_card.name}的另一张名片（指纹{_shown(header.recipient.fingerprint)}）加密的，"
            "没有导入任何内容；请把现在的名片交给对方后重新导出。",
        )


def _sender(header: BundleHeader, trusted: Mapping[str, OfficeCard]) -> OfficeCard:
    party = header.sender
    for card in trusted.values():
        if card.office == party.office and fingerprint(card) == party.fingerprint:
            return card
    raise ExchangeRefused(
        Cause.UNKNOWN_SENDER,
        f"发件单位自称{_shown(party.name)}，名片指纹{_shown(party.fingerprint)}，不在本单位认可的名片之中，没有导入任何内容；"
        "请打电话核对指纹，认可对方名片后再导入。",
    )


def _shown(claim: str) -> str:
    """Return an unproven text of the header as a sentence may show it."""
    return "".join(sign for sign in claim if sign.isprintable())[:40]


def _check_footer(data: Data, front: Front, footer: Footer, sender: OfficeCard) -> None:
    statement = footer.statement
    matches = (
        footer.is_signed_by(sender.signing)
        and statement.header_hash == front.hash
        and statement.sender == front.header.sender.fingerprint
        and statement.recipient == front.header.recipient.fingerprint
        and _sealed_size(footer) == len(data) - front.length - footer.length
        and len(statement.chunks) > 0
    )
    if not matches:
        raise altered()


def _sealed_size(footer: Footer) -> int:
    return sum(length for length, _ in footer.statement.chunks)


def _spans(front: Front, footer: Footer) -> Iterator[tuple[int, int, bytes]]:
    start = front.length
    for length, digest in footer.statement.chunks:
        yield start, start + length, digest
        start += length


def _manifest(chunk: bytes) -> Manifest:
    try:
        first, *others = pieces.pieces_of(chunk)
    except (msgspec.DecodeError, ValueError):
        raise inconsistent() from None
    if others or not isinstance(first, pieces.ManifestPiece):
        raise inconsistent()
    return first.manifest


class OpenedBundle:
    """A bundle of a proven sender: the manifest at once, the records as they are asked for, then the attachments.

    `files` (by SHA-256) is complete when `records` has been read to its end, where all is held against the manifest.
    """

    def __init__(self, opening: _Opening) -> None:
        self._opening = opening
        self._left = opening.plain_size
        self._counts: Counter[str] = Counter()
        self._parts: dict[str, bytearray] = {}
        self.header = opening.header
        self.manifest = _manifest(self._counted(opening.chunk(0)))
        self.files: dict[str, bytes] = {}

    def records(self) -> Iterator[RecordImage]:
        """Yield every record once, in the sender's order; ExchangeRefused at the first thing that is not right."""
        later = range(1, len(self._opening.spans))
        with closing(in_order(self._opening.chunk, later)) as chunks:
            for chunk in chunks:
                yield from self._records_of(self._counted(chunk))
        self._finish()

    def _counted(self, chunk: bytes) -> bytes:
        """Return the chunk; refuse it when more comes out than the signed statement declares."""
        self._left -= len(chunk)
        if self._left < 0:
            raise too_big()
        return chunk

    def _records_of(self, chunk: bytes) -> list[RecordImage]:
        records: list[RecordImage] = []
        try:
            for piece in pieces.pieces_of(chunk):
                if isinstance(piece, pieces.RowsPiece):
                    records.extend(pieces.records_of(piece))
                    self._counts[piece.table] += len(piece.ids)
                elif isinstance(piece, pieces.FilePiece):
                    self._parts.setdefault(piece.hash, bytearray()).extend(piece.data)
                else:
                    raise inconsistent()
        except (msgspec.DecodeError, ValueError, IndexError):
            raise inconsistent() from None
        return records

    def _finish(self) -> None:
        """Hold counts, attachments and names against the manifest."""
        manifest, header = self.manifest, self.header
        files = {name: bytes(data) for name, data in self._parts.items()}
        agrees = (
            self._counts == manifest.counts
            and {name: len(data) for name, data in files.items()} == manifest.files
            and all(hashlib.sha256(data).hexdigest() == name for name, data in files.items())
            and (manifest.sender, manifest.incarnation) == (header.sender.office, header.incarnation)
        )
        if not agrees:
            raise inconsistent()
        self.files = files
