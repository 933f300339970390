"""What was done, and taking it back."""

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.store import undo as steps
from desktop.store.queries.journal import FieldChange, StepRow, recent_steps, record_history
from desktop.store.tables import RECORDS

__all__ = ["FieldChange", "StepRow", "history_of", "labels", "recent", "redo", "undo"]


def undo(desk: Desk) -> Changes:
    """Take the last act back; Refused when there is none."""
    changes = desk.store.undo()
    desk.reload()
    return changes


def redo(desk: Desk) -> Changes:
    """Bring the act back that was taken back last; Refused when there is none."""
    changes = desk.store.redo()
    desk.reload()
    return changes


def labels(desk: Desk) -> tuple[str | None, str | None]:
    """Return the labels of what undo and redo would do now, None where there is nothing."""
    with desk.view() as view:
        back, forth = steps.next_undo(view), steps.next_redo(view)
    return (back[1] if back else None, forth[1] if forth else None)


def history_of(desk: Desk, kind: str, record_id: str) -> list[StepRow]:
    """Return every step that touched one record, oldest first; `kind` is the table (tasks, meetings …)."""
    if kind not in {record.__tablename__ for record in RECORDS}:
        raise Refused(
            f"没有“{kind}”这一类记录。可用：{'、'.join(record.__tablename__ for record in RECORDS)}。"
        )
    with desk.view() as view:
        return record_history(view, kind, record_id)


def recent(desk: Desk, limit: int = 200) -> list[StepRow]:
    """Return the newest steps of the office, newest first."""
    with desk.view() as view:
        return recent_steps(view, limit)
