"""The ledger: tasks with their units, append-only progress and extensions."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Owned


class Task(Owned):
    """One matter of the ledger (台账事项).

    The deadline is kept as the paper's words, the rule that read them, and the computed day;
    `original_due_on` never changes once set. Numbers are year and serial and are never given twice.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        # Each holds the ids in an order that the ledger is shown in, so that no row is read and nothing is sorted.
        Index("ix_tasks_owner_due", "owner_id", "due_on", "year", "serial", "id"),
        Index("ix_tasks_owner_number", "owner_id", "year", "serial", "part", "number", "id"),
        Index("ix_tasks_year_serial", "year", "serial"),
    )

    number: Mapped[str] = mapped_column(index=True)
    year: Mapped[int]
    serial: Mapped[int]
    check_code: Mapped[str] = mapped_column(default="")  # printed beside the number on each paper
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    part: Mapped[int] = mapped_column(
        default=0, server_default="0"
    )  # 1 for the first part split from the parent
    # last year's task (转下年)
    carried_from_id: Mapped[str | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    source_kind: Mapped[str]  # minutes | list | instruction | recommendation | assignment | manual
    source_note: Mapped[str] = mapped_column(default="")  # e.g. 纪要〔2026〕3号第2项
    source_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"))  # the stored paper it comes from
    source_by: Mapped[str] = mapped_column(default="", server_default="")  # who gave the instruction
    source_on: Mapped[date | None]
    source_text: Mapped[str] = mapped_column(Text, default="", server_default="")  # words of the 批示
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("decisions.id"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    section: Mapped[str] = mapped_column(default="")
    matter: Mapped[str] = mapped_column(Text)
    responsible_post: Mapped[str] = mapped_column(default="")
    responsible_person: Mapped[str] = mapped_column(default="")
    deadline_raw: Mapped[str] = mapped_column(default="")
    deadline_kind: Mapped[str] = mapped_column(default="NONE")
    deadline_rule: Mapped[str] = mapped_column(Text, default="")
    deadline_basis: Mapped[str] = mapped_column(Text, default="")
    recur: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="open", index=True)
    opened_on: Mapped[date]
    done_on: Mapped[date | None]
    done_text: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(default="")  # the named approver
    closing_meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meetings.id"))
    outcome_reason: Mapped[str] = mapped_column(
        Text, default="", server_default=""
    )  # why partial, 转下年, 终止
    internal: Mapped[bool] = mapped_column(default=False)  # 内部: never leaves in excerpt or bundle
    # The columns of an imported ledger as they were written, by their heads; they never leave the machine.
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    search_text: Mapped[str] = mapped_column(Text, default="")


class TaskUnit(Owned):
    """A unit's part in a task: lead or support; words for unnamed groups stand as `collective`."""

    __tablename__ = "task_units"

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"), index=True)
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str]  # lead | support | collective | former (a successor took the part over)
    words: Mapped[str]  # as the paper says it
    order_no: Mapped[int] = mapped_column(default=0)


class Progress(Owned):
    """One entry of progress; entries are added, never altered (a trigger sees to it)."""

    __tablename__ = "progress"

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"), index=True)
    on: Mapped[date]
    kind: Mapped[str] = mapped_column(
        default="report"
    )  # report | remind | press | supervise | circulate | state
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(default="")  # 电话, 书面, 现场 …
    by: Mapped[str] = mapped_column(default="")  # who said it, by post and name
    words: Mapped[str] = mapped_column(Text, default="", server_default="")  # the unit's own words
    period: Mapped[str] = mapped_column(default="", server_default="")  # of a report; 退回 fills none
    paper_id: Mapped[str | None] = mapped_column(
        ForeignKey("papers.id")
    )  # the 催办单, 督办单 … that went out


class Extension(Owned):
    """An extension granted: the old day, the new day, why, on which paper, by whom."""

    __tablename__ = "extensions"

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"), index=True)
    from_due: Mapped[date | None]
    to_due: Mapped[date]
    reason: Mapped[str]
    paper: Mapped[str]
    approver: Mapped[str]
    granted_on: Mapped[date]
