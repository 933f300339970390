"""The journal's own tables: steps, their changes, and the step that is open."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.base import Base


class JournalStep(Base):
    """One act: who, when, why, on which paper. Steps are chained by hash, never removed.

    `kind` is act, undo or redo; `target_id` names the step that an undo or redo works on. `status` tells whether
    the act stands (done), was taken back (undone), or was taken back and left behind by later work (dropped).
    """

    __tablename__ = "journal_steps"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str]
    label: Mapped[str]
    at: Mapped[str]  # local time with offset, ISO 8601, for people to read
    actor: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    paper: Mapped[str] = mapped_column(default="")
    writer: Mapped[str]  # office incarnation that wrote it
    target_id: Mapped[int | None] = mapped_column(ForeignKey("journal_steps.id"))
    status: Mapped[str] = mapped_column(default="done", index=True)
    digest: Mapped[str] = mapped_column(default="")


class JournalChange(Base):
    """One row inserted, updated or deleted, with the fields before and after (only those that changed)."""

    __tablename__ = "journal_changes"
    __table_args__ = (Index("ix_journal_changes_row", "table_name", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("journal_steps.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[str]
    op: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class JournalOpen(Base):
    """The step that is open inside the running transaction; empty for everybody else."""

    __tablename__ = "journal_open"

    step_id: Mapped[int] = mapped_column(primary_key=True)
    append_only: Mapped[bool] = mapped_column(default=True)  # False while an undo takes entries back


class Writer(Base):
    """The incarnation of this database: a new one begins after a restore or a clone."""

    __tablename__ = "writers"

    id: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[str]


class ImportedMark(Base):
    """The version mark of a field that an import step brought: who wrote it, and what that writer had seen."""

    __tablename__ = "imported_marks"
    __table_args__ = (Index("ix_imported_marks_row", "table_name", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("journal_steps.id"))
    table_name: Mapped[str]
    row_id: Mapped[str]
    field: Mapped[str]
    writer: Mapped[str]
    counter: Mapped[int]
    past: Mapped[dict[str, Any]]
