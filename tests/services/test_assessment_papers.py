"""All papers of a year at once: the table, its workbook, a sheet for each unit; stopped between two papers."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.errors import Refused
from desktop.services import assessment, assessment_papers, tasks
from desktop.services.compose.assessment import summary_columns, summary_rows
from desktop.services.desk import Desk
from desktop.services.task_opening import TaskDraft


@pytest.fixture
def worked(county: Desk) -> Desk:
    tasks.add_task(county, TaskDraft("事项", ("县财政局",), ("县法院",), due_on=date(2026, 6, 30)))
    return county


def test_everything_is_made_and_entered(worked: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    batch = assessment_papers.make_all(worked, 2026, tmp_path, progress=lambda *at: told.append(at))
    units = [sheet.unit for sheet in assessment.year_sheets(worked, 2026).sheets]
    assert [one.kind for one in batch.made] == [
        assessment_papers.SUMMARY,
        *(assessment_papers.SHEET for _unit in units),
    ]
    assert told[-1][:2] == (len(units), len(units))
    assert all(one.docx.is_file() and one.pdf.is_file() for one in batch.made)
    assert ".xlsx" in batch.made[0].remarks[-1]


def test_the_workbook_is_the_table_as_it_is_shown(worked: Desk, tmp_path: Path) -> None:
    path = assessment_papers.write_workbook(worked, 2026, tmp_path / "new")
    made = assessment.year_sheets(worked, 2026)
    sheet = load_workbook(path).active
    columns, rows = summary_columns(made), summary_rows(made)
    found = [
        [str(cell.value if cell.value is not None else "") for cell in row]
        for row in sheet.iter_rows(min_row=4, max_row=3 + len(rows), max_col=len(columns))
    ]
    assert found == [list(row) for row in rows]
    below = [str(cell.value) for (cell,) in sheet.iter_rows(min_row=5 + len(rows), max_col=1)]
    assert below[0].startswith("截至2026年11月20日")
    assert any(words.startswith("按期率：") for words in below)


def test_a_stop_leaves_whole_papers(worked: Desk, tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    batch = assessment_papers.make_all(worked, 2026, tmp_path, cancelled=cancelled)
    assert batch.cancelled
    assert len(batch.made) == 3


def test_a_place_that_cannot_be_written_is_refused(worked: Desk, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(Refused, match="写不进去"):
        assessment_papers.write_workbook(worked, 2026, tmp_path / "taken")
