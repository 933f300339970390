"""Running the rules over even text: each place is claimed once, by the strongest rule and the longest match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.deadlines import festivals, phrases, points, rhythms, terms
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.setting import Setting

Reader = Callable[[re.Match[str], Setting], Explained | tuple[int, Explained] | None]
GUARD, RHYTHM, LOST, TERM, POINT, WORD = range(6)


@dataclass(frozen=True, slots=True)
class Hit:
    """A claimed place in the even text, the strength of the rule, and the meaning."""

    start: int
    end: int
    level: int
    said: Explained
    match: re.Match[str]


_RULES: tuple[tuple[int, re.Pattern[str], Reader], ...] = (
    (GUARD, phrases.PLACEHOLDER, phrases.placeholder),
    (GUARD, phrases.STATUS, phrases.status),
    (GUARD, phrases.RANGES, phrases.ranges),
    (GUARD, rhythms.WINDOW, rhythms.window),
    (GUARD, rhythms.HOLIDAY, rhythms.holiday),
    (RHYTHM, rhythms.MEETING, rhythms.meeting),
    (RHYTHM, rhythms.YEARLY, rhythms.yearly),
    (RHYTHM, rhythms.HALF_YEARLY, rhythms.half_yearly),
    (RHYTHM, rhythms.QUARTERLY, rhythms.quarterly),
    (RHYTHM, rhythms.MONTHLY, rhythms.monthly),
    (RHYTHM, rhythms.FEW, rhythms.few),
    (RHYTHM, rhythms.WEEKLY, rhythms.weekly),
    (RHYTHM, rhythms.DAILY, rhythms.daily),
    (RHYTHM, rhythms.BY, rhythms.by),
    (RHYTHM, rhythms.JOINED, rhythms.joined),
    (LOST, phrases.DAMAGED, phrases.damaged),
    (TERM, terms.BEFORE, terms.before),
    (TERM, terms.TERM, terms.term),
    (TERM, festivals.FESTIVAL, festivals.festival),
    (POINT, points.FULL, points.full),
    (POINT, points.DAYS, points.days),
    (POINT, points.DAY, points.day),
    (POINT, points.MONTHS, points.months),
    (POINT, points.DOTTED, points.dotted),
    (POINT, points.BARE, points.bare),
    (POINT, points.MONTH, points.month),
    (POINT, points.POINTED_MONTH, points.pointed_month),
    (POINT, points.QUARTER, points.quarter),
    (POINT, points.HALF, points.half),
    (POINT, points.WEEKDAY, points.weekday),
    (POINT, points.PLAN, points.plan),
    (POINT, points.YEAR_ONLY, points.year),
    (WORD, terms.AWAIT, terms.awaiting),
    (WORD, terms.NEXT, terms.next_event),
    (WORD, phrases.WORDS, phrases.words),
)


def scan(text: str, setting: Setting) -> list[Hit]:
    """Give the claimed places in order; whether they are deadlines in their context is decided later."""
    offers = [
        (level, match.start() - match.end(), match.start(), order, match, reader)
        for order, (level, pattern, reader) in enumerate(_RULES)
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    offers.sort(key=lambda offer: offer[:4])
    taken = bytearray(len(text))
    hits: list[Hit] = []
    for level, _, start, _, match, reader in offers:
        if any(taken[start : match.end()]):
            continue
        answer = reader(match, setting)
        if answer is None:
            continue
        begin, said = answer if isinstance(answer, tuple) else (start, answer)
        if any(taken[begin:start]):
            begin = start
        hits.append(Hit(begin, match.end(), level, said, match))
        taken[begin : match.end()] = b"\1" * (match.end() - begin)
    return sorted(hits, key=lambda hit: hit.start)
