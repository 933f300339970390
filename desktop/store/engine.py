"""How a connection to the office's SQLite file is made."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import IntegrityError

from desktop.domain.folding import fold

BrokenReference = IntegrityError  # what a commit raises when a record refers to one that is not there
WRITES = {"fuyuan_writes": True}  # execution option of connections that begin with the write lock
_BUSY_MS = 10_000


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine on the database at `path`: WAL, foreign keys on, full synchronous commits.

    The SQL function `fold` reads text in one width and case (see `domain.folding`).
    """
    target = database_uri(path, "ro" if read_only else "rwc")
    engine = create_engine(
        "sqlite+pysqlite://",
        poolclass=QueuePool,  # reading beside an open act takes a connection of its own
        creator=lambda: sqlite3.connect(
            target, uri=True, isolation_level=None, timeout=_BUSY_MS / 1000, check_same_thread=False
        ),
    )
    event.listen(engine, "connect", _prepare_read_only if read_only else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def database_uri(path: Path, mode: str) -> str:
    """Return the SQLite URI of a file, whatever signs its folders' names hold; `mode` is ro, rw or rwc."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    _prepare_read_only(connection, _record)


def _prepare_read_only(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("fold", 1, fold, deterministic=True)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("fuyuan_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
