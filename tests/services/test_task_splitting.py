"""Splitting tasks: parts with units and deadlines of their own."""

from datetime import date

import pytest
from desks import Clock

from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval
from desktop.services import history, ledger, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import PartDraft, TaskDraft

DUE = date(2026, 12, 1)
TWO = (PartDraft("摸清底数", ("县财政局",)), PartDraft("制定办法", ("县法院",), deadline="2026年12月底前"))


def add(desk: Desk) -> str:
    draft = TaskDraft("化解遗留问题", lead=("县财政局",), due_on=DUE, source_note="纪要〔2026〕3号第2项")
    return tasks.add_task(desk, draft).made[0]


def row(desk: Desk, task: str) -> ledger.TaskRow:
    return ledger.open_task(desk, task).line.row


def split(desk: Desk, task: str, parts: tuple[PartDraft, ...] = TWO) -> list[str]:
    made = tasks.split(desk, task, parts).made
    return [each for each in made if ledger.task_of(desk, each) == each]


def test_parts_keep_the_parents_number_and_have_their_own_units_and_days(county: Desk) -> None:
    task = add(county)
    first, second = split(county, task)
    one, two = row(county, first), row(county, second)
    assert (one.number, two.number) == ("2026-001-1", "2026-001-2")
    assert (one.lead, two.lead) == (("县财政局",), ("县法院",))
    assert (one.due_on, two.due_on) == (DUE, date(2026, 12, 31))
    assert {one.source_note, two.source_note} == {"纪要〔2026〕3号第2项"}
    assert one.check_code != two.check_code
    parent = ledger.open_task(county, task)
    assert [each.id for each in parent.kin.parts] == [first, second]
    assert parent.progress[-1].text == "拆分为2026-001-1、2026-001-2"
    assert ledger.open_task(county, first).kin.parent.id == task


def test_parts_stand_after_their_parent(county: Desk) -> None:
    task = add(county)
    other = add(county)
    many = split(county, task, tuple(PartDraft(f"第{n}部分") for n in range(11)))
    assert ledger.ids(county, ledger.LedgerFilter()) == [task, *many, other]
    assert row(county, other).number == "2026-002"


def test_the_number_of_a_part_is_never_given_twice(county: Desk) -> None:
    task = add(county)
    split(county, task)
    history.undo(county)
    assert [row(county, each).number for each in split(county, task)] == ["2026-001-3", "2026-001-4"]
    (more,) = split(county, task, (PartDraft("补充一项"),))
    assert row(county, more).number == "2026-001-5"
    assert row(county, more).lead == ("县财政局",)  # as the whole is led


def test_the_parent_waits_for_its_parts(county: Desk) -> None:
    task = add(county)
    first, second = split(county, task)
    with pytest.raises(Refused, match="2026-001-1、2026-001-2还在办理，不能办结"):
        tasks.finish(county, task, text="已办")
    tasks.finish(county, first, text="已办")
    tasks.terminate(county, second, reason="并入其他工作", approval=Approval(by="县长"))
    tasks.finish(county, task, text="已办")
    with pytest.raises(Refused, match="所属的2026-001办结待销号，不能只重开"):
        tasks.send_back(county, first, reason="材料不全")
    tasks.close(county, task, by="县长")
    with pytest.raises(Refused, match="不能只重开其中一部分"):
        tasks.reopen(county, second, reason="仍需办理")
    tasks.reopen(county, task, reason="仍需办理")
    tasks.reopen(county, second, reason="仍需办理")
    assert row(county, second).status == "open"


def test_a_parent_ends_with_a_reason_though_a_part_runs(county: Desk) -> None:
    task = add(county)
    split(county, task)
    tasks.terminate(county, task, reason="另行部署", approval=Approval(by="县长"))
    assert row(county, task).status == "terminated"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((PartDraft("只有一部分"),), "至少要分成两部分"),
        ((), "至少要分成两部分"),
        ((PartDraft("甲"), PartDraft(" ")), "没有写事项内容"),
        ((PartDraft("甲"), PartDraft("乙", deadline="尽快")), "定不出期限，没有拆分"),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(
    county: Desk, parts: tuple[PartDraft, ...], told: str
) -> None:
    task = add(county)
    before = county.store.content_hash()
    with pytest.raises(Refused, match=told):
        tasks.split(county, task, parts)
    assert county.store.content_hash() == before


def test_parts_and_ended_tasks_are_not_split(county: Desk, clock: Clock) -> None:
    task = add(county)
    first, _second = split(county, task)
    with pytest.raises(Refused, match="本身是拆分出来的一部分"):
        split(county, first)
    other = add(county)
    tasks.finish(county, other, text="已办")
    with pytest.raises(Refused, match="办结待销号，不能拆分"):
        split(county, other)
