"""Identifiers that no two offices ever share."""

import secrets
import time
from threading import Lock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class _Ids:
    """Gives ids that grow, also within one millisecond and when the clock goes back."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = Lock()

    def next(self) -> int:
        fresh = (int(time.time() * 1000) & (1 << 48) - 1) << 52 | secrets.randbits(52)
        with self._lock:
            self._last = max(fresh, self._last + 1 + secrets.randbits(32))
            return self._last


_IDS = _Ids()


def new_id() -> str:
    """Return a fresh 20-character id: 48 bits of time, then 52 random bits; later ids of a process sort later."""
    value = _IDS.next()
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(95, -1, -5))
