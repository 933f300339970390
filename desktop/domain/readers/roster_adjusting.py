"""Sentences of an adjusting notice: who comes, who goes, and whose place is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_people import named_in
from desktop.domain.readers.roster_seats import Seat, seats_in
from desktop.domain.readers.roster_words import is_name
from desktop.domain.source import squash
from desktop.domain.units import looks_like_unit

_CHIEF = r"(?:第一|总|共同|轮值|执行|名誉)?(?:常务)?副?(?:召集人|组长|指挥长|主席|会长)"
_BODY = r"(?:[县市区旗州府院检法联动行政工作协调机制执司]{0,14}(?:联席会议|领导小组|专班|协调小组))?的?"
_SEAT = rf"办公室(?:副主任|主任|成员)|{_CHIEF}|成员单位|成员|组员|委员"
_ROLE = rf"{_BODY}(?P<role>{_SEAT})(?:(?:[、和及]|兼){_BODY}(?:{_SEAT}))*(?:的?(?:职务|席位|资格))?"
_ROLE_2 = _ROLE.replace("<role>", "<after>")
_ROLE_3, _ROLE_4 = _ROLE.replace("<role>", "<third>"), _ROLE.replace("<role>", "<fourth>")
_MR = r"等?(?:同志)?"
_TAKES = r"(?:分别)?(?:担任|兼任|出任|接任|接替|继任|递补|任|作为|为)"
_SUCCESSOR = (
    rf"(?:，(?:(?:其[^，]{{0,12}})?(?:改|现)?由(?P<new>.+?){_MR}{_TAKES}[^，]{{0,12}}"
    rf"|(?P<next>[^，]+?){_MR}{_TAKES}{_ROLE_2}))?"
)
_HEAD = Late(
    r"^(?:(?:[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十\d]+）|\d+[.．、）]|[①-⑳]) *|其中，|同时，|决定|现?将|现)+"
)
_REASON = Late(r"^(?:因|由于|鉴于|根据|按照|经)[^，：]{1,40}，")
_ROLE_FIRST = Late(rf"^原?{_ROLE}(?:(?:调整|变动|变更)?：|，|(?=原?由))")
_UNIT_FIRST = Late(
    rf"^(?P<unit>[\u4e00-\u9fff]{{3,24}}?)的?(?:原?{_ROLE})?(?:(?:调整|变动|变更)?：|，|(?=原?由))"
)
_OVER = Late(
    rf"^(?:由|改由)?(?P<new>.+?){_MR}(?:分别)?(?:接替|接任|替换|替代|顶替)(?P<old>[^，]+?)"
    rf"{_MR}(?:(?:分别)?(?:所?(?:担任|出任|作为|任|为)的?){_ROLE})?(?=，|$)"
)
_TURNED = Late(
    rf"^(?:{_ROLE})?原?由?(?P<old>[^，：]+?){_MR}(?:调整|变更|更换|更改|改|替换)(?:为|成)(?P<new>.+?){_MR}(?:担任|兼任)?$"
)
_NO_MORE = Late(rf"^(?P<old>.+?){_MR}(?:，|因[^，]*，)?不再(?:{_TAKES}|列为|是){_ROLE}{_SUCCESSOR}(?=，|$)")
_RELIEVED = Late(rf"^(?:免去|撤销|取消)(?P<old>.+?){_MR}(?:的|担任的)?{_ROLE}{_SUCCESSOR}(?=，|$)")
_HELD_BY = Late(
    rf"^原由(?P<old>[^，]+?){_MR}(?:担任|兼任)的?{_ROLE}，?(?:现|改|调整)?(?:由|为)(?P<new>.+?){_MR}(?:{_TAKES})?(?=，|$)"
)
_COMES_FIRST = Late(
    rf"^由?(?P<new>[^，]+?){_MR}{_TAKES}(?:{_ROLE})?，(?:同时|原?{_ROLE_2})?(?:免去(?P<relieved>[^，]+?){_MR}的?{_ROLE_3}"
    rf"|(?P<old>[^，]+?){_MR}(?:因[^，]*)?不再(?:{_TAKES})?(?:{_ROLE_4})?)(?=，|$)"
)
_ADDED = Late(
    rf"^(?:增补|新增|增加|吸收|补充|增设|增列)(?P<new>.+?){_MR}(?:为|担任|任|作为){_ROLE}"
    r"(?:，(?:其)?(?:成员|人员)?(?:分别)?(?:为|由)(?P<people>.+?)(?:担任)?|，(?P<sitting>[^，]+?)(?:同志)?(?:分别)?(?:任|担任|为)成员)?"
    r"(?:，(?:增补|调整|增加)后.*)?$"
)
_OPEN = Late(
    r"^(?P<old>.+?)(?:同志|(?=因|已|工作|调[离任出]|退休|到龄|辞)).*?(?:席位|职务|职位|人选|成员)?[^，]{0,4}(?:空缺|暂缺|出缺|暂空)"
)
_FORMER = Late(rf"^(?P<unit>[\u4e00-\u9fff]{{3,24}}?)?原?{_ROLE}(?P<name>[\u4e00-\u9fff]{{2,4}})$")
_LISTED = Late(
    rf"^(?P<act>增补|新增|增加|调入|退出|调出|减少|免去|不再担任|不再作为)的?(?:{_ROLE}|人员)?的?(?:名单|人员|同志)?：(?P<who>.+)$"
)
_LIST_BELOW = Late(r"^[^：]{0,6}(?:增补|新增|增加|调入|退出|调出|减少|免去|不再担任)[^，。：]{0,12}：$")
_GOING_HEADING = Late(rf"^.{{0,4}}(?:退出|调出|减少|不再担任|不再作为)的?(?:{_SEAT}|人员)的?(?:名单|人员)?$")
_LONGEST = 800  # characters of a sentence that may tell a change
_WRAPPED = 24  # characters of a line that may go on below without a mark
_GOING = ("退出", "调出", "减少", "免去", "不再担任", "不再作为")
_PATTERNS = (_HELD_BY, _COMES_FIRST, _LISTED, _ADDED, _NO_MORE, _RELIEVED, _OVER, _TURNED, _OPEN)

Named = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One change as a sentence tells it: who comes, who goes; one of the two may be missing.

    `unit` is told where the sentence names the unit apart from the posts; `seats` are units that come or go as a
    whole; `added` says that a seat is new and nobody's place is taken.
    """

    role: str
    span: tuple[int, int]
    name: str | None = None
    position: str | None = None
    former: str | None = None
    former_position: str | None = None
    unit: str | None = None
    seats: tuple[Seat, ...] = ()
    added: bool = False


