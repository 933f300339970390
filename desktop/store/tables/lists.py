"""What is worked through the year beside the ledger: the two named lists, inspections, the yearly remarks."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Owned


class WorkList(Owned):
    """One of the two named lists (双清单) of a year; an approved one is locked, a later change is a new version."""

    __tablename__ = "work_lists"

    year: Mapped[int] = mapped_column(index=True)
    place: Mapped[int]  # 1 the first of the two lists, 2 the second; their names are settings
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    status: Mapped[str] = mapped_column(default="collecting")  # collecting | draft | submitted | approved
    submitted_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    approver: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"))  # the meeting that approved it
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("work_lists.id"))


class ListItem(Owned):
    """One line of a list: proposed by a unit, then kept, merged into another line, or dropped with a reason."""

    __tablename__ = "list_items"

    list_id: Mapped[str] = mapped_column(ForeignKey("work_lists.id"), index=True)
    order_no: Mapped[int]
    section: Mapped[str] = mapped_column(default="")
    matter: Mapped[str] = mapped_column(Text)
    measures: Mapped[str] = mapped_column(Text, default="")  # 具体要求、措施、目标
    proposer_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    proposer: Mapped[str] = mapped_column(default="")
    proposed_on: Mapped[date | None]
    lead: Mapped[list[str]] = mapped_column(default=list)
    support: Mapped[list[str]] = mapped_column(default=list)
    responsible_post: Mapped[str] = mapped_column(default="")
    responsible_person: Mapped[str] = mapped_column(default="")
    deadline_raw: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(default="proposed")  # proposed | kept | merged | dropped
    reason: Mapped[str] = mapped_column(Text, default="")
    merged_into_id: Mapped[str | None] = mapped_column(ForeignKey("list_items.id"))
    task_id: Mapped[str | None] = mapped_column(ForeignKey("tasks.id"))  # opened when the list was approved


class Inspection(Owned):
    """A special inspection (定期专项检查): what is looked at, by whom, and what came of it."""

    __tablename__ = "inspections"

    title: Mapped[str]
    inspects_on: Mapped[date]
    inspectors: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(default="planned")  # planned | done
    conclusion: Mapped[str] = mapped_column(Text, default="")


class InspectionItem(Owned):
    """One task looked at: the finding, and the task it led to."""

    __tablename__ = "inspection_items"

    inspection_id: Mapped[str] = mapped_column(ForeignKey("inspections.id"), index=True)
    task_id: Mapped[str | None] = mapped_column(ForeignKey("tasks.id"))
    order_no: Mapped[int]
    result: Mapped[str] = mapped_column(default="")  # met | partly | unmet
    finding: Mapped[str] = mapped_column(Text, default="")
    follow_task_id: Mapped[str | None] = mapped_column(ForeignKey("tasks.id"))


class AssessmentNote(Owned):
    """The clerk's remarks on one unit's yearly sheet (单位年度落实情况表)."""

    __tablename__ = "assessment_notes"

    year: Mapped[int]
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    remarks: Mapped[str] = mapped_column(Text)
