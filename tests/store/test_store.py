"""One act, one transaction, one step; undo and redo; what another reader sees."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.store.store import Store
from desktop.store.tables import Task

from .conftest import add_task


def test_an_act_that_fails_leaves_nothing(store: Store, office: str) -> None:
    before = store.content_hash()
    with pytest.raises(ZeroDivisionError):
        _break_off(store, office)
    assert store.content_hash() == before
    assert store.faults() == ()


def _break_off(store: Store, office: str) -> None:
    day = date(2026, 1, 1)
    with store.begin("立项") as work:
        work.add(
            Task(
                owner_id=office,
                number="x",
                year=2026,
                serial=1,
                source_kind="manual",
                matter="x",
                opened_on=day,
            )
        )
        _ = 1 / 0


def test_an_act_that_changes_nothing_leaves_no_step(store: Store, office: str) -> None:
    with store.begin("看看") as work:
        work.find(Task)
    assert not work.changes
    assert store.undo().label == "撤销“建立办公室”"


def test_changes_name_kinds_and_what_was_made(store: Store, office: str) -> None:
    task = add_task(store, office)
    with store.begin("改") as work:
        work.need(Task, task).matter = "改后"
    assert work.changes.kinds == {"tasks"}
    assert work.changes.ids == {task}
    assert work.changes.made == ()


def test_undo_and_redo_walk_the_acts_in_order(store: Store, office: str) -> None:
    states = [store.content_hash()]
    for serial in (1, 2, 3):
        add_task(store, office, serial=serial)
        states.append(store.content_hash())
    for state in reversed(states[:-1]):
        store.undo()
        assert store.content_hash() == state
    for state in states[1:]:
        store.redo()
        assert store.content_hash() == state
    with pytest.raises(Refused, match="没有可以恢复"):
        store.redo()


def test_a_new_act_after_undo_leaves_nothing_to_redo(store: Store, office: str) -> None:
    add_task(store, office)
    store.undo()
    add_task(store, office, "另一件")
    with pytest.raises(Refused, match="没有可以恢复"):
        store.redo()
    assert store.undo().label == "撤销“立项”"


def test_a_number_once_given_is_remembered_though_undone(store: Store, office: str) -> None:
    add_task(store, office, serial=7)
    store.undo()
    with store.read() as view:
        assert view.highest("tasks", "serial", year=2026) == 7
        assert view.highest("tasks", "serial", year=2025) == 0
        assert [image["serial"] for image in view.inserted("tasks", year=2026)] == [7]


def test_create_refuses_a_folder_in_use_and_open_an_empty_one(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="已经有一个办公室"):
        Store.create(store.paths.home)
    with pytest.raises(Refused, match="没有办公室数据"):
        Store.open(tmp_path / "nothing")


def test_a_read_only_store_reads_and_refuses_to_write(store: Store, office: str) -> None:
    second = Store.open(store.paths.home, read_only=True)
    assert second.content_hash() == store.content_hash()
    with pytest.raises(Refused, match="只能查看"), second.begin("立项"):
        pass
    second.close()


def test_commits_are_durable_and_references_kept(store: Store) -> None:
    with store.read() as view:
        pragmas = {
            name: view.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "synchronous", "journal_mode")
        }
    assert pragmas == {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}
