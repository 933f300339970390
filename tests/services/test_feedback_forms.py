"""A form goes out, is filled in a spreadsheet, and comes back to the tasks its codes name."""

from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import Refused
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.feedback_forms import issue_forms
from desktop.services.returns import import_returns, read_return_files
from desktop.services.tasks import TaskDraft, add_task


@pytest.fixture
def tasks(county: Desk) -> list[str]:
    for matter, lead in (("建立机制", "县司法局"), ("报送清单", "县司法局"), ("落实资金", "县财政局")):
        add_task(county, TaskDraft(matter, (lead,)))
    return ledger.ids(county, ledger.LedgerFilter(owner_id=county.office.id))


def test_each_leading_unit_gets_its_own_tasks_with_their_codes(
    county: Desk, tasks: list[str], tmp_path: Path
) -> None:
    paths = issue_forms(county, [], tmp_path / "out")
    assert [path.name.split("_")[1] for path in paths] == ["县司法局", "县财政局"]
    sheet = openpyxl.load_workbook(paths[0]).active
    assert sheet is not None
    row = ledger.lines(county, tasks[:1])[0].row
    assert sheet["A2"].value == "反馈单位：县司法局"
    assert [cell.value for cell in sheet[4][:2]] == [f"{row.number}-{row.check_code}", "建立机制"]
    assert sheet["A6"].value.startswith("填表说明")


def test_a_filled_form_becomes_progress_though_columns_moved(
    county: Desk, tasks: list[str], tmp_path: Path
) -> None:
    path = issue_forms(county, ["县司法局"], tmp_path)[0]
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["C4"], sheet["D4"], sheet["E4"] = "方案已印发，正在组织实施", "2026年12月", "陈晨"
    sheet.move_range("B3:B5", cols=5)
    book.save(path)
    taken = import_returns(county, read_return_files(county, [path]))
    assert taken.taken == 1
    assert "方案已印发" in ledger.lines(county, tasks[:1])[0].row.latest
    assert ledger.lines(county, tasks[1:2])[0].row.latest == ""


def test_a_form_returned_as_issued_changes_nothing(county: Desk, tasks: list[str], tmp_path: Path) -> None:
    path = issue_forms(county, ["县财政局"], tmp_path)[0]
    with pytest.raises(Refused, match="没有可以登记"):
        import_returns(county, read_return_files(county, [path]))


def test_units_without_open_tasks_are_refused(county: Desk, tasks: list[str], tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有正在办理的牵头事项"):
        issue_forms(county, ["县信访局"], tmp_path)
