"""Checked reading of JSON values; every refusal names the key, counted from 1 inside lists."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from desktop.domain.errors import Refused

T = TypeVar("T")
# What XML cannot carry, and the separators that would break a line by stealth.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def mapping(value: object, where: str) -> Mapping[str, object]:
    """Return a JSON object, or refuse."""
    if not isinstance(value, dict):
        raise Refused(f"“{where}”应当是一组“键: 值”（花括号），现在是{_name(value)}，请改正。")
    return value


def known_keys(entry: Mapping[str, object], known: Iterable[str], where: str) -> None:
    """Refuse a key that is not known, naming it with its place."""
    allowed = tuple(known)
    for key in entry:
        if key not in allowed:
            place = f"“{where}”中的" if where else ""
            raise Refused(f"公文说明里{place}键“{key}”不认识，未生成公文；可用的键有：{'、'.join(allowed)}。")


def text(value: object, where: str) -> str:
    """Return a text that is not blank, without spaces around it."""
    found = text_or_empty(value, where)
    if not found:
        raise Refused(f"“{where}”是空的，请填写，或者去掉这个键。")
    return found


def text_or_empty(value: object, where: str) -> str:
    """Return a text without spaces around it; it may be empty."""
    if not isinstance(value, str):
        raise Refused(f"“{where}”应当是文字，现在是{_name(value)}，请改正。")
    if _CONTROL.search(value):
        raise Refused(f"“{where}”里有看不见的控制字符，请重新录入这一处文字。")
    return value.strip(" \t\r\n　")


def optional_text(entry: Mapping[str, object], key: str, where: str) -> str | None:
    """Return the text under a key that may be missing or null."""
    value = entry.get(key)
    return None if value is None else text(value, f"{where}.{key}")


def required_text(entry: Mapping[str, object], key: str, where: str) -> str:
    """Return the text under a key that must be there."""
    if entry.get(key) is None:
        raise Refused(f"“{where}”缺少“{key}”，请补上。")
    return text(entry[key], f"{where}.{key}")


def flag(value: object, where: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise Refused(f"“{where}”只能是 true 或 false，现在是{_name(value)}，请改正。")
    return value


def number(value: object, where: str, least: float, most: float) -> float:
    """Return a number inside its bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refused(f"“{where}”应当是数，现在是{_name(value)}，请改正。")
    if not least <= value <= most:
        raise Refused(f"“{where}”是 {value}，应当在 {least:g} 到 {most:g} 之间，请改正。")
    return float(value)


def count(value: object, where: str, most: int) -> int:
    """Return a whole number from 1."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise Refused(f"“{where}”应当是 1 到 {most} 的整数，请改正。")
    return value


def day(value: object, where: str) -> date:
    """Return an ISO date such as 2026-11-15."""
    found = text(value, where)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found, re.ASCII):
        try:
            return date.fromisoformat(found)
        except ValueError:
            pass
    raise Refused(f"“{where}”写作“{found}”，不是有效的日期，请写成 2026-11-15 的样子。")


def sequence(value: object, where: str, one: Callable[[object, str], T]) -> tuple[T, ...]:
    """Return a list read item by item; the first item is named where[1]."""
    if not isinstance(value, list):
        raise Refused(f"“{where}”应当是列表（方括号），现在是{_name(value)}，请改正。")
    return tuple(one(item, f"{where}[{index}]") for index, item in enumerate(value, 1))


def texts(value: object, where: str) -> tuple[str, ...]:
    """Return a list of texts, none of them blank."""
    return sequence(value, where, text)


def _name(value: object) -> str:
    names = {bool: "真假值", int: "数", float: "数", str: "文字", list: "列表", dict: "一组键值"}
    return names.get(type(value), "空值")
