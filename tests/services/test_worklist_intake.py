"""Forms out and in again; nothing is stored before it is accepted."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.errors import Refused
from desktop.services import worklist_intake, worklist_lines, worklist_names, worklists
from desktop.services.desk import Desk
from desktop.services.worklists import ListFile

from .listing import again, opened, submitted


@pytest.fixture
def lists(county: Desk) -> list[ListFile]:
    return opened(county)


def filled(path: Path, **sheets: list[list[object]]) -> Path:
    """Write rows under the head of the named sheets, the first by default, and save the form beside."""
    book = load_workbook(path)
    for name, rows in sheets.items():
        for row, values in enumerate(rows, 5):
            for column, value in enumerate(values, 1):
                book[name].cell(row, column, value)
    out = path.with_name(f"填好_{path.name}")
    book.save(out)
    return out


ROW = [1, None, "甲", "先摸底", "县财政局", "县法院", "李明", "12月底前", "备注"]


def test_a_form_goes_out_and_comes_back(county: Desk, lists: list[ListFile], tmp_path: Path) -> None:
    (form,) = worklist_intake.issue_forms(county, 2026, tmp_path, ["县财政局"])
    assert form.name == "2026年双清单申报表_县财政局.xlsx"
    second = [2, None, "乙", None, "县财政局", None, None, "尽快", None]
    back = filled(form, 重点任务清单=[ROW], 重点难点问题清单=[second])
    intake = worklist_intake.read_form(county, lists[0].id, back)
    assert [line.proposer for line in intake.lines] == ["县财政局"] * 2
    assert all(again(county, file).lines == () for file in lists)
    assert intake.doubts_of(0) == []
    assert any("尽快" in doubt for doubt in intake.doubts_of(1))
    told = worklist_intake.accept(county, intake)
    assert told.sentence == "已登记申报：重点任务清单 1 项，重点难点问题清单 1 项。"
    (line,) = again(county, lists[0]).lines
    assert (line.matter, line.measures, line.proposers, line.leader) == (
        "甲",
        "先摸底",
        ("县财政局",),
        "李明",
    )
    assert len({line["row"] for line in intake.as_json()["lines"]}) == 1


def test_the_same_form_is_not_taken_twice(county: Desk, lists: list[ListFile], tmp_path: Path) -> None:
    (form,) = worklist_intake.issue_forms(county, 2026, tmp_path, ["县财政局"])
    back = filled(form, 重点任务清单=[ROW])
    worklist_intake.accept(county, worklist_intake.read_form(county, lists[0].id, back))
    more = filled(form, 重点任务清单=[ROW, [2, None, "乙", None, "县财政局", None, None, "12月底前"]])
    intake = worklist_intake.read_form(county, lists[0].id, more)
    assert intake.known == {0}
    assert "清单上已有同一单位申报的这一项" in intake.doubts_of(0)
    told = worklist_intake.accept(county, intake)
    assert "1 项已在清单上" in told.sentence
    with pytest.raises(Refused, match="没有要登记的申报"):
        worklist_intake.accept(county, worklist_intake.read_form(county, lists[0].id, more))
    assert len(again(county, lists[0]).lines) == 2


def test_every_member_unit_gets_its_form(county: Desk, tmp_path: Path) -> None:
    worklist_names.set_names(county, ["甲清单", "乙清单"])
    made = worklist_intake.issue_forms(county, 2027, tmp_path)
    assert len(made) == 6
    assert load_workbook(made[0]).sheetnames == ["甲清单", "乙清单"]
    assert worklists.years(county) == []


def test_nobody_to_send_to_and_nowhere_to_write(city: Desk, county: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="还没有成员单位"):
        worklist_intake.issue_forms(city, 2026, tmp_path)
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(Refused, match="写不进去"):
        worklist_intake.issue_forms(county, 2026, blocked, ["县财政局"])


def test_a_pasted_block_goes_on_the_open_list(county: Desk, lists: list[ListFile]) -> None:
    intake = worklist_intake.read_cells(county, lists[1].id, [["甲"], ["乙"], ["丙"]])
    assert intake.other_doubts == ["只粘贴了事项一栏，申报单位、牵头单位和完成时限请补上"]
    worklist_intake.accept(county, intake, leave_out=[1], proposer="法院")
    assert [(line.matter, line.proposers) for line in again(county, lists[1]).lines] == [
        ("甲", ("县法院",)), ("丙", ("县法院",)),
    ]  # fmt: skip


def test_a_locked_list_takes_nothing_of_a_form_for_two(county: Desk, lists: list[ListFile]) -> None:
    submitted(county, lists[1], "旧")
    head = ["清单名称", "事项", "牵头单位", "完成时限"]
    intake = worklist_intake.read_cells(county, lists[1].id, [head, ["一", "甲", "县法院", "6月底"]])
    with pytest.raises(Refused, match="正在送审"):
        worklist_intake.accept(county, intake)
    assert len(again(county, lists[1]).lines) == 1
    worklist_lines.add_lines(county, lists[0].id, [worklist_lines.LineDraft("乙")])
