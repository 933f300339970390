"""Numbers as papers write them: digits or Chinese numerals."""

from __future__ import annotations

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100}

# A number of days, months or a day of the month; at most a few hundred.
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十百零〇]{1,5})"
# A month or a day of the month.
SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"


def number(words: str) -> int | None:
    """Read 15, 十五, 两, 一百二十 or, digit by digit, 二〇二六; None when it is no number."""
    if words.isdigit():
        return int(words)
    if not words or any(sign not in _DIGITS and sign not in _UNITS for sign in words):
        return None
    if (
        all(sign in _DIGITS for sign in words)
        and len(words) > 1
        and not {"零", "〇"} & set(words)
        and len(words) < 4
    ):
        return None  # 一两个月, 三五天: no number
    if all(sign in _DIGITS for sign in words):
        return int("".join(str(_DIGITS[sign]) for sign in words))
    total = current = 0
    for sign in words:
        if sign in _UNITS:
            total += (current or 1) * _UNITS[sign]
            current = 0
        else:
            current = _DIGITS[sign]
    return total + current
