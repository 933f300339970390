"""Minutes of a meeting to a proposal: the facts of the meeting and its decisions, each with place and doubts."""

from __future__ import annotations

from datetime import date

from desktop.domain.readers.minutes.days import full_dates
from desktop.domain.readers.minutes.facts import read_facts
from desktop.domain.readers.minutes.forms import opened_out, roll_of
from desktop.domain.readers.minutes.lines import Paragraph, fold, paragraphs
from desktop.domain.readers.minutes.proposal import (
    Attendee,
    DecisionProposal,
    Doubt,
    MeetingFacts,
    MinutesProposal,
)
from desktop.domain.readers.minutes.reading import Reader
from desktop.domain.readers.minutes.tables import holds_decisions, table_drafts, tables_of
from desktop.domain.readers.minutes.timing import Clock
from desktop.domain.source import SourceText
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar

__all__ = ["Attendee", "DecisionProposal", "Doubt", "MeetingFacts", "MinutesProposal", "read_minutes"]


def read_minutes(
    source: SourceText, book: UnitBook, calendar: WorkCalendar, anchor: date | None = None
) -> MinutesProposal:
    """Read minutes and propose what they say; nothing is guessed, what is not sure carries a doubt.

    Deadlines are counted from `anchor`, by default the day of the meeting. Units are those of `book`; names it
    does not have are given as written, with a doubt.
    """
    tables = tables_of(source)
    lists = tuple(table for table in tables if holds_decisions(table))
    others = tuple(table for table in tables if table not in lists)
    text = opened_out(source.text, others)
    parts = paragraphs(text, lists)
    facts, doubts = read_facts(parts, fold(text), book, roll_of(others, book))
    start = anchor or facts.day
    clock = Clock(start, calendar, _printed(parts))
    drafts = Reader(book, clock).read(parts)
    for table in lists:
        drafts += table_drafts(source, table, book, clock)
    decisions = sorted((draft.proposal(source) for draft in drafts), key=lambda made: made.span)
    return MinutesProposal(facts, start, tuple(decisions), doubts)


def _printed(parts: tuple[Paragraph, ...]) -> date | None:
    """Give the day the paper was issued: the last full date on a line of its own."""
    days = [
        day
        for part in parts
        if len(part.text) <= 48 and "。" not in part.text
        for day in full_dates(part.text)
    ]
    return max(days) if days else None
