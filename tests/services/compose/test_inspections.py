"""The papers of an inspection: room for the hand on the list, how it was drawn, what came of it."""

from dataclasses import replace

import pytest

from desktop.domain.errors import Refused
from desktop.services import inspections
from desktop.services.compose import inspections as compose
from desktop.services.compose.sample import SampleOffice
from desktop.services.inspections import Finding
from desktop.services.paper_facts import Subject

from .conftest import Compose


def test_the_list_says_how_it_was_drawn_and_leaves_room(facts: Compose) -> None:
    table = facts("inspection_list").tables["清单"]
    about = table.head[0][0].text
    assert "检查人员：王立" in about
    assert "抽样种子 202606" in about
    told, blank = table.rows[0], table.rows[1]
    assert told[6:8] == ("方案已经印发，尚未组织实施。", "□已落实\n☑部分落实\n□未落实")
    assert blank[6:] == ("", "□已落实\n□部分落实\n□未落实", "")
    assert table.row_height == 20


def test_the_report_says_what_was_found_and_what_became_a_task(own_office: SampleOffice) -> None:
    desk = own_office.desk
    file = inspections.inspections(desk)[0]
    inspections.follow(desk, file.lines[0].id)
    made = compose.inspection_report(desk, Subject())
    assert made.fields["检查统计"] == "共检查 3 项：已落实 0 项，部分落实 1 项，未落实 0 项，待检查 2 项"
    assert made.fields["检查结论"] is None
    line = inspections.open_inspection(desk, file.id).lines[0]
    assert made.tables["情况"].rows[0][4:] == ("部分落实", "方案已经印发，尚未组织实施。", line.follow)
    assert made.tables["情况"].rows[1][4:] == ("", "", "—")
    inspections.record(desk, [Finding(each.id, "met") for each in file.lines[1:]])
    inspections.conclude(desk, file.id, "总体较好。")
    assert compose.inspection_report(desk, Subject()).fields["检查结论"] == "总体较好"


def test_the_inspection_named_is_the_one(own_office: SampleOffice) -> None:
    desk = own_office.desk
    (first,) = inspections.inspections(desk)
    chosen = inspections.Chosen(tuple(line.task.id for line in first.lines), "")
    about = inspections.Plan("第三季度专项检查", desk.today())
    made = inspections.plan(desk, about, chosen).made[0]
    assert (
        compose.inspection_list(desk, Subject(inspection_id=made)).title == "专项检查清单（第三季度专项检查）"
    )
    named = replace(Subject(), inspection_id=first.id)
    assert compose.inspection_list(desk, named).title == "专项检查清单（第二季度专项检查）"
    with pytest.raises(Refused, match="没有编号"):
        compose.inspection_list(desk, Subject(inspection_id="none"))
