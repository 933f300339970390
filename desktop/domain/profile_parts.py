"""The parts of a mechanism as its founding document sets them: roles, meetings, duties, lists, papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.periods import Span


class Fulfilment(StrEnum):
    """What fulfils a duty."""

    MEETING = "meeting"
    PAPER = "paper"
    EVENT = "event"
    LIAISONS = "liaisons"


class Rhythm(StrEnum):
    """How often a duty falls due; the last three fix no date and stay off the radar."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    REGULAR = "regular"  # 定期, the text fixes no interval
    AS_NEEDED = "as_needed"  # 适时、根据工作需要
    STANDING = "standing"  # 长期执行的要求

    @property
    def span(self) -> Span | None:
        """Return the period that the duty recurs in, or None where the text fixes none."""
        return Span(self.value) if self.value in set(Span) else None


class YearCovered(StrEnum):
    """Which year a meeting counts for."""

    HELD = "held"
    YEAR_END_OR_BEGINNING = "year_end_or_beginning"  # held in the first months: may count for the year before


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The founding document. What its posted text has lost stays absent; `as_posted` keeps the damage."""

    title: str
    issuers: tuple[str, ...]
    number: str | None = None
    dated: date | None = None
    as_posted: str = ""
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The deciding body: 联席会议 or 领导小组."""

    name: str
    full_name: str
    duties: tuple[str, ...]
    clause: str
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The standing office: its name, the unit that hosts it, its head and duties."""

    name: str
    host_unit: str
    head: str = ""
    duties: tuple[str, ...]
    clause: str
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One of the two or three sides; `organ` is its name without the place."""

    id: str
    name: str
    organ: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in the body, in order of rank. `seats` is the number the document fixes, 0 where it fixes none.

    `delegated_by` names the role on whose commission this role may host a meeting; empty: hosts by right.
    """

    id: str
    name: str
    seats: int = 0
    positions: tuple[str, ...] = ()
    may_host: bool = False
    delegated_by: str = ""
    clause: str
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatKind:
    """Whose seat a member unit's seat is: 主要负责同志 or 分管日常工作的负责同志."""

    id: str
    name: str
    clause: str = ""
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingKind:
    """A kind of meeting. `papers` are made for one, in order; how many are owed stands in the obligations.

    `numbering` is the word of its own number series within a year, such as 第{n}次全体会议.
    """

    id: str
    name: str
    proposer: str
    convener: str
    attendees: str
    covers: YearCovered = YearCovered.HELD
    numbering: str
    agenda: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    clause: str
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty: who owes what to whom, how often, and what fulfils it.

    Due at the end of each period, plus `grace_months` months, plus `grace_workdays` working days. The window
    opens `opens_months` months before the period ends; 0 means with the period, or after it where a grace is
    given. It is near `remind_workdays` working days before it is due. `subject` and `verb` make the sentence
    (全体会议 … 召开). `assumed` says which part of the date is our setting and not the document's.
    """

    id: str
    title: str
    subject: str
    verb: str
    who: str
    whom: str = ""
    rhythm: Rhythm
    fulfilled_by: Fulfilment
    kinds: tuple[str, ...] = ()
    count: int = 1
    opens_months: int = 0
    grace_months: int = 0
    grace_workdays: int = 0
    remind_workdays: int = 10
    assumed: str = ""
    clause: str
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A task of the mechanism that ledger items are filed under; `topics` are the fields it names."""

    id: str
    title: str
    who: str
    topics: tuple[str, ...] = ()
    clause: str
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreset:
    """A ready pair (or more) of list titles; the founding texts name the lists but do not define them."""

    id: str
    titles: tuple[str, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The named lists (双清单 or 台账), how they become valid, and the presets for their titles."""

    name: str
    approved_by: str = ""
    clause: str
    chosen: str
    presets: tuple[ListPreset, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUse:
    """A paper in use; `period` is set for a periodic one, `own` is false for one that arrives from others."""

    id: str
    title: str
    period: Span | None = None
    own: bool = True
    clause: str = ""
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """A step of pressing for a task, with the paper it makes, if any."""

    id: str
    name: str
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long papers are kept; `years` 0 is permanent.

    The table needs the consent of the archive authority (档案法实施条例第19条), so it is data.
    """

    name: str
    years: int
    basis: str
