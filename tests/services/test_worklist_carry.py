"""What is offered for the next year, and completion read back from the tasks."""

from datetime import date

import pytest
from desks import Clock

from desktop.domain.errors import Refused
from desktop.services import ledger, tasks, worklist_approval, worklist_carry, worklist_lines
from desktop.services.desk import Desk
from desktop.services.worklists import ListFile

from .listing import again, approved, opened


@pytest.fixture
def last_year(county: Desk, clock: Clock) -> ListFile:
    file = approved(
        county, opened(county)[0], "甲", "乙", "丙", deadline="10月底前", measures="做好", proposer="县法院"
    )
    one, two, _three = file.kept
    tasks.finish(county, one.task_id, text="已办")
    tasks.finish(county, two.task_id, text="已办")
    tasks.close(county, two.task_id, by="周文涛")
    clock.day = date(2027, 1, 10)
    return file


def test_completion_counts_what_the_tasks_say(county: Desk, last_year: ListFile) -> None:
    (done,) = worklist_carry.completion(county, 2026)
    assert (done.total, done.finished, done.overdue) == (3, 2, 1)
    assert (
        done.sentence
        == "2026年重点任务清单共 3 项：办理中 1 项，办结待销号 1 项，已销号 1 项，其中逾期 1 项。"
    )
    assert [line.matter for line, _task in done.pairs] == ["甲", "乙", "丙"]
    assert worklist_carry.completion(county, 2027) == []


def test_only_what_is_unfinished_is_offered_once(county: Desk, last_year: ListFile) -> None:
    file = opened(county, 2027)[0]
    (offered,) = worklist_carry.unfinished(county, 2027)
    assert (offered.words, offered.place) == ("2026年重点任务清单第3项（2026-003）", 1)
    worklist_carry.carry(county, file.id, [offered.line.id])
    (line,) = again(county, file).lines
    assert (line.matter, line.measures, line.proposers) == ("丙", "做好", ("县法院",))
    assert (line.deadline, line.due_on) == ("", None)
    assert line.question
    assert line.note == "上年结转：2026年重点任务清单第3项（2026-003）"
    assert line.task == "2026-003"
    assert worklist_carry.unfinished(county, 2027) == []
    with pytest.raises(Refused, match="没有结转"):
        worklist_carry.carry(county, file.id, [offered.line.id])


def test_a_year_without_a_list_before_offers_nothing(county: Desk) -> None:
    opened(county)
    assert worklist_carry.unfinished(county, 2026) == []
    assert worklist_carry.completion(county, 2026) == []


def test_a_task_of_the_ledger_taken_onto_the_list_stays_one(county: Desk) -> None:
    made = tasks.add_task(county, tasks.TaskDraft("甲", ("县财政局",)), deadline="12月底前").made[0]
    file = opened(county)[0]
    worklist_carry.take_tasks(county, file.id, [made])
    (line,) = again(county, file).lines
    assert (line.matter, line.lead, line.due_on, line.note) == (
        "甲",
        ("县财政局",),
        date(2026, 12, 31),
        "台账 2026-001",
    )
    worklist_lines.keep(county, [line.id])
    worklist_approval.submit(county, [file.id])
    told = worklist_approval.approve(county, [file.id], approver="周文涛", on=county.today())
    assert told.opened == ()
    assert again(county, file).kept[0].task_id == made
    assert len(ledger.ids(county, ledger.LedgerFilter())) == 1
    for ids in ([made], []):
        with pytest.raises(Refused, match="没有改动"):
            worklist_carry.take_tasks(county, file.id, ids)
