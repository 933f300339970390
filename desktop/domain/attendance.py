"""Answers to an invitation as a clerk types them in one line, and the level of a post (正职, 副职)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.folding import fold

LEVELS = {"chief": "正职", "deputy": "副职", "other": "其他"}

# The first words after the unit and what they say; the rest of the line is a reason or a name.
_KINDS = {
    "出席": "present",
    "参加": "present",
    "到会": "present",
    "列席": "observer",
    "代会": "stand_in",
    "代": "stand_in",
    "请假": "leave",
    "不能参加": "leave",
    "不参加": "leave",
    "缺席": "absent",
}
_DASHES = re.compile(r"^[-－—–]+")
_CODE = re.compile(r"^([0-9A-Za-z]+)(?=[^0-9A-Za-z])")
_BREAK = re.compile(r"[\s,，、;；]+")
_CHIEF = re.compile(
    r"(?:县长|市长|区长|州长|盟长|旗长|局长|厅长|主任|院长|检察长|书记|所长|行长|镇长|乡长|台长|主席|会长"
    r"|站长|支队长|大队长|总队长|经理|董事长|理事长|部长|秘书长|校长|馆长|关长)"
)
_BELOW = re.compile(r"(?:副|助理|股|科|处|室主任|组长|庭长|队员|秘书$|干部|科员|主任科员|调研员|四级|三级)")


@dataclass(frozen=True, slots=True)
class Called:
    """Someone who may be meant: the words that name the unit in full or shortly, and its pinyin initials."""

    id: str
    names: tuple[str, ...]
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line understood: whom it may mean (best first), how they come, and who or why."""

    found: tuple[str, ...]
    kind: str = "present"  # present | stand_in | leave | absent | observer
    person: str = ""
    position: str = ""
    reason: str = ""


def understand(words: str, called: Sequence[Called]) -> Spoken:
    """Read `czj`, `财政局 王强 副局长`, `czj -出差`, `财政局 请假 出差` against those who may be meant.

    A unit alone comes; a name after it stands in; a dash or 请假 begins a reason. `found` holds every unit that
    answers equally well: more than one is a doubt, none is unknown.
    """
    first, rest = _split(words.strip())
    found = tuple(match(first, called)) if first else ()
    kind, tail = _kind(rest)
    if kind in ("leave", "absent"):
        return Spoken(found, kind, reason=tail)
    pieces = [piece for piece in _BREAK.split(tail) if piece]
    if kind == "" and not pieces:
        return Spoken(found)
    person, position = (pieces[0] if pieces else ""), " ".join(pieces[1:])
    return Spoken(found, kind or "stand_in", person, position)


def match(word: str, called: Iterable[Called]) -> list[str]:
    """Return the ids that answer best to a word: whole name or initials, beginning, end, middle, in this order."""
    wanted, best, found = fold(word), len(_TESTS), list[str]()
    for each in called:
        names = [fold(name) for name in (*each.names, *each.initials) if name]
        rank = next(
            (n for n, test in enumerate(_TESTS) if any(test(name, wanted) for name in names)), best + 1
        )
        if rank < best:
            best, found = rank, []
        if rank == best < len(_TESTS):
            found.append(each.id)
    return found


def level_of(position: str, requirement: str = "") -> str:
    """Return chief (正职), deputy (副职) or other for a post; without one, for what the seat asks; "" for neither.

    The highest of several posts counts as the paper names it last: 县委常委、常务副县长 is a deputy.
    """
    post = _BREAK.split(position.strip())[-1] if position.strip() else ""
    if post:
        if "副" in post:
            return "deputy"
        if _CHIEF.search(post) and not _BELOW.search(post):
            return "chief"
    if "主要负责" in requirement or "正职" in requirement:
        return "chief"
    if "分管" in requirement or "副职" in requirement:
        return "deputy"
    return "other" if post else ""


_TESTS: tuple[Callable[[str, str], bool], ...] = (
    lambda name, wanted: name == wanted,
    lambda name, wanted: name.startswith(wanted),
    lambda name, wanted: name.endswith(wanted),
    lambda name, wanted: wanted in name,
)


def _split(words: str) -> tuple[str, str]:
    """Take the unit off a line: up to the first blank, or the Latin letters before Chinese or a dash."""
    head, *more = _BREAK.split(words, maxsplit=1)
    tail = more[0] if more else ""
    code = _CODE.match(head)
    if code:
        return code[1], f"{head[code.end() :]} {tail}".strip()
    dash = re.search(r"[-－—–]", head)
    return (head[: dash.start()], f"{head[dash.start() :]} {tail}".strip()) if dash else (head, tail.strip())


def _kind(rest: str) -> tuple[str, str]:
    """Return what the words after the unit begin with, "" for none, and what follows."""
    if _DASHES.match(rest):
        return "leave", _DASHES.sub("", rest).strip()
    for word in sorted(_KINDS, key=len, reverse=True):
        if rest == word or rest.startswith((f"{word} ", f"{word}，", f"{word}：", f"{word}:")):
            return _KINDS[word], rest[len(word) :].strip(" ，：:")
    return "", rest
