"""The private keys of an office: signing (Ed25519), sealing (X25519), and how they rest on the disk."""

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from desktop.exchange.canonical import SmallFile, canonical, read_small_file, to_text
from desktop.exchange.refusals import Cause, ExchangeRefused

SUITE = 1
"""Ed25519, X25519, ChaCha20-Poly1305, SHA-256."""

_KIND = "fuyuan-desk keys"
_WHAT = "密钥文件"
_FORMAT = 1
_SCRYPT_LOG2_N = 15
_SCRYPT_LOG2_N_MOST = 20


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """The two private keys of one office, 32 bytes each, never shown in a repr."""

    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "OfficeKeys":
        """Return fresh random keys."""
        return cls(
            Ed25519PrivateKey.generate().private_bytes_raw(), X25519PrivateKey.generate().private_bytes_raw()
        )

    @property
    def public_signing(self) -> bytes:
        """The public half of the signing key."""
        return Ed25519PrivateKey.from_private_bytes(self.signing).public_key().public_bytes_raw()

    @property
    def public_sealing(self) -> bytes:
        """The public half of the sealing key."""
        return X25519PrivateKey.from_private_bytes(self.sealing).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature of a message."""
        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(message)

    def agree(self, peer_sealing: bytes) -> bytes:
        """Return the X25519 secret shared with the holder of a public sealing key; ValueError for a weak point."""
        peer = X25519PublicKey.from_public_bytes(peer_sealing)
        return X25519PrivateKey.from_private_bytes(self.sealing).exchange(peer)

    def to_blob(self, password: str) -> bytes:
        """Return the keys encrypted under a password (scrypt, then ChaCha20-Poly1305)."""
        salt, nonce = os.urandom(16), os.urandom(12)
        box = ChaCha20Poly1305(_stretched(password, salt, _SCRYPT_LOG2_N)).encrypt(
            nonce, self.signing + self.sealing, _KIND.encode()
        )
        return canonical(
            {
                "kind": _KIND,
                "format": _FORMAT,
                "protection": "scrypt",
                "log2_n": _SCRYPT_LOG2_N,
                "salt": to_text(salt),
                "nonce": to_text(nonce),
                "box": to_text(box),
            }
        )

    def to_unencrypted_blob(self) -> bytes:
        """Return the keys in the clear, for a data folder that is itself protected; anyone who reads it has them."""
        box = to_text(self.signing + self.sealing)
        return canonical({"kind": _KIND, "format": _FORMAT, "protection": "none", "box": box})

    @classmethod
    def from_blob(cls, blob: bytes, password: str | None = None) -> "OfficeKeys":
        """Read either blob; raises ExchangeRefused for a missing or wrong password or a damaged file."""
        file = read_small_file(blob, _KIND, _FORMAT, _WHAT)
        protection = file.text("protection")
        if protection == "none":
            raw = file.data("box", 64)
        elif protection == "scrypt":
            raw = _unlocked(file, password)
        else:
            raise file.broken()
        return cls(raw[:32], raw[32:])


def is_strong_point(public_sealing: bytes) -> bool:
    """Tell whether a public sealing key can be sealed to (some few values would give everyone the same secret)."""
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public_sealing))
    except ValueError:
        return False
    return True


def signature_holds(public_signing: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether an Ed25519 signature is that of the given key over the message."""
    try:
        Ed25519PublicKey.from_public_bytes(public_signing).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _unlocked(file: SmallFile, password: str | None) -> bytes:
    if not password:
        raise ExchangeRefused(Cause.PASSWORD, "本单位的交换密钥有口令保护，尚未读取；请输入口令。")
    cost = file.number("log2_n")
    if not 1 <= cost <= _SCRYPT_LOG2_N_MOST:
        raise file.broken()
    key = _stretched(password, file.data("salt", 16), cost)
    try:
        raw = ChaCha20Poly1305(key).decrypt(file.data("nonce", 12), file.data("box", 80), _KIND.encode())
    except InvalidTag:
        raise ExchangeRefused(
            Cause.PASSWORD, "口令不对，或密钥文件已损坏，密钥没有读取，文件未变；请核对口令后重试。"
        ) from None
    return raw


def _stretched(password: str, salt: bytes, log2_n: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=1 << log2_n, r=8, p=1).derive(password.encode("utf-8"))
