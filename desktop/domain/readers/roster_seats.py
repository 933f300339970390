"""Seats given by unit: 县司法局、县财政局主要负责同志，县公安局分管日常工作的负责同志."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_words import COLLECTIVE, ENDS_WITH_TITLE, GENERIC, SEAT, TITLES
from desktop.domain.source import squash
from desktop.domain.units import looks_like_unit

_ITEM = Late(r"(?:[^、，；。\n（）]|（[^（）]*）|[（）])+")
_RUN_TOGETHER = Late(r"(?:局|中心|办公室|法院|检察院|改革委|健康委)(?:[县市]|区(?!域))")
_STRAY = Late(r"^[^各团全本该驻省国原][县市](?!场|政|容|监)")
_NUMBER = Late(r"^(?:（(?:\d+|[一二三四五六七八九十]+)）|\d+[.．、）]|[①-⑳]|\d+$)")
_ETC = Late(r"^等(?:有关|相关)?(?:部门和单位|部门|单位)?")
_TITLE_ALONE = Late(r"副(?:院长|检察长|局长|主任|庭长)|专委|党组成员|审委会专职委员")
_TOWNS = Late(
    r"^(?P<unit>各(?:[乡镇街道（）、]|苏木)+?(?:人民政府|政府|办事处)?)(?P<seat>(?:乡（镇）|镇（乡）|乡镇|[乡镇])长(?:、街道办事处主任)?|正职|主官)$"
)
_LIAISON_NOTE = Late(r"（[^（）]*(?:联络员|联系人|电话|牵头|办公室|排名)[^（）]*）$")
_CATEGORY = Late(r"^[^：（）]{1,24}(?:（[^（）]*）[^：（）]*)?：(?=.)")  # 政府部门：县财政局、…
_REST = Late(r"等(?:有关|相关)?(?:部门|单位|部门和单位|部门、单位)?$")
_INNER = Late(
    r"(?:审判委员会|检察委员会|党委|党组|党工委|常委|执行局|政治部|专委|审委|检委|班子|[政法刑民行]+庭|第?[一二三四五六七]?检察部)$"
)
_UNIT_END = Late(
    r"人民政府|管理委员会|管委会|委员会|街道办事处|办事处|办公室|人民法院|人民检察院|法院|检察院|中院|分局|支局|总局|街道办|街道|中心|"
    r"(?:开发区|经开区|高新区|园区|新区|示范区|度假区|工业区)(?=党|管|$)|支行|联合会|工商联|妇联|残联|总工会|团委|公司|银行|政府|纪委监委|政法委|纪委|法学会|律师协会|局|委|办|部|厅|镇|乡|支队|大队"
)

_GOVERNMENT = Late(r"^[^办局]*政府$")
_LEADS_PLACE = Late(
    r"(?P<place>[\u4e00-\u9fff]{1,7}[县市区旗镇乡])(?:党?委[^、，]*[、，])?(?:人民政府|政府)?(?:党组书记、)?"
    r"(?:代理|代|常务副|副)?[县市区旗镇乡]长(?:（[^）]*）)?$"
)
_TELLS_BODY = Late(r"[县市区旗州盟省](?:委|政府|人民政府)")
_ENDS_AS_UNIT = Late(rf"(?:{_UNIT_END.source}|庭|科|股|室|队|所|站|社|会|院|检察部)$")


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit's seat as written; `seat` is None when no words tell who takes it; spans count in the stretch."""

    unit_raw: str
    seat: str | None
    start: int
    end: int
    collective: bool = False
    doubt: str = ""


def seats_in(text: str) -> tuple[Seat, ...]:
    """Read the units of a cleaned stretch and the seat words that close each group of them."""
    found: list[Seat] = []
    waiting: list[Seat] = []
    for item in _merged(list(_ITEM.finditer(text))):
        raw, start, end = item
        if found and not waiting and _TITLE_ALONE.fullmatch(squash(raw)) and found[-1].seat:
            found = _also(found, squash(raw))
            continue
        words = SEAT.fullmatch(_ETC.sub("", squash(raw)))
        if waiting and words:  # the words of the seat stand on a line of their own
            found.extend(replace(each, seat=words[1]) for each in waiting)
            waiting = []
            continue
        seat = _one(raw, start, end)
        if seat is None:
            continue
        if seat.seat is None:
            waiting.append(seat)
            continue
        if not _own_seat(raw):
            found.extend(Seat(w.unit_raw, seat.seat, w.start, w.end, w.collective, w.doubt) for w in waiting)
        else:
            found.extend(waiting)
        waiting = []
        found.append(seat)
    return tuple(found + waiting)


def _also(found: list[Seat], title: str) -> list[Seat]:
    """Add a second title to the seats just told: 县法院、县检察院分管副院长、副检察长."""
    words = found[-1].seat
    return [replace(seat, seat=f"{words}、{title}") if seat.seat == words else seat for seat in found]


