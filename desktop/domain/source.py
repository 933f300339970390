"""What a file says, as plain values: text with its tables, and the sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

CellValue = str | int | float | bool | date | None

_BLANK = re.compile(r"[\s\u00a0\u200b\u200c\u200d\ufeff\u2060]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_PUNCTUATION = str.maketrans(
    {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "﹕": "：", "∶": "：", "､": "、"}
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document: its rows of cells, and the stretch of the text they were written to.

    In `rows` a cell merged across appears once and one continued from above is empty; `filled` is the whole
    grid, the value of a merge repeated in each of its places.
    """

    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int
    filled: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The extracted text of a file or a paste; every span given by a reader counts characters of `text`."""

    name: str
    text: str
    encoding: str = "utf-8"
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanText:
    """A tidied view of a text, with the position in the original of each of its characters."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the original that the stretch from `start` to `end` of the view came from."""
        if start >= end:
            place = self.at[start] if start < len(self.at) else (self.at[-1] + 1 if self.at else 0)
            return place, place
        return self.at[start], self.at[end - 1] + 1


def squash(text: str | None) -> str:
    """Drop every blank, also no-break, full-width and zero-width ones."""
    return _BLANK.sub("", text or "")


def half_width(text: str) -> str:
    """Turn full-width digits and letters into plain ones; the length stays the same."""
    return text.translate(_WIDE)


def chinese_punctuation(text: str) -> str:
    """Turn ASCII brackets, commas, colons and semicolons into Chinese ones; the length stays the same."""
    return text.translate(_PUNCTUATION)


def same_length_clean(text: str) -> str:
    """Even out widths, punctuation and blanks (each blank a space, line ends kept); nothing moves."""
    return re.sub(r"[^\S\n]|[\u200b-\u200d\ufeff\u2060]", " ", chinese_punctuation(half_width(text)))


def squashed(text: str, start: int = 0, end: int | None = None) -> CleanText:
    """Give the text without blanks, and where each character stood in the original."""
    stop = len(text) if end is None else end
    letters: list[str] = []
    places: list[int] = []
    low = start
    for blank in _BLANK.finditer(text, start, stop):
        letters.append(text[low : blank.start()])
        places.extend(range(low, blank.start()))
        low = blank.end()
    letters.append(text[low:stop])
    places.extend(range(low, stop))
    return CleanText("".join(letters), tuple(places))


def repeated_from(text: str, least: int = 60) -> int | None:
    """Say where a second copy of the body starts when a scraped page holds it twice, or None.

    A copy is a run of two or more lines, together at least `least` characters, that repeats earlier lines in
    order; a heading repeated alone (as page title and in the body) is not one.
    """
    lines: list[tuple[int, str]] = []
    place = 0
    for line in text.split("\n"):
        if bare := squash(line):
            lines.append((place, bare))
        place += len(line) + 1
    first: dict[str, int] = {}
    for number, (_, bare) in enumerate(lines):
        if bare not in first:
            first[bare] = number
            continue
        alone = len(bare)
        if alone >= 4 and (run := _run_length(lines, first[bare], number)) >= least and run > alone:
            return lines[number][0]
    return None


def _run_length(lines: list[tuple[int, str]], early: int, late: int) -> int:
    total, limit = 0, late
    while early < limit and late < len(lines) and lines[early][1] == lines[late][1]:
        total += len(lines[late][1])
        early, late = early + 1, late + 1
    return total


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: rows and columns count from 1; `text` is what a clerk reads, `fill` RRGGBB or None."""

    row: int
    column: int
    value: CellValue
    text: str
    fill: str | None = None

    @property
    def name(self) -> str:
        """The name of the cell in the sheet, as C16."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, its corners counted from 1 and belonging to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows of cells (all of the same width), merges, and what is hidden."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    struck: frozenset[tuple[int, int]] = frozenset()  # cells whose words are struck through
    _owner: dict[tuple[int, int], Merge] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        owner = {
            (row, column): merge
            for merge in self.merges
            for row in range(merge.top, min(merge.bottom, len(self.rows)) + 1)
            for column in range(merge.left, min(merge.right, self.width) + 1)
        }
        object.__setattr__(self, "_owner", owner)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def merge_at(self, row: int, column: int) -> Merge | None:
        """Give the merged range the cell lies in, if any."""
        return self._owner.get((row, column))

    def cell(self, row: int, column: int, *, through_merges: bool = True) -> Cell:
        """Give a cell; inside a merge, by default, the cell that holds the value of the merge."""
        if through_merges and (merge := self.merge_at(row, column)):
            row, column = merge.top, merge.left
        if 1 <= row <= len(self.rows) and 1 <= column <= self.width:
            return self.rows[row - 1][column - 1]
        return Cell(row, column, None, "")

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell, seen through merges."""
        return self.cell(row, column).text

    def row_texts(self, row: int) -> tuple[str, ...]:
        """Give the texts of one row, seen through merges."""
        return tuple(self.text(row, column) for column in range(1, self.width + 1))


def column_letters(column: int) -> str:
    """Write a column number as the letters of a sheet: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def value_text(value: CellValue) -> str:
    """Write a cell's value as a clerk reads it: 13900001201.0 is 13900001201, a date is ISO, TRUE is 是."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


def sheet_from_rows(
    name: str,
    rows: Iterable[Iterable[CellValue]],
    merges: tuple[Merge, ...] = (),
    hidden_rows: frozenset[int] = frozenset(),
    hidden_columns: frozenset[int] = frozenset(),
) -> Sheet:
    """Build a sheet from plain rows of values, for pasted tables and for tests."""
    grid = [list(row) for row in rows]
    width = max((len(row) for row in grid), default=0)
    made = tuple(
        tuple(
            Cell(r, c, row[c - 1] if c <= len(row) else None, value_text(row[c - 1]) if c <= len(row) else "")
            for c in range(1, width + 1)
        )
        for r, row in enumerate(grid, 1)
    )
    return Sheet(name, made, merges, hidden_rows, hidden_columns)
