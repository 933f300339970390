"""Checks over a whole sheet or workbook: hand-typed totals, and the same matter twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.patterns import Late
from desktop.domain.readers.ledger.proposal import LedgerDoubt, LedgerRow, LedgerSheet
from desktop.domain.readers.ledger.rows import Line
from desktop.domain.readers.ledger.status import state_of
from desktop.domain.readers.ledger.words import COUNTED
from desktop.domain.source import column_letters, squash
from desktop.domain.units import looks_like_unit

_MARKS = Late(r"[、，,；;/]")


def subtotal_doubts(lines: Iterable[Line], rows: list[LedgerRow], sections: list[int]) -> list[LedgerDoubt]:
    """Compare each hand-typed number of matters with the rows above it: since the last subtotal, of the section, of all."""
    found: list[LedgerDoubt] = []
    since = 0
    for line in lines:
        section = max((row for row in sections if row < line.row), default=0)
        counts = {sum(start < row.row < line.row for row in rows) for start in (since, section, 0)}
        for column, text in enumerate(line.texts, 1):
            match = COUNTED.search(text)
            if match and int(match[1]) not in counts:
                reason = f"这里写 {match[1]} 项，上面读到 {min(counts)} 项" + (
                    f"（全表 {max(counts)} 项）" if len(counts) > 1 else ""
                )
                found.append(
                    LedgerDoubt(line.row, column_letters(column), text, f"{reason}，请核对", "total")
                )
                break
        since = line.row
    return found


def spaced_doubts(cells: Iterable[tuple[int, int, str]]) -> list[LedgerDoubt]:
    """Doubt cells of units parted by nothing but a blank, in a sheet that parts units by marks."""
    marked, spaced = 0, list[tuple[int, int, str]]()
    for row, column, text in cells:
        if _MARKS.search(text):
            marked += 1
        elif "\n" not in text and len(text.split()) > 1 and all(map(looks_like_unit, text.split())):
            spaced.append((row, column, text))
    if marked <= len(spaced):
        return []
    reason = "单位之间只有空格，没有标点，已分开读取，请确认"
    return [
        LedgerDoubt(row, column_letters(column), text, reason, "units", text) for row, column, text in spaced
    ]


def states_at_odds(progress: str | None, status: str | None) -> bool:
    """Say whether a progress that is only a state (已回复) tells another one than the state (整改中)."""
    told = state_of(progress or "")
    return bool(told and status and told != status and "done" in (told, status))


def same_twice(sheets: tuple[LedgerSheet, ...]) -> tuple[LedgerSheet, ...]:
    """Mark matters that appear more than once in the workbook with the same lead units."""
    seen: dict[tuple[str, tuple[str, ...]], tuple[str, int]] = {}
    done: list[LedgerSheet] = []
    for sheet in sheets:
        doubts = list(sheet.doubts)
        letters = column_letters(sheet.head.columns["matter"][0])
        for row in sheet.rows:
            place = (sheet.name, row.row)
            first = seen.setdefault((squash(row.matter), row.lead), place)
            if first != place:
                where = f"第 {first[1]} 行" if first[0] == sheet.name else f"“{first[0]}”第 {first[1]} 行"
                reason = f"事项与{where}相同，请确认是否重复"
                doubts.append(LedgerDoubt(row.row, letters, row.matter, reason, "twice"))
        done.append(replace(sheet, doubts=tuple(sorted(doubts, key=lambda doubt: doubt.row))))
    return tuple(done)
