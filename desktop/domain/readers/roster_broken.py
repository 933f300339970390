"""Tables that a web page or a paste broke to one cell a line: put together again by what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_people import joined, people_in
from desktop.domain.readers.roster_table import SERIAL, field_of
from desktop.domain.readers.roster_words import ENDS_WITH_TITLE, LABELS, VACANT, is_name
from desktop.domain.source import Table, chinese_punctuation, squash

_LEAST_COLUMNS = 3
_LONGEST_CELL = 60
_ROLE = Late(rf"(?:{LABELS.source})(?:（[^）]*）|兼.{{2,12}})?$")
_PHONE = Late(r"[\d\-－—/、 ]{7,}$")
_HAN = Late(r"[\u4e00-\u9fff]")
_FOLLOWS_ON = ("、", "，", "兼")

Line = tuple[int, str]


def broken_tables(clean: str) -> tuple[Table, ...]:
    """Find the heads of columns standing a line each, and align the cells below to them.

    A blank cell may be missing or be a line of blanks: cells go to the next column that can hold them. `rows` of
    the tables keep the lines as they stand, so that the places in the text hold.
    """
    lines = list(_lines(clean))
    found: list[Table] = []
    number = 0
    while number < len(lines):
        heads = _heads(lines, number)
        if heads and (table := _Broken(lines, number, heads).read()):
            found.append(table)
            number = next((n for n, (at, _) in enumerate(lines) if at >= table.end), len(lines))
        else:
            number += 1
    return tuple(found)


def blank_tables(clean: str) -> tuple[Table, ...]:
    """Find tables whose cells are parted by blanks under a line of heads: 姓名  单位职务  小组职务."""
    found: list[Table] = []
    fields: list[str] = []
    rows: list[tuple[str, ...]] = []
    kept: list[tuple[str, ...]] = []
    start = 0
    for place, line in [*_lines(clean), (len(clean), "")]:
        tokens = _words(line)
        cells = _aligned(tokens, fields) if fields else None
        if cells:
            rows.append(cells)
            kept.append((line,))
            continue
        if len(rows) > 2:
            found.append(Table(tuple(kept), start, place - 1, tuple(rows)))
        heads = [field_of(squash(token)) or "" for token in tokens]
        fields = heads if _is_roster(heads) else []
        rows, kept, start = [tuple(tokens)], [(line,)], place
    return tuple(found)


def _words(line: str) -> list[str]:
    """Part a line at its blanks; names and roles set apart by blanks (组  长) are put together."""
    made: list[str] = []
    for token in joined(line.split()):
        if made and len(token) == 1 and LABELS.fullmatch(made[-1] + token):
            made[-1] += token
        else:
            made.append(token)
    return made


def _aligned(tokens: list[str], fields: list[str]) -> tuple[str, ...] | None:
    """Put the words of a line under the heads, in order; None when one fits nowhere."""
    cells = [""] * len(fields)
    column = 0
    for token in tokens:
        text = squash(chinese_punctuation(token))
        fitting = [n for n in range(column, len(fields)) if _fits(fields[n], text, fields)]
        if not fitting:
            return None
        cells[fitting[0]] = text
        column = fitting[0] + 1
    return tuple(cells) if len(tokens) > 1 else None


@dataclass(slots=True)
class _Broken:
    """Reads one table from its first head on."""

    lines: list[Line]
    first: int
    heads: dict[int, str]  # number of the line -> its field
    rows: list[dict[int, str]] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)

    def read(self) -> Table | None:
        """Give the table, or None where fewer than two rows follow the heads."""
        below = max(self.heads) + 1
        stop = below
        for number in range(below, len(self.lines)):
            text = squash(chinese_punctuation(self.lines[number][1]))
            if text and not self._takes(number, text):
                break
            stop = number + 1 if text else stop
        if len(self.rows) < 2:
            return None
        bounds = [self.first, *self.begins, stop]
        kept = tuple(tuple(line for _, line in self.lines[low:high]) for low, high in pairwise(bounds))
        titles = tuple(squash(self.lines[number][1]) for number in self.heads)
        cells = (tuple(row.get(column, "") for column in range(len(titles))) for row in self.rows)
        at, last = self.lines[stop - 1]
        return Table(kept, self.lines[self.first][0], at + len(last), (titles, *cells))

    def _takes(self, number: int, text: str) -> bool:
        """Put a cell where it belongs; says whether it was one."""
        if "。" in text or len(text) > _LONGEST_CELL:
            return False
        fields = list(self.heads.values())
        last = max(self.rows[-1]) if self.rows else len(fields)
        if self.rows and _goes_on(fields[last], self.rows[-1][last], text):
            self.rows[-1][last] += text
            return True
        column = next((n for n in range(last + 1, len(fields)) if _fits(fields[n], text, fields)), None)
        if column is not None:
            self.rows[-1][column] = text
            return True
        column = next((n for n, each in enumerate(fields) if _fits(each, text, fields)), None)
        if column is None or (column and fields[0] == SERIAL) or fields[column] not in _BEGIN:
            return False
        self.rows.append({column: text})
        self.begins.append(number)
        return True


def _goes_on(column: str, cell: str, text: str) -> bool:
    """Say whether words belong to the cell above them: 县委常委、 / 副县长, or 县司法局 / 局长."""
    post = column == "position" and bool(ENDS_WITH_TITLE.search(text)) and not ENDS_WITH_TITLE.search(cell)
    return cell.endswith(_FOLLOWS_ON) or post


_BEGIN = (SERIAL, "role", "name", "unit", "group")


def _heads(lines: list[Line], first: int) -> dict[int, str]:
    """Give the heads of columns that stand from a line on, one a line; nothing where they are no roster's."""
    found: dict[int, str] = {}
    for number in range(first, len(lines)):
        text = squash(lines[number][1])
        if not text and found:
            continue
        head = field_of(text)
        if head is None or head in found.values():
            break
        found[number] = head
    if {"title", "position"} <= set(found.values()) and "role" not in found.values():
        found = {n: "role" if head == "title" else head for n, head in found.items()}
    return found if _is_roster(list(found.values())) else {}


def _is_roster(heads: list[str]) -> bool:
    known = set(heads)
    told = bool(known & {"role", "position", "unit", "title"})
    return "" not in known and len(known) == len(heads) >= _LEAST_COLUMNS and "name" in known and told


def _fits(column: str, text: str, fields: list[str]) -> bool:
    """Say whether a column of this kind can hold the words."""
    if column == SERIAL:
        return bool(re.fullmatch(r"\d{1,3}", text))
    if column == "role":
        return bool(_ROLE.fullmatch(text))
    if column == "name":
        return (
            is_name(text)
            or bool(VACANT.match(text))
            or bool([p for p in people_in(text) if p.name and p.position])
        )
    if column == "phone":
        return bool(_PHONE.fullmatch(text))
    if column == "note" and SERIAL not in fields:
        return not (_ROLE.fullmatch(text) and "办公室" not in text) and not is_name(text)
    return bool(_HAN.search(text)) and not (VACANT.match(text) and column != "note")


def _lines(clean: str) -> Iterator[Line]:
    place = 0
    for line in clean.split("\n"):
        yield place, line
        place += len(line) + 1
