"""What may be done with a task, what is refused, and what is never lost."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import DAY, Clock

from desktop.domain.errors import Refused
from desktop.domain.tasks import Light
from desktop.services import history, ledger, meetings, tasks
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.tasks import Responsible, TaskDraft

DUE = date(2026, 12, 1)


def add(desk: Desk, matter: str = "落实资金", due: date | None = DUE, **more: object) -> str:
    return tasks.add_task(desk, TaskDraft(matter, due_on=due, **more)).made[0]  # type: ignore[arg-type]


def row(desk: Desk, task: str) -> ledger.TaskRow:
    return ledger.open_task(desk, task).line.row


def done(desk: Desk) -> str:
    task = add(desk)
    tasks.finish(desk, task, text="已印发")
    return task


def closed(desk: Desk) -> str:
    task = done(desk)
    tasks.close(desk, task, by="县长")
    return task


def extend(desk: Desk, task: str, to: date = DUE + timedelta(30), **more: str) -> object:
    given = {"reason": "产权核实", "paper": "云住建〔2026〕8号", "approver": "常务副召集人"} | more
    return tasks.extend(desk, task, to, **given)


def test_numbers_run_within_the_year_and_are_never_given_twice(county: Desk, clock: Clock) -> None:
    first = add(county)
    assert row(county, first).number == "2026-001"
    history.undo(county)
    assert row(county, add(county)).number == "2026-002"
    clock.day = date(2027, 1, 4)
    assert row(county, add(county)).number == "2027-001"


def test_words_of_a_deadline_become_a_day_with_its_basis(county: Desk) -> None:
    made = tasks.add_task(county, TaskDraft("办理"), deadline="2026年12月底前", anchor=date(2026, 11, 2))
    file = ledger.open_task(county, made.made[0])
    assert file.line.row.due_on == file.line.row.original_due_on == date(2026, 12, 31)
    assert file.line.row.deadline_raw == "2026年12月底前"
    assert file.deadline_basis


def test_a_matter_without_words_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="事项内容是空的"):
        add(county, " ")


def test_units_stand_as_said_and_known_ones_are_linked(county: Desk) -> None:
    task = add(county, lead=("县财政局",), support=("县气象局",), collective=("各乡镇",))
    one = row(county, task)
    assert (one.lead, one.support, one.collective) == (("县财政局",), ("县气象局",), ("各乡镇",))


def test_progress_is_added_never_altered(county: Desk) -> None:
    task = add(county)
    for text in (" 第一步 ", "第二步"):
        tasks.add_progress(county, task, text, source="电话", by="赵元")
    told = ledger.open_task(county, task).progress
    assert [entry.text for entry in told] == ["第一步", "第二步"]
    assert row(county, task).latest == "第二步"
    with pytest.raises(Refused, match="进展内容是空的"):
        tasks.add_progress(county, task, "\n", source="电话", by="赵元")


def test_an_extension_keeps_the_original_day_for_ever(county: Desk) -> None:
    task = add(county)
    extend(county, task)
    extend(county, task, DUE + timedelta(60))
    one = row(county, task)
    assert (one.original_due_on, one.due_on) == (DUE, DUE + timedelta(60))
    told = ledger.open_task(county, task).extensions
    assert [(each.from_due, each.to_due) for each in told] == [
        (DUE, DUE + timedelta(30)), (DUE + timedelta(30), DUE + timedelta(60)),
    ]  # fmt: skip
    step = history.recent(county, 1)[0]
    assert (step.label, step.reason, step.paper) == ("延期", "产权核实", "云住建〔2026〕8号")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"to": DUE}, "不晚于现期限"),
        ({"to": DUE - timedelta(1)}, "不晚于现期限"),
        ({"reason": " "}, "延期缺少延期理由"),
        ({"paper": ""}, "延期缺少依据文书"),
        ({"approver": ""}, "延期缺少批准人"),
        ({"reason": "", "paper": "", "approver": ""}, "延期缺少延期理由、依据文书、批准人"),
    ],
)
def test_an_extension_that_lacks_something_is_refused(county: Desk, given: dict, told: str) -> None:
    task = add(county)
    before = county.store.content_hash()
    with pytest.raises(Refused, match=told):
        extend(county, task, **given)
    assert county.store.content_hash() == before


@pytest.mark.parametrize(
    ("state", "act", "told"),
    [
        (done, lambda desk, task: extend(desk, task), "办结待销号，不能延期"),
        (closed, lambda desk, task: extend(desk, task), "已销号，不能延期"),
        (done, lambda desk, task: tasks.finish(desk, task, text="再办"), "办结待销号，没有改动"),
        (add, lambda desk, task: tasks.finish(desk, task, text=" "), "办结须写明"),
        (add, lambda desk, task: tasks.finish(desk, task, text="办", evidence=[Path("没有.pdf")]), "没有.pdf”读不出来"),
        (add, lambda desk, task: tasks.close(desk, task, by="县长"), "尚未办结，不能销号"),
        (done, lambda desk, task: tasks.close(desk, task), "销号须写明批准人"),
        (done, lambda desk, task: tasks.close(desk, task, by=" "), "销号须写明批准人"),
        (closed, lambda desk, task: tasks.close(desk, task, by="县长"), "已经销号"),
        (add, lambda desk, task: tasks.send_back(desk, task, reason="重办"), "正在办理，无需退回"),
        (done, lambda desk, task: tasks.send_back(desk, task, reason=""), "须写明理由"),
        (add, lambda desk, task: tasks.settle_deadline(desk, task, "月底前"), "期限已定为2026-12-01"),
        (done, lambda desk, task: tasks.settle_deadline(desk, task, "月底前"), "办结待销号，没有改动"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_state_is_refused_and_keeps_nothing(
    county: Desk, state: Callable[[Desk], str], act: Callable[[Desk, str], object], told: str
) -> None:
    task = state(county)
    before, steps = county.store.content_hash(), len(history.recent(county))
    with pytest.raises(Refused, match=told):
        act(county, task)
    assert county.store.content_hash() == before
    assert len(history.recent(county)) == steps


def test_evidence_is_kept_byte_for_byte(county: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "报告.pdf"
    paper.write_bytes(b"%PDF original")
    task = add(county)
    tasks.finish(county, task, text="", evidence=[paper])
    paper.write_bytes(b"changed later")
    ((name, sha),) = ledger.open_task(county, task).evidence
    assert (name, county.store.files.read(sha)) == ("报告.pdf", b"%PDF original")
    copy = ledger.evidence_copy(county, sha, "../报告.pdf")
    assert (copy.name, copy.read_bytes()) == ("报告.pdf", b"%PDF original")


def test_overdue_days_freeze_on_the_day_of_completion(county: Desk, clock: Clock) -> None:
    task = add(county, due=date(2026, 11, 18))
    late = ledger.open_task(county, task).line.overdue
    assert (late.by_current, late.by_original) == (2, 2)
    tasks.finish(county, task, text="办完")
    clock.day = DAY + timedelta(60)
    line = ledger.open_task(county, task).line
    assert (line.overdue.by_current, line.light) == (2, Light.DONE)
    tasks.send_back(county, task, reason="材料不全")
    assert ledger.open_task(county, task).line.overdue.by_current > 2


def test_overdue_counts_by_both_days_after_an_extension(county: Desk) -> None:
    task = add(county, due=date(2026, 11, 18))
    extend(county, task, DUE)
    late = ledger.open_task(county, task).line.overdue
    assert (late.by_original, late.by_current) == (2, 0)


def test_closing_by_a_person_or_a_meeting_and_opening_again(county: Desk) -> None:
    task = done(county)
    meeting = meetings.add_meeting(county, MeetingDraft("plenary", DAY)).made[0]
    tasks.close(county, task, meeting_id=meeting)
    assert (row(county, task).status, row(county, task).closed_on) == ("closed", DAY)
    tasks.send_back(county, task, reason="群众反映未落实")
    one = row(county, task)
    assert (one.status, one.done_on, one.closed_on) == ("open", None, None)
    assert ledger.open_task(county, task).progress[-1].text == "重开：群众反映未落实"


def test_responsible_people_one_by_one_and_as_a_block(county: Desk) -> None:
    one, two = add(county), add(county)
    tasks.assign_person(county, one, post=" 股长 ", person="孙岩")
    steps = len(history.recent(county))
    tasks.assign_people(county, [Responsible(one, person="李四"), Responsible(two, post="主任")])
    assert len(history.recent(county)) == steps + 1
    told = [(row(county, each).responsible_post, row(county, each).responsible_person) for each in (one, two)]
    assert told == [("股长", "李四"), ("主任", "")]


def test_the_first_deadline_of_a_task_without_one(county: Desk) -> None:
    task = add(county, due=None)
    assert ledger.open_task(county, task).line.light is Light.UNDATED
    with pytest.raises(Refused, match="定不出期限"):
        tasks.settle_deadline(county, task, "尽快")
    tasks.settle_deadline(county, task, "尽快", day=DUE)
    one = row(county, task)
    assert (one.due_on, one.original_due_on, one.deadline_raw) == (DUE, DUE, "尽快")
    assert "由经办人确定" in one.deadline_rule


def test_a_rhythm_settles_a_deadline_right_after_an_undo(county: Desk) -> None:
    """The calendar is read anew inside the act: nothing but the act may hinder it."""
    task = add(county, due=None)
    history.undo(county)
    history.redo(county)
    tasks.settle_deadline(county, task, "每季度末")
    assert row(county, task).recur
    assert ledger.open_task(county, task).line.light is Light.LONG_TERM


def test_each_act_is_one_step(county: Desk) -> None:
    task = add(county)
    tasks.add_progress(county, task, "启动", source="书面", by="赵元")
    extend(county, task)
    tasks.finish(county, task, text="办完")
    tasks.close(county, task, by="县长")
    tasks.send_back(county, task, reason="重办")
    labels = [step.label for step in history.recent(county, 6)]
    assert labels == ["重开", "销号", "办结", "延期", "登记进展", "立项"]
