"""What the reader of minutes proposes: the facts of the meeting and its decisions, with places and doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.domain.deadlines import Explained

Span = tuple[int, int]

TASK = "task"
AGREED = "agreed_in_principle"
DEFERRED = "deferred"
SUGGESTION = "suggestion"
STATUS = "status_report"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field a person has to look at, and why, as a Chinese sentence."""

    field: str
    reason: str

    def as_json(self) -> dict[str, str]:
        """Give the same as plain JSON values."""
        return {"field": self.field, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person or unit at the meeting; `note` is what stood beside the name (副院长, 代).

    `observer` tells that the name stood in the list of those 列席.
    """

    unit: str | None
    name: str | None
    note: str = ""
    observer: bool = False


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the paper says about the meeting itself; None where it says nothing certain."""

    title: str | None = None
    kind: str | None = None
    issue_no: str | None = None
    day: date | None = None
    place: str | None = None
    host: str | None = None
    recorder: str | None = None
    present: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the same as plain JSON values."""
        return {
            "title": self.title,
            "kind": self.kind,
            "issue_no": self.issue_no,
            "date": self.day.isoformat() if self.day else None,
            "place": self.place,
            "host": self.host,
            "recorder": self.recorder,
            "present": [
                {"unit": p.unit, "name": p.name, "role_note": p.note, "observer": p.observer}
                for p in self.present
            ],
            "absent": [{"unit": p.unit, "name": p.name, "reason": p.note} for p in self.absent],
        }


@dataclass(frozen=True, slots=True)
class DecisionProposal:
    """One decision found: `text` is exactly source.text[span[0]:span[1]]; nothing in it is confirmed yet.

    `lead` and `support` hold canonical unit names, or the words of the paper with a doubt; `collective` the
    words for unnamed groups (各成员单位), never expanded. The spans say where each was read.
    """

    text: str
    span: Span
    disposition: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    deadline: Explained | None = None
    heading: str | None = None
    doubts: tuple[Doubt, ...] = ()
    lead_spans: tuple[Span, ...] = ()
    support_spans: tuple[Span, ...] = ()
    deadline_span: Span | None = None
    more_spans: tuple[Span, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the same as plain JSON values."""
        nothing: dict[str, object] = {"raw": None, "kind": "NONE", "due": None, "certainty": "none"}
        return {
            "text": self.text,
            "span": list(self.span),
            "disposition": self.disposition,
            "lead": list(self.lead),
            "support": list(self.support),
            "collective": list(self.collective),
            "deadline": self.deadline.as_json() if self.deadline else nothing,
            "doubts": [doubt.as_json() for doubt in self.doubts],
            "heading": self.heading,
            "lead_spans": [list(span) for span in self.lead_spans],
            "support_spans": [list(span) for span in self.support_spans],
            "deadline_span": list(self.deadline_span) if self.deadline_span else None,
            "more_spans": [list(span) for span in self.more_spans],
        }


@dataclass(frozen=True, slots=True)
class MinutesProposal:
    """All a reading of minutes found, for a person to confirm."""

    meeting: MeetingFacts
    anchor_date: date | None
    decisions: tuple[DecisionProposal, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """Give the shape of `minutes read`."""
        return {
            "meeting": self.meeting.as_json(),
            "anchor_date": self.anchor_date.isoformat() if self.anchor_date else None,
            "decisions": [decision.as_json() for decision in self.decisions],
            "doubts": [doubt.as_json() for doubt in self.doubts],
        }
