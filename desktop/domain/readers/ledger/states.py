"""The state of a row out of its status column, the fills of its cells and the legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.patterns import Late
from desktop.domain.readers.ledger.rows import Line
from desktop.domain.readers.ledger.status import Legend, colour_of, state_of
from desktop.domain.readers.ledger.values import progress_of
from desktop.domain.source import Sheet

_SHARE = Late(r"0?\.\d+|\d{1,3}(?:\.\d+)?%")


@dataclass(slots=True)
class States:
    """Reads the states of one sheet; `doubt` takes row, column, value, reason, its kind and the words it is about."""

    sheet: Sheet
    legend: Legend
    doubt: Callable[[int, int, str, str, str, str], None]
    known: dict[str, str | None] = field(default_factory=dict)

    def of_row(self, line: Line, raw: str, texts: list[str]) -> str | None:
        """Give the state of a row by its words, else by its fill, else by a progress that is only a state."""
        column = line.head.one("status")
        if raw not in self.known:
            self.known[raw] = self.legend.said(raw) or self._share(raw, column) or state_of(raw)
        told = self._ticked(line, texts) or self.known[raw]
        if column and raw and told is None:
            self.doubt(line.row, column, raw, f"“{raw}”看不出办理状态，请选定", "status", raw)
        painted = self._painted(line, column)
        if told and painted and painted != told and self.legend:
            reason = "文字写的状态与底色按图例所指的不一致，请核对"
            self.doubt(line.row, column or 1, raw, reason, "paint", raw)
        if told or raw:
            return told
        if painted is None and self._struck(line):
            place = column or line.head.columns["matter"][0]
            reason = "这一行划了删除线，没有写状态，是已办结还是不再办理，请选定"
            self.doubt(line.row, place, "", reason, "struck", "删除线")
        elif painted is None and not self.legend:
            self._unknown_fill(line, column)
        if painted is None and (progress := progress_of(texts, line.head)):
            return state_of(progress) if column is None else None
        return painted

    def _struck(self, line: Line) -> bool:
        return (line.row, line.head.columns["matter"][0]) in self.sheet.struck

    def _ticked(self, line: Line, texts: list[str]) -> str | None:
        """Give the state whose own column is ticked, where each state has a column under one head."""
        columns = line.head.columns.get("status", ())
        if len(columns) < 2:
            return None
        ticked = (n for n in columns if state_of(texts[n - 1]) == "done" and len(texts[n - 1]) == 1)
        return next((state for n in ticked if (state := state_of(line.head.word(n).split("·")[-1]))), None)

    def _share(self, raw: str, column: int | None) -> str | None:
        """Read a bare 1 or 0 as all or nothing where the column holds shares: a workbook keeps 100 % as 1."""
        if raw not in ("1", "0") or column is None:
            return None
        others = (row[column - 1].text.strip() for row in self.sheet.rows)
        if not any(_SHARE.fullmatch(text) for text in others):
            return None
        return "done" if raw == "1" else "not_started"

    def _painted(self, line: Line, column: int | None) -> str | None:
        """Give the state the fill of the row stands for: of the status cell, else of the serial, else of the row."""
        legend = self.legend
        if not legend:
            return None
        serial, matter = line.head.one("serial"), line.head.columns["matter"][0]
        cells = self.sheet.rows[line.row - 1]
        chosen = [cells[n - 1].fill for n in (column, serial, matter) if n]
        filled = [fill for fill in chosen if colour_of(fill) != "白"]
        filled += [cell.fill for cell in cells if cell.fill and colour_of(cell.fill) != "白"]
        states = [state for fill in filled if (state := legend.state(fill))]
        if states:
            return states[0]
        return legend.state(None) if not filled else None

    def _unknown_fill(self, line: Line, column: int | None) -> None:
        cells = self.sheet.rows[line.row - 1]
        fill = next((cell.fill for cell in cells if colour_of(cell.fill) not in ("白", "灰")), None)
        if fill:
            place = column or line.head.columns["matter"][0]
            colour = colour_of(fill)
            reason = f"这一行填了{colour}色底，表中没有图例说明，状态请选定"
            self.doubt(line.row, place, "", reason, "fill", colour)
