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
    status: Mapped[str] = mapped_column(default="planned")  # planned | held | cancelled | postponed
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
