"""Marks of fields: who wrote them, when in their count, over what."""

from desktop.store.queries.versions import (
    FieldMark,
    allow_late_references,
    marked_rows,
    note_marks,
    put_row,
)
from desktop.store.store import Store
from desktop.store.tables import Office, Task, TaskUnit

from ..conftest import add_task

FIELDS = ("matter", "status")


def mark(store: Store, task: str, office: str, field: str = "matter") -> FieldMark:
    with store.read() as view:
        return marked_rows(view, "tasks", FIELDS, [task], office)[0].marks[field]


def test_our_own_writes_count_by_step(store: Store, office: str) -> None:
    task = add_task(store, office)
    writer = f"{office}/{store.writer}"
    assert mark(store, task, office) == FieldMark(writer, 2)
    with store.begin("改") as work:
        work.need(Task, task).matter = "改后"
    assert mark(store, task, office) == FieldMark(writer, 3)
    assert mark(store, task, office, "status") == FieldMark(writer, 2)


def test_a_new_life_has_seen_the_old_one(store: Store, office: str) -> None:
    task = add_task(store, office)
    old = store.writer
    store.begin_incarnation()
    with store.begin("改") as work:
        work.need(Task, task).matter = "改后"
    assert mark(store, task, office) == FieldMark(f"{office}/{store.writer}", 3, ((f"{office}/{old}", 2),))


def test_marks_of_a_bundle_stay_as_they_came(store: Store, office: str) -> None:
    with store.begin("认可") as work:
        peer = work.add(Office(name="南泉市", level="city")).id
    task = add_task(store, peer)
    brought = FieldMark("peer/life", 41, (("other/life", 7),))
    with store.begin("导入") as work:
        put_row(work, "tasks", task, peer, {"matter": "市里改的"})
        note_marks(work, "tasks", task, {"matter": brought})
    assert mark(store, task, office) == brought
    with store.read() as view:
        (row,) = marked_rows(view, "tasks", FIELDS, [task], office)
    assert (row.owner_id, row.fields) == (peer, {"matter": "市里改的", "status": "open"})


def test_rows_that_are_not_there_are_left_out(store: Store, office: str) -> None:
    with store.read() as view:
        assert marked_rows(view, "tasks", FIELDS, ["gone"], office) == []


def test_rows_of_a_bundle_may_refer_to_later_ones(store: Store, office: str) -> None:
    values = {"task_id": "t", "unit_id": None, "role": "lead", "words": "县财政局", "order_no": 0}
    task = {
        "number": "2026-001", "year": 2026, "serial": 1, "source_kind": "manual", "matter": "事", "opened_on": "2026-01-01",
        "check_code": "", "source_note": "", "section": "", "responsible_post": "", "responsible_person": "",
        "deadline_raw": "", "deadline_kind": "NONE", "deadline_rule": "", "deadline_basis": "", "recur": "",
        "status": "open", "done_text": "", "closed_by": "", "internal": 0, "search_text": "",
    }  # fmt: skip
    with store.begin("导入") as work:
        allow_late_references(work)
        put_row(work, "task_units", "u", office, values)
        put_row(work, "tasks", "t", office, task)
    with store.read() as view:
        assert [part.words for part in view.find(TaskUnit)] == ["县财政局"]
    assert store.faults() == ()
