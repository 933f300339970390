"""The content of chunks: the manifest, groups of records column by column, pieces of attachments."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, repeat

import msgspec

from desktop.exchange.layout import too_much
from desktop.exchange.values import Manifest, Mark, RecordImage, Scalar, Version

CHUNK_TARGET = 4 * 1024 * 1024
"""Bytes of content after which a chunk is closed."""

FILE_PIECE = 1024 * 1024
_GROUP = 4096

Rivals = dict[str, tuple[Version, ...]]


class ManifestPiece(msgspec.Struct, frozen=True, array_like=True, tag="manifest"):
    """The manifest; alone in the first chunk."""

    manifest: Manifest


class RowsPiece(msgspec.Struct, frozen=True, array_like=True, tag="rows", gc=False):
    """Records of one table with the same fields, by columns.

    Each mark is written once; a mark set has its places in `marks`, one per field, or a single one for all fields.
    """

    table: str
    names: tuple[str, ...]
    ids: list[str]
    owners: list[str]
    columns: list[list[Scalar]]
    marks: list[Mark]
    mark_sets: list[tuple[int, ...]]
    sets: list[int]
    rivals: dict[int, Rivals]


class FilePiece(msgspec.Struct, frozen=True, array_like=True, tag="file", gc=False):
    """Some bytes of an attachment, in order."""

    hash: str
    data: bytes


Piece = ManifestPiece | RowsPiece | FilePiece
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Piece]).decode


def chunk_of(pieces: Sequence[bytes]) -> bytes:
    """Return the content of one chunk from encoded pieces."""
    return _encode([msgspec.Raw(piece) for piece in pieces])


def pieces_of(chunk: bytes) -> list[Piece]:
    """Return the pieces of a chunk; msgspec.DecodeError when it holds anything else."""
    return _decode(chunk)


def record_pieces(records: Iterable[RecordImage], most: int) -> Iterator[bytes]:
    """Yield records as encoded pieces of at most `most` bytes, in their order."""
    for (table, names), run in groupby(records, key=lambda record: (record.table, tuple(record.fields))):
        while group := list(islice(run, _GROUP)):
            yield from _sized(table, names, group, most)


def file_pieces(name: str, data: bytes) -> Iterator[bytes]:
    """Yield an attachment as encoded pieces."""
    for start in range(0, max(len(data), 1), FILE_PIECE):
        yield _encode(FilePiece(name, data[start : start + FILE_PIECE]))


def manifest_piece(manifest: Manifest) -> bytes:
    """Return the encoded manifest."""
    return _encode(ManifestPiece(manifest))


def records_of(piece: RowsPiece) -> Iterator[RecordImage]:
    """Yield the records of a piece; ValueError or IndexError when its columns do not fit together.

    Records with equal marks share one mapping of them.
    """
    names = piece.names
    if len(names) != len(piece.columns):
        raise ValueError("columns")
    mark_maps = [_mark_map(names, [piece.marks[place] for place in places]) for places in piece.mark_sets]
    rows: Iterable[tuple[Scalar, ...]] = (
        zip(*piece.columns, strict=True) if names else repeat((), len(piece.ids))
    )
    none: Rivals = {}
    for place, (key, owner, row, marks) in enumerate(
        zip(piece.ids, piece.owners, rows, piece.sets, strict=True)
    ):
        rivals = piece.rivals.get(place, none) if piece.rivals else none
        yield RecordImage(
            piece.table, key, owner, dict(zip(names, row, strict=True)), mark_maps[marks], rivals
        )


def _sized(table: str, names: tuple[str, ...], group: list[RecordImage], most: int) -> Iterator[bytes]:
    encoded = _encode(_rows(table, names, group))
    if len(encoded) <= most:
        yield encoded
    elif len(group) == 1:
        raise too_much()
    else:
        half = len(group) // 2
        yield from _sized(table, names, group[:half], most)
        yield from _sized(table, names, group[half:], most)


def _mark_map(names: tuple[str, ...], marks: list[Mark]) -> dict[str, Mark]:
    if len(marks) == 1:
        return dict.fromkeys(names, marks[0])
    return dict(zip(names, marks, strict=True))


def _rows(table: str, names: tuple[str, ...], group: list[RecordImage]) -> RowsPiece:
    known: dict[tuple[Mark, ...], int] = {}
    sets = []
    for record in group:
        if len(record.marks) != len(names):
            raise ValueError(f"every field of {table} {record.id} must have a mark")
        mark_set = tuple(map(record.marks.__getitem__, names))
        sets.append(known.setdefault(mark_set, len(known)))
    marks: dict[Mark, int] = {}
    mark_sets = [_places(mark_set, marks) for mark_set in known]
    columns = list(zip(*(record.fields.values() for record in group), strict=True))
    return RowsPiece(
        table,
        names,
        [record.id for record in group],
        [record.owner for record in group],
        columns,  # type: ignore[arg-type]  # tuples are written as the lists they are read as
        list(marks),
        mark_sets,
        sets,
        {place: dict(record.rivals) for place, record in enumerate(group) if record.rivals},
    )


def _places(mark_set: tuple[Mark, ...], marks: dict[Mark, int]) -> tuple[int, ...]:
    if mark_set and mark_set.count(mark_set[0]) == len(mark_set):
        mark_set = mark_set[:1]
    return tuple(marks.setdefault(mark, len(marks)) for mark in mark_set)
