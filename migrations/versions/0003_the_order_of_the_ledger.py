"""Indices that hold the ledger in its order and find a task's kin."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put the ids of the ledger into indices by number and by deadline, and the parts under their parent."""
    op.drop_index("ix_tasks_owner_due", "tasks")
    op.create_index("ix_tasks_owner_due", "tasks", ["owner_id", "due_on", "year", "serial", "id"])
    op.create_index("ix_tasks_owner_number", "tasks", ["owner_id", "year", "serial", "part", "number", "id"])
    op.create_index(op.f("ix_tasks_parent_id"), "tasks", ["parent_id"])
    op.create_index(op.f("ix_tasks_carried_from_id"), "tasks", ["carried_from_id"])
