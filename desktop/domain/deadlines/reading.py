"""The two ways in: one phrase or cell, and running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.deadlines import events, phrases, points
from desktop.domain.deadlines.context import in_step, is_deadline, strengthen
from desktop.domain.deadlines.merging import join, settle_among, tiers, together
from desktop.domain.deadlines.model import Explained, Found
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.scanning import POINT, Hit, scan
from desktop.domain.deadlines.setting import Setting
from desktop.domain.deadlines.text import even
from desktop.domain.workdays import WorkCalendar


def explain(
    phrase: str,
    anchor: date | None,
    calendar: WorkCalendar,
    received: date | None = None,
    issued: date | None = None,
) -> Explained:
    """Say what one phrase or ledger cell means.

    `anchor` is the day of the meeting or paper (1 January for a ledger year). `received` is the day of the
    event a term runs from or back from (receipt, service, expiry, a hearing) where it is known; without it
    such a term asks. `issued` is the day the paper was issued (自印发之日起), else the anchor is taken.
    """
    text = even(phrase.strip()).text
    setting = Setting(anchor, calendar, received, issued, alone=True)
    said = _cell(text, setting) or _phrase(text, setting)
    return replace(said, raw=phrase)


def _cell(text: str, setting: Setting) -> Explained | None:
    """Read what only a cell holds: nothing, a state, a serial number."""
    if compiled(phrases.NOTHING).match(text):
        return Explained("", "NONE", rule="没有写期限", question="没有写完成期限，请补上")
    if compiled(phrases.DONE).match(text):
        return phrases.plain("STATUS", "none", "这里写的是办理状态，不是期限", "办理状态")
    number = compiled(points.SERIAL).fullmatch(text)
    return points.serial(number, setting) if number else None


def _phrase(text: str, setting: Setting) -> Explained:
    hits = join(scan(text, setting), text, setting)
    steps = in_step(hits, text, setting)
    sure = [strengthen(hit, text) for hit in hits if is_deadline(hit, text, setting) or hit in steps]
    rest = [strengthen(hit, text) for hit in hits]
    dated = any(hit.said.due or hit.said.candidates or hit.said.recur or hit.said.event for hit in sure)
    chosen = sure if dated or not any(hit.said.due for hit in rest) else rest
    said = together([hit.said for hit in tiers(settle_among(chosen or rest, text), text)])
    if said:
        return said
    if loose := events.loose(text):
        return loose
    if compiled(phrases.TARGET).search(text):
        return phrases.plain("TARGET", "none", "这是数量目标，不是期限", "数量目标")
    return Explained("", "NONE", rule="没有写期限", question="没有找到完成期限，请补上")


def find(
    text: str, anchor: date | None, calendar: WorkCalendar, issued: date | None = None
) -> tuple[Found, ...]:
    """Find every deadline phrase in running text, in order, not overlapping, with exact spans.

    Days merely mentioned (statistics, days past, 5月份会议) are left out. `anchor` and `issued` as in explain.
    """
    plain = even(text)
    setting = Setting(anchor, calendar, None, issued)
    hits = join(scan(plain.text, setting), plain.text, setting)
    steps = in_step(hits, plain.text, setting)
    kept = [
        strengthen(hit, plain.text)
        for hit in hits
        if _worth(hit) and (is_deadline(hit, plain.text, setting) or hit in steps)
    ]
    found = []
    for hit in tiers(settle_among(kept, plain.text), plain.text):
        start, end = plain.span(hit.start, hit.end)
        found.append(Found(start, end, replace(hit.said, raw=text[start:end])))
    return tuple(found)


def _worth(hit: Hit) -> bool:
    return not (hit.level == POINT and hit.said.kind in ("OPEN", "EARLIEST_AFTER"))


def combine(raw: str, found: Sequence[Found]) -> Explained:
    """Make one deadline of what was found in one task: several days become MULTI, a rhythm goes to `also`."""
    said = together([each.explained for each in found])
    return (
        replace(said, raw=raw)
        if said
        else Explained(raw, "NONE", rule="没有写期限", question="没有写完成期限，请补上")
    )
