"""What a founding notice proposes: heads, member seats, the office, topic groups, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person has to look at: where it is, why, and the stretch of the text if it has one."""

    where: str
    reason: str
    span: Span | None = None

    def as_json(self) -> dict[str, object]:
        """Give the doubt as the commands print it."""
        return {"where": self.where, "reason": self.reason, "span": list(self.span) if self.span else None}


@dataclass(frozen=True, slots=True)
class HeadSeat:
    """A leading seat: role as written, name (None when lost, vacant or not given) and position.

    `unit` is told where a table gives it apart from the position; `replaces` whose place is taken, `added` that
    the seat is a new one (增补).
    """

    role: str
    name: str | None
    position: str | None
    span: Span
    unit: str | None = None
    replaces: str | None = None
    added: bool = False

    def as_json(self) -> dict[str, object]:
        """Give the seat as the commands print it."""
        made: dict[str, object] = {
            "role": self.role,
            "name": self.name,
            "position": self.position,
            "span": list(self.span),
        }
        if self.unit:
            made["unit"] = self.unit
        if self.replaces:
            made["replaces"] = self.replaces
        return made


@dataclass(frozen=True, slots=True)
class MemberSeat:
    """A member seat.

    `unit` is the canonical name, or the words themselves when the book does not know them; None for a group
    of units, which is never expanded. `seat` is the words of the paper, `named person` or `vacant`.
    """

    unit: str | None
    unit_raw: str | None
    seat: str | None
    person: str | None
    position: str | None
    span: Span
    note: str = ""
    collective: bool = False
    replaces: str | None = None
    added: bool = False

    def as_json(self) -> dict[str, object]:
        """Give the seat as the commands print it."""
        made: dict[str, object] = {
            "unit": self.unit,
            "unit_raw": self.unit_raw,
            "seat": self.seat,
            "person": self.person,
            "position": self.position,
            "span": list(self.span),
        }
        if self.note:
            made["note"] = self.note
        if self.collective:
            made["collective"] = True
        if self.replaces:
            made["replaces"] = self.replaces
        return made


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who no longer sits by an adjusting notice: a person of a role, or a whole unit; `successor` if one is told."""

    role: str
    span: Span
    person: str | None = None
    unit: str | None = None
    successor: str | None = None

    def as_json(self) -> dict[str, object]:
        """Give the departure as the commands print it."""
        return {"role": self.role, "name": self.person, "unit": self.unit, "successor": self.successor}


@dataclass(frozen=True, slots=True)
class OfficeProposal:
    """The office of the body; `head` is None where only a position is written."""

    host: str | None = None
    head: str | None = None
    head_position: str | None = None
    deputies: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the office as the commands print it."""
        return {
            "host": self.host,
            "head": self.head,
            "head_position": self.head_position,
            "deputies": list(self.deputies),
        }


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A group under the body: its name, leading and further units, and the persons named for it."""

    name: str
    lead: tuple[str, ...]
    units: tuple[str, ...]
    people: tuple[str, ...]
    text: str
    span: Span

    def as_json(self) -> dict[str, object]:
        """Give the group as the commands print it."""
        return {
            "name": self.name,
            "lead": list(self.lead),
            "units": list(self.units),
            "people": list(self.people),
            "text": self.text,
            "span": list(self.span),
        }


@dataclass(frozen=True, slots=True)
class WorkingDepartment:
    """A line of the annex of departments: the unit and its departments as written."""

    unit: str
    departments: tuple[str, ...]
    span: Span

    def as_json(self) -> dict[str, object]:
        """Give the line as the commands print it."""
        return {"unit": self.unit, "departments": list(self.departments), "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class RosterProposal:
    """All a notice says about who belongs to the body; nothing is stored until a person confirms.

    `partial`: it tells changes only, and whoever it does not name stays.
    """

    title: str | None
    doc_no: str | None
    date: str | None
    mechanism: str | None
    body: str | None
    office: OfficeProposal
    heads: tuple[HeadSeat, ...]
    members: tuple[MemberSeat, ...]
    topic_groups: tuple[TopicGroup, ...] = ()
    working_departments: tuple[WorkingDepartment, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    leaving: tuple[Leaving, ...] = ()
    partial: bool = False

    def as_json(self) -> dict[str, object]:
        """Give the proposal as the commands print it."""
        return {
            "mechanism": self.mechanism,
            "body": self.body,
            "office_host": self.office.host,
            "heads": [head.as_json() for head in self.heads],
            "members": [member.as_json() for member in self.members],
            "doubts": [doubt.as_json() for doubt in self.doubts],
            "title": self.title,
            "doc_no": self.doc_no,
            "date": self.date,
            "office": self.office.as_json(),
            "topic_groups": [group.as_json() for group in self.topic_groups],
            "working_departments": [line.as_json() for line in self.working_departments],
            "leaving": [each.as_json() for each in self.leaving],
            "partial": self.partial,
        }
