"""Meetings through their year, change orders and succession, the two lists, inspections and remarks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# SQLite adds columns in place; rebuilding the tables would set the foreign keys of living rows loose.
_COLUMNS = (
    ("agenda_items", "minutes", "INTEGER"),
    ("agenda_items", "materials", "TEXT DEFAULT '' NOT NULL"),
    ("agenda_items", "topic_id", "VARCHAR(20) CONSTRAINT fk_agenda_items_topic_id REFERENCES topics (id)"),
    ("attendance", "level", "VARCHAR DEFAULT '' NOT NULL"),
    ("meetings", "quarter", "INTEGER"),
    (
        "meetings",
        "proposer_unit_id",
        "VARCHAR(20) CONSTRAINT fk_meetings_proposer_unit_id REFERENCES units (id)",
    ),
    ("meetings", "status_reason", "TEXT DEFAULT '' NOT NULL"),
    ("meetings", "first_meets_on", "DATE"),
    (
        "meetings",
        "merged_into_id",
        "VARCHAR(20) CONSTRAINT fk_meetings_merged_into_id REFERENCES meetings (id)",
    ),
    ("progress", "words", "TEXT DEFAULT '' NOT NULL"),
    ("progress", "period", "VARCHAR DEFAULT '' NOT NULL"),
    ("progress", "paper_id", "VARCHAR(20) CONSTRAINT fk_progress_paper_id REFERENCES papers (id)"),
    ("tasks", "part", "INTEGER DEFAULT '0' NOT NULL"),
    ("tasks", "carried_from_id", "VARCHAR(20) CONSTRAINT fk_tasks_carried_from_id REFERENCES tasks (id)"),
    ("tasks", "source_id", "VARCHAR(20) CONSTRAINT fk_tasks_source_id REFERENCES sources (id)"),
    ("tasks", "source_by", "VARCHAR DEFAULT '' NOT NULL"),
    ("tasks", "source_on", "DATE"),
    ("tasks", "source_text", "TEXT DEFAULT '' NOT NULL"),
    ("tasks", "outcome_reason", "TEXT DEFAULT '' NOT NULL"),
)


def upgrade() -> None:
    """Add the tables and columns of release 0.2."""
    op.create_table(
        "duty_events",
        sa.Column("obligation", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_duty_events_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_events")),
    )
    op.create_index(op.f("ix_duty_events_owner_id"), "duty_events", ["owner_id"], unique=False)

    op.create_table(
        "inspections",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("inspects_on", sa.Date(), nullable=False),
        sa.Column("inspectors", sa.String(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_inspections_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspections")),
    )
    op.create_index(op.f("ix_inspections_owner_id"), "inspections", ["owner_id"], unique=False)

    op.create_table(
        "assessment_notes",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=20), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_assessment_notes_owner_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_assessment_notes_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_notes")),
    )
    op.create_index(op.f("ix_assessment_notes_owner_id"), "assessment_notes", ["owner_id"], unique=False)
    op.create_index(op.f("ix_assessment_notes_unit_id"), "assessment_notes", ["unit_id"], unique=False)

    op.create_table(
        "successions",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_unit_id", sa.String(length=20), nullable=False),
        sa.Column("to_unit_id", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["from_unit_id"], ["units.id"], name=op.f("fk_successions_from_unit_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_successions_owner_id")),
        sa.ForeignKeyConstraint(["to_unit_id"], ["units.id"], name=op.f("fk_successions_to_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successions")),
    )
    op.create_index(op.f("ix_successions_from_unit_id"), "successions", ["from_unit_id"], unique=False)
    op.create_index(op.f("ix_successions_owner_id"), "successions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_successions_to_unit_id"), "successions", ["to_unit_id"], unique=False)

    op.create_table(
        "invitations",
        sa.Column("meeting_id", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.String(length=20), nullable=True),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("seat_id", sa.String(length=20), nullable=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("stand_in", sa.String(), nullable=False),
        sa.Column("stand_in_position", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("order_no", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_invitations_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_invitations_owner_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_invitations_seat_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_invitations_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    op.create_index(op.f("ix_invitations_meeting_id"), "invitations", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_invitations_owner_id"), "invitations", ["owner_id"], unique=False)

    op.create_table(
        "minutes_versions",
        sa.Column("meeting_id", sa.String(length=20), nullable=False),
        sa.Column("order_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_versions_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_minutes_versions_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_versions")),
    )
    op.create_index(op.f("ix_minutes_versions_meeting_id"), "minutes_versions", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_minutes_versions_owner_id"), "minutes_versions", ["owner_id"], unique=False)

    op.create_table(
        "topics",
        sa.Column("meeting_id", sa.String(length=20), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(length=20), nullable=True),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_topics_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_topics_owner_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_topics_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
    )
    op.create_index(op.f("ix_topics_meeting_id"), "topics", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_topics_owner_id"), "topics", ["owner_id"], unique=False)

    op.create_table(
        "work_lists",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(length=20), nullable=True),
        sa.Column("replaces_id", sa.String(length=20), nullable=True),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_work_lists_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_work_lists_owner_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["work_lists.id"], name=op.f("fk_work_lists_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_lists")),
    )
    op.create_index(op.f("ix_work_lists_owner_id"), "work_lists", ["owner_id"], unique=False)
    op.create_index(op.f("ix_work_lists_year"), "work_lists", ["year"], unique=False)

    op.create_table(
        "roster_changes",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(length=20), nullable=True),
        sa.Column("seat_id", sa.String(length=20), nullable=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("mobile", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("proposal_paper", sa.String(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("approval_paper", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("term_id", sa.String(length=20), nullable=True),
        sa.Column("liaison_id", sa.String(length=20), nullable=True),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["liaison_id"], ["liaisons.id"], name=op.f("fk_roster_changes_liaison_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_roster_changes_owner_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_roster_changes_seat_id")),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_roster_changes_term_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_roster_changes_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_changes")),
    )
    op.create_index(op.f("ix_roster_changes_owner_id"), "roster_changes", ["owner_id"], unique=False)
    op.create_index(op.f("ix_roster_changes_unit_id"), "roster_changes", ["unit_id"], unique=False)

    op.create_table(
        "sign_offs",
        sa.Column("version_id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(length=20), nullable=True),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("order_no", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_sign_offs_owner_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_sign_offs_unit_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["minutes_versions.id"], name=op.f("fk_sign_offs_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
    )
    op.create_index(op.f("ix_sign_offs_owner_id"), "sign_offs", ["owner_id"], unique=False)
    op.create_index(op.f("ix_sign_offs_version_id"), "sign_offs", ["version_id"], unique=False)

    op.create_table(
        "inspection_items",
        sa.Column("inspection_id", sa.String(length=20), nullable=False),
        sa.Column("task_id", sa.String(length=20), nullable=True),
        sa.Column("order_no", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("follow_task_id", sa.String(length=20), nullable=True),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_task_id"], ["tasks.id"], name=op.f("fk_inspection_items_follow_task_id")
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_inspection_items_inspection_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_inspection_items_owner_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_inspection_items_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_items")),
    )
    op.create_index(
        op.f("ix_inspection_items_inspection_id"), "inspection_items", ["inspection_id"], unique=False
    )
    op.create_index(op.f("ix_inspection_items_owner_id"), "inspection_items", ["owner_id"], unique=False)

    op.create_table(
        "list_items",
        sa.Column("list_id", sa.String(length=20), nullable=False),
        sa.Column("order_no", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("proposer_unit_id", sa.String(length=20), nullable=True),
        sa.Column("proposer", sa.String(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("lead", sa.JSON(), nullable=False),
        sa.Column("support", sa.JSON(), nullable=False),
        sa.Column("responsible_post", sa.String(), nullable=False),
        sa.Column("responsible_person", sa.String(), nullable=False),
        sa.Column("deadline_raw", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("merged_into_id", sa.String(length=20), nullable=True),
        sa.Column("task_id", sa.String(length=20), nullable=True),
        sa.Column("owner_id", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["work_lists.id"], name=op.f("fk_list_items_list_id")),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["list_items.id"], name=op.f("fk_list_items_merged_into_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["offices.id"], name=op.f("fk_list_items_owner_id")),
        sa.ForeignKeyConstraint(
            ["proposer_unit_id"], ["units.id"], name=op.f("fk_list_items_proposer_unit_id")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_list_items_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_items")),
    )
    op.create_index(op.f("ix_list_items_list_id"), "list_items", ["list_id"], unique=False)
    op.create_index(op.f("ix_list_items_owner_id"), "list_items", ["owner_id"], unique=False)

    for table, column, kind in _COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
