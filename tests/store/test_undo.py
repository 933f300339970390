"""Undo and redo put back rows and fields whatever the order in which they refer to each other."""

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.store import undo
from desktop.store.store import Store
from desktop.store.tables import Progress, Task, Unit

from .conftest import add_task


def test_what_would_be_undone_and_redone_is_named(store: Store, office: str) -> None:
    add_task(store, office)
    with store.read() as view:
        assert undo.next_undo(view) == (2, "立项")
        assert undo.next_redo(view) is None
    store.undo()
    with store.read() as view:
        assert undo.next_undo(view) == (1, "建立办公室")
        assert undo.next_redo(view) == (2, "立项")


def test_rows_that_refer_to_each_other_come_and_go_together(store: Store, office: str) -> None:
    full = []
    with store.begin("合并") as work:
        old = work.add(Unit(owner_id=office, name="县工商局", aliases=[]))
        new = work.add(Unit(owner_id=office, name="县市场监管局", aliases=[]))
        old.successor_id = new.id
    full.append(store.content_hash())
    with store.begin("删") as work:
        work.remove(work.need(Unit, old.id))
        work.remove(work.need(Unit, new.id))
    empty = store.content_hash()
    store.undo()
    assert store.content_hash() == full[0]
    store.redo()
    assert store.content_hash() == empty
    assert store.faults() == ()


def test_progress_goes_with_an_undo_and_comes_with_a_redo(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("进展") as work:
        work.add(Progress(owner_id=office, task_id=task, on=work.need(Task, task).opened_on, text="启动"))
    store.undo()
    with store.read() as view:
        assert view.find(Progress) == []
    store.redo()
    with store.read() as view:
        assert [entry.text for entry in view.find(Progress)] == ["启动"]


def _set(store: Store, task: str, **fields: str) -> None:
    with store.begin("改") as work:
        record = work.need(Task, task)
        for name, value in fields.items():
            setattr(record, name, value)


def test_taking_back_out_of_turn_leaves_what_later_acts_built_upon(store: Store, office: str) -> None:
    task = add_task(store, office, "原文")
    _set(store, task, matter="改一", section="一")
    _set(store, task, matter="改二")
    with store.begin_taking_back("撤销") as work:
        left = undo.compensate(work.connection, 3)
    with store.read() as view:
        record = view.need(Task, task)
        assert (left, record.matter, record.section) == (1, "改二", "")
    store.undo()
    with store.read() as view:
        assert view.need(Task, task).section == "一"
    assert store.faults() == ()


def test_taking_back_what_others_rest_on_is_refused_whole(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("进展") as work:
        work.add(Progress(owner_id=office, task_id=task, on=work.need(Task, task).opened_on, text="启动"))
    before = store.content_hash()
    with pytest.raises(IntegrityError), store.begin_taking_back("撤销") as work:
        undo.compensate(work.connection, 2)
    assert store.content_hash() == before
