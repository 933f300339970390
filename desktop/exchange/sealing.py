"""The sealed chunks: compressed by zstd, encrypted to the recipient under a key made for one bundle only."""

import hashlib

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.exchange.keys import OfficeKeys
from desktop.exchange.layout import altered, too_big

_LEVEL = 3
_INFO = b"fuyuan-desk bundle v1 chunks"


class Ephemeral:
    """A sealing key that lives for one bundle; its public half goes into the header."""

    def __init__(self) -> None:
        self._key = X25519PrivateKey.generate()
        self.public = self._key.public_key().public_bytes_raw()

    def agree(self, recipient_sealing: bytes) -> bytes:
        """Return the secret shared with the recipient."""
        return self._key.exchange(X25519PublicKey.from_public_bytes(recipient_sealing))


class ChunkCipher:
    """Seals and opens the chunks of one bundle; number and place are bound in, so none can be moved or dropped."""

    def __init__(self, secret: bytes, header_hash: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=header_hash, info=_INFO).derive(secret)
        self._aead = ChaCha20Poly1305(key)
        self._header_hash = header_hash

    def seal_numbered(self, item: tuple[int, bytes]) -> tuple[int, bytes, bytes]:
        """Return the size of the content, the sealed chunk, and the SHA-256 of that."""
        number, plain = item
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(plain)
        sealed = self._aead.encrypt(_nonce(number), packed, self._header_hash)
        return len(plain), sealed, hashlib.sha256(sealed).digest()

    def open(self, number: int, sealed: bytes, most: int) -> bytes:
        """Return the content of a chunk; ExchangeRefused when altered or larger than `most` bytes."""
        try:
            packed = self._aead.decrypt(_nonce(number), sealed, self._header_hash)
        except InvalidTag:
            raise altered() from None
        return _unpacked(packed, most)


def recipient_secret(me: OfficeKeys, ephemeral: str) -> bytes:
    """Return the secret shared with the sender's one-time key (hexadecimal, from the header)."""
    try:
        return me.agree(bytes.fromhex(ephemeral))
    except ValueError:
        raise altered() from None


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _unpacked(packed: bytes, most: int) -> bytes:
    """Decompress one frame that must declare its size: a bomb is refused before a byte is unfolded."""
    try:
        frame = zstandard.get_frame_parameters(packed)
        if frame.content_size in (zstandard.CONTENTSIZE_UNKNOWN, zstandard.CONTENTSIZE_ERROR):
            raise altered()
        if frame.content_size > most:
            raise too_big()
        return zstandard.ZstdDecompressor().decompress(
            packed, max_output_size=frame.content_size, allow_extra_data=False
        )
    except zstandard.ZstdError:
        raise altered() from None
