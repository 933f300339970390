"""Whether the data are sound, and how much of them there is."""

from dataclasses import dataclass
from pathlib import Path

from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where the data lie and what they take, in bytes."""

    path: Path
    database: int
    files: int
    file_bytes: int


def faults(desk: Desk) -> tuple[str, ...]:
    """Return what is wrong with database, journal and kept files, one sentence each; reads everything."""
    return desk.store.faults()


def data_folder(desk: Desk) -> DataFolder:
    """Return where the data lie and how large they are."""
    paths = desk.store.paths
    sizes = [path.stat().st_size for path in desk.store.files.folder.glob("??/*")]
    return DataFolder(paths.home, paths.database.stat().st_size, len(sizes), sum(sizes))
