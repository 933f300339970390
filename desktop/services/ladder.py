"""Who wants pressing and what was not reported: what the Monday round asks of the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.ladder import (
    QUIET_WORKDAYS,
    STEP_OF_PAPER,
    Advice,
    Contact,
    Step,
    advise,
    near_until,
    pressed_again,
    quiet_since,
)
from desktop.domain.rhythm import Expected, Missed, Report, expected, missed, next_report
from desktop.domain.tasks import Light, Status
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, LedgerLine
from desktop.services.settings import QUIET, number_of
from desktop.store.queries import ladder as queries
from desktop.store.queries.ledger import Owed, Pressing
from desktop.store.tables import Paper, Progress
from desktop.store.work import Work

_DAY = timedelta(days=1)
_PAPER_WORDS = {Step.PRESS: "出催办单", Step.SUPERVISE: "出督办通知", Step.CIRCULATE: "列入通报"}


@dataclass(frozen=True, slots=True)
class UnitWants:
    """What one unit leads that wants pressing: ids of the tasks, earliest first, and how many are overdue."""

    unit: str
    unit_id: str | None
    task_ids: tuple[str, ...]
    overdue: int


@dataclass(frozen=True, slots=True)
class Want:
    """One task with the step of the ladder it wants."""

    line: LedgerLine
    advice: Advice


@dataclass(frozen=True, slots=True)
class OwedReports:
    """A long-term task and the reports that did not come."""

    line: LedgerLine
    missed: tuple[Missed, ...]


def quiet_workdays(desk: Desk) -> int:
    """Return for how many working days a contact lets a task rest: the office's choice, else 3."""
    return number_of(desk, QUIET) or QUIET_WORKDAYS


def pressing_filter(desk: Desk) -> LedgerFilter:
    """Return the filter of our open tasks near or past their deadline whose unit was not heard of lately."""
    today, calendar = desk.today(), desk.calendar
    wanted = Pressing(
        near_until(today, calendar, desk.near_workdays), quiet_since(today, calendar, quiet_workdays(desk))
    )
    return LedgerFilter(statuses=(Status.OPEN,), owner_id=desk.office.id, pressing=wanted)


def missed_filter(desk: Desk) -> LedgerFilter:
    """Return the filter of our open long-term tasks that did not make a report."""
    yesterday = desk.today() - _DAY
    with desk.view() as view:
        known = queries.rhythms(view, desk.office.id)
    owed = tuple(
        Owed(recur, each.key, each.opens, each.due)
        for recur, first in known
        for each in expected(recur, first, yesterday, desk.calendar)
    )
    return LedgerFilter(statuses=(Status.OPEN,), owner_id=desk.office.id, owed=owed)


@dataclass(frozen=True, slots=True)
class TaskLife:
    """What the ladder advises for one task, and of a long-term one the reports missed and the next due."""

    advice: Advice
    missed: tuple[Missed, ...]
    next: Expected | None


def life_of(desk: Desk, line: LedgerLine) -> TaskLife:
    """Return what the ladder and its rhythm say of one task."""
    row, today = line.row, desk.today()
    with desk.view() as view:
        told = queries.entries(view, [line.id]).get(line.id, [])
        moved = queries.extended(view, [line.id]).get(line.id)
    running = row.status == Status.OPEN and bool(row.recur)
    return TaskLife(
        _advice(desk, line, told, moved, quiet_workdays(desk)),
        missed_of(desk, line, told),
        next_report(row.recur, row.opened_on, today, desk.calendar) if running else None,
    )


def wanting(desk: Desk, unit_id: str | None = None) -> list[UnitWants]:
    """Return what wants pressing, unit by unit, the unit with the earliest deadline first.

    What was extended counts by its new deadline; what the unit was asked or heard about within the quiet days
    is left out. Tasks that nobody leads stand under an empty name.
    """
    with desk.view() as view:
        rows = queries.led_by(view, pressing_filter(desk))
    found: dict[str, list[queries.LedBy]] = {}
    for row in rows:
        if unit_id in (None, row.unit_id):
            found.setdefault(row.unit, []).append(row)
    today = desk.today()
    return [
        UnitWants(
            unit,
            each[0].unit_id,
            tuple(row.task_id for row in each),
            sum(row.due_on is not None and row.due_on < today for row in each),
        )
        for unit, each in found.items()
    ]


