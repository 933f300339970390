"""A docx file to text: paragraphs and table rows in order, inserted changes kept, deleted ones left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from desktop.domain.errors import Refused
from desktop.domain.source import SourceText, Table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = {
    _W + word for word in ("ins", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo")
}
_MARKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}

Row = tuple[str, ...]


def read_word(stream: io.BytesIO, name: str) -> SourceText:
    """Read a docx: blocks joined by line ends, cells by tabs; a merged cell is written once.

    A cell continued from above by a vertical merge is empty in the text; `Table.filled` repeats it.
    """
    from docx import Document

    try:
        body = Document(stream).element.body
    except Exception as error:  # the library has no error class of its own for a broken part
        raise Refused(f"“{name}”的内容已经损坏，没有读取，请用 WPS 打开后另存为 docx 再导入。") from error
    blocks: list[str] = []
    tables: list[Table] = []
    place, numbered = 0, False
    for element in _blocks(body):
        if element.tag == _W + "tbl":
            rows, filled = _table(element)
            written = "\n".join("\t".join(row) for row in rows)
            tables.append(Table(rows, place, place + len(written), filled))
        else:
            written = _paragraph(element)
            numbered = numbered or element.find(f"{_W}pPr/{_W}numPr") is not None
        blocks.append(written)
        place += len(written) + 1
    notes = ("文中有自动编号，编号不在文字里，读出的段落没有序号。",) if numbered else ()
    return SourceText(name, "\n".join(blocks), "utf-8", tuple(tables), notes)


def _blocks(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag in (_W + "p", _W + "tbl"):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _paragraph(paragraph: Any) -> str:
    return "".join(_runs(paragraph))


def _runs(parent: Any) -> Iterator[str]:
    for element in parent:
        if element.tag == _W + "r":
            for piece in element:
                if piece.tag == _W + "t":
                    yield piece.text or ""
                elif piece.tag in _MARKS:
                    yield _MARKS[piece.tag]
        elif element.tag in _WRAPPERS:
            yield from _runs(element)


def _table(table: Any) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    rows: list[Row] = []
    filled: list[Row] = []
    above: dict[int, str] = {}
    for line in table.iter(_W + "tr"):
        if next(line.iterancestors(_W + "tbl")) is not table:
            continue
        texts: list[str] = []
        full: list[str] = []
        column = _number(line, "trPr", "gridBefore") or 0
        full.extend([""] * column)
        for cell in _cells(line):
            continued = _is_continued(cell)
            text = "" if continued else "\n".join(_paragraph(p) for p in cell.iter(_W + "p"))
            if not continued:
                above[column] = text
            wide = _number(cell, "tcPr", "gridSpan") or 1
            texts.append(text)
            full.extend([above.get(column, "") if continued else text] * wide)
            column += wide
        rows.append(tuple(texts))
        filled.append(tuple(full))
    return tuple(rows), tuple(filled)


def _cells(line: Any) -> Iterator[Any]:
    for element in line:
        if element.tag == _W + "tc":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _cells(element)


def _is_continued(cell: Any) -> bool:
    mark = cell.find(f"{_W}tcPr/{_W}vMerge")
    return mark is not None and mark.get(_W + "val", "continue") == "continue"


def _number(element: Any, group: str, word: str) -> int | None:
    found = element.find(f"{_W}{group}/{_W}{word}")
    value = found.get(_W + "val", "") if found is not None else ""
    return int(value) if value.isdigit() else None
