"""Identifiers that no two offices ever share."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """Return a fresh 20-character id: 48 bits of time, then 52 random bits, sortable by creation."""
    value = (int(time.time() * 1000) & (1 << 48) - 1) << 52 | secrets.randbits(52)
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(95, -1, -5))
