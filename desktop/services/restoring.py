"""Putting a backup in the place of the present data."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import Refused
from desktop.services import history
from desktop.services.backups import bring_files
from desktop.services.desk import Desk, OfficeFacts
from desktop.store import backup
from desktop.store.store import DATABASE, Store


@dataclass(frozen=True, slots=True)
class Found:
    """What a backup holds: whose it is, and the last step in it (label and time as the journal has them)."""

    file: Path
    office: OfficeFacts
    last_label: str
    last_at: str


def look_into(file: Path) -> Found:
    """Open a copy of a backup and say what it holds; Refused when it cannot take the place of the data."""
    _need(file)
    with TemporaryDirectory(prefix="fuyuan-look-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        backup.restore(file, home / DATABASE)
        desk = Desk.open(home)
        try:
            last = history.recent(desk, 1)[0]
            return Found(file, desk.office, last.label, last.at)
        finally:
            desk.close()


def restore(file: Path, home: Path) -> Path | None:
    """Put the backup `file` into `home`; the present data is backed up first and its copy returned.

    Kept files that lie beside the backup are brought along. A new incarnation begins, so that peers notice
    that this office went back in time.
    """
    _need(file)
    home.mkdir(parents=True, exist_ok=True)
    aside = backup.restore(file, home / DATABASE)
    store = Store.open(home)
    store.begin_incarnation()
    store.close()
    bring_files(file.parent, home)
    return aside


def restore_here(desk: Desk, file: Path) -> Path | None:
    """Restore a backup of this same office and let the desk go on with it; returns where the present data went.

    Nothing else may use the desk meanwhile. Refused, with the desk as it was, for a backup of another office,
    one that cannot be opened, and a desk that may only read.
    """
    if desk.store.read_only:
        raise Refused("这份数据正由另一台电脑使用，本机只能查看，没有恢复。")
    found = look_into(file)
    if found.office.id != desk.office.id:
        raise Refused(f"“{file.name}”是“{found.office.name}”的备份，不是本办公室的，没有恢复。请换一个备份。")
    home = desk.store.paths.home
    desk.close()
    try:
        return restore(file, home)
    finally:
        desk.become(Desk.open(home, actor=desk.actor))


def _need(file: Path) -> None:
    if not file.is_file():
        raise Refused(f"没有找到备份文件“{file}”。没有改动任何数据。")
