"""今日: what the duties ask for, what is due, and how old the last backup is."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desktop.domain.obligations import HeldMeeting, IssuedPaper, RadarLine, Record, radar
from desktop.domain.tasks import Light, Status
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, LedgerLine, ids, lines
from desktop.services.roster import units_without_liaison
from desktop.services.settings import DUTY, number_of
from desktop.store import backup
from desktop.store.queries.journal import founded_on
from desktop.store.tables import Meeting, Paper

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
        radar=radar(
            desk.profile,
            today,
            _record(desk, len(without)),
            desk.calendar,
            since=_since(desk),
            near_workdays=number_of(desk, DUTY),
        ),
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


def _since(desk: Desk) -> date | None:
    """Return the first day the records tell of: earlier periods are nobody's fault."""
    with desk.view() as view:
        founded = founded_on(view)
        held = view.first(Meeting, owner_id=desk.office.id, status="held", order="meets_on")
    days = [day for day in (founded, held.meets_on if held else None) if day]
    return min(days, default=None)


def _record(desk: Desk, liaisons_missing: int) -> Record:
    with desk.view() as view:
        held = view.find(Meeting, owner_id=desk.office.id, status="held")
        papers = view.find(Paper, owner_id=desk.office.id, status="issued")
        return Record(
            held=[HeldMeeting(m.kind, m.meets_on, m.year_covered) for m in held],
            issued=[IssuedPaper(p.kind, p.period, p.made_on) for p in papers],
            liaisons_missing=liaisons_missing,
        )
