"""The year a ledger is of: from its titles, the name of the sheet or file, else from the days written in it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from desktop.domain.readers.ledger.heads import Head
from desktop.domain.source import Sheet, half_width

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\s*年|年度|\D|$)")
_WANTED = (re.compile(r"(?<!\d)(20[0-4]\d)\s*年度"), re.compile(r"(?<!\d)(20[0-4]\d)\s*年"))


def year_of(sheet: Sheet, head: Head, titles: str, file: str) -> tuple[int | None, bool]:
    """Give the year and whether it is sure; titles and names are sure, counting the days in the cells is not.

    `titles` are the words above the tables of the other sheets (a cover).
    """
    above = "\n".join(text for row in range(1, head.first) for text in sheet.row_texts(row))
    for text in (above, sheet.name, titles, file):
        for pattern in (*_WANTED, _YEAR):
            if found := pattern.search(half_width(text)):
                return int(found[1]), True
    counted = Counter(_years(sheet, head))
    if not counted:
        return None, False
    return max(counted, key=lambda year: (counted[year], year)), False


def _years(sheet: Sheet, head: Head) -> list[int]:
    columns = [c for kind in ("deadline", "deadline_old", "source") for c in head.all(kind)]
    found: list[int] = []
    for row in sheet.rows[head.last :]:
        for column in columns:
            cell = row[column - 1]
            if isinstance(cell.value, date):
                found.append(cell.value.year)
            elif match := _YEAR.search(cell.text):
                found.append(int(match[1]))
    return found
