"""A workbook to plain sheets: values, merges, hidden rows and columns, and the fills of cells."""

from __future__ import annotations

import colorsys
import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from desktop.domain.errors import Refused
from desktop.domain.source import Cell, CellValue, Merge, Sheet, sheet_from_rows, value_text

MOST_CELLS = 3_000_000
_LOOKED_AT = 30  # lines of a text, to find what parts its cells
_FIRST_OWN_FORMAT = 164  # numbers below stand for the formats every workbook has


def read_excel(stream: io.BytesIO, name: str) -> tuple[Sheet, ...]:
    """Read every sheet of an xlsx as last calculated; whole numbers read as text keep all their digits."""
    from warnings import catch_warnings, simplefilter

    from openpyxl import load_workbook

    with catch_warnings():
        simplefilter("ignore")  # the library warns of features it skips (validations, headers); no loss here
        try:
            book = load_workbook(stream, read_only=True, data_only=True)
            looks = _Looks(book, _theme_colours(book.loaded_theme))
            return tuple(_sheet(sheet, looks, name) for sheet in book.worksheets)
        except Refused:
            raise
        except Exception as error:  # many kinds, from the library and from expat
            raise Refused(f"“{name}”的内容已经损坏，没有读取，请用 WPS 打开后另存为 xlsx 再导入。") from error


def read_delimited(text: str, name: str) -> Sheet:
    """Read comma- or tab-separated text as one sheet; every value stays text."""
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    return sheet_from_rows(name, [[value or None for value in row] for row in rows])


def _delimiter(text: str) -> str:
    """Tell which mark parts the cells: the one that most of the first lines hold, as a title holds none."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max("\t,;", key=lambda mark: sum(mark in line for line in lines))


class _Looks:
    """What the styles of a workbook say of a cell: its fill and the zeros its number is padded with."""

    def __init__(self, book: Any, palette: tuple[str, ...]) -> None:
        self._book, self._palette = book, palette
        self._known: dict[int, tuple[str | None, int]] = {}
        self._struck: frozenset[int] = frozenset(
            number for number, style in enumerate(book._cell_styles) if book._fonts[style.fontId].strike
        )

    def of(self, style: int) -> tuple[str | None, int]:
        """Give the fill as RRGGBB or None, and the number of digits of a format such as 000000 (else 0)."""
        if style not in self._known:
            array = self._book._cell_styles[style]
            self._known[style] = (
                _fill(self._book._fills[array.fillId], self._palette),
                self._zeros(array.numFmtId),
            )
        return self._known[style]

    def struck(self, found: dict[int, list[dict[str, Any]]]) -> frozenset[tuple[int, int]]:
        """Give the cells with words that are struck through."""
        if not self._struck:
            return frozenset()
        return frozenset(
            (row, cell["column"])
            for row, cells in found.items()
            for cell in cells
            if cell["style_id"] in self._struck and cell["value"] is not None
        )

    def _zeros(self, number: int) -> int:
        formats, own = self._book._number_formats, number - _FIRST_OWN_FORMAT
        match = re.fullmatch(r"0{2,}", formats[own]) if 0 <= own < len(formats) else None
        return len(match[0]) if match else 0


def _sheet(sheet: Any, looks: _Looks, file: str) -> Sheet:
    found, parser = _parsed(sheet)
    used = [
        (row, cell["column"]) for row, cells in found.items() for cell in cells if cell["value"] is not None
    ]
    height = max((row for row, _ in used), default=0)
    width = max((column for _, column in used), default=0)
    if height * width > MOST_CELLS:
        raise Refused(
            f"“{file}”的工作表“{sheet.title}”范围过大（{height} 行 {width} 列），请删去空白后再导入。"
        )
    ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
    merges = tuple(Merge(m.min_row, m.min_col, m.max_row, m.max_col) for m in ranges)
    covered = _covered(merges, height, width)
    return Sheet(
        sheet.title,
        tuple(_row(number, found.get(number, ()), width, looks, covered) for number in range(1, height + 1)),
        merges,
        frozenset(
            row for key, told in parser.row_dimensions.items() if _on(told) and (row := int(key)) <= height
        ),
        _hidden_columns(parser.column_dimensions.values(), width),
        sheet.sheet_state != "visible",
        looks.struck(found),
    )


def _parsed(sheet: Any) -> tuple[dict[int, list[dict[str, Any]]], Any]:
    """Walk over a sheet with the library's own parser, which also gathers merges and hidden parts.

    Building the library's cells for it takes as long again as parsing (see tests/bench/bench_ledger_import.py).
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        return {number: cells for number, cells in parser.parse() if cells}, parser


def _covered(merges: tuple[Merge, ...], height: int, width: int) -> frozenset[tuple[int, int]]:
    """Give the places under merges that do not hold their value; whatever a file left there is not shown."""
    return frozenset(
        (row, column)
        for m in merges
        for row in range(m.top, min(m.bottom, height) + 1)
        for column in range(m.left, min(m.right, width) + 1)
        if (row, column) != (m.top, m.left)
    )


def _on(told: dict[str, str]) -> bool:
    return told.get("hidden") in ("1", "true")


def _hidden_columns(groups: Iterable[dict[str, str]], width: int) -> frozenset[int]:
    found: set[int] = set()
    for group in groups:
        if _on(group):
            found.update(range(int(group["min"]), min(int(group["max"]), width) + 1))
    return frozenset(found)


def _row(
    row: int, found: Iterable[dict[str, Any]], width: int, looks: _Looks, covered: frozenset[tuple[int, int]]
) -> tuple[Cell, ...]:
    cells: list[Cell | None] = [None] * width
    for told in found:
        column = told["column"]
        if column <= width:
            value = None if covered and (row, column) in covered else told["value"]
            cells[column - 1] = _cell(row, column, value, *looks.of(told["style_id"]))
    return tuple(cell or Cell(row, column, None, "") for column, cell in enumerate(cells, 1))


def _cell(row: int, column: int, raw: object, fill: str | None, zeros: int) -> Cell:
    if type(raw) is str:
        return Cell(row, column, raw, raw, fill)
    value = _plain(raw)
    text = value_text(value)
    if zeros and isinstance(value, int):
        text = text.zfill(zeros)  # a format such as 000000 keeps the zeros a clerk sees
    return Cell(row, column, value, text, fill)


def _plain(value: object) -> CellValue:
    if isinstance(value, datetime):
        return value if value.time() != time() else value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    return str(value)


def _fill(fill: Any, palette: tuple[str, ...]) -> str | None:
    if fill.fill_type != "solid":
        return None
    colour = fill.fgColor
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
