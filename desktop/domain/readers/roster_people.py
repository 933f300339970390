"""Persons in a stretch of a notice: name and position, however the two are set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_seats import seats_in
from desktop.domain.readers.roster_words import (
    COMPOUND_SURNAMES,
    ENDS_WITH_TITLE,
    HAN,
    SEAT,
    TITLE_THEN_NAME,
    TITLES,
    VACANT,
    is_name,
    unlikely_surname,
)
from desktop.domain.source import squash

_ENTRY = Late(r"(?P<head>[^（）]*)（(?P<inside>(?:[^（）]|（[^（）]*）)*)(?:）|$)")
_REMARK = Late(
    r"^(?:兼|挂职|主持[\u4e00-\u9fff]{0,6}工作|正?副?[县处科股]级|试用期?)$"
)  # says more of the post before it
_ASIDE = Late(rf"^(?:女|男|[\u4e00-\u9fff]{{1,3}}族|按[^）]*排序)$|{_REMARK.source}")
_ASIDE_FIRST = Late(r"^(?:(?:女|男|[\u4e00-\u9fff]{1,3}族)，)+(?=.)")
_EMPTY = "席位空缺，没有写姓名"
_JUSTICE = Late(r"法院|检察院")
_COURTESY = Late(r"同志$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as written: `doubt` says what is lost or odd; start and end count within the stretch read."""

    name: str | None
    position: str | None
    start: int
    end: int
    doubt: str = ""
    vacant: bool = False


def people_in(text: str) -> tuple[Person, ...]:
    """Read the persons of a cleaned stretch (Chinese punctuation, plain blanks), in order."""
    if "（" in text:
        return _with_brackets(text)
    if "）" in text:
        return (_lost(text, "姓名和职务已残缺"),)
    if not squash(text):
        return ()
    return _by_gaps(text)


def trailing_name(text: str) -> tuple[str, str] | None:
    """Part 县司法局局长王立 into position and name; None when no name stands at the end."""
    bare = _COURTESY.sub("", squash(text))
    found = TITLE_THEN_NAME.match(bare)
    return (found[1], found[2]) if found and is_name(found[2]) else None


def people_in_list(text: str) -> tuple[tuple[str | None, str], ...]:
    """Read 县法院党组成员、副院长郑越、县检察院副检察长苏航 as (name, position) pairs."""
    found: list[tuple[str | None, str]] = []
    waiting: list[str] = []
    for piece in re.split(r"[、，]|和(?=县|市|区)", squash(text)):
        if parted := trailing_name(piece):
            found.append((parted[1], "、".join([*waiting, parted[0]])))
            waiting = []
        elif is_name(_COURTESY.sub("", piece)):
            found.append((_COURTESY.sub("", piece), "、".join(waiting)))
            waiting = []
        elif piece:
            waiting.append(piece)
    if waiting:
        found.append((None, "、".join(waiting)))
    return tuple(found)


def named_in(text: str) -> tuple[tuple[str | None, str], ...]:
    """Read (name, position) pairs with the posts before the names, or behind them in brackets."""
    if "（" in text:
        return tuple((person.name, person.position or "") for person in people_in(text))
    return people_in_list(text)


def posts_in(text: str) -> tuple[Person, ...]:
    """Part a head's content that gives only positions into the seats it means, one Person each.

    县委常委、常务副县长 is one seat. A court or procuratorate post is always a seat of its own: nobody holds it
    beside a post of the government (法官法 article 22, 检察官法 article 23).
    """
    bare = squash(text).strip("，。；、")
    if SEAT.search(bare):
        seats = [seat for seat in seats_in(bare) if seat.seat and not seat.collective]
        posts = [
            s.seat or "" if (s.seat or "").startswith(s.unit_raw) else f"{s.unit_raw}{s.seat}" for s in seats
        ]
    else:
        posts = []
        for part in re.split("[、，；]", bare):
            own = _JUSTICE.search(part)
            if posts and not own and not _JUSTICE.search(posts[-1]):
                posts[-1] = f"{posts[-1]}、{part}"
            else:
                posts.append(part)
    start, end = _lead(text), len(text.rstrip())
    return tuple(Person(None, post, start, end, "只写了职务，没有写姓名") for post in posts if post)


