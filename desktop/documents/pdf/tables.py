"""Ruled tables as items of the flow: one item per row, header rows set again on every page (clause 8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents import layout as numbers
from desktop.documents.fonts import Role
from desktop.documents.grids import Placement, column_aligns, column_widths, placed_rows
from desktop.documents.official import Align, Cell, Table
from desktop.documents.pdf.composer import HEITI, Composer
from desktop.documents.pdf.flow import Item
from desktop.documents.pdf.page import Rule, Style, Text, points
from desktop.documents.pdf.setter import SetLine, Span

_RULE = points(numbers.TABLE_RULE_MM)
_SIDE = points(numbers.TABLE_CELL_SIDE_MM)
_ABOVE = points(numbers.TABLE_CELL_ABOVE_MM)
_SHARES = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A placed cell with its lines; its merge reaches over `down` rows from this one on, 1 without a merge."""

    place: Placement
    lines: tuple[SetLine, ...]
    share: float
    down: int
    x: float
    width: float

    @property
    def covered(self) -> bool:
        """Whether the cell only continues a merge from above."""
        return self.place.merge == "rest"


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measures of one table: edges of the columns and the look of its text, in points."""

    composer: Composer
    edges: tuple[float, ...]
    size: float
    least: float

    @property
    def pitch(self) -> float:
        return self.size * numbers.TABLE_LINE_SHARE


def table_items(composer: Composer, table: Table) -> list[Item]:
    """Return a table; a landscape one among upright text stands on turned pages of its own."""
    home = composer
    if table.landscape and composer.layout.width < composer.layout.height:
        turned = numbers.landscape_layout(table.paper, composer.layout.line)
        composer = replace(composer, layout=turned)
    grid = _grid(composer, table)
    aligns = column_aligns(table)
    header = _rows(grid, (*table.head, *((table.columns,) if table.columns else ())), aligns, head=True)
    body = _rows(grid, table.rows, aligns, head=False)
    items = [replace(item, repeat=tuple(header)) for item in body]
    heads = [replace(item, keep_next=bool(body)) for item in header]
    rows = [*heads, *items]
    if composer is home or table.caption:
        # Keeps the table off the line above.
        rows.insert(0, Item(numbers.TABLE_ABOVE_PT, keep_next=True))
    found = [*_caption(composer, table), *rows]
    if composer is home:
        return found
    found[0] = replace(found[0], new_page=True)
    return [replace(item, page=composer.layout) for item in found]


def _caption(composer: Composer, table: Table) -> list[Item]:
    if not table.caption:
        return []
    return [replace(item, keep_next=True) for item in composer.aligned(table.caption, 0.5, HEITI)]


def _grid(composer: Composer, table: Table) -> _Grid:
    edges = [composer.left + points(composer.layout.table_inset)]
    for width in column_widths(table, composer.layout.table_width):
        edges.append(edges[-1] + points(width))
    return _Grid(composer, tuple(edges), table.font_size or numbers.TABLE_PT, points(table.row_height or 0.0))


def _rows(grid: _Grid, rows: Sequence[Sequence[str | Cell]], aligns: Sequence[str], head: bool) -> list[Item]:
    placed = placed_rows(rows, len(grid.edges) - 1)
    style = Style(Role.HEITI if head else Role.FANGSONG, grid.size)
    cells = [
        [
            _cell(grid, placed, index, place, style, "center" if head else aligns[place.column])
            for place in row
        ]
        for index, row in enumerate(placed)
    ]
    heights = _heights(grid, cells)
    items = []
    for index, row in enumerate(cells):
        items += _row(grid, row, heights[index:])
    return items


def _cell(
    grid: _Grid,
    rows: Sequence[Sequence[Placement]],
    index: int,
    place: Placement,
    style: Style,
    align: str,
) -> _Cell:
    x, right = grid.edges[place.column], grid.edges[place.column + place.across]
    width = right - x - 2 * _SIDE
    lines = grid.composer.setter.lines([Span(place.text, style)], width, 0.0, 0.0)
    return _Cell(
        place,
        lines if place.text else (),
        _SHARES[Align(place.align or align)],
        _rows_down(rows, index, place),
        x + _SIDE,
        width,
    )


def _rows_down(rows: Sequence[Sequence[Placement]], index: int, place: Placement) -> int:
    if place.merge == "none":
        return 1
    count = 1
    for row in rows[index + 1 :]:
        if not any(other.column == place.column and other.merge == "rest" for other in row):
            break
        count += 1
    return count


def _heights(grid: _Grid, rows: Sequence[Sequence[_Cell]]) -> list[float]:
    """Return the height of each row: its tallest own cell, and for merges the room their text still lacks."""
    heights = [max([grid.least, grid.pitch + 2 * _ABOVE, *_own_needs(grid, row)]) + _RULE for row in rows]
    for index, row in enumerate(rows):
        for cell in row:
            if cell.down > 1 and not cell.covered:
                last = index + cell.down - 1
                lacking = _needed(grid, cell) + _RULE - sum(heights[index : last + 1])
                heights[last] += max(0.0, lacking)
    return heights


def _own_needs(grid: _Grid, row: Sequence[_Cell]) -> list[float]:
    return [_needed(grid, cell) for cell in row if cell.place.merge == "none"]


def _needed(grid: _Grid, cell: _Cell) -> float:
    return len(cell.lines) * grid.pitch + 2 * _ABOVE


def _row(grid: _Grid, row: Sequence[_Cell], heights: Sequence[float]) -> list[Item]:
    """Return a row as one item; one taller than a page is cut between lines."""
    height = heights[0]
    room = points(grid.composer.layout.text_height) * 0.8
    if height <= room:
        joined = any(cell.down > 1 for cell in row)
        return [Item(height, _texts(grid, row, heights), _rules(grid, row, height), keep_next=joined)]
    count = max(1, int((room - 2 * _ABOVE) / grid.pitch))
    longest = max(len(cell.lines) for cell in row)
    pieces = []
    for begin in range(0, longest, count):
        part = [replace(cell, lines=cell.lines[begin : begin + count], down=1) for cell in row]
        tall = max(_needed(grid, cell) for cell in part) + _RULE
        pieces.append(Item(tall, _texts(grid, part, [tall]), _rules(grid, row, tall)))
    return pieces


def _texts(grid: _Grid, row: Sequence[_Cell], heights: Sequence[float]) -> tuple[Text, ...]:
    texts: list[Text] = []
    for cell in row:
        height = sum(heights[: cell.down])
        y = (height - len(cell.lines) * grid.pitch) / 2
        for line in cell.lines:
            baseline = y + (grid.pitch - grid.size) / 2 + grid.size * numbers.ASCENT_SHARE
            x = cell.x + (cell.width - line.width) * cell.share
            texts += grid.composer.setter.place(replace(line, last=True), x, baseline, line.width, 0.0)
            y += grid.pitch
    return tuple(texts)


def _rules(grid: _Grid, row: Sequence[_Cell], height: float) -> tuple[Rule, ...]:
    """Return the rules around the cells of a row; none crosses a joined cell."""
    rules = [Rule(grid.edges[0], 0.0, grid.edges[0], height, _RULE)]
    for cell in row:
        left = grid.edges[cell.place.column]
        right = grid.edges[cell.place.column + cell.place.across]
        rules.append(Rule(right, 0.0, right, height, _RULE))
        if not cell.covered:
            rules.append(Rule(left, 0.0, right, 0.0, _RULE))
        if cell.down == 1:
            rules.append(Rule(left, height, right, height, _RULE))
    return tuple(rules)
