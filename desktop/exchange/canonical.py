"""Small signed text files (cards, receipts): one canonical JSON, so that a signature is exact to the byte."""

import base64
import binascii
import json
from collections.abc import Mapping

from desktop.exchange.refusals import Cause, ExchangeRefused

TEXT_LIMIT = 64 * 1024
"""Longest small file in bytes; a card has about 700."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def canonical(value: Mapping[str, Json]) -> bytes:
    """Return the one JSON form of a value: keys sorted, no spaces, UTF-8, nothing escaped that need not be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def to_text(data: bytes) -> str:
    """Return bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


class SmallFile:
    """A parsed small file: typed access to its keys, refusing with the name of the file kind."""

    def __init__(self, values: dict[str, Json], what: str) -> None:
        self._values = values
        self._what = what

    def text(self, key: str) -> str:
        """Return a text value."""
        value = self._values.get(key)
        if not isinstance(value, str):
            raise self.broken()
        return value

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self._values.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.broken()
        return value

    def data(self, key: str, length: int | None = None) -> bytes:
        """Return bytes kept as base64, of the given length where one is given."""
        text = self.text(key)
        try:
            value = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise self.broken() from None
        if to_text(value) != text or (length is not None and len(value) != length):
            raise self.broken()
        return value

    def part(self, key: str) -> "SmallFile":
        """Return an object inside the file."""
        value = self._values.get(key)
        if not isinstance(value, dict):
            raise self.broken()
        return SmallFile(value, self._what)

    def has(self, key: str) -> bool:
        """Tell whether the key is there and not null."""
        return self._values.get(key) is not None

    def signed_bytes(self) -> bytes:
        """Return the canonical bytes of the whole value, which is what was signed."""
        return canonical(self._values)

    def numbers(self, key: str) -> dict[str, int]:
        """Return an object whose values are whole numbers."""
        part = self.part(key)
        return {name: part.number(name) for name in part._values}

    def broken(self) -> ExchangeRefused:
        """Return the refusal for a file that is incomplete or was changed."""
        return ExchangeRefused(
            Cause.ALTERED, f"这份{self._what}不完整或已被改动，没有采用，原有资料未变；请对方重新导出一份。"
        )


def read_small_file(data: bytes, kind: str, newest: int, what: str) -> SmallFile:
    """Read a small file of the given kind; `what` is its Chinese name in refusals.

    Raises ExchangeRefused when it is not of this kind, newer than format `newest`, or not readable.
    """
    foreign = ExchangeRefused(Cause.NOT_OURS, f"这个文件不是{what}，没有采用；请选择对方导出的{what}文件。")
    if len(data) > TEXT_LIMIT:
        raise foreign
    try:
        values = json.loads(data.decode("utf-8-sig"))
        canonical(values)
    except (ValueError, RecursionError):
        raise foreign from None
    if not isinstance(values, dict) or values.get("kind") != kind:
        raise foreign
    file = SmallFile(values, what)
    if file.number("format") < 1:
        raise file.broken()
    if file.number("format") > newest:
        raise ExchangeRefused(
            Cause.NEWER, f"这份{what}由更新版本的软件生成，本机读不了，文件原样保留；请升级本软件后再用。"
        )
    return file
