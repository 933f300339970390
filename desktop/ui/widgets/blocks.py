"""Blocks of cells as WPS and Excel put them on the clipboard, and the edits a block makes."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class CellEdit:
    """New words for one cell of one record."""

    record: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """The edits of one paste, fill or clearing; one act and one step of undo.

    `left_out` counts the cells that fell beside the table or on columns that cannot be edited.
    """

    label: str  # 粘贴, 向下填充, 清除
    edits: tuple[CellEdit, ...]
    left_out: int = 0


def to_tsv(cells: Cells) -> str:
    """Return a block as tab separated lines; cells with tabs, quotes or line breaks are quoted."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
    return out.getvalue()


def from_tsv(text: str) -> list[list[str]]:
    """Return the cells of tab separated lines, every row as long as the longest."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t"))
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def to_html(cells: Cells, *, heads: bool = False) -> str:
    """Return a block as an HTML table with lines; cells are text, so that WPS keeps 3-1 and 0012 as they are.

    `heads` sets the first row as heads.
    """
    rows = [
        "".join(_cell(text, "th" if heads and not number else "td") for text in row)
        for number, row in enumerate(cells)
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        f'<table border="1" style="border-collapse:collapse">{body}</table></body></html>'
    )


def _cell(text: str, tag: str) -> str:
    words = escape(text).replace("\n", "<br>")
    return f"<{tag} style=\"mso-number-format:'\\@';vertical-align:top\">{words}</{tag}>"
