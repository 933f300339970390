"""Tables that are no lists of decisions: a record sheet (时间 | … | 地点 | …) and a roll of those present."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.readers.minutes.labels import label_of
from desktop.domain.readers.minutes.names import close_gaps, could_be_name
from desktop.domain.readers.minutes.proposal import Attendee
from desktop.domain.source import Table, squash
from desktop.domain.units import UnitBook

_NAME = re.compile(r"^(?:参会)?(?:姓名|人员|参会人员)$")
_UNIT = re.compile(r"单位|部门")
_POST = re.compile(r"职务|职位")
_NOTE = re.compile(r"备注|签到|情况")


def opened_out(text: str, tables: Sequence[Table]) -> str:
    """Write the rows of record sheets as labelled lines; nothing moves, only tabs become marks.

    The tab behind a label cell becomes a colon, the tab before one a line end.
    """
    letters = list(text)
    for table in tables:
        place = table.start
        for line in text[table.start : table.end].split("\n"):
            at = place
            for cell in line.split("\t"):
                end = at + len(cell)
                if _is_label(cell):
                    if at > place:
                        letters[at - 1] = "\n"
                    if end < place + len(line):
                        letters[end] = "："
                at = end + 1
            place += len(line) + 1
    return "".join(letters)


def _is_label(cell: str) -> bool:
    bare = squash(cell)
    return 2 <= len(bare) <= 8 and label_of(bare + "：") is not None


def roll_of(tables: Sequence[Table], book: UnitBook) -> tuple[Attendee, ...]:
    """Read the people of a table headed 姓名, 单位, 职务; a unit the book does not know stays as written."""
    people: list[Attendee] = []
    for table in tables:
        rows = table.filled or table.rows
        head = [squash(cell) for cell in rows[0]] if rows else []
        name, unit = _column(head, _NAME), _column(head, _UNIT)
        if name is None or unit is None:
            continue
        post, note = _column(head, _POST), _column(head, _NOTE)
        for row in rows[1:]:
            who = squash(close_gaps(_at(row, name)))
            raw = squash(_at(row, unit))
            if could_be_name(who):
                words = "，".join(
                    squash(_at(row, c)) for c in (post, note) if c is not None and squash(_at(row, c))
                )
                people.append(Attendee(book.resolve(raw) or raw or None, who, words))
    return tuple(people)


def _column(head: Sequence[str], rule: re.Pattern[str]) -> int | None:
    return next((number for number, words in enumerate(head) if rule.search(words)), None)


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
