"""The yearly assessment: a sheet for every unit, each number with its rows, and the clerk's remarks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.documents.words import chinese_date
from desktop.domain.assessment import Number, Rate, Row, TaskFact, ranks
from desktop.domain.assessment_rules import BY_KEY, count
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import ledger
from desktop.services.assessment_facts import AT, Span, listed, unit_years
from desktop.services.desk import Desk
from desktop.services.successions import SuccessionRow
from desktop.store.queries import assessment as queries
from desktop.store.tables import AssessmentNote, Setting, Succession, Unit
from desktop.store.work import View, Work

RANKING = "assessment_ranking"  # the setting that switches the ranking on; off unless chosen
RANKED_BY = "rate_current"


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """One unit's sheet: its numbers by key, the remarks, what became of the unit in the year, its place."""

    id: str  # of the unit
    unit: str
    numbers: Mapping[str, Number]
    tasks: Mapping[str, TaskFact]  # by id, as they stood on the sheet's day
    remarks: str = ""
    story: tuple[str, ...] = ()
    rank: int | None = None  # None: no ranking, or nothing to rank by


@dataclass(frozen=True, slots=True)
class YearSheets:
    """The sheets of all units of a year, in protocol order, counted up to the end of the day `as_of`."""

    year: int
    as_of: date
    sheets: tuple[UnitSheet, ...]
    ranked: bool = False

    def of(self, unit_id: str) -> UnitSheet | None:
        """Return the sheet of a unit."""
        return next((each for each in self.sheets if each.id == unit_id), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row behind a number as a person reads it; `about` is the id of the task or meeting to open."""

    id: str
    kind: str  # task | meeting
    about: str
    number: str
    words: str
    on: date | None
    note: str


def year_sheets(desk: Desk, year: int | None = None) -> YearSheets:
    """Return the sheets of a year (default: the year that is being assessed, see `assessed_year`)."""
    year = year or assessed_year(desk)
    span = _span(desk, year)
    with desk.view() as view:
        facts = queries.year_facts(view, desk.office.id, year, span.as_of)
        units = view.find(Unit, owner_id=desk.office.id, order=("order_no", "id"))
        successions = view.find(Succession, owner_id=desk.office.id, order=("on", "id"))
        notes = _notes(view, desk, year)
    found = unit_years(facts, units, successions, year, span, desk.calendar)
    numbers = {unit.id: count(found[unit.id], desk.calendar) for unit in listed(found, facts, units)}
    on = ranking_on(desk)
    places = ranks({unit: each[RANKED_BY].rate for unit, each in numbers.items()}) if on else {}
    names = {unit.id: unit.name for unit in units}
    stories = _stories(successions, names, year)
    sheets = tuple(
        UnitSheet(
            unit,
            names[unit],
            each,
            {task.id: task for task in found[unit].tasks},
            notes.get(unit, ""),
            tuple(stories[unit]),
            places.get(unit),
        )
        for unit, each in numbers.items()
    )
    return YearSheets(year, span.as_of, sheets, on)


def assessed_year(desk: Desk) -> int:
    """Return the year that is being assessed: until the end of March still the one that ended."""
    today = desk.today()
    return today.year - (today.month <= 3)


def years(desk: Desk) -> list[int]:
    """Return the years that can be assessed, the latest first; the present one is always among them."""
    with desk.view() as view:
        found = queries.years(view, desk.office.id)
    return sorted({*found, assessed_year(desk)}, reverse=True)


def evidence(desk: Desk, sheet: UnitSheet, key: str) -> list[Evidence]:
    """Return the rows behind a number of a sheet as words, in their order."""
    rows = sheet.numbers[key].rows
    lines = {line.id: line for line in lines_of(desk, sheet, [r.about for r in rows if r.kind == "task"])}
    with desk.view() as view:
        told = queries.told_of(view, [row.id for row in rows if row.id not in lines])
    return [_evidence(row, lines.get(row.about), told.get(row.id)) for row in rows]


def lines_of(desk: Desk, sheet: UnitSheet, task_ids: Sequence[str]) -> list[ledger.LedgerLine]:
    """Return these tasks as the ledger has them, with deadline and 办结 as they stood on the sheet's day."""
    return [
        replace(line, row=replace(line.row, due_on=stood.due_on, done_on=stood.done_on))
        for line in ledger.lines(desk, task_ids)
        for stood in (sheet.tasks[line.id],)
    ]


def put_remarks(desk: Desk, year: int, remarks: Mapping[str, str]) -> Changes:
    """Save the remarks on the sheets of units (by their ids) as one act; empty words take them away."""
    with desk.act("年度评价备注") as work:
        for unit_id, words in remarks.items():
            work.need(Unit, unit_id)
            note = work.first(AssessmentNote, owner_id=desk.office.id, year=year, unit_id=unit_id)
            _put_note(desk, work, note, AssessmentNote(year=year, unit_id=unit_id, remarks=words.strip()))
    return work.changes


def _put_note(desk: Desk, work: Work, known: AssessmentNote | None, wanted: AssessmentNote) -> None:
    if known is not None and wanted.remarks:
        known.remarks = wanted.remarks
    elif known is not None:
        work.remove(known)
    elif wanted.remarks:
        wanted.owner_id = desk.office.id
        work.add(wanted)


def ranking_on(desk: Desk) -> bool:
    """Tell whether the office switched the ranking on; it is off unless it did."""
    with desk.view() as view:
        setting = view.first(Setting, key=RANKING)
        return bool(setting and setting.value.get("on"))


def set_ranking(desk: Desk, on: bool) -> Changes:
    """Switch the ranking of units on or off; the sheets then name the rule it follows."""
    with desk.act("设置年度评价排名") as work:
        setting = work.first(Setting, key=RANKING)
        if setting is None:
            work.add(Setting(key=RANKING, value={"on": on}))
        else:
            setting.value = {"on": on}
    return work.changes


def sheet_named(desk: Desk, made: YearSheets, name: str) -> UnitSheet:
    """Return the sheet of the unit of that name or alias; Refused where it has none in the year."""
    wanted = name.strip()
    with desk.view() as view:
        units = view.find(Unit, owner_id=desk.office.id)
        known = {unit.id for unit in units if wanted in (unit.name, unit.short_name, *unit.aliases)}
    for sheet in made.sheets:
        if sheet.id in known:
            return sheet
    raise Refused(f"{made.year}年度没有“{name}”的落实情况表。请核对单位名称，或先在成员单位中添加。")


def title_of(key: str) -> str:
    """Return the head of a number."""
    return BY_KEY[key].title


def total(sheets: Sequence[UnitSheet], key: str) -> str:
    """Return a number over several sheets as it is printed: counts and days added, rates from their counts."""
    numbers = [sheet.numbers[key] for sheet in sheets]
    if numbers and numbers[0].shown == "rate":
        rates = [each.rate for each in numbers]
        return Rate(sum(each.top for each in rates), sum(each.bottom for each in rates)).words
    return str(sum(each.value for each in numbers))


def _span(desk: Desk, year: int) -> Span:
    today, last = desk.today(), date(year, 12, 31)
    if today < date(year, 1, 1):
        raise Refused(f"{year}年还没有开始，没有可以评价的事项。请选{today.year}年或更早的年度。")
    return Span(min(today, last), min(today, last + timedelta(days=1)))


def _notes(view: View, desk: Desk, year: int) -> dict[str, str]:
    notes = view.find(AssessmentNote, owner_id=desk.office.id, year=year)
    return {note.unit_id: note.remarks for note in notes}


def _stories(
    successions: Sequence[Succession], names: Mapping[str, str], year: int
) -> defaultdict[str, list[str]]:
    """Say, on the sheets of both units, what became of a unit in the year."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in successions:
        if each.on.year != year or each.from_unit_id == each.to_unit_id:
            continue
        old, new = names[each.from_unit_id], names[each.to_unit_id]
        paper = f"（{each.paper}）" if each.paper else ""
        words = SuccessionRow(each.kind, old, new, each.on, each.paper).words
        done = f"{chinese_date(each.on)}，{words}{paper}"
        found[each.from_unit_id].append(f"{done}；此前办结的事项仍计入本表，移交的事项计入{new}。")
        found[each.to_unit_id].append(f"{done}；承接的事项计入本表，{old}此前办结的计入其自己的表。")
    return found


def _evidence(row: Row, line: ledger.LedgerLine | None, told: queries.Told | None) -> Evidence:
    if line is None:
        held = told.words if told else ""
        return Evidence(row.id, row.kind, row.about, "", held, told.on if told else None, "")
    period = row.id.partition(AT)[2]
    note = told.words if told else f"{period}没有报告" if period else _standing(line, row)
    on = told.on if told else line.row.done_on
    return Evidence(row.id, row.kind, row.about, line.row.number, line.row.matter, on, note)


def _standing(line: ledger.LedgerLine, row: Row) -> str:
    """Say what a task's row rests on: deadline, the original one where it differs, 办结, overdue days."""
    task = line.row
    due = task.due_on.isoformat() if task.due_on else (task.deadline_raw or "未定")
    moved = task.original_due_on not in (None, task.due_on)
    words = [f"期限{due}" + (f"（原定{task.original_due_on}）" if moved else "")]
    words += [f"{task.done_on.isoformat()}办结"] if task.done_on else []
    words += [f"逾期{row.days}个工作日"] if row.days else []
    return "，".join(words)
