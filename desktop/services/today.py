"""今日: what the duties ask for, what is due, and how old the last backup is."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desktop.domain.obligations import RadarLine
from desktop.domain.tasks import Light, Status
from desktop.services import duties
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, LedgerLine, ids, lines
from desktop.services.roster import units_without_liaison
from desktop.store import backup

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Today:
    """The home page: radar lines, and the open tasks that are overdue or due within a week."""

    radar: tuple[RadarLine, ...]
    overdue: tuple[LedgerLine, ...]
    this_week: tuple[LedgerLine, ...]
    undated: tuple[LedgerLine, ...]
    without_liaison: tuple[str, ...] = field(default=())


def look(desk: Desk) -> Today:
    """Return what there is to do today."""
    today = desk.today()
    without = tuple(units_without_liaison(desk, today))
    chosen = LedgerFilter(statuses=(Status.OPEN,), owner_id=desk.office.id)
    open_lines = lines(desk, ids(desk, chosen, "due_on"))
    return Today(
        radar=duties.look_out(desk),
        overdue=tuple(line for line in open_lines if line.light is Light.OVERDUE),
        this_week=tuple(line for line in open_lines if _within(line.row.due_on, today)),
        undated=tuple(line for line in open_lines if line.light is Light.UNDATED),
        without_liaison=without,
    )


def backup_age(desk: Desk) -> timedelta | None:
    """Return how long ago the last backup was made, None when there is none."""
    newest = backup.latest(desk.store.paths.backups)
    return datetime.now() - datetime.fromtimestamp(newest.stat().st_mtime) if newest else None


def _within(due: date | None, today: date) -> bool:
    return due is not None and today <= due <= today + _WEEK
