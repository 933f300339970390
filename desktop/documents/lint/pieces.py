"""The texts of a document one by one, each with the way to it, so that any of them can be replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.documents.official import Block, Cell, Kind, OfficialDocument, Paragraph, Table
from desktop.domain.units import UnitBook

Path = tuple[str | int, ...]
_LISTS = ("issuers", "addressees", "cc", "organs", "present", "absent", "observers")


class Role(StrEnum):
    """What a text is for; rules choose by it."""

    HEAD = "head"  # mark, number, signers, printer: short texts of fixed form
    TITLE = "title"
    NAMES = "names"  # addressees, cc, organs
    PROSE = "prose"  # paragraphs and the note
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text: the way to it, its role, and for a paragraph how it stands."""

    path: Path
    role: Role
    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What every check reads: the document, the units of the office if known, all texts in order."""

    document: OfficialDocument
    book: UnitBook | None = None
    pieces: tuple[Piece, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pieces", tuple(_pieces(self.document)))

    def of(self, *roles: Role) -> Iterator[Piece]:
        """Return the texts of these roles."""
        return (piece for piece in self.pieces if piece.role in roles)

    def bodies(self) -> Iterator[tuple[Path, tuple[Block, ...]]]:
        """Return the blocks of the text and of each attachment, with the way to them."""
        return bodies(self.document)

    @property
    def formal(self) -> bool:
        """Whether the paper goes out under a red head or a number; a form or a draft does not."""
        return bool(self.document.number or self.document.mark or self.document.issuers)


def bodies(document: OfficialDocument) -> Iterator[tuple[Path, tuple[Block, ...]]]:
    """Return the blocks of the text and of each attachment, with the way to them."""
    yield ("body",), document.body
    for index, attachment in enumerate(document.attachments):
        yield ("attachments", index, "body"), attachment.body


def replaced(value: Any, path: Path, words: str) -> Any:
    """Return the value with the text at the end of the path replaced; a list entry left empty is dropped."""
    if not path:
        return words
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], replaced(value[step], rest, words), *value[step + 1 :])
    changed = replaced(getattr(value, step), rest, words)
    if step in _LISTS:
        changed = tuple(filter(None, changed))
    return replace(value, **{step: None if changed == "" and _optional(value, step) else changed})


def text_at(value: Any, path: Path) -> str | None:
    """Return the text at the end of the path; None when there is none."""
    for step in path:
        if isinstance(step, str):
            value = getattr(value, step, None) if is_dataclass(value) else None
        else:
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
    return value if isinstance(value, str) else None


def _optional(value: Any, name: str) -> bool:
    return any(entry.name == name and entry.default is None for entry in fields(value))


def _pieces(document: OfficialDocument) -> Iterator[Piece]:
    for name, role in (("mark", Role.HEAD), ("number", Role.HEAD), ("title", Role.TITLE)):
        yield from _one((name,), role, getattr(document, name))
    for name in ("issuers", "addressees", "cc"):
        yield from _list((name,), getattr(document, name))
    for path, blocks in bodies(document):
        if path[0] == "attachments":
            index = int(path[1])
            yield from _one((*path[:2], "name"), Role.TITLE, document.attachments[index].name)
        for at, block in enumerate(blocks):
            yield from _block((*path, at), block)
    if document.signature:
        yield from _list(("signature", "organs"), document.signature.organs)
    if document.attendance:
        for name in ("present", "absent", "observers"):
            yield from _list(("attendance", name), getattr(document.attendance, name))
    yield from _one(("note",), Role.PROSE, document.note)
    yield from _one(("printer",), Role.NAMES, document.printer)


def _one(path: Path, role: Role, text: str | None) -> Iterator[Piece]:
    if text:
        yield Piece(path, role, text)


def _list(path: Path, texts: tuple[str, ...]) -> Iterator[Piece]:
    for index, text in enumerate(texts):
        yield Piece((*path, index), Role.NAMES, text)


def _block(path: Path, block: Block) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield Piece((*path, "text"), Role.PROSE, block.text, block.kind)
        return
    yield from _one((*path, "caption"), Role.TITLE, block.caption)
    for index, text in enumerate(block.columns):
        yield Piece((*path, "columns", index), Role.CELL, text)
    yield from _cells(path, block)


def _cells(path: Path, table: Table) -> Iterator[Piece]:
    for name, rows in (("head", table.head), ("rows", table.rows)):
        for row, cells in enumerate(rows):
            for index, cell in enumerate(cells):
                inner: Path = (*path, name, row, index)
                if isinstance(cell, Cell):
                    yield Piece((*inner, "text"), Role.CELL, cell.text)
                else:
                    yield Piece(inner, Role.CELL, cell)
