"""Writes a year of the county as one database file, for the tests that open every released schema.

    python -m year.database FILE.db      (in the folder of the tests)

Nothing in it names a file beside the database.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.store.store import DATABASE

from .course import AFTER, Size
from .story import begin

SIZE = Size(8, 60, files=False)


def write(target: Path) -> None:
    """Let the year happen in a folder that is gone afterwards, and keep its database."""
    with TemporaryDirectory() as folder:
        year = begin(Path(folder) / "office", SIZE)
        year.run(AFTER)
        year.desk.close()
        target.unlink(missing_ok=True)
        with closing(sqlite3.connect(Path(folder) / "office" / DATABASE)) as made:
            made.execute("VACUUM INTO ?", (str(target),))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
