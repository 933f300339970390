"""Totals of tables: 合计 and 小计 as rows and as columns. Which number is wrong is for the clerk to find."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.documents.grids import Placement, column_total, placed_rows
from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Path, Piece, Role
from desktop.documents.lint.saying import at
from desktop.documents.official import Cell, Table
from desktop.domain.source import squash

_TOTAL = re.compile("(?:合计|总计|共计|总数)")
_PART = "小计"
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?=[万亿]?[件人个次项家户宗起名条份篇元]*$)")
_EMPTY = frozenset(("", "—", "——", "-", "－", "/", "无"))
_NOT_ADDED = re.compile("率|比|均|序号|编号|名次|排名|排序|年度|年份|日期|时间|时限|电话|备注|[%％]")


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rows of a table on its columns: text of each place, the way to its cell, and the words above each column."""

    rows: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[Path | None, ...], ...]
    heads: tuple[str, ...]

    def piece(self, row: int, column: int) -> Piece | None:
        """Return the text of a place, None where it belongs to a cell beside or above."""
        path = self.cells[row][column]
        return None if path is None else Piece(path, Role.CELL, self.rows[row][column])

    def value(self, row: int, column: int) -> Decimal | None:
        """Return the number there; an empty place counts nothing, words are None."""
        return _number(self.rows[row][column])

    def filled(self, row: int, column: int) -> bool:
        """Return whether a number stands there."""
        return squash(self.rows[row][column]) not in _EMPTY

    def added(self, column: int) -> bool:
        """Return whether a column may be added up: no rates, serials or dates."""
        return not _NOT_ADDED.search(self.heads[column])

    def label(self, row: int) -> str:
        """Return 合计 or 小计 for a row of totals, else nothing."""
        return next((_kind(text) for text in self.rows[row][:3] if _kind(text)), "")


def total_rows(draft: Draft) -> Iterator[Finding]:
    """Add up the rows for a row 合计 at the end or the head, for 小计 those since the last total."""
    for grid in _grids(draft):
        labels = [grid.label(row) for row in range(len(grid.rows))]
        for column in range(len(grid.heads)):
            if grid.added(column):
                yield from _column(grid, column, labels)


def _column(grid: _Grid, column: int, labels: list[str]) -> Iterator[Finding]:
    plain = [row for row, label in enumerate(labels) if not label]
    for row, label in enumerate(labels):
        if not label:
            continue
        choices = [[(part, column) for part in parts] for parts in _rows_of(labels, plain, row)]
        found = [list(_compared(grid, (row, column), parts, "各行")) for parts in choices]
        if all(found):
            yield from next(iter(found), [])


def _rows_of(labels: list[str], plain: list[int], row: int) -> list[list[int]]:
    """Return the rows that a row of totals may add up: before it, else behind it, up to the next total."""
    before = max((other for other in range(row) if labels[other]), default=-1)
    behind = min((other for other in range(row + 1, len(labels)) if labels[other]), default=len(labels))
    if labels[row] == _PART:
        leads = (
            _PART in labels and labels.index(_PART) == min(plain, default=0) - 1
        )  # totals head their groups
        return [[other for other in plain if (row < other < behind if leads else before < other < row)]]
    above = [other for other in plain if other < row]
    if not above:
        return [[other for other in plain if other > row]]
    last = max((other for other in range(row) if labels[other] == "合计"), default=-1)
    return [above, *([[other for other in above if other > last]] if last >= 0 else [])]


def total_columns(draft: Draft) -> Iterator[Finding]:
    """Add up the columns beside a column 合计 or 小计; silent where that holds in no row of several."""
    for grid in _grids(draft):
        for column, head in enumerate(grid.heads):
            parts = _columns_of(grid, column) if _kind(head) else []
            if len(parts) < 2:
                continue
            checks = [
                list(_compared(grid, (row, column), [(row, part) for part in parts], "同行各栏"))
                for row in range(len(grid.rows))
                if grid.filled(row, column) and any(grid.filled(row, part) for part in parts)
            ]
            if not all(checks) or len(checks) == 1:
                yield from (finding for found in checks for finding in found)


