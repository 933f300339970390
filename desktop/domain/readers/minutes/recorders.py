"""Who wrote the minutes down: 记录：, （会议记录：甲、乙）, 某局甲作记录, 甲（记录）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import COLLECTIVE, mentions_in
from desktop.domain.readers.minutes.names import close_gaps, could_be_name, looks_like_name, split_title
from desktop.domain.source import squash
from desktop.domain.units import UnitBook

_WHO = r"(?P<who>[^，。；：（）]{2,40}?)"
_RECORDS = re.compile("记录|整理|起草|书记员")
_TOLD = tuple(
    re.compile(rule)
    for rule in (
        r"(?:会议)?(?:记录|整理)(?:人员|人|员)?：(?P<who>[\u4e00-\u9fff、，]{2,30})(?=[）。；]|$)",
        rf"(?:^|[，。；])(?:[^，。；]{{0,8}}由)?{_WHO}(?:同志)?(?:共同|分别|负责)?(?:作|做|担任|任)(?:了)?(?:会议|现场)?(?:记录|书记员)",
        rf"(?:纪要|会议|记录)(?:稿)?由{_WHO}(?:同志)?(?:负责)?(?:整理|记录|起草)",
        r"(?P<who>[\u4e00-\u9fff]{2,4})（(?:会议)?记录(?:人|员)?）",
        r"(?:^|[，。；])会议记录(?:人|员)?(?P<who>[\u4e00-\u9fff]{2,4})(?=[，。；]|$)",
        rf"(?:^|[，。；]){_WHO}(?:负责)?记录(?=[，。；]|$)",
    )
)


def recorders(labelled: str | None, paragraphs: Sequence[Paragraph], book: UnitBook) -> str | None:
    """Give those who took the minutes, joined by 、; `labelled` is the value of a line 记录：."""
    if labelled:
        pieces = re.split(r"[，、；/]", re.sub(r"（.*?）|（.*", "", close_gaps(labelled).strip(" ）。")))
        names = [_name(token, book) for piece in pieces for token in _tokens(piece)]
        if any(names):
            return "、".join(dict.fromkeys(name for name in names if name))
    told = [paragraph for paragraph in paragraphs if _RECORDS.search(paragraph.text)]
    for rule in _TOLD:
        for paragraph in told:
            found = rule.search(paragraph.text)
            names = [_name(who, book) for who in re.split("[、，和]", found["who"])] if found else []
            if any(names):
                return "、".join(name for name in names if name)
    return None


def _tokens(piece: str) -> list[str]:
    """Part 陈晨 李想 at the blank; a title and its name (科员 陈晨) give the name alone."""
    tokens = [token for token in piece.split(" ") if token]
    names = [token for token in tokens if looks_like_name(token)]
    return names or [squash(piece)]


def _name(words: str, book: UnitBook) -> str | None:
    units = [m for m in mentions_in(words, book) if m.kind != COLLECTIVE and m.start == 0]
    rest = words[units[0].end :] if units and not could_be_name(words) else words
    return split_title(rest)[1] if rest else None
