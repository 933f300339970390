"""The sheets on paper: every number with its rows, rules beneath, a total that adds up, places only when asked."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.official import Cell
from desktop.domain.assessment_rules import DEFINITIONS, RANK_RULE, rules
from desktop.domain.errors import Refused
from desktop.services import assessment, papers, tasks
from desktop.services.compose import assessment as composed
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Facts, Subject
from desktop.services.task_endings import finish
from desktop.services.task_opening import TaskDraft

UNIT = "县财政局"


@pytest.fixture
def late(own_office: SampleOffice) -> str:
    """A task of the unit, finished 4 working days after its extended deadline; returns its number."""
    desk = own_office.desk
    made = tasks.add_task(desk, TaskDraft("清理欠款", (UNIT,), due_on=date(2026, 5, 29))).made[0]
    tasks.extend(desk, made, date(2026, 6, 15), reason="材料不齐", paper="函1号", approver="县长")
    for _time in range(2):
        tasks.add_progress(desk, made, "催", source="电话", by="赵元", kind="press")
    finish(desk, made, text="已清理", on=date(2026, 6, 22))
    return made


def sheet(office: SampleOffice, unit: str = UNIT) -> Facts:
    return composed.assessment_sheet(office.desk, Subject(unit=unit))


def text(cell: object) -> str:
    return cell.text if isinstance(cell, Cell) else str(cell)


def test_every_number_stands_on_the_sheet(own_office: SampleOffice, late: str) -> None:
    cells = [text(cell) for row in sheet(own_office).tables["落实情况"].rows for cell in row]
    shown = dict(itertools.pairwise(cells))
    found = assessment.year_sheets(own_office.desk).sheets
    numbers = next(each.numbers for each in found if each.unit == UNIT)
    assert {each.title: shown[each.title] for each in DEFINITIONS} == {
        each.title: numbers[each.key].words for each in DEFINITIONS
    }


def test_each_task_says_in_which_numbers_it_is_counted(own_office: SampleOffice, late: str) -> None:
    rows = sheet(own_office).tables["事项"].rows
    told = next(text(row[5]) for row in rows if text(row[2]) == "清理欠款")
    assert told.split("、") == [
        "办结待销号", "逾期办结", "逾期15个工作日（原定）", "逾期4个工作日（现）", "延期次数", "催办×2",
    ]  # fmt: skip


def test_the_rules_stand_under_the_numbers(own_office: SampleOffice) -> None:
    assert list(sheet(own_office).tables["规则"].rows) == rules()
    summary = composed.assessment_summary(own_office.desk, Subject())
    assert list(summary.tables["规则"].rows) == rules()


def test_places_and_their_rule_are_printed_only_where_the_ranking_is_on(
    own_office: SampleOffice, late: str
) -> None:
    plain = composed.assessment_summary(own_office.desk, Subject())
    heads = [text(cell) for table in plain.tables.values() for row in table.head for cell in row]
    assert "位次" not in heads
    assert sheet(own_office).fields["位次"] == ""
    assessment.set_ranking(own_office.desk, True)
    ranked = composed.assessment_summary(own_office.desk, Subject())
    heads = [text(cell) for row in ranked.tables["事项与时限"].head for cell in row]
    assert heads.count("位次") == 1
    assert ranked.tables["规则"].rows[-1] == ("位次", RANK_RULE)
    assert sheet(own_office).fields["位次"] == "1"


def test_the_table_of_all_units_adds_up(own_office: SampleOffice, late: str) -> None:
    made = assessment.year_sheets(own_office.desk)
    columns, rows = composed.summary_columns(made), composed.summary_rows(made)
    assert all(len(row) == len(columns) for row in rows)
    lead = [head for _group, head in columns].index("牵头")
    assert int(rows[-1][lead]) == sum(int(row[lead]) for row in rows[:-1]) > 0
    assert [row[0] for row in rows] == [*(each.unit for each in made.sheets), "合计"]
    for table in composed.assessment_summary(own_office.desk, Subject()).tables.values():
        assert table.landscape


def test_heads_cover_the_columns(own_office: SampleOffice) -> None:
    table = composed.assessment_summary(own_office.desk, Subject()).tables["事项与时限"]
    groups, names, which = table.head
    assert sum(cell.across for cell in groups) == len(table.widths)
    assert sum(cell.across for cell in names) == len(table.widths) - 2
    assert [cell.text for cell in which] == ["原定", "现"] * 5


def test_remarks_and_what_became_of_a_unit_are_printed(own_office: SampleOffice) -> None:
    desk = own_office.desk
    unit = next(each for each in assessment.year_sheets(desk).sheets if each.unit == UNIT)
    assessment.put_remarks(desk, 2026, {unit.id: "主动协同"})
    assert sheet(own_office).fields["备注"] == "主动协同"
    table = composed.assessment_summary(desk, Subject()).tables["办理与参会"]
    assert [row[-1] for row in table.rows if row[1] == UNIT] == ["主动协同"]


def test_each_unit_gets_its_own_and_an_unknown_one_is_refused(own_office: SampleOffice) -> None:
    desk = own_office.desk
    units = [each.unit for each in papers.subjects_for(desk, "assessment_sheet", Subject())]
    assert units == [each.unit for each in assessment.year_sheets(desk).sheets]
    with pytest.raises(Refused, match="没有“县气象局”"):
        sheet(own_office, "县气象局")
    with pytest.raises(Refused, match="没有出"):
        sheet(own_office, "")


def test_an_older_year_is_named_by_its_day(own_office: SampleOffice, tmp_path: Path) -> None:
    about = Subject(unit=UNIT, on=date(2025, 12, 31))
    facts = composed.assessment_sheet(own_office.desk, about)
    assert (facts.fields["年度"], facts.fields["截至日期"]) == (2025, "2025年12月31日")
    assert not facts.fields["有事项"]
