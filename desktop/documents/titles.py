"""Breaking a title into lines by sense, in the shape of a trapezoid or a diamond (7.3.1)."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from math import ceil, inf

from desktop.documents import layout
from desktop.documents.title_words import WORDS
from desktop.documents.widths import ems

_MOST_LINES = 6
_LEADING_ON = ("关于", "印发", "做好", "进一步", "推进", "加强", "开展")
# Kept whole: numbers with their unit, document numbers, ordinals, Latin words.
_WHOLE = re.compile(
    r"[^\s〔〕，、的]{1,12}〔\d{4}〕\d+号|第[一二三四五六七八九十百零〇\d]+[次届号批期条章季度]+|"
    r"[\dA-Za-z.%％—-]+(?:年度|年|月份|月|日|号|项|件|个|次|季度)?(?:上半年|下半年)?|"
    r"[一二三四五六七八九十百]+(?:年度|年|月份|月|届|次|号|项|件|个|季度)|[上下]半年"
)
_UNIT_END = re.compile(
    r"(?:人民政府|人民法院|人民检察院|委员会|办公室|联席会议|领导小组|(?:县|市|区|省|镇|乡|街道)(?:委|局|院|办)?|"
    r"(?:[司公]法|公安|财政|教育|民政|审计|统计|信访|农业农村|自然资源|生态环境|水利|交通运输|医疗保障|税务)局)"
)
_CLOSE = "，、；：》〉”’）〕】。！？的和与及"
_OPEN = "《〈“‘（〔【"
_JOINING = frozenset("和与及暨并或")


def break_title(
    title: str, keep: Iterable[str] = (), most: float = layout.TITLE_CHARS_MAX
) -> tuple[str, ...]:
    """Return the lines of a title, each at most `most` characters wide.

    Words, numbers, unit names (those in `keep` and those read from their endings) and short titles in 《》 stay
    whole; no line begins with 的 or a closing mark. Line breaks given by the author are kept as they are.
    """
    given = [line.strip() for line in title.splitlines() if line.strip()]
    if len(given) > 1:
        return tuple(part for line in given for part in _best(line, tuple(keep), most))
    return _best(given[0] if given else "", tuple(keep), most)


@lru_cache(maxsize=256)
def _best(title: str, keep: tuple[str, ...], most: float) -> tuple[str, ...]:
    if ems(title) <= most:
        return (title,)
    pieces = _pieces(title, keep, most)
    fewest = max(2, ceil(ems(title) / most))
    for count in range(fewest, min(_MOST_LINES, len(pieces)) + 1):
        lines = _shaped(pieces, count, most)
        if lines:
            return lines
    return _filled(pieces, most)


def _shaped(pieces: tuple[str, ...], count: int, most: float) -> tuple[str, ...]:
    """Cut the pieces into `count` lines of the least cost, or return nothing when no cut fits."""
    edges = [0.0, *accumulate(map(ems, pieces))]

    @cache
    def rest(start: int, left: int, before: float, falling: bool) -> tuple[float, tuple[str, ...]]:
        """Return cost and lines of the pieces from `start`, set below a line `before` wide (0: none)."""
        best: tuple[float, tuple[str, ...]] = (inf, ())
        for end in range(start + 1, len(pieces) - left + 2) if left > 1 else (len(pieces),):
            length = edges[end] - edges[start]
            if length > most:
                break
            cost = _line_cost(before, length, falling)
            line = "".join(pieces[start:end]).strip()
            if left > 1:
                below, lines = rest(end, left - 1, length, length < before)
                cost += below + (_cut_cost(line, pieces[end]) + _short_next(lines) if lines else 0.0)
                line_and = (line, *lines)
            else:
                line_and = (line,)
            if cost < best[0]:
                best = (cost, line_and)
        return best

    return rest(0, count, 0.0, False)[1]


def _line_cost(before: float, length: float, falling: bool) -> float:
    """Cost of a line below another: an hourglass and a rectangle are ugly, a ragged shape less so."""
    cost = 4.0 if length < 5 else 0.0
    if not before:
        return cost
    step = length - before
    if abs(step) < 1:
        cost += 6.0
    if falling and step > 0:
        cost += 30.0
    return cost + max(0.0, abs(step) - 5) * 1.5 + abs(abs(step) - 3) * 0.3


def _short_next(lines: tuple[str, ...]) -> float:
    return 5.0 if ems(lines[0]) <= 3 else 0.0


def _cut_cost(line: str, following: str) -> float:
    """Cost of a cut by its sense: least after a mark or 的 and before 《, more inside a phrase."""
    if line.endswith(("，", "、", "》", "的")) or following[0] in "《和与及暨":
        return 0.0
    return 1.5 if line.endswith(_LEADING_ON) else 2.5


def _filled(pieces: tuple[str, ...], most: float) -> tuple[str, ...]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and ems(lines[-1] + piece) > most:
            lines.append("")
        lines[-1] += piece
    return tuple(lines)


def _pieces(title: str, keep: tuple[str, ...], most: float) -> tuple[str, ...]:
    """Cut a title into the smallest parts that stay whole."""
    units = sorted((name for name in keep if 2 <= ems(name) <= most), key=len, reverse=True)
    starts = frozenset(found.start() for name in units for found in re.finditer(re.escape(name), title))
    pieces: list[str] = []
    at = 0
    while at < len(title):
        piece = _piece_at(title, at, units, starts, most)
        pieces.append(piece)
        at += len(piece)
    return tuple(_glued(pieces, most))


def _piece_at(title: str, at: int, units: list[str], starts: frozenset[int], most: float) -> str:
    quoted = _quoted(title, at)
    if quoted and ems(quoted) <= most * 0.8:
        return quoted
    for name in units:
        if title.startswith(name, at):
            return name
    whole = _WHOLE.match(title, at)
    if whole:
        return whole[0]
    return _organ_at(title, at, starts) or _word_at(title, at, starts)


def _quoted(title: str, at: int) -> str:
    if title[at] not in "《“（":
        return ""
    end = title.find({"《": "》", "“": "”", "（": "）"}[title[at]], at)
    return title[at : end + 1] if end > 0 else ""


def _organ_at(title: str, at: int, starts: frozenset[int]) -> str:
    """Return a place or unit name of unknown characters that closes with a unit ending, such as 青山县人民政府."""
    if _known_at(title, at):
        return ""
    end = at
    for step in range(2, 7):
        stop = _UNIT_END.match(title, at + step)
        between = range(at + 1, at + step)
        if stop and not any(_known_at(title, back) or back in starts for back in between):
            end = stop.end()
            break
    if end == at:
        return ""
    more = _UNIT_END.match(title, end)
    return title[at : more.end() if more else end]


def _word_at(title: str, at: int, starts: frozenset[int]) -> str:
    word = _known_at(title, at)
    if word:
        return word
    end = at + 1
    while end < len(title) and end - at < 4 and not _ends_word(title, end, starts):
        end += 1
    return title[at:end]


def _ends_word(title: str, at: int, starts: frozenset[int]) -> bool:
    return (
        at in starts or title[at] in _CLOSE + _OPEN or bool(_known_at(title, at) or _WHOLE.match(title, at))
    )


def _known_at(title: str, at: int) -> str:
    for length in range(min(8, len(title) - at), 1, -1):
        if title[at : at + length] in WORDS:
            return title[at : at + length]
    return title[at] if title[at] in _JOINING else ""


def _glued(pieces: list[str], most: float) -> list[str]:
    """Join what may not begin a line to the part before it, and what may not end one to the part after."""
    glued: list[str] = []
    for piece in pieces:
        starts_badly = piece[0] in _CLOSE and piece[0] not in _JOINING
        after_open = bool(glued) and (glued[-1][-1] in _OPEN or glued[-1] in _JOINING)
        if glued and (starts_badly or after_open) and ems(glued[-1] + piece) <= most:
            glued[-1] += piece
        else:
            glued.append(piece)
    return glued
