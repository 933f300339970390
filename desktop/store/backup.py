"""Backups: whole, verified copies of the database."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.store.files import sync_folder

_SUFFIX = ".fybak"


def back_up(database: Path, folder: Path, why: str) -> Path:
    """Copy `database` to `folder` through SQLite's own backup, check the copy, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_name(folder, f"{datetime.now():%Y%m%d-%H%M%S}-{why}")
    part = target.with_suffix(".part")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    _check(part)
    part.replace(target)
    sync_folder(folder)
    return target


def latest(folder: Path) -> Path | None:
    """Return the newest backup in `folder`, or None."""
    return max(folder.glob(f"*{_SUFFIX}"), default=None)


def restore(backup: Path, database: Path) -> Path | None:
    """Put a backup in the database's place; the present one is set aside and its new path returned."""
    _check(backup)
    aside = None
    if database.exists():
        aside = back_up(database, database.parent / "backups", "恢复前")
    part = database.with_suffix(".restoring")
    with closing(sqlite3.connect(backup)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    _check(part)
    for leftover in ("-wal", "-shm"):
        Path(f"{database}{leftover}").unlink(missing_ok=True)
    part.replace(database)
    sync_folder(database.parent)
    return aside


def _free_name(folder: Path, stem: str) -> Path:
    names = (folder / f"{stem}{f'-{n}' if n else ''}{_SUFFIX}" for n in range(1000))
    return next(name for name in names if not name.exists())


def _check(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
            copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        raise Refused(f"“{path.name}”不是完好的备份文件，没有使用它。请换一个备份。") from fault
    if answer != "ok":
        raise Refused(f"“{path.name}”不是完好的备份文件，没有使用它。请换一个备份。")
