"""Who leads and who supports, out of one cell: marks, labels, verbs, or only an order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_words import is_name
from desktop.domain.source import chinese_punctuation, half_width, squash
from desktop.domain.units import UnitBook, UnitHit, looks_like_unit

_LEAD = "牵头|主办|主责|主要责任|承办|组长|第一责任"
_SUPPORT = "配合|协办|协助|参与|参加|协同|支持|会办|联办|协调|成员|共同参与"
_LABEL = Late(
    rf"[（(【\[]?(?:(?P<lead>(?:{_LEAD}|责任)(?:责任)?(?:单位|部门|机关|方)?)"
    rf"|(?P<support>(?:{_SUPPORT})(?:责任)?(?:单位|部门|机关|方)?))"
    r"[）)】\]]?\s*[：:]"
)
_MARK = Late(
    rf"\s*[（(【\[]\s*(?:(?P<lead>(?:{_LEAD}|主)(?:单位|部门)?)|(?P<support>(?:{_SUPPORT}|配|协|辅)(?:单位|部门)?))"
    r"\s*[）)】\]]"
)
_STAR = Late(r"^[★☆▲△*＊]|[★☆▲△*＊]$")
_VERB = Late(
    rf"(?P<all>(?:共同|联合|分别|按职责)牵头)(?:负责|办理|落实|组织|实施)?|(?P<lead>(?:{_LEAD}"
    rf"|负责))(?:负责|办理|落实|组织|实施)?|(?P<support>(?:{_SUPPORT})(?:办理|落实|实施|做好)?)"
)
_CHIEF = Late(
    rf"[，,；;。\s]*[（(，,；;。](?:其中|由|以)*(?:(?P<unit>[^（）()，,；;、：:]+?)(?:为|是|作为|负责)*(?:{_LEAD})(?:责任)?(?:单位|部门)?"
    rf"|(?:{_LEAD})(?:责任)?(?:单位|部门)?(?:为|是|[：:])(?P<named>[^（）()，,；;、：:]+?))[）)。\s]*$"
)
_BEFORE = Late(r"^(?:由|请|并由|同时由|会同|商)")
_WITH = Late(r"会同|商(?=[县市区省])|联合(?=[县市区省])")
_ALL = Late(r"按(?:照)?(?:各自)?职责(?:分工)?(?:负责|落实|办理|抓好落实)?|分别负责|各司其职")
_STRONG = Late(r"[、,，;；/／|\n\r\t＋+。]+")
_PAUSE = Late(r"[，,；;。\n（(]")
_AND = Late(r"以及|[和与及暨]")
_COLLECTIVE = Late(
    r"^(?:各|有关|相关|其他|其它|所有|全体|涉案|涉及|属地|县直|市直|区直|县级|市级|辖区|成员单位"
    r"|责任单位|联动单位|本级|所在|当地|两级|相应)"
    r".*|.*(?:各|有关|相关|涉案|成员|职能|责任|执法|主管|行政|县直|市直)(?:单位|部门|机关|乡镇|镇街|街道)"
    r"|(?:乡镇|街道|镇街|乡镇街道|乡镇（街道）|乡镇人民政府|街道办事处|部门|单位|行政机关)$"
)
_MEMBERS = Late(r"(?:各|全体|所有|有关|相关|其他|各有关|各相关)?(?:联席会议|领导小组)?成员单位")
_ETC = Late(r"等(?:[\d一二三四五六七八九十两]+[个家])?(?:有关|相关|成员|责任)?(?:单位|部门)?$")
_BRACKETS = Late(r"（[^（）]*）|\([^()]*\)")
_NOBODY = Late(r"^(?:[-—/\\无]+|暂无|待定|未定|未明确)$")
_BY_ORDER = "没有写明牵头，按第一个单位牵头读取，请确认"
_UNKNOWN = Late(r"“(.+?)”不在单位名册中")


@dataclass(frozen=True, slots=True)
class Parties:
    """Units of a cell by their part; `collective` are words for unnamed groups, never expanded.

    `doubts` are reasons to look at the cell. Units the book does not know stay as they are written.
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_units(text: str, book: UnitBook, part: str) -> Parties:
    """Read a cell of units; `part` is what its column says: lead, support, or units (both in one cell).

    Without marks all units of a lead column lead and all of a support column support; in a column for both the
    first leads, which is doubtful as soon as there are more.
    """
    words = chinese_punctuation(half_width(text)).strip()
    if not words or _NOBODY.match(words):
        return Parties()
    if _MEMBERS.fullmatch(squash(words)):
        return Parties(collective=(squash(words),))
    if name := book.resolve(words):
        return Parties((), (name,)) if part == "support" else Parties((name,))
    for read in (_chief_named, _labelled, _marked, _spoken):
        if (found := read(words, book, part)) is not None:
            return _tidy(found)
    return _tidy(_plain(words, book, part))


