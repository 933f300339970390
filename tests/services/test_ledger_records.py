"""Rows gathered for one act are the same tasks as those opened one by one."""

from datetime import date

from desktop.domain.deadlines import explain
from desktop.domain.tasks import Status
from desktop.services import history, ledger
from desktop.services.desk import Desk
from desktop.services.ledger_records import Finished, TaskRecords
from desktop.services.tasks import TaskDraft, add_task


def draft(desk: Desk, matter: str, words: str = "12月20日前") -> TaskDraft:
    read = explain(words, date(2026, 1, 1), desk.calendar)
    return TaskDraft(matter, ("县法院",), ("县财政局", "外地单位"), ("各乡镇",), read, source_kind="list")


def files(desk: Desk) -> list[ledger.TaskFile]:
    return [ledger.open_task(desk, each) for each in ledger.ids(desk, ledger.LedgerFilter())]


def test_a_gathered_task_is_like_one_opened_by_hand(county: Desk) -> None:
    add_task(county, draft(county, "甲"))
    with county.act("导入") as work:
        records = TaskRecords(county, work)
        opened = records.open(draft(county, "甲"), Finished())
        records.store()
    by_hand, gathered = (one.line.row for one in files(county))
    assert (gathered.id, gathered.number) == (opened.id, "2026-002")
    same = ("matter", "lead", "support", "collective", "due_on", "original_due_on", "deadline_rule", "status")
    assert [getattr(by_hand, name) for name in same] == [getattr(gathered, name) for name in same]
    found = ledger.ids(county, ledger.LedgerFilter(text="县财政局"))
    assert found == [by_hand.id, gathered.id]


def test_the_past_of_a_task_comes_in_with_it(county: Desk) -> None:
    with county.act("导入") as work:
        records = TaskRecords(county, work)
        ended = Finished(Status.CLOSED, "已印发", date(2026, 3, 1))
        done = records.open(
            draft(county, "甲"), ended, original_due_on=date(2026, 2, 1), extra={"备注": "存档"}
        )
        vague = records.open(draft(county, "乙", "尽快"), Finished())
        records.report(vague, "已起草", "report", "原台账")
        records.store()
    first, second = files(county)
    assert (first.line.row.status, first.done_text, first.line.row.done_on) == (
        "closed",
        "已印发",
        date(2026, 3, 1),
    )
    assert (first.line.row.original_due_on, done.due_on) == (date(2026, 2, 1), date(2026, 12, 20))
    assert first.line.row.extra == {"备注": "存档"}
    assert (done.dated, vague.dated) == (True, False)
    assert [entry.text for entry in second.progress] == ["已起草"]


def test_one_undo_takes_all_back_and_no_number_comes_again(county: Desk) -> None:
    before = county.store.content_hash()
    with county.act("导入") as work:
        records = TaskRecords(county, work)
        for n in range(30):
            records.open(draft(county, f"事项{n}"), Finished())
        records.store()
    assert len(files(county)) == 30
    history.undo(county)
    assert county.store.content_hash() == before
    add_task(county, draft(county, "后来"))
    assert files(county)[0].line.row.number == "2026-031"
