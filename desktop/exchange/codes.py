"""Codes that people read over the telephone and type: no look-alike letters, and one character that tells a slip."""

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans("OIL", "011")
_SEPARATORS = " -_.·　—–"


def spoken(data: bytes, length: int) -> str:
    """Return the first `length` base-32 characters of `data` (5 bits each, most significant first)."""
    bits = int.from_bytes(data, "big")
    total = len(data) * 8
    return "".join(ALPHABET[(bits >> (total - 5 * (place + 1))) & 31] for place in range(length))


def grouped(code: str, size: int = 4) -> str:
    """Return the code in groups of `size` characters joined by hyphens, as it is printed."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def normalised(typed: str) -> str:
    """Return what a clerk typed as plain code characters: full width, case, spaces and O/I/L slips undone."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in text if sign not in _SEPARATORS).translate(_LOOK_ALIKE)


def check_character(code: str) -> str:
    """Return the character to append so that any one wrong or any two swapped characters are noticed.

    The code is read as a polynomial over GF(32) and made a multiple of (y + x), x primitive.
    """
    return ALPHABET[_times_x(_remainder(code))]


def is_sound(code: str) -> bool:
    """Tell whether a code with its check character at the end was typed without a slip."""
    return len(code) > 1 and all(sign in ALPHABET for sign in code) and _remainder(code) == 0


def _remainder(code: str) -> int:
    value = 0
    for sign in code:
        value = _times_x(value) ^ ALPHABET.index(sign)
    return value


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
