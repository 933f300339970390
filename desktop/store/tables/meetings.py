"""Meetings, their agenda and attendance, and the decisions their minutes hold."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Owned


class Meeting(Owned):
    """A meeting; the year it covers stands apart from the day it is held, the number is given when held."""

    __tablename__ = "meetings"

    kind: Mapped[str] = mapped_column(index=True)  # a meeting kind of the profile
    title: Mapped[str]
    year_covered: Mapped[int]
    meets_on: Mapped[date]
    time_text: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    host: Mapped[str] = mapped_column(default="")
    delegated_by: Mapped[str] = mapped_column(default="")  # the role that delegated the host
    recorder: Mapped[str] = mapped_column(default="")
    quarter: Mapped[int | None]  # the quarter it counts for, where that is not the quarter of its day
    proposer_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))  # who asked for it
    # planned | held | cancelled | postponed | merged
    status: Mapped[str] = mapped_column(default="planned")
    status_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    first_meets_on: Mapped[date | None]  # the day first set, once it was put off
    merged_into_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"))
    issue_no: Mapped[str] = mapped_column(default="")  # number of its minutes as printed
    series: Mapped[str] = mapped_column(default="")  # kind and year covered that the number belongs to
    serial: Mapped[int | None]  # the meeting's number within its series, given when held
    source_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"))  # its minutes
    search_text: Mapped[str] = mapped_column(Text, default="")


class AgendaItem(Owned):
    """One line of the agenda; `kind` is topic or follow_up (上次会议议定事项落实情况)."""

    __tablename__ = "agenda_items"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    order_no: Mapped[int]
    kind: Mapped[str] = mapped_column(default="topic")
    title: Mapped[str]
    presenter_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    minutes: Mapped[int | None]  # how long it may take
    materials: Mapped[str] = mapped_column(Text, default="", server_default="")
    topic_id: Mapped[str | None] = mapped_column(ForeignKey("topics.id"))


class Topic(Owned):
    """A topic a unit asked for (议题): candidate, then on an agenda, parked for later, or dropped with a reason."""

    __tablename__ = "topics"

    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    title: Mapped[str]
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    unit_name: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date]
    grounds: Mapped[str] = mapped_column(Text, default="")  # why the unit asks for it
    state: Mapped[str] = mapped_column(default="candidate")  # candidate | agenda | parked | dropped
    note: Mapped[str] = mapped_column(Text, default="")


class Invitation(Owned):
    """A seat asked to a meeting and its answer (回执): attend, stand_in, decline, or none yet."""

    __tablename__ = "invitations"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    unit_name: Mapped[str] = mapped_column(default="")
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seats.id"))
    person: Mapped[str] = mapped_column(default="")  # who holds the seat on the day of the meeting
    position: Mapped[str] = mapped_column(default="")
    reply: Mapped[str] = mapped_column(default="")  # attend | stand_in | decline
    stand_in: Mapped[str] = mapped_column(default="")
    stand_in_position: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    replied_on: Mapped[date | None]
    order_no: Mapped[int] = mapped_column(default=0)


class Attendance(Owned):
    """Who came: 出席 present, 列席 observer, 请假 leave, 缺席 absent, 代会 stand_in."""

    __tablename__ = "attendance"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    unit_name: Mapped[str] = mapped_column(default="")  # as the minutes say it
    person: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    role_note: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="", server_default="")  # chief (正职) | deputy (副职) | other
    order_no: Mapped[int] = mapped_column(default=0)


class Decision(Owned):
    """A decision with its exact place in the minutes; it ends as task, done or not_filed with a reason."""

    __tablename__ = "decisions"

    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    source_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"), index=True)
    order_no: Mapped[int]
    heading: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text)
    span_from: Mapped[int | None]
    span_to: Mapped[int | None]
    disposition: Mapped[str]
    outcome: Mapped[str] = mapped_column(default="pending")  # pending | task | done | not_filed
    reason: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)


class MinutesVersion(Owned):
    """One version of a meeting's minutes, kept byte for byte: draft, circulated, final, correction."""

    __tablename__ = "minutes_versions"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    order_no: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    kept_on: Mapped[date]
    note: Mapped[str] = mapped_column(Text, default="")


class SignOff(Owned):
    """One signature on the routing sheet of minutes: 会签 consult or 签发 issue, as the paper shows it."""

    __tablename__ = "sign_offs"

    version_id: Mapped[str] = mapped_column(ForeignKey("minutes_versions.id"), index=True)
    kind: Mapped[str]
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    unit_name: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    opinion: Mapped[str] = mapped_column(Text, default="")
    signed_on: Mapped[date | None]
    order_no: Mapped[int] = mapped_column(default=0)


class DutyEvent(Owned):
    """A duty of the founding document recorded as done, where neither a meeting nor a paper shows it."""

    __tablename__ = "duty_events"

    obligation: Mapped[str]  # an obligation of the profile
    on: Mapped[date]
    period: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    paper: Mapped[str] = mapped_column(default="")
