"""What a deadline phrase turned out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tier:
    """One of the two days of 力争…确保…: the hoped-for (soft) and the last (hard)."""

    due: date
    certainty: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A deadline phrase, its meaning, and how that was reached.

    `kind` is one of the words of the product's phrase table (ABS, MONTH_END, REL_WORKDAY, RECUR, VAGUE …);
    `certainty` is hard, soft, ambiguous, vague, open, damaged or none. `due` is the last day that is in time,
    or several; None whenever the text does not fix a day, and then `question` asks for it.
    """

    raw: str
    kind: str
    due: date | tuple[date, ...] | None = None
    start: date | None = None
    recur: str | None = None
    certainty: str = "none"
    rule: str = ""
    basis: str = ""
    steps: tuple[str, ...] = ()
    question: str | None = None
    candidates: tuple[date, ...] = ()
    event: str | None = None
    offset: tuple[int, str] | None = None  # (n, day | workday | week | month | year | hour)
    tiers: tuple[Tier, ...] = ()
    parts: tuple[Explained, ...] = ()  # the pieces of a mixed deadline, parallel to `due`
    also: tuple[Explained, ...] = ()  # a second rhythm beside the first
    anchor: date | None = None  # the day a relative term was counted from
    due_unrolled: date | None = None  # the last day before it was moved off a day of rest
    provisional: bool = False  # a year without its holiday notice was counted

    @property
    def last(self) -> date | None:
        """The latest of the due days, None when there is none."""
        return max(self.due) if isinstance(self.due, tuple) else self.due

    def as_json(self) -> dict[str, object]:
        """Give plain JSON values with ISO dates; the optional keys only where they say something."""
        known: dict[str, object] = {
            "raw": self.raw,
            "kind": self.kind,
            "due": [day.isoformat() for day in self.due] if isinstance(self.due, tuple) else _iso(self.due),
            "start": _iso(self.start),
            "recur": self.recur,
            "certainty": self.certainty,
            "rule": self.rule,
            "basis": self.basis,
            "steps": list(self.steps),
            "question": self.question,
        }
        optional: dict[str, object] = {
            "candidates": [day.isoformat() for day in self.candidates],
            "event": self.event,
            "offset": {"n": self.offset[0], "unit": self.offset[1]} if self.offset else None,
            "tiers": [{"due": tier.due.isoformat(), "certainty": tier.certainty} for tier in self.tiers],
            "parts": [part.as_json() for part in self.parts],
            "also": [part.as_json() for part in self.also],
            "anchor": _iso(self.anchor),
            "due_unrolled": _iso(self.due_unrolled),
            "provisional": self.provisional,
        }
        return known | {key: value for key, value in optional.items() if value}


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline phrase in running text: text[start:end] and its meaning."""

    start: int
    end: int
    explained: Explained


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
