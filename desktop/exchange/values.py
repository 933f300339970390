"""What travels between offices, as plain values: records with version marks, the payload, what a header tells."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Scalar = str | int | float | bool | None
NO_BUNDLE = "0" * 64
"""The hash before the first bundle of a stream."""

DELETED = "deleted"
"""The field that marks a record as deleted; records are never removed by a bundle."""


class Mark(NamedTuple):
    """The version of one field: who wrote it, the number of that transaction, and what the writer had seen.

    `writer` is "office/incarnation"; `counter` grows within one writer and is never a time; `past` holds, per
    other writer, the highest counter of this field that the writer knew (sorted). Two values conflict exactly
    when neither mark is in the other's past.
    """

    writer: str
    counter: int
    past: tuple[tuple[str, int], ...] = ()


class Version(NamedTuple):
    """A value of a field with its mark."""

    value: Scalar
    mark: Mark


class Head(NamedTuple):
    """The newest transaction of a writer: its number and the hash of the chain up to it."""

    number: int
    hash: str


NO_HEAD = Head(0, NO_BUNDLE)
"""A writer that has not written yet."""


@dataclass(frozen=True, slots=True)
class RecordImage:
    """A whole record: every field has a mark; `rivals` keeps, per field, other values not yet decided upon."""

    table: str
    id: str
    owner: str
    fields: Mapping[str, Scalar]
    marks: Mapping[str, Mark]
    rivals: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StreamPosition:
    """Where a bundle stands in the stream sender → recipient of one incarnation; number 1 follows NO_BUNDLE."""

    number: int
    previous: str = NO_BUNDLE


@dataclass(frozen=True, slots=True)
class Payload:
    """The sealed content of a bundle.

    `files` are attachments by SHA-256 (hexadecimal), `wants` the hashes of those the sender lacks. `head` is the
    sender's newest transaction, `holds` what the sender has of every writer (the receipt vector), `since` the
    recipient's vector that the choice of records was based on, `former` the sender's incarnations that are over.
    `sums` are check sums per table; `made` is a time for people to read and nothing else.
    """

    schema: int
    sender: str
    incarnation: str
    records: tuple[RecordImage, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    head: Head = NO_HEAD
    holds: Mapping[str, Head] = field(default_factory=dict)
    since: Mapping[str, Head] = field(default_factory=dict)
    wants: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    sums: Mapping[str, str] = field(default_factory=dict)
    made: str = ""
    note: str = ""

    def counts(self) -> dict[str, int]:
        """Return how many records of each table are in it."""
        return dict(Counter(record.table for record in self.records))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first sealed part of a bundle, enough for a first preview: everything but the records and files."""

    schema: int
    sender: str
    incarnation: str
    head: Head
    holds: dict[str, Head]
    wants: tuple[str, ...]
    sums: dict[str, str]
    counts: dict[str, int]
    files: dict[str, int]
    former: tuple[str, ...] = ()
    since: dict[str, Head] = field(default_factory=dict)
    made: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """An office as a header names it."""

    office: str
    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class BundleHeader:
    """The plain header; every byte of it is bound into the signature and the key of the sealed part."""

    suite: int
    sender: Party
    recipient: Party
    incarnation: str
    number: int
    previous: str
    ephemeral: str
    chunk_limit: int
    total_limit: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What can be read of a bundle without any key; nothing in it is proven yet.

    `hash` names the bundle in receipts and in the next header; it is "" and `whole` False when the end is missing.
    """

    format: int
    min_reader: int
    header: BundleHeader
    size: int
    whole: bool
    hash: str = ""
    plain_size: int = 0
    chunks: int = 0
