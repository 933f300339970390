"""Pressing all units in one go, and 督办 by order of a leader."""

from datetime import timedelta
from pathlib import Path

import pytest
from desks import DAY

from desktop.domain.errors import Refused
from desktop.services import ledger, papers, pressing, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft


def add(desk: Desk, lead: tuple[str, ...], days: int = -4) -> str:
    return tasks.add_task(desk, TaskDraft("落实", lead=lead, due_on=DAY + timedelta(days))).made[0]


def units(desk: Desk, *, resting: bool = False) -> dict[str, int]:
    return {each.unit: len(each.task_ids) for each in pressing.urging_subjects(desk, resting=resting)}


def test_one_paper_a_unit_in_protocol_order_and_none_for_what_nobody_leads(county: Desk) -> None:
    add(county, ("县财政局",))
    add(county, ("县法院", "县财政局"))
    add(county, ())
    add(county, ("县检察院",), 60)
    assert list(units(county).items()) == [("县法院", 1), ("县财政局", 2)]


def test_what_was_pressed_rests_and_can_be_pressed_all_the_same(county: Desk, tmp_path: Path) -> None:
    add(county, ("县财政局",))
    made = papers.batch(county, "urging", pressing.urging_subjects(county), tmp_path, sheet=False)
    assert "一周内" not in str(made.made[0].remarks)
    assert (units(county), pressing.resting(county)) == ({}, 1)
    again = pressing.urging_subjects(county, resting=True)
    (paper,) = papers.batch(county, "urging", again, tmp_path, sheet=False).made
    assert "县财政局的2026-001一周内已催办过" in str(paper.remarks)


def test_supervision_goes_to_each_lead_by_order_of_a_leader(county: Desk, tmp_path: Path) -> None:
    task = add(county, ("县财政局", "城关镇人民政府"))
    with pytest.raises(Refused, match="须写明批准的领导"):
        pressing.supervise(county, [task], " ", tmp_path)
    made = pressing.supervise(county, [task], "副县长李明", tmp_path)
    assert len(made) == 2
    steps = ledger.open_task(county, task).progress
    assert {step.text for step in steps} == {f"出督办通知{one.number}，经副县长李明批准" for one in made}
    with pytest.raises(Refused, match="没有正在办理并写明牵头单位"):
        pressing.supervise(county, [add(county, ())], "副县长李明", tmp_path)