def doubt_about(reason: str) -> tuple[str, str]:
    """Tell what a doubt of `Parties` is of, and about which words: a unit's name, who leads, or the whole cell."""
    if unknown := _UNKNOWN.match(reason):
        return "unit", unknown[1]
    if reason == _BY_ORDER:
        return "first", ""
    return ("all", "") if reason.startswith("牵头一栏有") else ("units", reason)


def _chief_named(words: str, book: UnitBook, part: str) -> Parties | None:
    """Read a list that names its lead at the end: 县民政局、县教育局、县检察院（县检察院为牵头单位）, 其中县民政局牵头."""
    found = _CHIEF.search(words)
    chief = found and squash(found["unit"] or found["named"])
    if not found or not chief or not (book.resolve(chief) or looks_like_unit(chief)):
        return None
    listed = _plain(words[: found.start()], book, "support")
    own = _plain(chief, book, "lead")
    if not own.lead or ("其中" not in found[0] and own.lead[0] not in listed.support):
        return None
    return _joined(own, listed)


def _labelled(words: str, book: UnitBook, part: str) -> Parties | None:
    labels = list(_LABEL.finditer(words))
    if not labels:
        return None
    found = _plain(words[: labels[0].start()], book, part)
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        piece = words[label.end() : after.start() if after else len(words)]
        only_responsible = label["lead"] and label["lead"].startswith("责任") and len(labels) == 1
        role = "units" if only_responsible else "lead" if label["lead"] else "support"
        if (
            role == "lead"
            and label["lead"].startswith("责任")
            and any(other["lead"] and not other["lead"].startswith("责任") for other in labels)
        ):
            role = "support"  # 责任单位 beside 牵头单位 are those who support
        found = _joined(found, _plain(piece, book, role))
    return found


def _marked(words: str, book: UnitBook, part: str) -> Parties | None:
    """Read marks beside single units: 县司法局（牵头）、县法院, （牵头）县司法局, ★县司法局."""
    pieces = [piece for piece in _STRONG.split(words) if piece.strip()]
    marks = [_mark_of(piece) for piece in pieces]
    if not any(marks):
        return None
    rest = "support" if "lead" in marks else "lead"
    found = Parties()
    for piece, mark in zip(pieces, marks, strict=True):
        for inner, role in _by_mark(piece, mark, rest):
            found = _joined(found, _plain(inner, book, role))
    return found


def _mark_of(piece: str) -> str:
    if match := _MARK.search(piece):
        return "lead" if match["lead"] else "support"
    return "lead" if _STAR.search(piece.strip()) else ""


def _by_mark(piece: str, mark: str, rest: str) -> list[tuple[str, str]]:
    """Part a piece such as 县司法局（牵头） 县法院（配合） at its marks, each belonging to the unit before it."""
    found: list[tuple[str, str]] = []
    place = 0
    for match in _MARK.finditer(piece):
        before = piece[place : match.start()]
        role = "lead" if match["lead"] else "support"
        if not before.strip():
            return [(piece[match.end() :], role)]  # the mark stands first
        *others, own = before.split() or [before]
        found += [(other, rest) for other in others] + [(own, role)]
        place = match.end()
    tail = _STAR.sub("", piece[place:].strip())
    if tail:
        found.append((tail, rest if found else mark or rest))
    return found


def _spoken(words: str, book: UnitBook, part: str) -> Parties | None:
    """Read 县司法局牵头，县法院、县检察院配合 and 县司法局会同县法院; 按职责分工负责 names no lead."""
    shared = bool(_ALL.search(words))
    words = _ALL.sub("", words)
    verbs = [match for match in _VERB.finditer(words) if not _inside_name(words, match)]
    if shared and not verbs:
        return _plain(words, book, "support")
    if not verbs:
        pieces = _WITH.split(words)
        if len(pieces) < 2 or part == "support":
            return None
        found = _plain(pieces[0], book, "lead")
        return _joined(found, _plain("、".join(pieces[1:]), book, "support"))
    found, place = Parties(), 0
    if verbs[0]["support"] and part != "support" and not any(verb["lead"] or verb["all"] for verb in verbs):
        found, place = _before_helpers(words, verbs[0].start(), book, part)
    for verb in verbs:
        piece = _BEFORE.sub("", words[place : verb.start()].strip(" ，。；、（）"))
        role = "support" if verb["support"] else "lead"
        together = _WITH.split(piece)
        found = _joined(found, _plain(together[0], book, role))
        found = _joined(found, _plain("、".join(together[1:]), book, "support"))
        place = verb.end()
    return _joined(found, _plain(words[place:].strip(" ，。；、（）"), book, "support"))


def _before_helpers(words: str, verb: int, book: UnitBook, part: str) -> tuple[Parties, int]:
    """Read who stands before those who only help: 县住建局，城关街道配合; 县住建局（由城关街道配合）."""
    marks = [match.end() for match in _PAUSE.finditer(words[:verb])]
    return (_plain(words[: marks[-1]], book, part), marks[-1]) if marks else (Parties(), 0)


