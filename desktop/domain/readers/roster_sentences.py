"""Sentences that appoint: 由县长周航任召集人，县法院院长罗敏任副召集人; with or without names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_people import Person, people_in_list, posts_in
from desktop.domain.readers.roster_seats import Seat, seats_in
from desktop.domain.source import squash

_ROLE = r"(?:第一|总|共同|执行)?(?:常务)?副?(?:召集人|组长|指挥长)"
_SEVERAL = rf"(?P<roles>{_ROLE}(?:(?:、|及|和|以及)(?:{_ROLE}|成员))*)"
_ACT = r"(?:同志)?(?:担任|出任|兼任|任|为)"
_BEFORE = Late(rf"(?P<who>[^。；：\n]{{2,80}}?){_ACT}(?:领导小组|联席会议)?{_SEVERAL}(?=[，。；、\s]|$)")
_AFTER = Late(
    rf"(?P<roles>{_ROLE})(?:(?:\d{{1,2}}|[一二两三四五六七八九十])[名人位])?，?由(?P<who>[^。；\n]{{2,80}}?)(?:同志)?(?:担任|出任|兼任)"
)
_MEMBERS = Late(
    r"(?:成员由|由|，)(?P<who>(?:(?!由|召集人|组长)[^。；\n]){6,800}?)(?:为|担任|任|组成|作为)(?:联席会议|领导小组)?成员(?:单位)?"
)
_MADE_OF = Late(
    r"(?:联席会议|领导小组|成员)(?:成员)?由(?P<who>(?:(?!由|召集人|组长)[^。；\n]){6,800}?)(?:等)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:个|家)?(?:部门和单位|单位和部门|单位|部门)?组成"
)
_INCLUDES = Late(r"成员单位(?:包括|主要包括|主要有|有|为)：?(?P<who>[^。；\n]{6,800})(?=[。；\n]|$)")
_VERB = Late(r"^(?:经[^，]{1,8}，)?(?:决定|同意|拟)?(?:增补|新增|吸收|增加|调整|将|把)")
_COLLECTIVE = Late(r"^(?P<units>.*?)(?P<seat>(?:正职|主要|分管|主管|负责).*)$")


@dataclass(frozen=True, slots=True)
class Appointed:
    """One appointment of a sentence: a person for a role, or seats for members."""

    role: str
    start: int
    person: Person | None = None
    seats: tuple[Seat, ...] = ()


def appointments(clean: str) -> Iterator[Appointed]:
    """Give the heads and the members that sentences of a cleaned text appoint, in order."""
    taken: list[tuple[int, int]] = []
    for pattern in (_AFTER, _BEFORE, _MEMBERS, _MADE_OF, _INCLUDES):
        for found in pattern.finditer(clean):
            if any(found.start() < high and low < found.end() for low, high in taken):
                continue
            taken.append(found.span())
            if pattern in (_MEMBERS, _MADE_OF, _INCLUDES):
                yield from _members(found)
            else:
                yield from _heads(found)


def _heads(found: re.Match[str]) -> Iterator[Appointed]:
    who = _who(found["who"])
    at, length = found.start("who"), len(found["who"])
    roles = re.split("、|以及|及|和", found["roles"])
    for role in roles:
        if role == "成员":
            yield Appointed("成员", at, seats=(_collective(who, length),))
            continue
        people = people_in_list(who)
        if not any(name for name, _ in people):
            people = tuple((None, post.position or "") for post in posts_in(who))
        for name, position in people:
            doubt = "" if name else "只写了职务，没有写姓名"
            if len(roles) > 1:
                doubt = f"原文把{'、'.join(roles)}写在一起（{who}），没有分别写明"
            yield Appointed(role, at, Person(name, position or None, 0, length, doubt))


def _members(found: re.Match[str]) -> Iterator[Appointed]:
    """Give a list of two units or more; who sits in the office is another matter."""
    sentence = found.string[found.string.rfind("。", 0, found.start()) + 1 : found.end()]
    if "、" in found["who"] and "办公室负责人" not in sentence and "办公室主任" not in sentence:
        seats = seats_in(_VERB.sub(lambda verb: " " * len(verb[0]), found["who"]))
        if len(seats) > 1 and not any(seat.doubt for seat in seats):
            yield Appointed(
                "成员单位" if found[0].endswith("单位") or found[0].startswith("成员单位") else "成员",
                found.start("who"),
                seats=seats,
            )


def _collective(who: str, length: int) -> Seat:
    """Part “一府两院”正职及主管副职 into the units spoken of and the words of the seat."""
    parted = _COLLECTIVE.match(who)
    units, words = (parted["units"], parted["seat"]) if parted else (who, "成员")
    return Seat(units or who, words, 0, length, True)


def _who(text: str) -> str:
    """Keep the part that names persons: after 由, and without what was appointed before in the sentence."""
    part = re.split(rf"由|{_ROLE}，", squash(text))[-1]
    return re.sub(
        r"^(?:\d+[.．、]|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、)", "", part.lstrip("，、")
    )
