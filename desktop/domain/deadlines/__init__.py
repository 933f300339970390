"""Deadline phrases of Chinese official papers: from words to a day, or to a question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.domain.deadlines.model import Explained, Found, Tier
from desktop.domain.workdays import WorkCalendar

__all__ = ["Explained", "Found", "Tier", "combine", "explain", "find"]


def explain(
    phrase: str,
    anchor: date | None,
    calendar: WorkCalendar,
    received: date | None = None,
    issued: date | None = None,
) -> Explained:
    """Say what one phrase or ledger cell means.

    `anchor` is the day of the meeting or paper (1 January for a ledger year); `received` the day a term that
    runs from receipt, service or expiry started, if known (without it such a term asks); `issued` the day
    the paper was issued (自印发之日起), else the anchor is taken.
    """
    return Explained(phrase, "NONE")


def find(
    text: str,
    anchor: date | None,
    calendar: WorkCalendar,
    issued: date | None = None,
) -> tuple[Found, ...]:
    """Find every deadline phrase in running text, in order, not overlapping, with exact spans."""
    return ()


def combine(text: str, found: Sequence[Found]) -> Explained:
    """Make one deadline of the phrases found in one sentence: several days become MULTI, a rhythm goes to `also`."""
    return Explained(text, "NONE")
