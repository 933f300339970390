"""Backups: whole, verified copies of the database."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.store.engine import database_uri
from desktop.store.files import sync_folder

SUFFIX = ".fybak"


def back_up(database: Path, folder: Path, why: str) -> Path:
    """Copy `database` to `folder` through SQLite's own backup, check the copy, and return its path."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, why)
        part = target.with_suffix(".part")
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        _check(part)
        part.replace(target)
        sync_folder(folder)
    except (OSError, sqlite3.OperationalError) as fault:
        raise Refused(f"备份没有写成：“{folder}”写不进去。请检查盘是否插好、是否已满或写保护。") from fault
    return target


def latest(folder: Path) -> Path | None:
    """Return the newest backup in `folder`, or None."""
    return max(folder.glob(f"*{SUFFIX}"), default=None)


def restore(backup: Path, database: Path) -> Path | None:
    """Put a backup in the database's place; the present one is set aside and its new path returned.

    A present database that is itself damaged is set aside byte for byte. Refused while a program has it open.
    """
    _check(backup)
    part = database.with_suffix(".restoring")
    with closing(sqlite3.connect(backup)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    _check(part)
    aside = _set_aside(database) if database.exists() else None
    for leftover in ("-wal", "-shm"):
        Path(f"{database}{leftover}").unlink(missing_ok=True)
    part.replace(database)
    sync_folder(database.parent)
    return aside


def _set_aside(database: Path) -> Path:
    folder = database.parent / "backups"
    _let_go(database)
    try:
        return back_up(database, folder, "恢复前")
    except (sqlite3.DatabaseError, Refused):
        folder.mkdir(exist_ok=True)
        damaged = _free_name(folder, "恢复前-已损坏", ".db")
        shutil.copy2(database, damaged)
        return damaged


def _let_go(database: Path) -> None:
    """Fold the write-ahead log in; refused while another program holds the database."""
    with closing(sqlite3.connect(database, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as fault:
            raise Refused("工作台的窗口或另一个程序正开着这份数据，没有恢复。请先关闭再恢复。") from fault
        except sqlite3.DatabaseError:
            return  # damaged: nothing to fold in


def _free_name(folder: Path, why: str, suffix: str = SUFFIX) -> Path:
    stem = f"{datetime.now():%Y%m%d-%H%M%S}-{why}"
    names = (folder / f"{stem}{f'-{n}' if n else ''}{suffix}" for n in range(1000))
    return next(name for name in names if not name.exists())


def _check(path: Path) -> None:
    try:
        with closing(sqlite3.connect(database_uri(path, "ro"), uri=True)) as copy:
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
            copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        raise Refused(f"“{path.name}”不是完好的备份文件，没有使用它。请换一个备份。") from fault
    if answer != "ok":
        raise Refused(f"“{path.name}”不是完好的备份文件，没有使用它。请换一个备份。")
