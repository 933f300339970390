"""Finding the head of a ledger: below titles, of one row or several, printed again, or another one further down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.readers.ledger.columns import head_words, kind_of, settle
from desktop.domain.readers.ledger.status import state_of
from desktop.domain.source import Sheet, column_letters

_SEARCHED = 40
_MOST_HEAD_ROWS = 3
_SAMPLE = 200
_BODY = {
    "lead",
    "support",
    "units",
    "deadline",
    "deadline_old",
    "deadline_new",
    "status",
    "progress",
    "quarter",
}


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its rows, the words over each column, and the columns of each field."""

    first: int
    last: int
    words: tuple[str, ...]
    kinds: tuple[str | None, ...]
    columns: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def all(self, kind: str) -> tuple[int, ...]:
        """Give the columns of a field, from left to right."""
        return self.columns.get(kind, ())

    def one(self, kind: str) -> int | None:
        """Give the first column of a field."""
        found = self.columns.get(kind)
        return found[0] if found else None

    def word(self, column: int) -> str:
        """Give the words over a column; one without words is named by its letters."""
        return self.words[column - 1] or f"{column_letters(column)}列"


def find_head(sheet: Sheet, start: int = 1) -> Head | None:
    """Find the next head of a ledger from row `start` on; None when the rows searched hold none."""
    for row in range(start, min(len(sheet.rows), start + _SEARCHED) + 1):
        if found := head_at(sheet, row):
            return found
    return None


def head_at(sheet: Sheet, row: int) -> Head | None:
    """Read a head that begins at this row, None when none does.

    A head names the matter and at least one of units, deadline, status and progress, in cells of their own.
    """
    texts = sheet.row_texts(row)
    if len(set(texts) - {""}) < 3:
        return None
    last, words = row, [head_words(text) for text in texts]
    kinds = [kind_of(text) for text in texts]
    if len(set(kinds) - {None}) < 2:
        return None
    for below in range(row + 1, min(row + _MOST_HEAD_ROWS, len(sheet.rows) + 1)):
        lower = [head_words(text) for text in sheet.row_texts(below)]
        if not _continues(sheet, below, words, lower, kinds):
            break
        kinds = [_lower_kind(h, w, k) for h, w, k in zip(words, lower, kinds, strict=True)]
        words = [_joined(high, low) for high, low in zip(words, lower, strict=True)]
        last = below
    return _head(sheet, row, last, words, kinds)


def given_head(sheet: Sheet, first: int, last: int) -> Head:
    """Read the rows that a person named as the head; what each column is, is proposed by its words."""
    words = [head_words(text) for text in sheet.row_texts(first)]
    for row in range(first + 1, last + 1):
        lower = [head_words(text) for text in sheet.row_texts(row)]
        words = [_joined(high, low) for high, low in zip(words, lower, strict=True)]
    kinds = [kind_of(word.split("·")[-1]) or kind_of(word) for word in words]
    settled = _by_content(sheet, last, _categories(sheet, last, settle(_specific(sheet, last, words, kinds))))
    return _made(first, last, words, settled)


def with_kind(head: Head, column: int, kind: str | None) -> Head:
    """Return the head with another field for one column (counted from 1), None for no field of its own."""
    kinds = list(head.kinds)
    kinds[column - 1] = kind
    return _made(head.first, head.last, head.words, kinds)


def _made(first: int, last: int, words: Sequence[str], kinds: Sequence[str | None]) -> Head:
    columns: dict[str, tuple[int, ...]] = {}
    for column, kind in enumerate(kinds, 1):
        if kind:
            columns[kind] = (*columns.get(kind, ()), column)
    return Head(first, last, tuple(words), tuple(kinds), columns)


def _head(sheet: Sheet, row: int, last: int, words: list[str], kinds: list[str | None]) -> Head | None:
    named = sum(bool(word) for word in set(words))
    if sum(kind is not None for kind in kinds) < 3 or _wide(sheet, row):
        return None
    settled = _by_content(sheet, last, _categories(sheet, last, settle(_specific(sheet, last, words, kinds))))
    distinct = set(settled) - {None}
    if "matter" not in distinct or not distinct & _BODY:
        return None
    if len(distinct) < 3 or len(distinct) * 3 < named:
        return None
    return _made(row, last, words, settled)


def _wide(sheet: Sheet, row: int) -> bool:
    """Whether one merge covers most of the row, as a title does."""
    merge = sheet.merge_at(row, 1)
    return bool(merge and merge.right - merge.left + 1 > sheet.width * 0.8 and sheet.width > 3)


