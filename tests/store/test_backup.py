"""Backups are whole and checked; what is no backup is never put in the data's place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.store import backup
from desktop.store.store import DATABASE, Store
from desktop.store.tables import Office

from .conftest import add_task


def test_a_backup_is_one_file_that_opens(store: Store, office: str, tmp_path: Path) -> None:
    add_task(store, office)
    file = store.back_up(tmp_path / "bak")
    assert file.name.endswith("-备份.fybak")
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / DATABASE).write_bytes(file.read_bytes())
    again = Store.open(tmp_path / "again")
    assert again.content_hash() == store.content_hash()
    again.close()


def test_backups_of_one_second_do_not_overwrite_each_other(store: Store) -> None:
    made = {store.back_up() for _ in range(3)}
    assert len(made) == 3
    assert backup.latest(store.paths.backups) == max(made)
    assert backup.latest(store.paths.home / "none") is None


def test_a_backup_while_an_act_is_open_holds_what_stood_before(
    store: Store, office: str, tmp_path: Path
) -> None:
    with store.begin("改名") as work:
        work.need(Office, office).name = "东屏县"
        work.session.flush()
        file = store.back_up(tmp_path)
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT name FROM offices").fetchall() == [("云岭县",)]


def test_a_folder_that_takes_no_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="备份没有写成"):
        store.back_up(tmp_path / "file")


def test_restoring_takes_the_log_with_it(store: Store, office: str, tmp_path: Path) -> None:
    file = store.back_up(tmp_path)
    add_task(store, office)
    home = store.paths.home
    now = store.content_hash()
    store.close()
    aside = backup.restore(file, home / DATABASE)
    assert not [path.name for path in home.iterdir() if path.name.endswith(("-wal", "-shm", ".restoring"))]
    assert aside is not None
    backup.restore(aside, home / DATABASE)
    again = Store.open(home)
    assert again.content_hash() == now
    again.close()


def test_a_damaged_page_is_found_and_nothing_changes(store: Store, office: str, tmp_path: Path) -> None:
    for serial in range(1, 60):
        add_task(store, office, "很长的事项" * 40, serial)
    file = store.back_up(tmp_path)
    data = bytearray(file.read_bytes())
    for place in range(8, len(data) // 4096):
        data[place * 4096 : place * 4096 + 64] = b"\xff" * 64
    file.write_bytes(data)
    home = store.paths.home
    store.close()
    before = (home / DATABASE).read_bytes()
    with pytest.raises(Refused, match="不是完好的备份文件，没有使用它"):
        backup.restore(file, home / DATABASE)
    assert (home / DATABASE).read_bytes() == before