def _with_brackets(text: str) -> tuple[Person, ...]:
    found: list[Person] = []
    for entry in _ENTRY.finditer(text):
        head = entry["head"].strip(" 、，；。：")
        inside = _ASIDE_FIRST.sub("", squash(entry["inside"]))
        if _ASIDE.match(inside):
            before = people_in(head) if _REMARK.match(inside) else ()
            if before and before[-1].name and before[-1].position:
                told = replace(before[-1], position=f"{before[-1].position}（{inside}）")
                found.extend(_shifted((*before[:-1], told), entry.start(), entry.end()))
                continue
            rest = text[entry.end() :]
            if rest.lstrip()[:1] in tuple("、；"):
                found.extend(_shifted(people_in(head), entry.start(), entry.end()))
                continue
            return (*found, *_shifted(people_in(head + " " + rest), 0, len(text)))
        if VACANT.match(inside) and not head:  # （空缺）县水利局局长
            after = squash(text[entry.end() :].split("（")[0]).strip("、，；。")
            after = after or squash(text[entry.end() :]).strip("（）、，；。")
            return (Person(None, after or None, _lead(text), len(text.rstrip()), _EMPTY, True),)
        found.append(_entry(head, inside, entry.start() + _lead(entry["head"]), entry.end()))
    tail = text[text.rfind("）") + 1 :].strip(" 、，；。")
    if tail and is_name(tail):
        found.append(Person(squash(tail), None, len(text) - len(tail), len(text), "只有姓名，没有职务"))
    return tuple(found)


def _entry(head: str, inside: str, start: int, end: int) -> Person:
    if VACANT.match(inside) or VACANT.match(squash(head)):
        other = squash(head) if VACANT.match(inside) else inside
        return Person(None, other or None, start, end, _EMPTY, True)
    tokens = joined(head.split())
    position = inside or None
    if not tokens:
        return Person(None, position, start, end, "没有写姓名或姓名已残缺")
    name = _COURTESY.sub("", tokens[-1])
    before = "".join(tokens[:-1])
    if is_name(name):
        whole = f"{before}{position or ''}" if before else position
        return Person(name, whole, start, end, _surname_doubt(name))
    if parted := trailing_name(head):
        return Person(parted[1], f"{parted[0]}（{inside}）", start, end)
    if re.fullmatch(rf"[{HAN}]", squash(head)):
        return Person(None, position, start, end, f"姓名残缺，只剩“{squash(head)}”")
    return Person(None, position, start, end, f"“{squash(head)}”不像完整的姓名")


def _by_gaps(text: str) -> tuple[Person, ...]:
    start, end = _lead(text), len(text.rstrip())
    bare = squash(text).strip("，。；、")
    text = re.sub(" *、 *", "、", text)
    told = people_in_list(bare)
    if len(told) > 1 and all(name and post for name, post in told):
        return tuple(Person(name, post, start, end, _surname_doubt(name or "")) for name, post in told)
    listed = [_COURTESY.sub("", piece) for piece in re.split("[、，]", bare)]
    if len(listed) > 1 and all(is_name(piece) for piece in listed):
        return tuple(Person(name, None, start, end, _surname_doubt(name)) for name in listed)
    if VACANT.match(bare):
        return (Person(None, None, start, end, _EMPTY, True),)
    tokens = joined([token.strip("，。；、") for token in re.split(r"[ \t，；]+", text.strip(" 。；，"))])
    tokens = [_COURTESY.sub("", token) for token in tokens if token]
    names = [token for token in tokens if is_name(token)]
    if not names:
        if all(name for name, _ in told):
            return tuple(Person(name, post or None, start, end) for name, post in told)
        return (_nameless(tokens, bare, start, end),)
    if len(tokens) == 1 or len(names) == len(tokens):
        return tuple(Person(name, None, start, end, _surname_doubt(name)) for name in names)
    return _paired(tokens, start, end)