def _continues(sheet: Sheet, below: int, words: list[str], lower: list[str], kinds: list[str | None]) -> bool:
    """Say whether the row below still belongs to the head: it parts what stands above, into words of a head."""
    if not any(lower):
        return False
    parted = [
        (column, low)
        for column, (high, low) in enumerate(zip(words, lower, strict=True), 1)
        if low and low != high
    ]
    spanned = any(
        (merge := sheet.merge_at(below, column)) and merge.top < below for column in range(1, sheet.width + 1)
    )
    if not parted:
        return spanned and any(lower)
    if any(kinds[column - 1] in ("serial", "matter") and words[column - 1] for column, _ in parted):
        return False
    known = sum(
        kind_of(low) is not None
        or kind_of(words[column - 1] + low) is not None
        or _state_column(kinds[column - 1], low)
        for column, low in parted
    )
    return known * 2 >= len(parted) and (spanned or known == len(parted))


def _state_column(kind: str | None, low: str) -> bool:
    """Whether a head of states is parted into one column for each: 进展状态 over 已完成, 推进中, 未启动."""
    return kind in ("status", "progress_or_status", "progress") and state_of(low) is not None


def _lower_kind(high: str, low: str, kind: str | None) -> str | None:
    if not low or low == high:
        return kind
    if _state_column(kind, low):
        return "status"
    own = kind_of(low)
    if own in (None, "weak_date", "quarter", "deadline_new", "deadline_old") and high:
        return kind_of(high + low) or own or kind
    return own or kind


def _joined(high: str, low: str) -> str:
    if not low or low == high:
        return high
    return f"{high}·{low}" if high else low


def _specific(sheet: Sheet, last: int, words: list[str], kinds: list[str | None]) -> list[str | None]:
    """Let 具体事项 or 内容 name the matter where the names beside it are merged over several matters, as groups are."""
    details = [n for n, kind in enumerate(kinds) if kind == "matter_detail"]
    groups = [n for n, kind in enumerate(kinds) if kind == "matter" and _merged_down(sheet, last, n + 1)]
    if not details or not groups or details[0] < groups[0]:
        return kinds
    serial = kinds.index("serial") + 1 if "serial" in kinds else None
    if not words[details[0]].startswith("具体") and not (
        serial and _numbered(sheet, last, groups[0] + 1, serial)
    ):
        return kinds
    found = list(kinds)
    found[groups[0]], found[details[0]] = "section", "matter"
    return found


def _numbered(sheet: Sheet, last: int, column: int, serial: int) -> bool:
    """Whether each row under a merge of the column has a serial of its own."""
    spans = [m for m in sheet.merges if m.left == column == m.right and m.top > last and m.bottom > m.top]
    told = [[sheet.text(row, serial) for row in range(m.top, m.bottom + 1)] for m in spans]
    return all("" not in serials and len(set(serials)) == len(serials) for serials in told)


def _merged_down(sheet: Sheet, last: int, column: int) -> bool:
    return any(m.left == column == m.right and m.top > last and m.bottom > m.top for m in sheet.merges)


def _categories(sheet: Sheet, last: int, kinds: list[str | None]) -> list[str | None]:
    """Where two columns name the matter, the one merged down over several rows names the section."""
    matters = [column for column, kind in enumerate(kinds, 1) if kind == "matter"]
    if len(matters) < 2:
        return kinds
    found = list(kinds)
    merged = {column for column in matters if _merged_down(sheet, last, column)}
    keep = next((column for column in matters if column not in merged), matters[0])
    for column in matters:
        if column != keep:
            above = column < keep and column in merged and "section" not in found
            found[column - 1] = "section" if above else "measure"
    return found


def _by_content(sheet: Sheet, last: int, kinds: list[str | None]) -> list[str | None]:
    """Tell 完成情况 with 已完成, 推进中 below it (a status) from 完成情况 with sentences (progress)."""
    found = list(kinds)
    for column, kind in enumerate(kinds, 1):
        if kind == "progress_or_status":
            told = [
                text for row in sheet.rows[last : last + _SAMPLE] if (text := row[column - 1].text.strip())
            ]
            short = sum(state_of(text) is not None for text in told)
            status = "status" not in found and short * 10 >= len(told) * 7 and bool(told)
            found[column - 1] = "status" if status else "progress"
    return found
