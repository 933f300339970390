"""Offices, the profile in force, local settings and local calendar days."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Record


class Office(Record):
    """Our own office (`is_self`) or a peer with which bundles are exchanged."""

    __tablename__ = "offices"

    name: Mapped[str]
    level: Mapped[str]  # county | city
    is_self: Mapped[bool] = mapped_column(default=False)
    host_unit: Mapped[str] = mapped_column(default="")
    card: Mapped[str | None] = mapped_column(Text)  # the peer's office card as received
    fingerprint: Mapped[str | None]  # what was read over the telephone
    trusted_on: Mapped[date | None]
    revoked_on: Mapped[date | None]


class ProfileText(Record):
    """A profile as it was when it came into force: names, rules and periods are data."""

    __tablename__ = "profiles"

    key: Mapped[str]
    version: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(default=True)


class Setting(Record):
    """One named choice of the office (list names, thresholds, 发文名义)."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]]


class CalendarDay(Record):
    """A day off or a make-up working day that the office entered beyond the shipped calendar."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(unique=True)
    off: Mapped[bool]
    name: Mapped[str]
    source: Mapped[str] = mapped_column(default="")  # the notice it comes from


class SourceFile(Record):
    """A text the office read from (notice, minutes, workbook); the file itself lies in the file store."""

    __tablename__ = "sources"

    kind: Mapped[str]
    name: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(index=True)


class Attachment(Record):
    """A file kept byte for byte beside a record."""

    __tablename__ = "attachments"

    kind: Mapped[str]  # table of the record it belongs to
    record_id: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    added_on: Mapped[date]


class Bundle(Record):
    """A bundle that left for a peer or came from one."""

    __tablename__ = "bundles"

    direction: Mapped[str]  # out | in
    peer_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    incarnation: Mapped[str]  # of the sender
    number: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str]
    previous: Mapped[str] = mapped_column(default="")
    on: Mapped[date]
    counts: Mapped[dict[str, Any]]
    receipt_code: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None]  # the day the peer's receipt was entered
    last_step: Mapped[int] = mapped_column(default=0)  # journal step up to which the bundle reports
