"""Whether the data are sound, and how much of them there is."""

from dataclasses import dataclass
from pathlib import Path

from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class DataSize:
    """What the data take, in bytes."""

    database: int
    files: int
    file_bytes: int


def home_of(desk: Desk) -> Path:
    """Return the folder the data lie in."""
    return desk.store.paths.home


def faults(desk: Desk) -> tuple[str, ...]:
    """Return what is wrong with database, journal and kept files, one sentence each; reads everything."""
    return desk.store.faults()


def data_size(desk: Desk) -> DataSize:
    """Return how large the data are."""
    paths = desk.store.paths
    sizes = [path.stat().st_size for path in desk.store.files.folder.glob("??/*")]
    return DataSize(paths.database.stat().st_size, len(sizes), sum(sizes))
