"""What each row below the head is: a matter, a heading, a subtotal, a note, a head again, or blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from desktop.domain.patterns import Late
from desktop.domain.readers.ledger.columns import kind_of
from desktop.domain.readers.ledger.heads import Head, head_at
from desktop.domain.readers.ledger.words import HEADING, NOTE, SUBTOTAL
from desktop.domain.source import Cell, Sheet, squash

_NUMBER = Late(r"[A-Za-z\u4e00-\u9fff]{0,3}[-—]?\d{1,5}(?:[-.—]\d{1,3})*[.、]?")
_CHINESE_NUMBER = Late(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.]?")
_TITLE = Late(r"续|台账|清单|一览表|汇总表|统计表|附表")


class Line(NamedTuple):
    """A row of the sheet: what it is, its cells seen through merges, their texts, and the head it stands under."""

    kind: str
    row: int
    cells: Sequence[Cell]
    texts: list[str]
    head: Head


@dataclass(slots=True)
class Lines:
    """Goes through the rows of one table; kinds are matter, section, subtotal, note, head, blank, stray."""

    sheet: Sheet
    head: Head
    noting: bool = False
    titles: frozenset[str] = frozenset()
    _touched: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        above = {squash(text) for row in range(1, self.head.first) for text in self.sheet.row_texts(row)}
        self.titles = frozenset(above - {""})
        self._touched = frozenset(
            row for merge in self.sheet.merges for row in range(merge.top, merge.bottom + 1)
        )

    def __iter__(self) -> Iterator[Line]:
        row = self.head.last + 1
        while row <= len(self.sheet.rows):
            cells = self._cells(row)
            texts = [cell.text.strip() for cell in cells]
            if again := self._head_again(row, texts):
                for number in range(again.first, again.last + 1):
                    yield Line("head", number, self._cells(number), [], again)
                self.head, self.noting, row = again, False, again.last + 1
                continue
            kind = self._kind(row, texts)
            self.noting = kind == "note" or (self.noting and kind == "blank")
            yield Line(kind, row, cells, texts, self.head)
            row += 1

    def _cells(self, row: int) -> Sequence[Cell]:
        if row not in self._touched:
            return self.sheet.rows[row - 1]
        return [self.sheet.cell(row, column) for column in range(1, self.sheet.width + 1)]

    def _head_again(self, row: int, texts: list[str]) -> Head | None:
        first = next((text for text in texts if text), "")
        if len(first) > 12 or not first or first[0].isdigit() or kind_of(first) is None:
            return None
        again = head_at(self.sheet, row)
        if (
            again and again.words == self.head.words
        ):  # the same head printed again: its columns are what they were
            return replace(self.head, first=again.first, last=again.last)
        return again

    def _kind(self, row: int, texts: list[str]) -> str:
        serial, matter = self._serial(texts), self._matter(texts)
        filled = {text for text in texts if text}
        if len(filled) >= 4 and serial and matter and serial[-1].isdigit():
            return "matter"
        if not filled:
            return "blank"
        first = next(text for text in texts if text)
        if len(filled) == 1:
            return self._alone(row, first, texts)
        return self._few(first, serial, matter, filled, texts)

    def _few(self, first: str, serial: str, matter: str, filled: set[str], texts: list[str]) -> str:
        numbered = bool(_NUMBER.fullmatch(serial))
        told = sum(
            bool(self._of(texts, kind)) for kind in ("lead", "support", "units", "deadline", "deadline_old")
        )
        summed = SUBTOTAL.fullmatch(first) or SUBTOTAL.fullmatch(matter or " ")
        if summed and (not numbered or (summed["sum"] and not told)):
            return "subtotal"
        if not numbered and len(filled) <= 4 and (NOTE.match(first) or (self.noting and not told)):
            return "note"
        if not told and len(filled) <= 3 and self._is_heading(first, serial, matter, filled):
            return "section"
        return "matter" if matter else "stray"

    def _is_heading(self, first: str, serial: str, matter: str, filled: set[str]) -> bool:
        if HEADING.match(first):
            return True
        return bool(_CHINESE_NUMBER.fullmatch(serial)) and filled <= {serial, matter}

    def _alone(self, row: int, text: str, texts: list[str]) -> str:
        """Judge a row with a single text: a heading, a note, a subtotal, a number left from a filled-down column."""
        column = texts.index(text) + 1
        if self._title_again(row, text):
            return "head"
        if SUBTOTAL.fullmatch(text):
            return "subtotal"
        if NOTE.match(text) or (self.noting and not HEADING.match(text)) or text.startswith(("（注", "(注")):
            return "note"
        if _NUMBER.fullmatch(text) and column == self.head.one("serial"):
            return "blank"
        wide = texts.count(text) >= 3
        if wide or HEADING.match(text):
            return "section" if len(text) <= 60 else "note"
        if column == self.head.one("matter"):
            return "section" if column == 1 and len(text) <= 12 else "matter"
        return "section" if column <= 2 and len(text) <= 30 else "stray"

    def _title_again(self, row: int, text: str) -> bool:
        """Whether it is the title printed again above a repeated head."""
        if row >= len(self.sheet.rows):
            return False
        bare = squash(text)
        same = bare in self.titles or (
            bool(_TITLE.search(bare)) and any(bare[:8] == t[:8] for t in self.titles)
        )
        return same and head_at(self.sheet, row + 1) is not None

    def _serial(self, texts: list[str]) -> str:
        column = self.head.one("serial")
        return texts[column - 1] if column else ""

    def _matter(self, texts: list[str]) -> str:
        return texts[self.head.columns["matter"][0] - 1]

    def _of(self, texts: list[str], kind: str) -> str:
        return next((texts[column - 1] for column in self.head.all(kind) if texts[column - 1]), "")
