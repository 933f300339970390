"""The proposal while it is being read: seats are added once, units looked up, doubts kept with their place."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.readers.roster_people import Person
from desktop.domain.readers.roster_proposal import (
    Doubt,
    HeadSeat,
    Leaving,
    MemberSeat,
    Span,
    TopicGroup,
    WorkingDepartment,
)
from desktop.domain.readers.roster_seats import Seat, unit_oddity, unit_of_position
from desktop.domain.units import UnitBook, looks_like_unit


def unit_in(position: str | None) -> str | None:
    """Give the unit a position names: 县司法局局长, or 县司法局 alone."""
    held = unit_of_position(position or "")
    if held is None and position and looks_like_unit(position):
        return position
    return held


@dataclass(slots=True)
class Draft:
    """Collects what is read from one text."""

    text: str
    book: UnitBook
    heads: list[HeadSeat] = field(default_factory=list)
    members: list[MemberSeat] = field(default_factory=list)
    office_head: tuple[str | None, str | None] | None = None
    office_deputies: list[str] = field(default_factory=list)
    groups: list[TopicGroup] = field(default_factory=list)
    departments: list[WorkingDepartment] = field(default_factory=list)
    leaving: list[Leaving] = field(default_factory=list)
    partial: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, what: str, reason: str, span: Span | None = None) -> None:
        """Keep a doubt; the place is told by the line of the text and what stands there."""
        where = f"第{self.text.count(chr(10), 0, span[0]) + 1}行 {what}" if span else what
        made = Doubt(where.strip(), reason, span)
        if made not in self.doubts:
            self.doubts.append(made)

    def add_head(
        self,
        role: str,
        person: Person,
        at: int,
        doubt: str = "",
        *,
        unit: str = "",
        replaces: str | None = None,
        added: bool = False,
    ) -> None:
        """Add a leading seat read at an offset; a second copy of the same seat is left out."""
        span = (at + person.start, at + person.end)
        same = any(
            head.role == role and head.name == person.name and (head.position == person.position)
            for head in self.heads
            if person.name or person.position
        )
        if same:
            return
        self.heads.append(HeadSeat(role, person.name, person.position, span, unit or None, replaces, added))
        for reason in (doubt, person.doubt):
            if reason:
                self.doubt(role, reason, span)

    def unit_name(self, raw: str, what: str, span: Span | None) -> str:
        """Look a unit up; one the book does not know keeps its words and is doubted."""
        found = self.book.resolve(raw)
        if found or not self.book:
            return found or raw
        near = self.book.candidates(raw)
        hint = f"，是否为{'、'.join(near[:3])}" if near else ""
        self.doubt(what, f"“{raw}”不在单位名册中{hint}", span)
        return raw

    def add_seat(self, seat: Seat, at: int, label: str) -> None:
        """Add a member seat given by its unit."""
        span = (at + seat.start, at + seat.end)
        words = seat.seat
        if words is None:
            words = label if label.endswith("单位") else None
        unit = None if seat.collective else self.unit_name(seat.unit_raw, label, span)
        member = MemberSeat(unit, seat.unit_raw, words, None, None, span, collective=seat.collective)
        if self._add(member):
            if words is None:
                self.doubt(label, f"“{seat.unit_raw}”没有写明由谁担任成员", span)
            if seat.doubt:
                self.doubt(label, seat.doubt, span)

    def add_person(
        self,
        person: Person,
        at: int,
        label: str,
        *,
        unit_raw: str = "",
        note: str = "",
        replaces: str | None = None,
        added: bool = False,
    ) -> None:
        """Add a member seat given by a person; the unit is read from the position unless it is told."""
        span = (at + person.start, at + person.end)
        raw = unit_raw or unit_in(person.position) or None
        unit = self.unit_name(raw, label, span) if raw else None
        if person.name:
            seat = "named person"
        elif person.vacant and person.position in (None, raw):
            seat = "vacant"
        else:
            seat = person.position or "vacant"
        member = MemberSeat(unit, raw, seat, person.name, person.position, span, note, False, replaces, added)
        if not self._add(member):
            return
        if person.doubt:
            self.doubt(label, person.doubt, span)
        if raw and (odd := unit_oddity(raw)):
            self.doubt(label, odd, span)
        if raw is None:
            self.doubt(label, f"“{person.name or person.position or '空缺席位'}”没有写明所在单位", span)

    def _add(self, member: MemberSeat) -> bool:
        key = (member.unit_raw, member.seat, member.person, member.position)
        if any((m.unit_raw, m.seat, m.person, m.position) == key for m in self.members):
            return False
        self.members.append(member)
        return True
