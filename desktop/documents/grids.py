"""Cells of a table placed on its grid, and the widths and alignments it leaves open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from desktop.documents import layout
from desktop.documents.official import Align, Cell, Table
from desktop.documents.widths import ems

_CENTRED_UP_TO = 8.0
_WHOLE_UP_TO = 10.0
_LEAST = 4.0
_JOINT = re.compile("[0-9A-Za-z](?=[\u4e00-\u9fff])|[\u4e00-\u9fff](?=[0-9A-Za-z])")
_JOINT_WHITE = 0.25  # what some programs set between Chinese and Latin, whatever the file says
_AIR = 0.8  # characters of white beside the text of a cell


@dataclass(frozen=True, slots=True)
class Placement:
    """A cell at its first column; merge is none, first (it begins a vertical merge) or rest (it continues one)."""

    column: int
    text: str
    across: int
    merge: str
    align: str | None


def column_total(table: Table) -> int:
    """Return the number of columns: of the header, of the widths, or of the first row."""
    if table.columns or table.widths:
        return len(table.columns) or len(table.widths)
    first = (table.head + table.rows)[:1]
    return sum(_cell(cell).across for cell in first[0]) if first else 0


def placed_rows(rows: Sequence[Sequence[str | Cell]], columns: int) -> tuple[tuple[Placement, ...], ...]:
    """Return every row with all its places filled: the rest of a vertical merge is a placement of its own."""
    hanging: dict[int, tuple[int, int]] = {}  # first column -> (rows left, columns across)
    placed = []
    for row in rows:
        line, waiting, at = [], list(row), 0
        while at < columns:
            if at in hanging:
                left, across = hanging.pop(at)
                line.append(Placement(at, "", across, "rest", None))
                if left > 1:
                    hanging[at] = (left - 1, across)
            else:
                cell = _cell(waiting.pop(0)) if waiting else Cell("")
                across = min(cell.across, columns - at)
                merge = "first" if cell.down > 1 else "none"
                line.append(Placement(at, cell.text, across, merge, cell.align))
                if cell.down > 1:
                    hanging[at] = (cell.down - 1, across)
            at += across
        placed.append(tuple(line))
    return tuple(placed)


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Return the columns' widths in mm: as asked for, else by how much their cells hold."""
    wanted = table.widths or _wanted(table, width)
    return tuple(share / sum(wanted) * width for share in wanted)


def column_aligns(table: Table) -> tuple[str, ...]:
    """Return each column's alignment: as asked for, else centred where all its cells are short."""
    if table.aligns:
        return tuple(align.value for align in table.aligns)
    lengths = _lengths(table, table.rows)
    return tuple((Align.CENTER if length <= _CENTRED_UP_TO else Align.LEFT).value for length in lengths)


def _wanted(table: Table, width: float) -> tuple[float, ...]:
    """Share out the width in characters: short cells keep to one line, long ones divide what is left."""
    char = (table.font_size or layout.TABLE_PT) * layout.MM_PER_PT
    header = (*table.head, *((table.columns,) if table.columns else ()))
    heads, cells = _lengths(table, header), _lengths(table, table.rows)
    sides = 2 * layout.TABLE_CELL_SIDE_MM / char + _AIR
    least = _least(heads, cells, sides, width / char)
    wished = [
        floor if cell <= _WHOLE_UP_TO else max(floor, sqrt(cell) * 3 + sides)
        for floor, cell in zip(least, cells, strict=True)
    ]
    over = sum(wished) - sum(least)
    part = min(1.0, max(0.0, (width / char - sum(least)) / over)) if over else 0.0
    return tuple(floor + (wish - floor) * part for floor, wish in zip(least, wished, strict=True))


def _least(heads: list[float], cells: list[float], sides: float, room: float) -> list[float]:
    """Return the narrowest columns: a date or a short name whole if all such fit, else at least four characters."""
    for whole in (_WHOLE_UP_TO, _LEAST):
        least = [
            max(min(head, _LEAST), cell if cell <= whole else _LEAST) + sides
            for head, cell in zip(heads, cells, strict=True)
        ]
        if sum(least) <= room:
            break
    return least


def _lengths(table: Table, rows: Sequence[Sequence[str | Cell]]) -> list[float]:
    longest = [0.0] * column_total(table)
    for row in placed_rows(rows, len(longest)):
        for place in row:
            if place.across == 1:
                longest[place.column] = max(longest[place.column], *map(_length, place.text.split("\n")))
    return longest


def _length(text: str) -> float:
    return ems(text) + _JOINT_WHITE * len(_JOINT.findall(text))


def _cell(value: str | Cell) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)
