"""Who wants pressing, and who owes reports."""

from datetime import date, timedelta

import pytest
from desks import DAY, Clock, unit_id

from desktop.domain.ladder import Step
from desktop.services import ladder, ledger, settings, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft

LATE, SOON = DAY - timedelta(4), DAY + timedelta(4)


def add(desk: Desk, due: date | None = LATE, lead: str = "县财政局", deadline: str = "") -> str:
    return tasks.add_task(desk, TaskDraft("落实资金", lead=(lead,), due_on=due), deadline=deadline).made[0]


def wanted(desk: Desk) -> dict[str, int]:
    return {each.unit: len(each.task_ids) for each in ladder.wanting(desk)}


def test_what_is_near_or_overdue_wants_pressing_unit_by_unit(county: Desk) -> None:
    soon = add(county, SOON)
    late = add(county)
    add(county, DAY + timedelta(60))
    add(county, None)
    add(county, SOON, "县法院")
    tasks.finish(county, add(county), text="已办")
    first, second = ladder.wanting(county)
    assert (first.unit, first.task_ids, first.overdue) == ("县财政局", (late, soon), 1)
    assert (second.unit, second.overdue) == ("县法院", 0)
    assert first.unit_id == unit_id(county, "县财政局")
    assert ladder.wanting(county, first.unit_id) == [first]


def test_a_task_of_two_leads_stands_under_both_and_one_of_none_under_an_empty_name(county: Desk) -> None:
    both = tasks.add_task(county, TaskDraft("共办", lead=("县法院", "县财政局"), due_on=LATE)).made[0]
    alone = tasks.add_task(county, TaskDraft("无人牵头", due_on=LATE)).made[0]
    assert {each.unit: each.task_ids for each in ladder.wanting(county)} == {
        "县法院": (both,), "县财政局": (both,), "": (alone,),
    }  # fmt: skip


def test_a_telephone_call_stops_the_nagging_for_the_working_days_of_the_setting(
    county: Desk, clock: Clock
) -> None:
    task = add(county)
    tasks.telephone(county, task, "周三报送", by="赵元")
    assert wanted(county) == {}
    (want,) = ladder.wants(county, [task])
    assert (want.advice.step, want.advice.rests_until) == (None, date(2026, 11, 25))
    clock.day = date(2026, 11, 25)
    assert wanted(county) == {"县财政局": 1}
    assert ladder.wants(county, [task])[0].advice.step is Step.PRESS
    settings.put_number(county, settings.QUIET, 4)
    assert wanted(county) == {}


def test_an_extended_task_is_not_overdue_by_the_current_day(county: Desk) -> None:
    task = add(county)
    tasks.extend(county, task, DAY + timedelta(30), reason="核实", paper="云财〔2026〕1号", approver="县长")
    assert wanted(county) == {}
    (want,) = ladder.wants(county, [task])
    assert (want.line.overdue.by_original, want.line.overdue.by_current) == (4, 0)


def test_the_steps_before_an_extension_do_not_count(county: Desk, clock: Clock) -> None:
    task = add(county)
    for _ in range(2):
        tasks.add_progress(county, task, "催办", source="书面", by="", kind="press")
    clock.day = DAY + timedelta(7)
    assert ladder.wants(county, [task])[0].advice.step is Step.SUPERVISE
    tasks.extend(
        county, task, clock.day + timedelta(1), reason="核实", paper="云财〔2026〕1号", approver="县长"
    )
    clock.day += timedelta(14)
    assert ladder.wants(county, [task])[0].advice.step is Step.PRESS


@pytest.fixture
def monthly(county: Desk, clock: Clock) -> str:
    clock.day = date(2026, 8, 3)
    task = add(county, None, deadline="每月报送一次")
    clock.day = DAY
    return task


def test_missed_reports_name_their_period(county: Desk, monthly: str) -> None:
    (owed,) = ladder.missed_reports(county)
    assert (owed.line.id, [each.label for each in owed.missed]) == (
        monthly, ["2026年8月", "2026年9月", "2026年10月"],
    )  # fmt: skip
    tasks.add_progress(county, monthly, "八月情况", source="书面", by="", period="2026-08")
    tasks.add_progress(county, monthly, "九月情况", source="书面", by="", on=date(2026, 9, 20))
    tasks.telephone(county, monthly, "下周补报")  # a call is no report
    (owed,) = ladder.missed_reports(county)
    assert [each.key for each in owed.missed] == ["2026-10"]
    tasks.add_progress(county, monthly, "十月情况", source="书面", by="", period="2026-10")
    assert ladder.missed_reports(county) == []


def test_the_database_and_the_rhythm_miss_the_same_reports(county: Desk, clock: Clock) -> None:
    """The view asks the database, the panel counts: task by task both must say the same."""
    clock.day = date(2026, 3, 2)
    phrases = (
        "每月5日前",
        "每周五前",
        "每季度末",
        "每半年报送一次",
        "每年12月底前",
        "每月10日、20日前",
        "实行周总结、月调度",
    )
    made = [add(county, None, deadline=words) for words in phrases]
    for place, task in enumerate(made):
        for month in range(3, 3 + place):
            on = date(2026, month, 4)
            tasks.add_progress(
                county, task, "情况", source="书面", by="", on=on, period="2026-04" if place % 2 else ""
            )
    clock.day = DAY
    told = {each.line.id for each in ladder.missed_reports(county)}
    assert set(ledger.ids(county, ladder.missed_filter(county))) == told
    assert 0 < len(told) < len(made)


def test_a_finished_task_owes_no_more_reports(county: Desk, monthly: str) -> None:
    tasks.finish(county, monthly, text="已建成")
    assert ladder.missed_reports(county) == []