def _paired(tokens: list[str], start: int, end: int) -> tuple[Person, ...]:
    groups: list[list[str]] = []
    name_first = is_name(tokens[0])
    closed = False
    for token in tokens:
        if (
            not groups
            or (is_name(token) and name_first)
            or (closed and not name_first and not is_title(token) and _told(groups[-1]))
        ):
            groups.append([])
            closed = False
        groups[-1].append(token)
        closed = closed or is_name(token)
    found: list[Person] = []
    for group in groups:
        name = next((token for token in group if is_name(token)), None)
        rest = [token for token in group if token is not name]
        vacant = any(VACANT.match(token) for token in rest)
        position = "".join(token for token in rest if not VACANT.match(token)) or None
        doubt = _surname_doubt(name) if name else "没有写姓名"
        found.append(Person(name, position, start, end, doubt, vacant and name is None))
    return tuple(found)


def _told(group: list[str]) -> bool:
    """Whether a person's words tell the post already, and not the unit alone: 县司法局 王强 | 党组书记、局长."""
    return any(ENDS_WITH_TITLE.search(token) for token in group)


def is_title(token: str) -> bool:
    """Say whether a word is nothing but a title: 局长, 副主任."""
    found = TITLES.match(token)
    return bool(found and found.end() == len(token))


def _nameless(tokens: list[str], bare: str, start: int, end: int) -> Person:
    if len(tokens) > 1 and len(tokens[0]) == 1 and ENDS_WITH_TITLE.search(tokens[-1]):
        return Person(None, "".join(tokens[1:]), start, end, f"姓名残缺，只剩“{tokens[0]}”")
    for before, after in pairwise(tokens[1:]):
        if len(before) == 1 and is_title(after):  # 县公安局 吴　 副局长
            others = "".join(token for token in tokens if token is not before)
            return Person(None, others, start, end, f"姓名残缺，只剩“{before}”")
    vacant = next((token for token in tokens if VACANT.match(token)), None)
    if vacant:
        rest = "".join(token for token in tokens if token != vacant) or None
        return Person(None, rest, start, end, _EMPTY, True)
    if TITLES.search(bare) or "正职" in bare or "副职" in bare or "领导" in bare or "负责同志" in bare:
        return Person(None, bare, start, end, "只写了职务，没有写姓名")
    return Person(None, None, start, end, f"“{bare}”读不出姓名和职务")


def joined(tokens: list[str]) -> list[str]:
    """Put together names set apart by blanks: 周 航, 屈 原野, 司马 青."""
    made: list[str] = []
    place = 0
    while place < len(tokens):
        if letters := _letters(tokens[place:]):
            made.append("".join(tokens[place : place + letters]))
            place += letters
            continue
        token, after = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else ""
        whole = token + after
        parted = (
            (len(token) == 1 and len(after) in (1, 2))
            or (len(token) == 2 and len(after) == 1 and not TITLES.search(token))
            or (token in COMPOUND_SURNAMES and len(after) in (1, 2))
        )
        joins = (parted and is_name(whole)) or (
            len(whole) == 2 == 2 * len(token) and bool(VACANT.match(whole))
        )
        made.append(whole if joins else token)
        place += 2 if joins else 1
    return made


def _letters(tokens: list[str]) -> int:
    """Say how many words make one name written a character a word: 景 明 轩, 欧 阳 春 晓; 0 when they do not."""
    run = next((n for n, token in enumerate(tokens) if len(token) != 1), len(tokens))
    whole = "".join(tokens[:run])
    fits = run == 3 or (run == 4 and whole[:2] in COMPOUND_SURNAMES)
    return run if fits and is_name(whole) else 0


def _surname_doubt(name: str) -> str:
    return f"“{name}”首字不是常见姓氏，可能缺字" if unlikely_surname(name) else ""


def _lost(text: str, why: str) -> Person:
    return Person(None, None, _lead(text), len(text.rstrip()), f"{why}（原文只剩“{squash(text)}”）")


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(" 、，；。：\t"))


def _shifted(people: tuple[Person, ...], start: int, end: int) -> tuple[Person, ...]:
    return tuple(Person(p.name, p.position, start, end, p.doubt, p.vacant) for p in people)