def wants(desk: Desk, ids: Sequence[str]) -> list[Want]:
    """Return these tasks, in their order, with what the ladder advises for each."""
    lines = ledger.lines(desk, ids)
    quiet = quiet_workdays(desk)
    with desk.view() as view:
        told, moved = queries.entries(view, ids), queries.extended(view, ids)
    return [
        Want(line, _advice(desk, line, told.get(line.id, ()), moved.get(line.id), quiet)) for line in lines
    ]


def pressed_lately(desk: Desk, ids: Sequence[str]) -> dict[str, date]:
    """Return which of these tasks were pressed for (催办) less than a week ago, and on which day last."""
    with desk.view() as view:
        told = queries.entries(view, ids)
    found = {
        task_id: pressed_again([Contact(each.on, each.kind) for each in entries], desk.today())
        for task_id, entries in told.items()
    }
    return {task_id: last.on for task_id, last in found.items() if last}


def missed_reports(desk: Desk) -> list[OwedReports]:
    """Return our open long-term tasks that owe reports, in the order of their numbers."""
    ids = ledger.ids(desk, missed_filter(desk))
    lines = ledger.lines(desk, ids)
    with desk.view() as view:
        told = queries.entries(view, ids)
    found = [OwedReports(line, missed_of(desk, line, told.get(line.id, ()))) for line in lines]
    return [each for each in found if each.missed]


def periods_to_report(desk: Desk, task_id: str) -> list[Expected]:
    """Return the periods a report on a task may be of: those missed, oldest first, then the next one due."""
    (line,) = ledger.lines(desk, [task_id])
    row = line.row
    if not row.recur:
        return []
    with desk.view() as view:
        told = queries.entries(view, [task_id]).get(task_id, [])
    gone = {each.key for each in missed_of(desk, line, told)}
    wanted = expected(row.recur, row.opened_on, desk.today() - _DAY, desk.calendar)
    ahead = next_report(row.recur, row.opened_on, desk.today(), desk.calendar)
    return [*(each for each in wanted if each.key in gone), *([ahead] if ahead else [])]


def missed_of(desk: Desk, line: LedgerLine, entries: Iterable[queries.Entry]) -> tuple[Missed, ...]:
    """Return the reports that a task owes, up to today or to the day it ended."""
    row = line.row
    reports = [Report(each.on, each.period) for each in entries if each.kind == "report"]
    until = row.done_on or row.closed_on or desk.today()
    return tuple(missed(row.recur, row.opened_on, until, desk.calendar, reports)) if row.recur else ()


def log_step(desk: Desk, work: Work, paper: Paper, task_ids: Iterable[str], approver: str = "") -> None:
    """Log a paper of the ladder (催办单, 督办通知, 通报) with each task on it, inside the act that makes the paper."""
    step = STEP_OF_PAPER.get(paper.kind)
    if step is None:
        return
    agreed = f"，经{approver}批准" if approver else ""
    for task_id in dict.fromkeys(task_ids):
        work.add(
            Progress(
                owner_id=desk.office.id,
                task_id=task_id,
                on=desk.today(),
                kind=step,
                text=f"{_PAPER_WORDS[step]}{paper.number or paper.code}{agreed}",
                source="书面",
                paper_id=paper.id,
            )
        )


def _advice(
    desk: Desk,
    line: LedgerLine,
    entries: Iterable[queries.Entry],
    moved: tuple[int, date] | None,
    quiet: int,
) -> Advice:
    if line.light not in (Light.NEAR, Light.OVERDUE):
        return Advice(None)
    contacts = [Contact(each.on, each.kind) for each in entries]
    return advise(
        line.light,
        line.overdue.by_current,
        contacts,
        desk.today(),
        desk.calendar,
        quiet,
        moved[1] if moved else None,
    )
