"""The numbers that stand before items: 一、 （一） 1. （1） ① 第一 议题一."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十"
_CIRCLED = "①-⑳❶-❿➀-➉➊-➓"
_FIGURE = r"\d{1,2}(?:[、．]|\.(?!\d)|\.(?=\d{1,2}月|\d{4}年))"
_MONTHS = r"(?!\d{1,2}、\d{1,2}(?:月|日|号|、))"  # 时限：7、8、9月: no item 7
_STYLES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"(?:议题|专题|事项|议定事项|决定事项)(?:[{_HAN}]{{1,3}}|\d{{1,2}})[：、.．]?")),
    (1, re.compile(rf"第(?:[{_HAN}]{{1,3}}|\d{{1,2}})(?:[项条][：、，]?|[，、：])")),
    (1, re.compile(rf"[{_HAN}]{{1,3}}(?:、|[．.](?!\d))")),
    (2, re.compile(rf"(?:案件|案例|项目|问题|任务)(?:[{_HAN}]{{1,3}}|\d{{1,2}})[：、.．]")),
    (2, re.compile(rf"(?:（[{_HAN}]{{1,3}}）|[㈠-㈩])[、.．]?")),
    (3, re.compile(rf"{_FIGURE}|[⒈-⒛]")),
    (4, re.compile(r"(?:（\d{1,2}）|[⑴-⒇])[、.．]?")),
    (4, re.compile(r"\d{1,2}）[、.．]?")),
    (5, re.compile(rf"[{_CIRCLED}][、.．]?")),
    (4, re.compile(r"[a-zA-Z](?:[.．、]|）)(?=[\u4e00-\u9fff“《])")),
    (6, re.compile(r"[*＊](?=[\u4e00-\u9fff“《])|[—－–-]{1,3}(?=[\u4e00-\u9fff“《])|[●•·◆■▲△★☆◇◎○▶►➢➤✓√◼▪]")),
)
_INLINE = re.compile(
    rf"(?<=[。；：])(?:（[{_HAN}]{{1,3}}）|（\d{{1,2}}）|{_MONTHS}{_FIGURE}|[㈠-㈩⑴-⒛{_CIRCLED}]|[{_HAN}]{{1,3}}、)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number before an item: its words, its level (1 outermost) and its length in letters."""

    words: str
    level: int

    @property
    def length(self) -> int:
        """How many letters the number takes."""
        return len(self.words)


def marker_of(letters: str) -> Marker | None:
    """Give the number at the start of a line without blanks, if there is one."""
    for level, style in _STYLES:
        if found := style.match(letters):
            return Marker(found[0], level)
    return None


def inline_starts(letters: str) -> list[int]:
    """Say where further numbered items start inside one line: 议定：1. 与 2."""
    return [found.start() for found in _INLINE.finditer(letters)]