def changes_in(clean: str) -> tuple[Change, ...]:
    """Read the changes a cleaned text tells sentence by sentence; only those that name persons or units."""
    found: list[Change] = []
    for start, end in _sentences(clean):
        bare = squash(_with_colon(clean[start:end]))
        while (cut := _HEAD.match(bare) or _REASON.match(bare)) and cut.end():
            bare = bare[cut.end() :]
        role = ""
        while bare and len(bare) < _LONGEST:
            made, bare = _first_change(bare, (start, end), role)
            found.extend(made)
            role = made[-1].role if made else role
    return tuple(found)


def _with_colon(piece: str) -> str:
    """Put a colon behind a heading of its own line over those who leave: 三、退出成员单位."""
    heading, below, rest = piece.partition("\n")
    return f"{heading}：{rest}" if below and _GOING_HEADING.search(squash(heading)) else piece


def _first_change(bare: str, span: tuple[int, int], before: str) -> tuple[tuple[Change, ...], str]:
    """Read the change a sentence opens with; also give what is left of the sentence behind it.

    `before` is the role told earlier in the sentence.
    """
    for said, unit, named in _views(bare):
        role = named or before
        for pattern in _PATTERNS:
            made, end = _read(pattern, said, span)
            if made:
                told = tuple(replace(each, unit=each.unit or unit, role=each.role or role) for each in made)
                return told, said[end:].lstrip("，并同时")
    return (), bare.partition("，")[2]


def _views(bare: str) -> Iterator[tuple[str, str | None, str]]:
    """Give what a sentence says with the role or the unit it opens with apart: 县财政局成员由…, 总召集人：…."""
    if found := _ROLE_FIRST.match(bare):
        yield bare[found.end() :], None, found["role"]
    elif (found := _UNIT_FIRST.match(bare)) and looks_like_unit(found["unit"]):
        yield bare[found.end() :], found["unit"], found["role"] or "成员"
    yield bare, None, ""


def _read(pattern: Late, bare: str, span: tuple[int, int]) -> tuple[tuple[Change, ...], int]:
    told = pattern.match(bare)
    return (_of_match(pattern, told, span), told.end()) if told else ((), 0)


