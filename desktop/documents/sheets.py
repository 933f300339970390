"""A workbook to plain sheets: values, merges, hidden rows and columns, and the fills of cells."""

from __future__ import annotations

import colorsys
import csv
import io
import re
from datetime import date, datetime, time
from typing import Any

from desktop.domain.errors import Refused
from desktop.domain.source import Cell, CellValue, Merge, Sheet, sheet_from_rows, value_text

MOST_CELLS = 3_000_000


def read_excel(stream: io.BytesIO, name: str) -> tuple[Sheet, ...]:
    """Read every sheet of an xlsx as last calculated; whole numbers read as text keep all their digits."""
    from warnings import catch_warnings, simplefilter

    from openpyxl import load_workbook

    with catch_warnings():
        simplefilter("ignore")  # the library warns of features it skips (validations, headers); no loss here
        try:
            book = load_workbook(stream, data_only=True)
        except Exception as error:  # many kinds, from the library and from expat
            raise Refused(f"“{name}”的内容已经损坏，没有读取，请用 WPS 打开后另存为 xlsx 再导入。") from error
    palette = _theme_colours(book.loaded_theme)
    return tuple(_sheet(sheet, palette, name) for sheet in book.worksheets)


def read_delimited(text: str, name: str) -> Sheet:
    """Read comma- or tab-separated text as one sheet; every value stays text."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    return sheet_from_rows(name, [[value or None for value in row] for row in rows])


def _sheet(sheet: Any, palette: tuple[str, ...], file: str) -> Sheet:
    used = [(cell.row, cell.column) for cell in sheet._cells.values() if cell.value is not None]
    height = max((row for row, _ in used), default=0)
    width = max((column for _, column in used), default=0)
    if height * width > MOST_CELLS:
        raise Refused(
            f"“{file}”的工作表“{sheet.title}”范围过大（{height} 行 {width} 列），请删去空白后再导入。"
        )
    rows = tuple(
        tuple(_cell(sheet, row, column, palette) for column in range(1, width + 1))
        for row in range(1, height + 1)
    )
    return Sheet(
        sheet.title,
        rows,
        tuple(Merge(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges),
        frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden and number <= height),
        _hidden_columns(sheet, width),
        sheet.sheet_state != "visible",
    )


def _hidden_columns(sheet: Any, width: int) -> frozenset[int]:
    found: set[int] = set()
    for group in sheet.column_dimensions.values():
        if group.hidden:
            found.update(range(group.min or group.index, min(group.max or 0, width) + 1))
    return frozenset(found)


def _cell(sheet: Any, row: int, column: int, palette: tuple[str, ...]) -> Cell:
    cell = sheet._cells.get((row, column))
    if cell is None:
        return Cell(row, column, None, "")
    value = _plain(cell.value)
    text = value_text(value)
    if isinstance(value, int) and (zeros := re.fullmatch(r"0{2,}", str(cell.number_format))):
        text = text.zfill(len(zeros[0]))  # a format such as 000000 keeps the zeros a clerk sees
    return Cell(row, column, value, text, _fill(cell, palette))


def _plain(value: object) -> CellValue:
    if isinstance(value, datetime):
        return value if value.time() != time() else value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    return str(value)


def _fill(cell: Any, palette: tuple[str, ...]) -> str | None:
    if not cell.has_style or cell.fill is None or cell.fill.fill_type != "solid":
        return None
    colour = cell.fill.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return _tinted(colour.rgb[-6:].upper(), colour.tint)
    if colour.type == "theme" and colour.theme < len(palette):
        return _tinted(palette[colour.theme], colour.tint)
    if colour.type == "indexed":
        from openpyxl.styles.colors import COLOR_INDEX

        known = COLOR_INDEX[colour.indexed] if colour.indexed < len(COLOR_INDEX) else ""
        return str(known)[-6:] or None
    return None


def _theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """Give the colours of the workbook's theme in the order cells number them (light before dark)."""
    block = re.search(rb"<a:clrScheme.*?</a:clrScheme>", theme or b"", re.DOTALL)
    pairs = re.findall(rb'(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"', block[0]) if block else []
    found = [pair.decode().upper() for pair in pairs]
    if len(found) < 4:
        return tuple(found)
    return (found[1], found[0], found[3], found[2], *found[4:])


def _tinted(rgb: str, tint: float) -> str:
    """Lighten (tint above 0) or darken a colour as ECMA-376 part 1, 18.8.19 does: on its lightness."""
    if not tint:
        return rgb
    red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
