"""Reading a returned 议题征集表: the unit's code and the topics, wherever the columns have moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.source import Cell, Sheet, half_width, squash

CODE = re.compile(r"YT[-－—]?([0-9A-Z]{6})")
_HEADS = {
    "议题": "title",
    "提出理由": "grounds",
    "理由": "grounds",
    "提出人": "asked_by",
    "建议时长": "minutes",
}
_NOTES = ("填表说明", "说明", "备注", "合计")
_MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class AskedTopic:
    """One topic of a returned form with its row in the sheet; `minutes` None where none is told."""

    title: str
    grounds: str
    asked_by: str
    minutes: int | None
    row: int


@dataclass(frozen=True, slots=True)
class TopicReturn:
    """What a returned form says; `doubts` are sentences with row numbers, nothing is guessed."""

    code: str | None
    topics: tuple[AskedTopic, ...]
    doubts: tuple[str, ...]


def read_topics(sheets: Sequence[Sheet]) -> TopicReturn:
    """Read the first sheet that has a column 议题; a file without one gives no topic and says so."""
    for sheet in sheets:
        head = next((row for row in sheet.rows if _columns(row)), None)
        if head is not None:
            return _read(sheet, head)
    return TopicReturn(None, (), ("表里没有“议题”这一栏，没有读到议题。请发回原来的征集表。",))


def _read(sheet: Sheet, head: Sequence[Cell]) -> TopicReturn:
    columns = _columns(head)
    first = head[0].row
    topics: list[AskedTopic] = []
    doubts: list[str] = []
    for row in sheet.rows:
        told = {columns[cell.column]: cell.text.strip() for cell in row if cell.column in columns}
        number = row[0].row if row else 0
        if number <= first or not any(told.values()) or _is_note(row):
            continue
        if not told.get("title"):
            doubts.append(f"第{number}行没有写议题，没有采用。")
            continue
        minutes, doubt = _minutes(told.get("minutes", ""), number)
        doubts += doubt
        topics.append(
            AskedTopic(told["title"], told.get("grounds", ""), told.get("asked_by", ""), minutes, number)
        )
    return TopicReturn(_code(sheet, first), tuple(topics), tuple(doubts))


def _columns(row: Sequence[Cell]) -> dict[int, str]:
    """Return which column holds what, empty for a row that is no head."""
    found: dict[int, str] = {}
    for cell in row:
        words = squash(cell.text).partition("（")[0].partition("(")[0]
        if words in _HEADS and _HEADS[words] not in found.values():
            found[cell.column] = _HEADS[words]
    return found if "title" in found.values() else {}


def _code(sheet: Sheet, before: int) -> str | None:
    for row in sheet.rows:
        for cell in row:
            match = CODE.search(half_width(squash(cell.text)).upper()) if cell.row < before else None
            if match:
                return f"YT-{match[1]}"
    return None


def _is_note(row: Sequence[Cell]) -> bool:
    return any(squash(cell.text).startswith(_NOTES) for cell in row[:2])


def _minutes(words: str, row: int) -> tuple[int | None, list[str]]:
    bare = half_width(squash(words)).removesuffix("分钟").removesuffix("分")
    if not bare:
        return None, []
    if bare.isdecimal() and 0 < int(bare) <= _MOST_MINUTES:
        return int(bare), []
    return None, [f"第{row}行的时长写成了“{words}”，没有采用。"]