def _of_match(pattern: Late, told: re.Match[str], span: tuple[int, int]) -> tuple[Change, ...]:
    words = told.groupdict()
    words["new"] = words.get("new") or words.get("next")
    words["old"] = words.get("old") or words.get("relieved")
    role = words.get("role") or ""
    if pattern is _LISTED and role == "成员单位":
        going = words["act"] in _GOING
        return tuple(_units({"old" if going else "new": words["who"]}, span))
    if pattern is _LISTED:
        going = words["act"] in _GOING
        key = "old" if going else "new"
        return tuple(_whole(role or "成员", {key: words["who"]}, span, added=not going))
    if pattern is _OPEN:
        return tuple(_left_open(words["old"] or "", span))
    if role == "成员单位":
        return tuple(_units(words, span))
    return tuple(_whole(role, words, span, added=pattern is _ADDED))


def _whole(
    role: str, words: dict[str, str | None], span: tuple[int, int], *, added: bool
) -> Iterator[Change]:
    """Pair those who come with those who go, in their order; who stands in both lists stays."""
    new, old = _names(words.get("new")), _names(words.get("old"))
    if (words.get("new") and not new) or (words.get("old") and not old):
        return
    stays = {name for name, _ in new} & {name for name, _ in old}
    left = [each for each in old if each[0] not in stays]
    for name, post in new:
        former, former_post = (name, "") if name in stays else left.pop(0) if left else (None, "")
        yield Change(role, span, name, post or None, former, former_post or None, added=added)
    for former, former_post in left:
        yield Change(role, span, former=former, former_position=former_post or None)


def _units(words: dict[str, str | None], span: tuple[int, int]) -> Iterator[Change]:
    """Read units that come or go; the persons told for them are matched to them by their posts."""
    listed = words.get("new") or words.get("old") or ""
    seats = tuple(Seat(s.unit_raw, s.seat, 0, span[1] - span[0], s.collective) for s in seats_in(listed))
    if not seats or any(len(seat.unit_raw) < 3 for seat in seats) or is_name(listed):
        return
    people = _names(words.get("people") or words.get("sitting"))
    if len(seats) == len(people) == 1 and not people[0][1]:
        people = [(people[0][0], seats[0].unit_raw)]
    taken = {seat.unit_raw for seat in seats for _, post in people if post.startswith(seat.unit_raw)}
    rest = tuple(seat for seat in seats if seat.unit_raw not in taken)
    if rest:
        yield Change("成员单位", span, seats=rest, added=bool(words.get("new")))
    for name, post in people:
        yield Change("成员", span, name, post or None, added=True)


def _left_open(words: str, span: tuple[int, int]) -> Iterator[Change]:
    former = _FORMER.match(words)
    if former and is_name(former["name"]):
        yield Change(former["role"], span, former=former["name"], unit=former["unit"])
        return
    for name, post in _names(words):
        yield Change("成员", span, former=name, former_position=post or None)


def _names(words: str | None) -> list[Named]:
    """Give the persons of a list with their posts; nothing when some piece of it names nobody."""
    bare = re.sub(rf"^(?:原|现)?(?:由|{_ROLE}(?=.))|因[^、（）]*$", "", words or "")
    former = _FORMER.match(bare)
    if former and former["unit"] and is_name(former["name"]):
        return [(former["name"], former["unit"])]
    people = [_behind_unit(name, post) for name, post in named_in(bare)]
    sure = all(name and not looks_like_unit(name) for name, _ in people)
    return [(name, re.sub("^原|(?<=[局委院])原", "", post)) for name, post in people] if sure else []


def _behind_unit(name: str | None, post: str) -> Named:
    """Part 县司法局王强, where a unit stands right before the name."""
    for length in (2, 3, 4) if name is None else ():
        if is_name(post[-length:]) and looks_like_unit(post[:-length]):
            return post[-length:], post[:-length]
    return name, post


def _sentences(clean: str) -> Iterator[tuple[int, int]]:
    """Part a text at 。 and ；, and at the end of a line that is not wrapped and announces no list below it."""
    low = place = 0
    for line in clean.split("\n"):
        for mark in re.finditer("[。；]", line):
            yield from _trimmed(clean, low, place + mark.start())
            low = place + mark.end()
        rest = squash(clean[low : place + len(line)])
        wrapped = rest.endswith(("、", "，")) or (len(squash(line)) >= _WRAPPED and not rest.endswith("："))
        place += len(line) + 1
        if not wrapped and not _LIST_BELOW.search(rest) and not _GOING_HEADING.search(rest):
            yield from _trimmed(clean, low, place - 1)
            low = place
    yield from _trimmed(clean, low, len(clean))


def _trimmed(clean: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    piece = clean[low:high]
    if piece.strip():
        yield low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
