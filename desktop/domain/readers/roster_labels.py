"""Labels of a notice's list of people: 召集人：, 副 组 长, and those a scrape has damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_words import BROKEN_LABEL, LABEL_AT_START, LABEL_INSIDE
from desktop.domain.source import squash

_HEADING = Late(r"^ *(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|附件)")
_MEMBER_WORDS = ("成员单位", "组成单位", "参加单位", "参与单位", "成员", "组员", "委员")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a stretch: the role, where its content starts, and what was guessed."""

    role: str
    content: int
    doubt: str = ""

    @property
    def member(self) -> bool:
        """Whether it opens a list of members."""
        return self.role in _MEMBER_WORDS


def chief_word(clean: str) -> str:
    """Tell what the body calls its head: the word of the family that stands most often in the text."""
    counts = {word: clean.count(word) for word in ("召集人", "组长", "指挥长", "主席", "会长")}
    best = max(counts, key=lambda word: counts[word])
    return best if counts[best] else "召集人"


def label_of(line: str) -> Label | None:
    """Read the whole label a line starts with, if it does."""
    found = LABEL_AT_START.match(line)
    if not found:
        return None
    content = found.end()
    rest = line[content:]
    if "：" not in found["mark"] and not _follows_like_people(rest):
        return None
    return Label(squash(found["label"]), content)


def broken_label_of(line: str, chief: str, seen: list[str]) -> Label | None:
    """Read a label that lost characters, in the order such lists have; it is always doubted."""
    found = BROKEN_LABEL.match(line)
    if not found:
        return None
    rest = squash(found["label"])
    order = [chief, f"常务副{chief}", f"副{chief}", "成员"]
    last = max((order.index(role) for role in seen if role in order), default=-1)
    fits = [role for place, role in enumerate(order) if place >= max(last, 0) and _is_rest_of(rest, role)]
    fresh = [role for role in fits if role not in seen] or fits
    if not fresh:
        return None
    return Label(fresh[0], found.end(), f"职务字样残缺（原文只剩“{rest}：”），按先后顺序读作{fresh[0]}")


def inner_labels(line: str, start: int) -> list[tuple[int, Label]]:
    """Find further labels inside a line, each with where it starts."""
    return [(m.start(), Label(squash(m["label"]), m.end())) for m in LABEL_INSIDE.finditer(line, start)]


def is_heading(line: str) -> bool:
    """Say whether a line is numbered as a heading or opens an annex."""
    return bool(_HEADING.match(line))


def _follows_like_people(rest: str) -> bool:
    if not rest.strip():
        return True
    if re.match(r"(?:由|的|应|要|可|需|因|对|在|为|负责|会议|单位|和|及|、|，|。)", rest.strip()):
        return False
    return "（" in rest[:12] or bool(re.search(r"\S  *\S", rest)) or len(squash(rest)) <= 30


def _is_rest_of(rest: str, role: str) -> bool:
    if rest == role or len(rest) >= len(role) or rest[-1] != role[-1]:
        return False
    letters = iter(role)
    return all(letter in letters for letter in rest)
