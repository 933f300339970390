"""A whole year through the real services, its year-end sheets recomputed from the file by plain SQL.

The suite runs a small year; with the environment variable FUYUAN_YEAR=whole it is 40 meetings and 600 tasks.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.assessment import Number, Shown
from desktop.domain.errors import Refused
from desktop.services import assessment
from desktop.services.assessment import YearSheets
from desktop.store.store import DATABASE, Store

from .course import AFTER, LAST, SMALL, WHOLE, YEAR, Size, Year
from .recount import Recount
from .story import begin

SIZE: Size = WHOLE if os.environ.get("FUYUAN_YEAR") == "whole" else SMALL
STOPS = (date(YEAR, 6, 30), LAST, AFTER)


@dataclass(slots=True)
class Told:
    """The year that was, its folder, and at each stop the sheets and the same counted again."""

    year: Year
    home: Path
    sheets: dict[date, YearSheets] = field(default_factory=dict)
    again: dict[date, dict[str, dict[str, object]]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    home = tmp_path_factory.mktemp("year") / "office"
    found = Told(begin(home, SIZE), home)
    for stop in STOPS:
        found.year.run(stop)
        found.sheets[stop] = assessment.year_sheets(found.year.desk, YEAR)
        found.again[stop] = Recount(home / DATABASE, YEAR, stop).sheets()
    yield found
    found.year.desk.close()


def value(number: Number) -> object:
    return (number.rate.top, number.rate.bottom) if number.shown is Shown.RATE else number.value


@pytest.mark.parametrize("stop", STOPS, ids=str)
def test_every_number_of_every_unit_is_what_plain_sql_counts(told: Told, stop: date) -> None:
    again = told.again[stop]
    differing = [
        f"{sheet.unit} {key}: {value(number)} / {again[sheet.unit][key]}"
        for sheet in told.sheets[stop].sheets
        for key, number in sheet.numbers.items()
        if value(number) != again[sheet.unit][key]
    ]
    assert differing == []
    assert set(told.sheets[stop].sheets[0].numbers) == set(next(iter(again.values())))


@pytest.mark.parametrize("stop", STOPS, ids=str)
def test_a_unit_without_a_sheet_has_nothing_to_count(told: Told, stop: date) -> None:
    listed = {sheet.unit for sheet in told.sheets[stop].sheets}
    for unit, numbers in told.again[stop].items():
        assert unit in listed or not any(numbers[key] for key in numbers if not key.startswith("rate"))


def test_the_year_has_everything_in_it(told: Told) -> None:
    happened = told.year.happened
    assert happened["held"] == SIZE.meetings
    assert happened["minutes"] + happened["list"] + happened["by_hand"] + happened["rhythm"] == SIZE.tasks
    wanted = {
        "postponed", "cancelled", "finished", "closed", "extended", "returned", "part", "carried", "terminated",
        "split", "units_merge", "units_rename", "units_split", "undone", "on_paper", "rhythm",
        "topics", "roster_change", "duty", "inspection",
    }  # fmt: skip
    assert wanted <= set(happened)


def test_no_number_is_idle(told: Told) -> None:
    """A number that is nought for every unit would prove nothing."""
    end = told.sheets[AFTER].sheets
    idle = [key for key in end[0].numbers if not any(sheet.numbers[key].rows for sheet in end)]
    assert set(idle) <= {"carried", "earlier", "not_due"}  # the year is over, and it was the first one


def test_the_next_year_begins_with_what_was_carried(told: Told) -> None:
    sheets = assessment.year_sheets(told.year.desk, YEAR + 1)
    again = Recount(told.home / DATABASE, YEAR + 1, AFTER).sheets()
    assert sum(sheet.numbers["carried"].value for sheet in sheets.sheets) > 0
    assert sum(sheet.numbers["earlier"].value for sheet in sheets.sheets) > 0
    for sheet in sheets.sheets:
        for key in ("lead", "carried", "open", "earlier", "not_due", "rate_original", "rate_current"):
            assert value(sheet.numbers[key]) == again[sheet.unit][key]


def test_the_reformed_units_stay_explainable(told: Told) -> None:
    sheets = {sheet.unit: sheet for sheet in told.sheets[AFTER].sheets}
    stories = {unit for unit, sheet in sheets.items() if sheet.story}
    assert len(stories) == 8  # two merged into one, one renamed, one split in two
    handed = sum(sheet.numbers["handed"].value for sheet in sheets.values())
    taken = sum(sheet.numbers["taken"].value for sheet in sheets.values())
    assert handed >= taken > 0


def test_every_number_opens_to_as_many_rows(told: Told) -> None:
    for sheet in told.sheets[AFTER].sheets[:8]:
        for key, number in sheet.numbers.items():
            assert len(assessment.evidence(told.year.desk, sheet, key)) == len(number.rows)


def rows(told: Told, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(told.home / DATABASE)) as db:
        return db.execute(query).fetchall()


def test_no_original_date_was_lost_and_nothing_closed_itself(told: Told) -> None:
    changed = """SELECT * FROM journal_changes WHERE table_name = 'tasks' AND op = 'update'
        AND json_extract("before", '$.original_due_on') IS NOT NULL"""
    nobody = """SELECT number FROM tasks WHERE status IN ('closed', 'partial', 'transferred', 'terminated')
        AND closed_by = '' AND closing_meeting_id IS NULL"""
    assert rows(told, changed) == []
    assert rows(told, nobody) == []


def test_no_number_was_given_twice(told: Told) -> None:
    inserted = """SELECT json_extract("after", '$.number'), count(DISTINCT row_id) FROM journal_changes
        WHERE table_name = 'tasks' AND op = 'insert' GROUP BY 1 HAVING count(DISTINCT row_id) > 1"""
    assert rows(told, inserted) == []
    serials = rows(told, f"SELECT DISTINCT serial FROM tasks WHERE year = {YEAR} AND part = 0 ORDER BY 1")
    assert [serial for (serial,) in serials] == list(range(1, len(serials) + 1))


def test_the_journal_is_whole_and_the_year_can_be_taken_back_and_brought_again(
    told: Told, tmp_path: Path
) -> None:
    with (
        closing(sqlite3.connect(told.home / DATABASE)) as live,
        closing(sqlite3.connect(tmp_path / DATABASE)) as copy,
    ):
        live.backup(copy)
    shutil.copytree(told.home / "files", tmp_path / "files")
    store, empty = Store.open(tmp_path), Store.create(tmp_path / "empty")
    assert store.faults() == ()
    before = store.content_hash()
    steps = _all(store.undo)
    assert store.content_hash() == empty.content_hash()
    assert _all(store.redo) == steps
    assert store.content_hash() == before
    assert store.faults() == ()
    store.close()
    empty.close()


def _all(step: object) -> int:
    """Take every step there is and return how many."""
    taken = 0
    while True:
        try:
            step()  # type: ignore[operator]
        except Refused:
            return taken
        taken += 1
