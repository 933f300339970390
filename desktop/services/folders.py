"""Where the user's data lies."""

import sys
from pathlib import Path

from desktop.store.store import DATABASE

_PORTABLE = "府院数据"


def default_home() -> Path:
    """Return the data folder: one beside the program (portable stick), else the user's own."""
    import appdirs

    beside = Path(sys.executable).resolve().parent / _PORTABLE
    if beside.is_dir():
        return beside
    return Path(appdirs.user_data_dir("fuyuan-desk", appauthor=False))


def holds_office(home: Path) -> bool:
    """Tell whether the folder holds an office."""
    return (home / DATABASE).exists()
