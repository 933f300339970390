"""Cells of a table placed on its grid, and the widths and alignments it leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from desktop.documents.official import Align, Cell, Table
from desktop.documents.widths import ems

_CENTRED_UP_TO = 6.0


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
    wanted = table.widths or _wanted(table)
    return tuple(share / sum(wanted) * width for share in wanted)


def column_aligns(table: Table) -> tuple[str, ...]:
    """Return each column's alignment: as asked for, else centred where all its cells are short."""
    if table.aligns:
        return tuple(align.value for align in table.aligns)
    lengths = _lengths(table, table.rows)
    return tuple((Align.CENTER if length <= _CENTRED_UP_TO else Align.LEFT).value for length in lengths)


def _wanted(table: Table) -> list[float]:
    header = (*table.head, *((table.columns,) if table.columns else ()))
    heads, cells = _lengths(table, header), _lengths(table, table.rows)
    # The square root keeps one long cell from starving its neighbours.
    return [
        max(2.0, min(head, 4.0), 10 + 1.5 * sqrt(cell - 10) if cell > 10 else cell)
        for head, cell in zip(heads, cells, strict=True)
    ]


def _lengths(table: Table, rows: Sequence[Sequence[str | Cell]]) -> list[float]:
    longest = [0.0] * column_total(table)
    for row in placed_rows(rows, len(longest)):
        for place in row:
            if place.across == 1:
                longest[place.column] = max(longest[place.column], *map(ems, place.text.split("\n")))
    return longest


def _cell(value: str | Cell) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)
