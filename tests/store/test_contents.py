import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.store.store import Store
from desktop.store.tables import Office, Task

from .conftest import add_task


def test_the_hash_is_of_the_content_alone(store: Store, office: str) -> None:
    before = store.content_hash()
    task = add_task(store, office)
    assert store.content_hash() != before
    with store.begin("改") as work:
        work.need(Task, task).matter = "改后"
    changed = store.content_hash()
    store.undo()
    store.undo()
    assert store.content_hash() == before
    store.redo()
    store.redo()
    assert store.content_hash() == changed


def test_the_order_of_writing_does_not_matter(tmp_path: Path) -> None:
    hashes = set()
    for name, order in (("one", "ab"), ("two", "ba")):
        store = Store.create(tmp_path / name)
        with store.begin("单位") as work:
            for letter in order:
                work.add(Office(id=letter, name=letter, level="city"))
        hashes.add(store.content_hash())
        store.close()
    assert len(hashes) == 1


def test_a_damaged_file_shows(store: Store, office: str) -> None:
    with closing(sqlite3.connect(store.paths.database)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'tasks'")
        other.commit()
    home = store.paths.home
    store.close()
    again = Store.open(home)
    assert any(fault.startswith("数据库文件有损坏") for fault in again.faults())
    again.close()
