"""A source of few rows, read whole and held."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic

from desktop.ui.models.paged import Column, Row, Sort


class HeldRows(Generic[Row]):
    """The rows of a PagedModel where dozens are all there are: one reading serves ids and rows.

    A subclass reads its rows (`read`) or is given them (`hold`). It may say what passes a filter, and by what a
    column sorts where that is not the words shown.
    """

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        self.held: dict[str, Row] = {}
        self._words = {column.key: column.text for column in columns}

    def hold(self, rows: Iterable[Row]) -> None:
        """Hold these rows, in this order."""
        self.held = {row.id: row for row in rows}

    def read(self, where: Any) -> Iterable[Row]:
        """Return every row in its own order; those already held where a subclass reads nothing."""
        return self.held.values()

    def passes(self, row: Row, where: Any) -> bool:
        """Return whether a row that was read passes the filter."""
        return True

    def sort_key(self, row: Row, column: str) -> Any:
        """Return what a row is sorted by under a column: the words shown."""
        return str(self._words[column](row))

    def arranged(self, rows: Sequence[Row], sort: Sort) -> Sequence[Row]:
        """Return the rows in the order of a column; equal ones keep their own order."""
        return sorted(rows, key=lambda row: self.sort_key(row, sort.column), reverse=sort.descending)

    def ids(self, where: Any, sort: Sort | None) -> Sequence[str]:
        """Read the rows again and return the ids of those that pass, in their own order unless sorted."""
        self.hold(self.read(where))
        rows: Sequence[Row] = [row for row in self.held.values() if self.passes(row, where)]
        return [row.id for row in (self.arranged(rows, sort) if sort else rows)]

    def rows(self, ids: Sequence[str]) -> Sequence[Row]:
        """Return the rows of these ids; those no longer held are left out."""
        return [self.held[one] for one in ids if one in self.held]
