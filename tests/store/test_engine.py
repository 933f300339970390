"""How the file is opened: by any name, by two at once, and never written by who may only read."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desktop.domain.errors import Refused
from desktop.store.engine import database_uri, open_engine
from desktop.store.store import DATABASE, Store

from .conftest import add_task


@pytest.mark.parametrize("name", ["甲 乙.db", "100%.db", "a#b.db", "c?d=e.db", "f&g.db"])
def test_the_file_of_that_very_name_is_opened(tmp_path: Path, name: str) -> None:
    engine = open_engine(tmp_path / name)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT fold('ＡＢ c')")).scalar() == "abc"
    engine.dispose()
    assert name in [path.name for path in tmp_path.iterdir()]
    sqlite3.connect(database_uri(tmp_path / name, "ro"), uri=True).close()


def test_a_reader_cannot_write_even_around_the_store(store: Store) -> None:
    engine = open_engine(store.paths.database, read_only=True)
    with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM writers"))
    engine.dispose()


def test_two_writers_wait_for_each_other(store: Store, office: str) -> None:
    other = Store.open(store.paths.home)
    threads = [
        threading.Thread(
            target=lambda one=one, n=n: [add_task(one, office, serial=n * 100 + m) for m in range(5)]
        )
        for n, one in enumerate((store, other, store, other))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as view:
        assert len(view.inserted("tasks")) == 20
    assert store.faults() == other.faults() == ()
    other.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database at all " * 500)
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(Refused, match=r"已损坏，没有打开，也没有改动。.*恢复"):
        Store.open(tmp_path, read_only=read_only)
    assert (tmp_path / DATABASE).read_bytes() == before


@pytest.mark.parametrize(("revision", "told"), [("9999", "更新版本"), (None, "旧版本")])
def test_a_reader_does_not_look_into_another_version(store: Store, revision: str | None, told: str) -> None:
    home = store.paths.home
    store.close()
    with sqlite3.connect(home / DATABASE) as other:
        if revision:
            other.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        else:
            other.execute("DROP TABLE alembic_version")
    other.close()
    with pytest.raises(Refused, match=told):
        Store.open(home, read_only=True)