def unit_of_position(position: str) -> str | None:
    """Give the words of the unit inside a position: 县司法局局长 gives 县司法局; None when none is named.

    Who leads a place (云岭县委副书记、县长) sits for its government, so the place is given. Of several posts one in
    the government itself (市政府副秘书长、市信访局局长) tells less than the other.
    """
    bare = squash(position)
    if place := _LEADS_PLACE.match(bare):
        return place["place"]
    found = [unit for part in re.split(r"[、，]", bare) if (unit := _unit_of_post(part))]
    return next((unit for unit in found if not _GOVERNMENT.search(unit)), found[0] if found else None)


def _unit_of_post(words: str) -> str | None:
    post = re.sub("（[^（）]*）$", "", words)
    for stop in reversed([end.end() for end in _UNIT_END.finditer(post)]):
        unit, rest = post[:stop], post[stop:]
        if not rest or len(unit) < 3 or _INNER.search(unit) or unit.startswith("副"):
            continue
        if TITLES.search(rest) or SEAT.search(rest):
            return unit
    return None


def whole_post(unit: str | None, position: str | None) -> str | None:
    """Put unit and title together where a paper parts them; a title that names its body itself stays alone."""
    if not unit or not position or _TELLS_BODY.match(position) or _unit_of_post(position.split("、")[0]):
        return position
    return position if position.startswith(unit) else f"{unit}{position}"


_DATE = Late(
    r"(?:\d{2,4}|[〇○零一二三四五六七八九]{4})年?\d*[\d月日一二三四五六七八九十]*$"
)  # the day under the list


def _one(raw: str, start: int, end: int) -> Seat | None:
    bare = _CATEGORY.sub("", _NUMBER.sub("", squash(raw))).rstrip(".．")
    bare = _LIAISON_NOTE.sub("", bare)
    if towns := _TOWNS.match(bare):
        return Seat(towns["unit"], towns["seat"], start, end, True)
    bracket = re.search(r"（([^（）]*)）$", bare)
    if bracket and (SEAT.search(bracket[1]) or TITLES.search(bracket[1])):
        return Seat(bare[: bracket.start()], bracket[1], start, end)
    if found := SEAT.search(bare):
        unit = _REST.sub("", bare[: found.start()])
        return Seat(unit, found[1], start, end, _is_collective(unit), _unit_doubt(unit)) if unit else None
    if ENDS_WITH_TITLE.search(bare) and (unit_in := unit_of_position(bare)):
        return Seat(unit_in, bare.removeprefix(unit_in), start, end)
    unit = _REST.sub("", bare)
    if not unit or _DATE.match(unit):
        return None
    return Seat(unit, None, start, end, _is_collective(unit), _unit_doubt(unit))


def _own_seat(raw: str) -> bool:
    """Say whether the words belong to this item alone: 县司法局局长, 县法院（分管副院长）."""
    bare = squash(raw)
    return bool(re.search(r"（[^（）]*）$", bare)) or not SEAT.search(bare)


def _merged(items: list[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """Put together what one pause mark parts wrongly: 各乡镇人民政府、街道办事处 and 县委、县政府督查局."""
    held: tuple[str, int, int] | None = None
    for item in items:
        raw, start, end = item[0], item.start() + len(item[0]) - len(item[0].lstrip()), item.end()
        raw = raw.strip()
        if not raw:
            continue
        if held and start - held[2] <= 3 and _continues(held[0], raw):
            held = (f"{held[0]}、{raw}", held[1], end)
            continue
        if held:
            yield held
        held = (raw, start, end)
    if held:
        yield held


def _continues(before: str, after: str) -> bool:
    words = _CATEGORY.sub("", _NUMBER.sub("", squash(before)))
    unit = SEAT.sub("", squash(after))
    if re.fullmatch(r"[县市区旗]委", words) and re.match(r"[县市区旗]政府", unit):
        return True
    return words.startswith("各") and not SEAT.search(words) and bool(GENERIC.match(unit))


def _is_collective(unit: str) -> bool:
    return bool(COLLECTIVE.search(unit))


def _unit_doubt(unit: str) -> str:
    if _is_collective(unit):
        return ""
    if len(unit) < 3 or not (looks_like_unit(unit) or _ENDS_AS_UNIT.search(unit)):
        return f"“{unit}”不像单位名称"
    return unit_oddity(unit)


def unit_oddity(unit: str) -> str:
    """Say what is odd about the words of a unit that lost or gained characters; empty when nothing is."""
    if _RUN_TOGETHER.search(unit):
        return f"“{unit}”可能是两个单位连在一起"
    if _STRAY.match(unit):
        return f"“{unit}”前面多出一个字，可能是残缺的姓名或地名"
    return ""
