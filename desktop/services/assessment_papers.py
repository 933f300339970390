"""Everything the yearly assessment puts on paper: the table of all units, its workbook, a sheet for each unit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.documents.summary_book import Shown, summary_workbook
from desktop.documents.words import chinese_date
from desktop.domain.assessment_rules import rules
from desktop.domain.errors import Refused
from desktop.services import assessment, papers
from desktop.services.compose.assessment import summary_columns, summary_rows
from desktop.services.compose.common import place
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.papers import Batch
from desktop.store.files import write_durably

SUMMARY, SHEET = "assessment_summary", "assessment_sheet"


def make_all(
    desk: Desk,
    year: int,
    folder: Path,
    *,
    progress: Callable[[int, int, str], object] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Batch:
    """Make the table of all units, its workbook beside it, and the sheet of each unit, every paper an act.

    Once `cancelled` says so nothing more is begun. Refused when no unit has a sheet or the folder cannot be
    written.
    """
    about = Subject(on=date(year, 12, 31))
    summary = papers.make(desk, SUMMARY, about, folder)
    book = write_workbook(desk, year, folder)
    summary = replace(summary, remarks=(*summary.remarks, f"汇总表另存为表格“{book.name}”。"))
    each = papers.subjects_for(desk, SHEET, about)
    made = papers.batch(desk, SHEET, each, folder, progress=progress, cancelled=cancelled, sheet=False)
    return replace(made, made=(summary, *made.made))


def write_workbook(desk: Desk, year: int, folder: Path) -> Path:
    """Write the table of all units as a workbook, as it is shown, and return where it lies."""
    made = assessment.year_sheets(desk, year)
    title = f"{place(desk)}{desk.profile.mechanism}{year}年度单位落实情况汇总表"
    told = f"截至{chinese_date(made.as_of)}，共{len(made.sheets)}个单位。"
    notes = (told, *(f"{head}：{words}" for head, words in rules(ranked=made.ranked)))
    data = summary_workbook(Shown(title, summary_columns(made), summary_rows(made), notes))
    path = folder / f"{title}_{desk.today():%Y%m%d}.xlsx"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_durably(path, data)
    except OSError as fault:
        raise Refused(f"“{path.name}”写不进去，没有出表格。请检查文件夹是否存在、文件是否正开着。") from fault
    return path
