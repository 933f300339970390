from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.services import history, ledger, papers, tasks, units
from desktop.services.compose import common, pressing
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft

from .conftest import Compose


@pytest.mark.parametrize("kind", ["assignment", "urging", "supervision", "feedback_form"])
def test_each_reply_row_carries_number_and_check_code(
    office: SampleOffice, facts: Compose, kind: str
) -> None:
    chosen = [line.row for line in common.our_lines(office.desk) if "县财政局" in line.row.lead]
    rows = facts(kind).tables["反馈"].rows
    assert [row[0] for row in rows] == [f"{row.number}\n{row.check_code}" for row in chosen]


def test_the_title_names_unit_and_tasks(facts: Compose) -> None:
    assert facts("assignment").title == "府院联动事项交办单（县财政局，2026-002、2026-005）"


def test_an_assignment_names_the_other_units(facts: Compose) -> None:
    rows = facts("assignment").tables["事项"].rows
    assert [row[2] for row in rows] == ["—", "县人民法院、县市场监管局"]
    assert facts("assignment").fields["依据"] == "纪要第1期第2、5项"


def test_without_a_unit_all_leads_are_addressed(office: SampleOffice, facts: Compose) -> None:
    ids = tuple(line.id for line in common.our_lines(office.desk)[:2])
    assert facts("assignment", Subject(task_ids=ids)).fields["承办单位"] == "县住房城乡建设局、县财政局"


def test_urging_counts_what_is_overdue_and_sets_a_day_to_answer(own_office: SampleOffice) -> None:
    desk = own_office.desk
    late = tasks.add_task(desk, TaskDraft("落实", ("县财政局",), due_on=desk.today() - timedelta(9))).made[0]
    chosen = own_office.subject("urging").task_ids
    made = pressing.urging(desk, Subject(task_ids=(late, *chosen), unit="县财政局"))
    assert (made.fields["项数"], made.fields["逾期"]) == (3, 1)
    assert made.fields["反馈期限"] == "2026年6月29日"
    assert made.tables["事项"].rows[0][4] == "▲逾期\n6个工作日"


def test_a_second_urging_within_a_week_warns(own_office: SampleOffice, tmp_path: Path) -> None:
    subject = own_office.subject("urging")
    assert not papers.make(own_office.desk, "urging", subject, tmp_path).remarks
    second = papers.make(own_office.desk, "urging", subject, tmp_path)
    assert second.remarks == ("县财政局的2026-002、2026-005一周内已催办过（最近2026年6月24日）。",)


def test_a_paper_of_the_ladder_is_a_step_of_each_task_on_it(own_office: SampleOffice, tmp_path: Path) -> None:
    desk, subject = own_office.desk, own_office.subject("urging")
    urged = papers.make(desk, "urging", subject, tmp_path)
    approved = replace(own_office.subject("supervision"), approver="常务副召集人李某")
    supervised = papers.make(desk, "supervision", approved, tmp_path)
    for task in subject.task_ids:
        steps = [
            each for each in ledger.open_task(desk, task).progress if each.kind in ("press", "supervise")
        ]
        assert [(each.kind, each.paper_id) for each in steps] == [
            ("press", urged.paper_id), ("supervise", supervised.paper_id),
        ]  # fmt: skip
        assert steps[1].text == f"出督办通知{supervised.number}，经常务副召集人李某批准"
    history.undo(desk)
    assert [each.kind for each in ledger.open_task(desk, subject.task_ids[0]).progress] == ["press"]


def test_a_circular_is_a_step_of_the_overdue_tasks_it_names(own_office: SampleOffice, tmp_path: Path) -> None:
    desk = own_office.desk
    late = tasks.add_task(desk, TaskDraft("落实", ("县财政局",), due_on=desk.today() - timedelta(9))).made[0]
    papers.make(desk, "circular", Subject(), tmp_path)
    assert [each.kind for each in ledger.open_task(desk, late).progress] == ["circulate"]
    other = own_office.subject("urging").task_ids[0]
    assert ledger.open_task(desk, other).progress == ()


def test_supervision_leaves_the_approver_blank_and_minds_the_direction(own_office: SampleOffice) -> None:
    desk = own_office.desk
    ids = own_office.subject("supervision").task_ids
    made = pressing.supervision(desk, Subject(task_ids=ids, unit="县财政局"))
    assert made.fields["批准人"] is None
    assert made.remarks == ()
    court = pressing.supervision(desk, Subject(task_ids=ids, unit="县人民法院"))
    assert "不相隶属" in court.remarks[0]
    with desk.act("乡镇") as work:
        units.ensure_unit(desk, work, "城关镇人民政府", kind="town", since=None)
    town = pressing.supervision(desk, Subject(task_ids=ids, unit="城关镇人民政府"))
    assert "须经本级政府授权" in town.remarks[0]
