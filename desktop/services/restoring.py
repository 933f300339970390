"""Putting a backup in the place of the present data."""

from pathlib import Path

from desktop.domain.errors import Refused
from desktop.store import backup
from desktop.store.store import DATABASE, Store


def restore(file: Path, home: Path) -> Path | None:
    """Put the backup `file` into `home`; the present data is backed up first and its copy returned.

    A new incarnation begins, so that peers notice that this office went back in time.
    """
    if not file.is_file():
        raise Refused(f"没有找到备份文件“{file}”。没有改动任何数据。")
    home.mkdir(parents=True, exist_ok=True)
    aside = backup.restore(file, home / DATABASE)
    store = Store.open(home)
    store.begin_incarnation()
    store.close()
    return aside
