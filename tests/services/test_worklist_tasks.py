"""Tasks of a list that go on from an earlier year."""

from datetime import date

import pytest
from desks import Clock

from desktop.domain.tasks import Status
from desktop.services import (
    ledger,
    successions,
    tasks,
    worklist_approval,
    worklist_carry,
    worklist_lines,
    worklists,
)
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.successions import Reform
from desktop.services.worklist_lines import LineEdit
from desktop.services.worklists import ListFile
from desktop.store.tables import Task, TaskUnit

from .listing import again, approved, opened


@pytest.fixture
def carried(county: Desk, clock: Clock) -> ListFile:
    """2026's list with one open task, carried as a proposal to 2027's."""
    approved(county, opened(county)[0], "甲", deadline="10月底前")
    clock.day = date(2027, 1, 10)
    file = opened(county, 2027)[0]
    (offered,) = worklist_carry.unfinished(county, 2027)
    worklist_carry.carry(county, file.id, [offered.line.id])
    (line,) = again(county, file).lines
    worklist_lines.edit_lines(county, [LineEdit(line.id, "deadline", "9月底前")])
    worklist_lines.keep(county, [line.id])
    worklist_approval.submit(county, [file.id])
    return file


def approve(desk: Desk, file: ListFile) -> worklist_approval.Approved:
    return worklist_approval.approve(desk, [file.id], approver="周文涛", on=desk.today())


def rows(desk: Desk) -> list[ledger.TaskRow]:
    return [line.row for line in ledger.lines(desk, ledger.ids(desk, LedgerFilter()))]


def test_the_old_task_becomes_next_years_and_a_new_one_follows_it(county: Desk, carried: ListFile) -> None:
    told = approve(county, carried)
    old, new = rows(county)
    assert (old.number, old.status, new.number, new.status) == ("2026-001", "transferred", "2027-001", "open")
    assert (new.due_on, new.original_due_on) == (date(2027, 9, 30), date(2026, 10, 31))
    assert told.opened == ("2027-001",)
    with county.view() as view:
        assert view.need(Task, new.id).carried_from_id == old.id
        assert view.need(Task, old.id).outcome_reason == ("转为2027-001\n理由：列入2027年重点任务清单第1项")


def test_a_task_finished_meanwhile_is_told(county: Desk, carried: ListFile) -> None:
    tasks.finish(county, rows(county)[0].id, text="已办")
    told = approve(county, carried)
    assert told.told == ("2026-001办结待销号，仍按清单重新立项，请核对。",)
    assert [row.status for row in rows(county)] == ["done", "open"]


def test_a_task_that_the_ledger_carried_over_already_is_the_one(county: Desk, carried: ListFile) -> None:
    made = tasks.add_task(county, tasks.TaskDraft("甲", ("县财政局",), source_kind="list")).made[0]
    old = rows(county)[0].id
    with county.act("转下年") as work:
        work.need(Task, made).carried_from_id = old
        work.need(Task, old).status = Status.TRANSFERRED
    assert approve(county, carried).opened == ()
    assert again(county, carried).kept[0].task_id == made
    assert ledger.lines(county, [made])[0].row.due_on == date(2027, 9, 30)


def test_an_approved_list_of_last_year_keeps_its_tasks(county: Desk, carried: ListFile) -> None:
    approve(county, carried)
    (before,) = worklists.lists_of(county, 2026)[0].kept
    assert before.task == "2026-001"


def test_next_years_list_approved_in_december_has_next_years_numbers(county: Desk) -> None:
    file = opened(county, 2027)[0]
    approved(county, file, "甲", deadline="6月底前")
    (row,) = rows(county)
    assert (row.number, row.due_on) == ("2027-001", date(2027, 6, 30))


def test_what_the_ledger_changed_meanwhile_outlives_a_new_version(county: Desk) -> None:
    file = approved(county, opened(county)[0], "甲", "乙", deadline="11月底前")
    one, two = file.kept
    tasks.extend(county, one.task_id, date(2026, 12, 25), reason="资料未齐", paper="申请", approver="周文涛")
    tasks.assign_person(county, one.task_id, post="股长", person="孙岩")
    worklist_approval.revise(county, file.id, "调整乙")
    new = worklists.lists_of(county, 2026)[0]
    worklist_lines.edit_lines(
        county, [LineEdit(new.kept[0].id, "lead", "县法院"), LineEdit(new.kept[1].id, "leader", "李明")]
    )
    worklist_approval.submit(county, [new.id])
    approve(county, new)
    first, second = rows(county)
    assert (first.due_on, first.responsible_person, first.lead) == (date(2026, 12, 25), "孙岩", ("县法院",))
    assert (second.due_on, second.responsible_person) == (date(2026, 11, 30), "李明")
    assert two.task_id == second.id


def test_a_unit_that_was_before_a_reform_stays_with_the_task_of_a_new_version(county: Desk) -> None:
    old = approved(county, opened(county)[0], "甲")
    successions.reorganise(
        county, Reform("rename", ("县财政局",), ("县财政金融局",), county.today(), "云编〔2026〕3号")
    )
    worklist_approval.revise(county, old.id, "工作有调整")
    (line,) = worklists.lists_of(county, 2026)[0].kept
    worklist_lines.edit_lines(county, [LineEdit(line.id, "support", "县司法局")])
    new = worklists.lists_of(county, 2026)[0]
    worklist_approval.submit(county, [new.id])
    approve(county, new)
    (row,) = rows(county)
    with county.view() as view:
        parts = {part.words: part.role for part in view.find(TaskUnit, task_id=row.id)}
    assert parts == {"县财政金融局": "lead", "县司法局": "support", "县财政局": "former"}
    told = ledger.open_task(county, row.id)
    assert "单位由“县财政金融局、县法院”改为“县财政金融局、县司法局”" in told.progress[-1].text
    assert ledger.ids(county, LedgerFilter(text="县财政局")) == [row.id]
