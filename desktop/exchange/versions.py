"""Which of two versions of a field came after the other: counters and what was seen decide, never a clock."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.exchange.values import DELETED, Mark, RecordImage, Scalar, Version


def writer_of(office: str, incarnation: str) -> str:
    """Return the name of a writer: one office in one life of its database."""
    return f"{office}/{incarnation}"


def office_of(writer: str) -> str:
    """Return the office of a writer."""
    return writer.partition("/")[0]


def has_seen(later: Mark, earlier: Mark) -> bool:
    """Tell whether the writer of `later` knew `earlier` (or wrote it) when writing."""
    if later.writer == earlier.writer:
        return later.counter >= earlier.counter
    return any(writer == earlier.writer and counter >= earlier.counter for writer, counter in later.past)


def versions_of(record: RecordImage, field: str) -> tuple[Version, ...]:
    """Return the version shown for a field, then its undecided rivals; nothing when the record lacks the field."""
    if field not in record.fields:
        return ()
    if not record.rivals:
        return (Version(record.fields[field], record.marks[field]),)
    return (Version(record.fields[field], record.marks[field]), *record.rivals.get(field, ()))


def latest(versions: Iterable[Version]) -> list[Version]:
    """Return the versions that no other has seen, each once, in no meaning order."""
    distinct = list({(item.mark.writer, item.mark.counter): item for item in versions}.values())
    return [
        item
        for item in distinct
        if not any(other is not item and has_seen(other.mark, item.mark) for other in distinct)
    ]


def provisional(versions: Iterable[Version], owner: str) -> list[Version]:
    """Return undecided versions in the order every office computes alike: the record owner's first, then by name."""
    return sorted(versions, key=lambda item: (office_of(item.mark.writer) != owner, item.mark[:2]))


def mark_after(versions: Iterable[Version], writer: str, counter: int) -> Mark:
    """Return the mark of a write by a writer who sees all these versions."""
    past: dict[str, int] = {}
    for version in versions:
        mark = version.mark
        for name, number in ((mark.writer, mark.counter), *mark.past):
            past[name] = max(past.get(name, 0), number)
    past.pop(writer, None)
    return Mark(writer, counter, tuple(sorted(past.items())))


def written(record: RecordImage, changes: Mapping[str, Scalar], writer: str, counter: int) -> RecordImage:
    """Return the record after a local change of some fields in transaction `counter`; decides their conflicts."""
    fields, marks = dict(record.fields), dict(record.marks)
    rivals = {name: values for name, values in record.rivals.items() if name not in changes}
    for name, value in changes.items():
        fields[name] = value
        marks[name] = mark_after(versions_of(record, name), writer, counter)
    return replace(record, fields=fields, marks=marks, rivals=rivals)


def deleted(record: RecordImage, writer: str, counter: int) -> RecordImage:
    """Return the record marked as deleted by someone who sees all of it, so later edits stand out."""
    gone = written(record, {DELETED: True}, writer, counter)
    everything = [version for name in record.fields for version in versions_of(record, name)]
    return replace(gone, marks={**gone.marks, DELETED: mark_after(everything, writer, counter)})


def edited_unseen(record: RecordImage) -> tuple[str, ...]:
    """Return the fields of a deleted record that were edited without the deletion having seen it."""
    if record.fields.get(DELETED) is not True:
        return ()
    deletion = record.marks[DELETED]
    return tuple(
        name
        for name in sorted(record.fields)
        if name != DELETED and any(not has_seen(deletion, item.mark) for item in versions_of(record, name))
    )
