"""The roster: units, seats by position, persons, and who held which seat from when to when."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Owned


class Unit(Owned):
    """A member unit or another body; name changes and mergers end one row and begin another."""

    __tablename__ = "units"

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="member")  # organ | office | member | town | other
    order_no: Mapped[int] = mapped_column(default=0)
    aliases: Mapped[list[str]] = mapped_column(default=list)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    search_text: Mapped[str] = mapped_column(Text, default="")


class Seat(Owned):
    """A seat by position: who holds it is a `Term`. `kind` is head, member or office."""

    __tablename__ = "seats"

    kind: Mapped[str]
    role: Mapped[str]  # 召集人, 副召集人, 成员, 办公室主任 …
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    requirement: Mapped[str] = mapped_column(default="")  # 主要负责同志, 分管日常工作的负责同志 …
    order_no: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class Person(Owned):
    """A person; the post is told by the term, the telephone by the person."""

    __tablename__ = "persons"

    name: Mapped[str]
    mobile: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(Text, default="")


class Term(Owned):
    """One person's time in one seat (from the first day to the last, both included)."""

    __tablename__ = "terms"

    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    position: Mapped[str] = mapped_column(default="")  # the post as the paper says it
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    paper: Mapped[str] = mapped_column(default="")


class Liaison(Owned):
    """A unit's liaison (联络员) with the day on which the entry was last confirmed."""

    __tablename__ = "liaisons"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="联络员")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    confirmed_on: Mapped[date | None]


class RosterChange(Owned):
    """A change of the roster (成员调整): proposed by a unit, in force only once its approval is recorded."""

    __tablename__ = "roster_changes"

    kind: Mapped[str]  # head | liaison | office | join | leave
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seats.id"))
    person: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    proposed_by: Mapped[str] = mapped_column(default="")
    proposed_on: Mapped[date]
    proposal_paper: Mapped[str] = mapped_column(default="")
    effective_on: Mapped[date]
    status: Mapped[str] = mapped_column(default="proposed")  # proposed | approved | rejected | withdrawn
    approver: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    approval_paper: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    term_id: Mapped[str | None] = mapped_column(ForeignKey("terms.id"))  # what it became
    liaison_id: Mapped[str | None] = mapped_column(ForeignKey("liaisons.id"))


class Succession(Owned):
    """One unit taking over from another (机构改革): merge, split or rename, from a day, on a paper."""

    __tablename__ = "successions"

    kind: Mapped[str]
    from_unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    to_unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    on: Mapped[date]
    paper: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
