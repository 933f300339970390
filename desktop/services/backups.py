"""Backups a clerk makes: the database, and on a stick the kept files beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.store import backup
from desktop.store.files import FileStore

FILES = "files"  # beside a backup on a stick, named as in the data folder
_FOLDER = "府院备份"
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in the office's own folder: when it was made and how large it is, in bytes."""

    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made; `files` counts the kept files copied beside it."""

    path: Path
    files: int = 0


def own_folder(desk: Desk) -> Path:
    """Return the folder of the office's own backups; it may not be there yet."""
    return desk.store.paths.backups


def own_backups(desk: Desk) -> list[BackupRow]:
    """Return the backups in the office's own folder, newest first."""
    found = []
    for path in sorted(own_folder(desk).glob(f"*{backup.SUFFIX}"), reverse=True):
        facts = path.stat()
        found.append(BackupRow(path, datetime.fromtimestamp(facts.st_mtime), facts.st_size))
    return found


def back_up(desk: Desk, folder: Path | None = None, report: Report = lambda _n, _m, _w: None) -> BackedUp:
    """Write a verified backup to our own folder, or with the kept files to a folder of its own in `folder`.

    The database alone does not bring papers and evidence back when this computer is lost, so they go along to
    a stick; what already lies there is not written again. `report` gets files done, files in all, and words.
    """
    if folder is None:
        report(0, 1, "数据库")
        return BackedUp(desk.store.back_up())
    target = _folder_in(folder, desk.office.name)
    kept = sorted(path for path in desk.store.files.folder.glob("??/*") if not path.name.startswith("."))
    report(0, len(kept) + 1, "数据库")
    path = desk.store.back_up(target)
    return BackedUp(path, _copy(kept, target / FILES, report))


def bring_files(beside: Path, home: Path) -> int:
    """Copy the kept files beside a backup into the data folder `home`; returns how many it lacked."""
    kept = sorted((beside / FILES).glob("??/*"))
    return _copy(kept, home / FILES, lambda _n, _m, _w: None)


def _folder_in(folder: Path, office: str) -> Path:
    name = f"{_FOLDER}-{office}"
    return folder if folder.name == name else folder / name


def _copy(kept: list[Path], folder: Path, report: Report) -> int:
    target, copied = FileStore(folder), 0
    try:
        for place, path in enumerate(kept, 1):
            report(place, len(kept) + 1, "文书与佐证原件")
            if not target.path(path.name).exists():
                target.keep(path.read_bytes())
                copied += 1
    except OSError as fault:
        raise Refused(
            f"数据库已写好，但原件没有全部写进“{folder}”（写成 {copied} 个）。"
            "请检查盘是否已满或被拔出，再做一次，已写的不会重写。"
        ) from fault
    return copied
