"""The bytes of a bundle file: preamble, plain header, sealed chunks one after another, footer written last.

    magic 8 | format u16 | minimum reader u16 | header length u32 | header (JSON)
    chunk 0 | chunk 1 | …
    statement (MessagePack) | signature 64 | statement length u32 | end mark 8

The statement names the header hash, both parties and the length and SHA-256 of every sealed chunk. Numbers are
big-endian. Later formats keep the preamble and the header's existing keys, so any version can say who sent it.
"""

import hashlib
import struct
from dataclasses import asdict, dataclass

import msgspec

from desktop.exchange.canonical import canonical
from desktop.exchange.keys import OfficeKeys, signature_holds
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.values import BundleHeader

Data = bytes | memoryview

FORMAT = 1
MIN_READER = 1
MAGIC = b"\x8fFYB\r\n\x1a\n"
END = b"\nFYBend\n"
_PREAMBLE = struct.Struct(">8sHHI")
_TRAILER = struct.Struct(">64sI8s")
_HEADER_LIMIT = 16 * 1024
_STATEMENT_LIMIT = 8 * 1024 * 1024
_SIGNED = b"fuyuan-desk bundle v1\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes that neither writer nor reader goes beyond: a chunk and all content opened, a file sealed."""

    chunk: int = 16 * 1024 * 1024
    total: int = 2 * 1024 * 1024 * 1024
    file: int = 1024 * 1024 * 1024


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """What the sender signs: the header, both parties, and every sealed chunk (length, SHA-256)."""

    header_hash: bytes
    sender: str
    recipient: str
    plain_size: int
    chunks: tuple[tuple[int, bytes], ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The parsed front of a bundle: versions, header, and the hash of every byte up to the first chunk."""

    format: int
    min_reader: int
    header: BundleHeader
    length: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Footer:
    """The parsed end of a bundle: the statement, its exact encoded bytes, the signature, and the footer's length."""

    statement: Statement
    body: bytes
    signature: bytes
    length: int

    @property
    def bundle_hash(self) -> str:
        """The name of this bundle in receipts and in the next header (hexadecimal)."""
        return bundle_hash(self.body)

    def is_signed_by(self, public_signing: bytes) -> bool:
        """Tell whether the statement carries the signature of this key."""
        return signature_holds(public_signing, self.signature, _SIGNED + self.body)


def front_bytes(header: BundleHeader) -> bytes:
    """Return preamble and header."""
    body = canonical(asdict(header))
    return _PREAMBLE.pack(MAGIC, FORMAT, MIN_READER, len(body)) + body


def is_bundle(start: Data) -> bool:
    """Tell by the first eight bytes whether a file is meant to be a bundle, whatever its name."""
    return bytes(start[: len(MAGIC)]) == MAGIC


def has_end(tail: Data) -> bool:
    """Tell by its last bytes whether a bundle was written to its end."""
    return bytes(tail[-len(END) :]) == END


def parse_front(data: Data) -> Front:
    """Read preamble and header; raises ExchangeRefused: not a bundle, cut off, newer than this reader, altered."""
    if not is_bundle(data):
        raise ExchangeRefused(
            Cause.NOT_OURS, "这个文件不是府院联动数据包，没有导入任何内容；请选择对方交来的数据包文件。"
        )
    if len(data) < _PREAMBLE.size:
        raise truncated()
    _, number, min_reader, length = _PREAMBLE.unpack_from(data)
    if min_reader > FORMAT:
        raise ExchangeRefused(
            Cause.NEWER,
            f"这份数据包是较新的第{number}版格式，本机只能读到第{FORMAT}版，内容没有导入，文件原样保存；"
            "升级本软件后即可导入。",
        )
    if not 0 < length <= _HEADER_LIMIT:
        raise altered()
    end = _PREAMBLE.size + length
    if len(data) < end:
        raise truncated()
    try:
        header = msgspec.json.decode(bytes(data[_PREAMBLE.size : end]), type=BundleHeader)
    except (msgspec.DecodeError, ValueError):
        raise altered() from None
    if header.number < 1:
        raise altered()
    return Front(number, min_reader, header, end, hashlib.sha256(data[:end]).digest())


def statement_bytes(statement: Statement) -> bytes:
    """Return the encoded statement."""
    return msgspec.msgpack.encode(statement)


def bundle_hash(body: bytes) -> str:
    """Return the name of a bundle (hexadecimal): the hash of its signed statement, which fixes every other byte."""
    return hashlib.sha256(_SIGNED + body).hexdigest()


def footer_bytes(body: bytes, sender: OfficeKeys) -> bytes:
    """Return the footer: the encoded statement, signed."""
    return body + _TRAILER.pack(sender.sign(_SIGNED + body), len(body), END)


def parse_footer(data: Data) -> Footer:
    """Read the footer from the end of the file; raises ExchangeRefused: cut off, or altered."""
    if len(data) < _TRAILER.size or not has_end(data):
        raise truncated()
    signature, length, _ = _TRAILER.unpack_from(data, len(data) - _TRAILER.size)
    start = len(data) - _TRAILER.size - length
    if length > _STATEMENT_LIMIT or start < _PREAMBLE.size:
        raise altered()
    body = bytes(data[start : start + length])
    try:
        statement = msgspec.msgpack.decode(body, type=Statement)
    except (msgspec.DecodeError, ValueError):
        raise altered() from None
    return Footer(statement, body, signature, length + _TRAILER.size)


def altered() -> ExchangeRefused:
    """Return the refusal for a bundle of which any byte was changed."""
    return ExchangeRefused(
        Cause.ALTERED,
        "数据包在途中被改动或已损坏，一条也没有导入，本机资料未变；请对方重新导出，或换一只盘再拷一次。",
    )


def truncated() -> ExchangeRefused:
    """Return the refusal for a bundle whose end is missing."""
    return ExchangeRefused(
        Cause.TRUNCATED,
        "数据包不完整（可能拷贝中途拔盘），一条也没有导入，本机资料未变；请对方重新拷贝一份。",
    )


def too_big() -> ExchangeRefused:
    """Return the refusal for content beyond the caps."""
    return ExchangeRefused(
        Cause.TOO_BIG, "数据包展开后超过允许的大小，已中止且一条也没有导入，本机资料未变；请对方分批导出。"
    )


def too_much() -> ExchangeRefused:
    """Return the refusal to write content beyond the caps."""
    return ExchangeRefused(
        Cause.TOO_BIG,
        "要导出的内容超过一个数据包允许的大小，没有生成数据包，原有资料未变；请减少附件或分批导出。",
    )


def inconsistent() -> ExchangeRefused:
    """Return the refusal for a genuine bundle whose content does not agree with its own manifest."""
    return ExchangeRefused(
        Cause.ALTERED,
        "数据包的内容与它自带的清单不符，一条也没有导入，本机资料未变；请对方升级软件后重新导出。",
    )
