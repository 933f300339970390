"""Paragraphs and tables of the SPEC."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.documents import spec_values as values
from desktop.documents.grids import column_total
from desktop.documents.official import Align, Block, Cell, Kind, Paragraph, Table
from desktop.domain.errors import Refused

_PAPERS = ("A4", "A3")
_MOST_COLUMNS = 60
_FONT_PT = (6.0, 26.0)
_HEIGHT_MM = (3.0, 200.0)
_WIDTH = (0.01, 10000.0)


def block(value: object, where: str) -> Block:
    """Read one item of a body: a text, {"paragraph": …} or {"table": …}."""
    if isinstance(value, str):
        return Paragraph(values.text(value, where))
    entry = values.mapping(value, where)
    values.known_keys(entry, ("table", "paragraph"), where)
    if len(entry) != 1:
        raise Refused(f"“{where}”应当只写“table”或“paragraph”中的一个，请改正。")
    if "table" in entry:
        return _table(entry["table"], f"{where}.table")
    return _paragraph(entry["paragraph"], f"{where}.paragraph")


def _paragraph(value: object, where: str) -> Paragraph:
    entry = values.mapping(value, where)
    values.known_keys(entry, ("text", "kind", "new_page"), where)
    kind = _one_of(entry.get("kind", "body"), f"{where}.kind", tuple(Kind))
    read = values.text_or_empty if kind == Kind.TEAR else values.text
    return Paragraph(
        read(entry.get("text", ""), f"{where}.text"),
        Kind(kind),
        values.flag(entry.get("new_page", False), f"{where}.new_page"),
    )


def _table(value: object, where: str) -> Table:
    entry = values.mapping(value, where)
    values.known_keys(entry, _TABLE, where)
    read = {key: _TABLE[key](item, f"{where}.{key}") for key, item in entry.items() if item is not None}
    table = Table(**{"columns": (), "rows": (), **read})
    _check_shape(table, entry, where)
    return table


def _check_shape(table: Table, entry: Mapping[str, object], where: str) -> None:
    count = column_total(table)
    if not count:
        raise Refused(f"“{where}”既没有“columns”也没有“rows”，画不出表格，请补上。")
    for key, given in (("widths", table.widths), ("aligns", table.aligns)):
        if given and len(given) != count:
            raise Refused(f"“{where}.{key}”有 {len(given)} 项，表格却有 {count} 列，请改成一样多。")
    for key, rows in (("head", table.head), ("rows", table.rows)):
        _check_rows(rows, count, f"{where}.{key}")


def _check_rows(rows: tuple[tuple[str | Cell, ...], ...], count: int, where: str) -> None:
    hanging = [0] * count
    for index, row in enumerate(rows, 1):
        at = 0
        for cell in row:
            at = _next_free(hanging, at)
            across, down = (cell.across, cell.down) if isinstance(cell, Cell) else (1, 1)
            if at + across > count or any(hanging[at : at + across]):
                raise Refused(f"“{where}[{index}]”的单元格超出表格的 {count} 列，请核对这一行的列数。")
            hanging[at : at + across] = [down] * across
            at += across
        if _next_free(hanging, at) < count:
            raise Refused(f'“{where}[{index}]”的单元格不足 {count} 列，请核对这一行的列数，空格子写成 ""。')
        hanging = [left - 1 for left in hanging]
    if any(hanging):
        raise Refused(f"“{where}”的最后一行还有向下合并的单元格没有到底，请核对“down”。")


def _next_free(hanging: list[int], at: int) -> int:
    while at < len(hanging) and hanging[at]:
        at += 1
    return at


def _cell(value: object, where: str) -> str | Cell:
    if isinstance(value, dict):
        entry = values.mapping(value, where)
        values.known_keys(entry, ("text", "across", "down", "align"), where)
        align = entry.get("align")
        return Cell(
            values.text_or_empty(entry.get("text", ""), f"{where}.text"),
            values.count(entry.get("across", 1), f"{where}.across", _MOST_COLUMNS),
            values.count(entry.get("down", 1), f"{where}.down", 1000),
            None if align is None else _align(align, f"{where}.align"),
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return "" if value is None else values.text_or_empty(value, where)


def _row(value: object, where: str) -> tuple[str | Cell, ...]:
    return values.sequence(value, where, _cell)


def _rows(value: object, where: str) -> tuple[tuple[str | Cell, ...], ...]:
    return values.sequence(value, where, _row)


def _columns(value: object, where: str) -> tuple[str, ...]:
    found = values.sequence(value, where, values.text_or_empty)
    if len(found) > _MOST_COLUMNS:
        raise Refused(f"“{where}”有 {len(found)} 列，最多 {_MOST_COLUMNS} 列，请拆成几个表。")
    return found


def _widths(value: object, where: str) -> tuple[float, ...]:
    return values.sequence(value, where, lambda item, at: values.number(item, at, *_WIDTH))


def _align(value: object, where: str) -> Align:
    return Align(_one_of(value, where, tuple(Align)))


def _aligns(value: object, where: str) -> tuple[Align, ...]:
    return values.sequence(value, where, _align)


def _one_of(value: object, where: str, allowed: tuple[str, ...]) -> str:
    found = values.text(value, where)
    if found not in allowed:
        raise Refused(f"“{where}”写作“{found}”，只能是 {'、'.join(allowed)} 之一，请改正。")
    return found


_TABLE: dict[str, Callable[[object, str], Any]] = {
    "columns": _columns,
    "rows": _rows,
    "widths": _widths,
    "head": _rows,
    "aligns": _aligns,
    "font_size": lambda value, where: values.number(value, where, *_FONT_PT),
    "row_height": lambda value, where: values.number(value, where, *_HEIGHT_MM),
    "caption": values.text,
    "landscape": values.flag,
    "paper": lambda value, where: _one_of(value, where, _PAPERS),
}
