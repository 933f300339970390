"""How tasks end, go on next year and begin again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from desks import DAY, Clock

from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval
from desktop.domain.tasks import Light
from desktop.services import history, ledger, meetings, tasks
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.tasks import Carried, TaskDraft

DUE = date(2026, 11, 11)
BY = Approval(by="常务副召集人")


def add(desk: Desk, matter: str = "落实资金", due: date | None = DUE, **more: object) -> str:
    return tasks.add_task(desk, TaskDraft(matter, lead=("县财政局",), due_on=due, **more)).made[0]  # type: ignore[arg-type]


def row(desk: Desk, task: str) -> ledger.TaskRow:
    return ledger.open_task(desk, task).line.row


def part(desk: Desk, task: str, approval: Approval = BY, **more: str) -> object:
    given = {"achieved": "已拨付八成", "remaining": "余两成", "reason": "财力不足"} | more
    return tasks.part(desk, task, **given, approval=approval)


def carry(desk: Desk, task: str, approval: Approval = BY, **to: object) -> str:
    changes = tasks.carry(desk, task, reason="跨年工程", approval=approval, to=Carried(**to))  # type: ignore[arg-type]
    return changes.made[0]


def test_partly_done_keeps_what_is_done_what_remains_and_why(county: Desk) -> None:
    task = add(county)
    part(county, task, Approval(by="县长", on=date(2026, 11, 18)))
    file = ledger.open_task(county, task)
    one = file.line.row
    assert (one.status, one.closed_on, one.closed_by) == ("partial", date(2026, 11, 18), "县长")
    assert file.done_text == "已拨付八成"
    assert one.outcome_reason == "未落实：余两成\n理由：财力不足"
    assert file.progress[-1].text == "部分落实：已落实：已拨付八成；未落实：余两成；理由：财力不足"
    assert file.line.overdue.by_current == 5


def test_termination_by_a_meeting(county: Desk) -> None:
    meeting = meetings.add_meeting(county, MeetingDraft("plenary", DAY)).made[0]
    task = add(county)
    tasks.terminate(county, task, reason="职责划转", approval=Approval(meeting_id=meeting))
    file = ledger.open_task(county, task)
    assert (file.line.row.status, file.line.row.closing_meeting_id) == ("terminated", meeting)
    assert file.closing_meeting == meetings.open_meeting(county, meeting).row.title
    assert file.line.light is Light.DONE


def test_a_meeting_that_is_not_there_ends_nothing(county: Desk) -> None:
    task = add(county)
    with pytest.raises(Refused, match="没有找到议定的会议"):
        tasks.terminate(county, task, reason="撤销", approval=Approval(meeting_id="nirgends"))
    assert row(county, task).status == "open"


def test_a_task_goes_on_next_year_with_its_past(county: Desk, clock: Clock) -> None:
    clock.day = date(2026, 12, 20)
    task = add(county, responsible_person="赵元", source_note="纪要〔2026〕3号第2项", source_kind="minutes")
    tasks.extend(county, task, date(2026, 12, 31), reason="核实", paper="云财〔2026〕1号", approver="县长")
    made = carry(county, task, deadline="2027年6月底前")
    old, new = ledger.open_task(county, task), ledger.open_task(county, made)
    assert (old.line.row.status, old.line.row.number) == ("transferred", "2026-001")
    assert old.line.row.outcome_reason == "转为2027-001\n理由：跨年工程"
    one = new.line.row
    assert (one.number, one.carried_from_id, one.status) == ("2027-001", task, "open")
    assert (one.original_due_on, one.due_on) == (DUE, date(2027, 6, 30))
    assert (one.lead, one.responsible_person, one.source_note) == (
        ("县财政局",),
        "赵元",
        "纪要〔2026〕3号第2项",
    )
    assert (old.kin.carried_to.id, new.kin.carried_from.id) == (made, task)
    assert new.progress[-1].text == "由2026-001转入"
    assert len(old.extensions) == 1


def test_numbers_of_next_year_run_on_when_the_year_has_come(county: Desk, clock: Clock) -> None:
    clock.day = date(2026, 12, 20)
    carry(county, add(county))
    history.undo(county)
    carry(county, add(county))
    clock.day = date(2027, 1, 4)
    assert row(county, add(county)).number == "2027-003"
    assert row(county, carry(county, add(county, due=None), year=2028)).number == "2028-001"


def test_a_carried_task_without_a_deadline_asks_for_one_and_keeps_the_first(county: Desk) -> None:
    made = carry(county, add(county), matter="拨付余下两成")
    assert ledger.open_task(county, made).line.light is Light.UNDATED
    tasks.settle_deadline(county, made, "2027年3月底前")
    one = row(county, made)
    assert (one.matter, one.original_due_on, one.due_on) == ("拨付余下两成", DUE, date(2027, 3, 31))


def test_what_remains_of_a_partly_done_task_is_carried(county: Desk) -> None:
    task = add(county)
    part(county, task)
    made = carry(county, task, due_on=date(2027, 3, 1))
    assert (row(county, task).status, row(county, made).status) == ("transferred", "open")
    assert ledger.open_task(county, task).done_text == "已拨付八成"


def test_a_carried_task_remembers_the_sentence_of_the_minutes(county: Desk) -> None:
    assert ledger.open_task(county, carry(county, add(county))).decision_text == ""


def test_reopening_takes_the_end_back_and_keeps_it_in_the_history(county: Desk) -> None:
    task = add(county)
    part(county, task)
    tasks.reopen(county, task, reason="资金已到")
    file = ledger.open_task(county, task)
    one = file.line.row
    assert (one.status, one.closed_on, one.closed_by, one.outcome_reason) == ("open", None, "", "")
    assert [each.text[:4] for each in file.progress] == ["部分落实", "重开：资"]
    part(county, task)
    assert row(county, task).status == "partial"


def test_a_carried_task_is_reopened_only_when_nobody_goes_on_with_it(county: Desk) -> None:
    task = add(county)
    made = carry(county, task)
    with pytest.raises(Refused, match="已转为2027-001继续办理"):
        tasks.reopen(county, task, reason="误转")
    tasks.terminate(county, made, reason="误转", approval=BY)
    tasks.reopen(county, task, reason="误转")
    assert row(county, task).status == "open"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda desk, task: part(desk, task, Approval()), "须写明批准人"),
        (lambda desk, task: part(desk, task, remaining=" "), "须分别写明"),
        (lambda desk, task: part(desk, task, achieved=""), "须分别写明"),
        (lambda desk, task: part(desk, task, reason=""), "须写明理由"),
        (lambda desk, task: carry(desk, task, Approval()), "须写明批准人"),
        (lambda desk, task: carry(desk, task, year=2026), "只能转入2026年以后"),
        (lambda desk, task: carry(desk, task, deadline="尽快"), "定不出期限，没有转下年"),
        (lambda desk, task: tasks.terminate(desk, task, reason="撤销", approval=Approval()), "须写明批准人"),
        (lambda desk, task: tasks.terminate(desk, task, reason="", approval=BY), "须写明理由"),
        (lambda desk, task: tasks.reopen(desk, task, reason="重办"), "正在办理，无需重开"),
    ],
)
def test_what_lacks_something_keeps_nothing(
    county: Desk, act: Callable[[Desk, str], object], told: str
) -> None:
    task = add(county)
    before = county.store.content_hash()
    with pytest.raises(Refused, match=told):
        act(county, task)
    assert county.store.content_hash() == before


def test_many_tasks_are_closed_by_one_meeting_in_one_act(county: Desk) -> None:
    meeting = meetings.add_meeting(county, MeetingDraft("plenary", DAY)).made[0]
    found = [add(county, f"事{n}") for n in range(3)]
    for task in found:
        tasks.finish(county, task, text="已办")
    tasks.close_many(county, found, meeting_id=meeting, on=date(2026, 11, 19))
    assert {(row(county, t).status, row(county, t).closed_on) for t in found} == {
        ("closed", date(2026, 11, 19))
    }
    history.undo(county)
    assert {row(county, task).status for task in found} == {"done"}


def test_one_task_that_cannot_be_closed_stops_them_all(county: Desk) -> None:
    ready, running = add(county), add(county)
    tasks.finish(county, ready, text="已办")
    with pytest.raises(Refused, match="2026-002：该事项办理中，尚未办结"):
        tasks.close_many(county, [ready, running], by="县长")
    assert row(county, ready).status == "done"


def test_the_end_of_a_task_freezes_its_overdue_days(county: Desk, clock: Clock) -> None:
    task = add(county)
    tasks.terminate(county, task, reason="撤销", approval=BY)
    clock.day = DAY + timedelta(90)
    assert ledger.open_task(county, task).line.overdue.by_current == 7
