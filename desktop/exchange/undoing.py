"""Undo of one import: a change that compensates, refused field by field where later work builds on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.exchange.merge import FieldChange
from desktop.exchange.values import DELETED, Mark, RecordImage, Scalar


@dataclass(frozen=True, slots=True)
class Compensation:
    """Values to write as an ordinary change, and the fields left alone because they were changed since."""

    values: dict[str, Scalar]
    kept: tuple[str, ...]


def compensate(current: RecordImage, changes: Iterable[FieldChange]) -> Compensation:
    """Return what undoes the changes an import made to a record we had; a field it added becomes None."""
    values: dict[str, Scalar] = {}
    kept = []
    for change in changes:
        if _stands(current, change.name, change.after.mark):
            values[change.name] = None if change.before is None else change.before.value
        else:
            kept.append(change.name)
    return Compensation(values, tuple(kept))


def compensate_new(current: RecordImage, imported: RecordImage) -> Compensation:
    """Return what undoes a record that an import brought: its deletion, unless any of it was changed since."""
    kept = tuple(
        name
        for name in current.fields
        if name not in imported.fields or not _stands(current, name, imported.marks[name])
    )
    return Compensation({} if kept else {DELETED: True}, kept)


def _stands(current: RecordImage, name: str, mark: Mark) -> bool:
    return name in current.marks and current.marks[name][:2] == mark[:2]