def _inside_name(words: str, match: re.Match[str]) -> bool:
    return words[match.end() : match.end() + 1] in ("中", "局", "科", "处", "办", "委")


def _plain(words: str, book: UnitBook, part: str) -> Parties:
    if not words.strip():
        return Parties()
    units, groups, doubts = list[str](), list[str](), list[str]()
    for chunk in _STRONG.split(words):
        if squash(chunk):
            _chunk(chunk.strip(), book, units, groups, doubts)
    if part == "support":
        return Parties((), tuple(units), tuple(groups), tuple(doubts))
    if len(units) > 1:
        doubts.append(_BY_ORDER if part == "units" else f"牵头一栏有 {len(units)} 个单位，请确认是否共同牵头")
    if part == "units":
        return Parties(tuple(units[:1]), tuple(units[1:]), tuple(groups), tuple(doubts))
    return Parties(tuple(units), (), tuple(groups), tuple(doubts))


def _chunk(chunk: str, book: UnitBook, units: list[str], groups: list[str], doubts: list[str]) -> None:
    """Read what stands between two separators: one unit, several parted by blanks or 和, or a group."""
    if _NOBODY.match(chunk):
        return
    if name := _known(chunk, book):
        units.append(name)
        return
    named = _ETC.sub("", chunk)
    if named != chunk and (_known(named, book) or looks_like_unit(named)):  # 县财政局等相关部门
        _chunk(named, book, units, groups, doubts)
        groups.append("等")
        return
    beside = _beside_group(chunk, book)
    for part in beside:
        _chunk(part, book, units, groups, doubts)
    if beside:
        return
    if _COLLECTIVE.match(squash(chunk)) or (groups and squash(chunk) in ("乡镇", "街道", "镇街")):
        groups.append(squash(chunk))
        return
    if _ETC.search(chunk) and (rest := _ETC.sub("", chunk)):
        _chunk(rest, book, units, groups, doubts)
        groups.append("等")
        return
    if parts := _listed(chunk):
        for part in parts:
            _chunk(part, book, units, groups, doubts)
        return
    hits = book.find(chunk)
    left = squash("".join(chunk[a:b] for a, b in _gaps(hits, len(chunk))))
    if hits and len(left) <= 4:
        units.extend(hit.name for hit in hits)
        if left and not is_name(left):
            doubts.append(f"“{squash(chunk)}”里除单位外还有“{left}”，请核对")
        return
    _unknown(squash(chunk), book, units, doubts)


def _beside_group(chunk: str, book: UnitBook) -> list[str]:
    """Part a unit from the group named with it: 县司法局及各执法单位."""
    parts = _AND.split(chunk)
    apart = len(parts) > 1 and _known(parts[0], book) and _COLLECTIVE.match(squash(parts[-1]))
    return parts if apart else []


def _listed(chunk: str) -> list[str]:
    """Part units that stand with blanks or 和 between them."""
    lists = (chunk.split(), _AND.split(chunk))
    return next((parts for parts in lists if len(parts) > 1 and all(len(squash(p)) > 1 for p in parts)), [])


def _known(chunk: str, book: UnitBook) -> str | None:
    bare = squash(chunk)
    without = _BRACKETS.sub("", bare)
    return book.resolve(bare) or (book.resolve(without) if without and without != bare else None)


def _gaps(hits: tuple[UnitHit, ...], length: int) -> list[tuple[int, int]]:
    gaps, place = list[tuple[int, int]](), 0
    for hit in hits:
        gaps.append((place, hit.start))
        place = hit.end
    return [*gaps, (place, length)]


def _unknown(bare: str, book: UnitBook, units: list[str], doubts: list[str]) -> None:
    without = _BRACKETS.sub("", bare) or bare
    if is_name(without) and not looks_like_unit(without):
        doubts.append(f"“{without}”像是人名，没有作为单位读取")
        return
    units.append(without)
    if book:
        near = book.candidates(without)
        hint = f"，是否为{'、'.join(near[:3])}" if near else ""
        doubts.append(f"“{without}”不在单位名册中{hint}")


def _joined(one: Parties, other: Parties) -> Parties:
    return Parties(
        one.lead + other.lead,
        one.support + other.support,
        one.collective + other.collective,
        one.doubts + other.doubts,
    )


def _tidy(found: Parties) -> Parties:
    """Drop repetitions; a unit that leads does not support as well."""
    lead = tuple(dict.fromkeys(found.lead))
    support = tuple(name for name in dict.fromkeys(found.support) if name not in lead)
    return replace(
        found,
        lead=lead,
        support=support,
        collective=tuple(dict.fromkeys(found.collective)),
        doubts=tuple(dict.fromkeys(found.doubts)),
    )
