"""What an import would do, counted per table, and the brake before many deletions."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.exchange.merge import Decision, Kind

DELETION_SHARE = 0.2
"""Share of a table's incoming records above which the clerk is asked before they are deleted."""

_FEW = 5


@dataclass(slots=True)
class TableCount:
    """How many incoming records of a table are of each kind; one may also count under conflicts and deletions."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    conflicts: int = 0
    deletions: int = 0

    @property
    def records(self) -> int:
        """How many records came."""
        return self.new + self.changed + self.same + self.refused


@dataclass(frozen=True, slots=True)
class Preview:
    """The counts per table."""

    tables: dict[str, TableCount]

    def braked(self, share: float = DELETION_SHARE) -> tuple[str, ...]:
        """Return the tables of which more than `share` of the incoming records, and more than a few, would go."""
        return tuple(
            table
            for table, count in self.tables.items()
            if count.deletions > _FEW and count.deletions > share * count.records
        )

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the import would leave everything as it is."""
        return all(count.same == count.records and not count.conflicts for count in self.tables.values())


def count_decisions(decisions: Iterable[Decision]) -> Preview:
    """Count decisions per table; a record with a refused field beside taken ones counts under both."""
    tables: dict[str, TableCount] = {}
    for decision in decisions:
        count = tables.setdefault(decision.table, TableCount())
        _count_kind(count, decision.kind)
        count.conflicts += bool(decision.conflicts or decision.edited_after_delete)
        count.deletions += decision.deletes
    return Preview(tables)


def _count_kind(count: TableCount, kind: Kind) -> None:
    if kind is Kind.NEW:
        count.new += 1
    elif kind is Kind.CHANGED:
        count.changed += 1
    elif kind is Kind.SAME:
        count.same += 1
    else:
        count.refused += 1
