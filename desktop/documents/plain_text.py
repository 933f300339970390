"""Bytes of a text file to characters, whatever a Chinese office saved it as; and web pages to text."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from desktop.domain.errors import Refused
from desktop.domain.source import SourceText

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_DAMAGE_ALLOWED = 0.005


def decode(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Give the text with plain line ends, the encoding it was in, and notes on what could not be read.

    UTF-8, UTF-16 and GB18030 (so also GBK and GB2312) are told apart; binary content is refused.
    """
    text, encoding = _decoded(data)
    notes: tuple[str, ...] = ()
    if lost := text.count("\ufffd"):
        notes = (f"有 {lost} 处字符已经损坏，读作“\ufffd”，请对照原文核对。",)
    if not text or len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        raise Refused(f"“{name}”不是文字文件（内容是二进制数据），请选择 txt 或 docx 文件。")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding, notes


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if half := _bare_utf16(data):
        return data.decode(half, "replace"), half
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= len(damaged) * _DAMAGE_ALLOWED:
        return damaged, "utf-8"
    return data.decode("gb18030", "replace"), "gb18030"


def _bare_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its line ends and ASCII: one half of many pairs is zero."""
    head = data[:4000]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 50 and not even:
        return "utf-16-le"
    if even > len(head) // 50 and not odd:
        return "utf-16-be"
    return None


class _Page(HTMLParser):
    """Collects the visible text of a page: a block a line, a table row its cells with tabs between."""

    _BLOCKS = frozenset(
        (
            "p",
            "div",
            "br",
            "li",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "title",
            "section",
            "article",
            "ul",
            "table",
        )
    )
    _SILENT = frozenset(("script", "style", "noscript", "head"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT:
            self._silent += 1
        elif tag in self._BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in self._BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"[ \t\r\n]+", " ", data))


def from_html(page: str, name: str, encoding: str, notes: tuple[str, ...]) -> SourceText:
    """Give the visible text of a saved web page."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    lines = (line.strip(" \t") for line in "".join(parser.parts).split("\n"))
    return SourceText(name, "\n".join(line for line in lines if line), encoding, (), notes)