def _columns_of(grid: _Grid, column: int) -> list[int]:
    """Return the columns that one adds up: back to the last total, or all 小计; one that stands first, forward."""
    kinds = [_kind(head) for head in grid.heads]
    numeric = [_numeric(grid, each) for each in range(len(kinds))]
    if kinds[column] != _PART and _PART in kinds[:column]:
        return [each for each in range(column) if kinds[each] == _PART]
    left = _run(numeric, kinds, range(column - 1, -1, -1))
    return left or _run(numeric, kinds, range(column + 1, len(kinds)))


def _run(numeric: list[bool], kinds: list[str], way: range) -> list[int]:
    run = []
    for each in way:
        if kinds[each] or not numeric[each]:
            break
        run.append(each)
    return run


def _numeric(grid: _Grid, column: int) -> bool:
    values = [grid.value(row, column) for row in range(len(grid.rows)) if grid.filled(row, column)]
    return bool(values) and None not in values and grid.added(column)


def _compared(
    grid: _Grid, place: tuple[int, int], parts: list[tuple[int, int]], said: str
) -> Iterator[Finding]:
    values = [grid.value(*part) for part in parts if grid.filled(*part)]
    numbers = [value for value in values if value is not None]
    told, piece = grid.value(*place), grid.piece(*place)
    if told is None or piece is None or not numbers or len(numbers) < len(values):
        return
    total = sum(numbers, Decimal(0))
    if total != told:
        near = abs(total - told) <= _rounding([*numbers, told])
        doubt = "相差不大，或为四舍五入所致，" if near else ""
        sentence = f"这里写的是 {told:f}，{said}加起来是 {total:f}，{doubt}请核对。"
        weight = Weight.WARNING if near else Weight.FAULT
        yield at("sum", piece, (0, len(piece.text)), sentence, None, weight)


def _rounding(numbers: list[Decimal]) -> Decimal:
    """Return how far a sum of rounded numbers may be off; whole numbers are counted, not rounded."""
    places = max(-int(number.as_tuple().exponent) for number in numbers)
    return len(numbers) * Decimal("0.5").scaleb(-places) if places > 0 else Decimal(0)


def _grids(draft: Draft) -> Iterator[_Grid]:
    for path, blocks in draft.bodies():
        for index, block in enumerate(blocks):
            if isinstance(block, Table) and block.columns and block.rows:
                yield _grid((*path, index, "rows"), block)


def _grid(path: Path, table: Table) -> _Grid:
    count = column_total(table)
    heads = [""] * count
    for header in placed_rows((*table.head, table.columns), count):
        for place in header:
            if _kind(place.text) and place.across > 1:
                continue  # 合计 over several columns names a group, none of them is its sum
            for column in range(place.column, place.column + place.across):
                heads[column] = squash(heads[column] + place.text) if not _kind(place.text) else place.text
    rows = [_row((*path, index), row, places) for index, (row, places) in enumerate(_paired(table, count))]
    return _Grid(tuple(texts for texts, _ in rows), tuple(ways for _, ways in rows), tuple(heads))


def _paired(table: Table, count: int) -> Iterator[tuple[tuple[str | Cell, ...], tuple[Placement, ...]]]:
    return zip(table.rows, placed_rows(table.rows, count), strict=True)


def _row(
    path: Path, cells: tuple[str | Cell, ...], places: tuple[Placement, ...]
) -> tuple[tuple[str, ...], tuple[Path | None, ...]]:
    """Return the text of every column of a row, and the way to the cell that begins there."""
    texts: list[str] = []
    ways: list[Path | None] = []
    own = iter(range(len(cells)))
    for place in places:
        index = None if place.merge == "rest" else next(own, None)
        texts += [place.text, *[""] * (place.across - 1)]
        way = (
            None if index is None else (*path, index, *(("text",) if isinstance(cells[index], Cell) else ()))
        )
        ways += [way, *[None] * (place.across - 1)]
    return tuple(texts), tuple(ways)


def _kind(text: str) -> str:
    """Return 合计 or 小计 for words that name a total, else nothing."""
    bare = re.sub(r"[（(].*?[）)]|[：:]", "", squash(text))
    return _PART if bare == _PART else "合计" if _TOTAL.fullmatch(bare) else ""


def _number(text: str) -> Decimal | None:
    match = _NUMBER.match(squash(text))
    return Decimal(match[0].replace(",", "").replace("，", "")) if match else None
