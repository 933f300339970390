"""Decisions in a table: what its columns are, and one draft for each row that names a matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.readers.minutes import lexicon
from desktop.domain.readers.minutes.assigning import said_roles
from desktop.domain.readers.minutes.drafts import Draft, Where
from desktop.domain.readers.minutes.lines import Paragraph, fold
from desktop.domain.readers.minutes.mentions import COLLECTIVE, Mention, mentions_in
from desktop.domain.readers.minutes.proposal import AGREED, DEFERRED, STATUS, TASK, Doubt
from desktop.domain.readers.minutes.roles import Roles
from desktop.domain.readers.minutes.timing import Clock, deadline_of
from desktop.domain.source import SourceText, Table, squash, squashed
from desktop.domain.units import UnitBook

MATTER, MEASURE, LEAD, DUTY_UNIT, SUPPORT, SPLIT, DUE, DONE = (
    "matter",
    "measure",
    "lead",
    "duty unit",
    "support",
    "split",
    "due",
    "done",
)
_DECIDED = re.compile(
    r"议定|决定|任务(?!类|名)|具体|意见|结论|主要内容|工作内容|措施"
)  # of two columns of matters, the one that says what is to be done
# First rule that fits the squashed words of a column's head wins.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (SPLIT, re.compile(r"(?:单位|部门|分工)(?:及|和|与|、)?(?:完成|办理)?(?:时限|期限|时间)")),
    (SPLIT, re.compile(r"牵头(?!（责任）).*(?:配合|协办|责任)|(?:责任|任务|职责)分工|主办.*协办")),
    (LEAD, re.compile(r"牵头|主办|主责|第一责任")),
    (SUPPORT, re.compile(r"配合|协办|协助|协同|参与|参加|会办|支持")),
    (
        DUTY_UNIT,
        re.compile(r"(?:责任|承办|落实|办理|实施|执行)(?:单位|部门|主体|机关)|^(?:单位|部门|分工)$|责任单位"),
    ),
    (
        DUE,
        re.compile(
            r"时限|期限|完成时间|时间节点|时间要求|办结时间|截止|^时间$|完成日期|时间安排|进度要求|进度安排|时间进度|工作进度|^节点$"
        ),
    ),
    (DONE, re.compile(r"(?:落实|完成|办理|进展|推进)(?:情况|进度|状态)|^进展$|^状态$|^进度$")),
    (MATTER, re.compile(r"事项|任务|议题|工作内容|问题|项目|内容|工作要点|议定意见|决定")),
    (MEASURE, re.compile(r"措施|要求|目标|举措|标准|意见")),
)
_TOLD = re.compile(r"^(?:已|正在|基本|全部)?(?:完成|办结|落实|销号|推进|建成|启动|达成)|^(?:已|尚未|未|正在)")
_PROBLEM = re.compile(r"问题|短板|不足|类别")
_SERIAL = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[、.．]?")
_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$")
_LABEL = re.compile(r"(?:牵头|责任|配合|协办|主办|参与|协助)(?:单位|部门)?[：:]")
# A cell that says it in a sentence: 由某局、某局分别负责, 某局牵头，商某局提出意见.
_SAYS = re.compile(
    r"^[^：]*(?:(?:^|[，；、])(?:由|请)|会同|(?<!协)商[县市区州旗]|分别|各自|负责[^，；、]*[，；]|职责)[^：]*$"
)
_SUPPORT_WORD = re.compile(r"配合|协办|协助|参与")
_LEAD_WORD = re.compile(r"牵头|主办|主责")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    start: int
    end: int


def tables_of(source: SourceText) -> tuple[Table, ...]:
    """Give the tables of a source; in plain text, runs of lines with tabs or bars count as tables."""
    return source.tables or tuple(_pasted(source.text))


def _pasted(text: str) -> Iterator[Table]:
    run: list[tuple[str, ...]] = []
    start = place = 0
    for line in [*text.split("\n"), ""]:
        cells = _cells(line, inside=bool(run))
        if len(cells) >= 3 and sum(bool(cell) for cell in cells) >= 2:
            start = start if run else place
            run.append(cells)
        else:
            if len(run) >= 2:
                yield Table(tuple(run), start, place - 1, tuple(run))
            run = []
        place += len(line) + 1


def _cells(line: str, *, inside: bool) -> tuple[str, ...]:
    """Part a line at its tabs or bars; one set with runs of blanks only under a head of decisions set so."""
    marked = tuple(cell.strip() for cell in re.split(r"[\t|｜]", line.strip("|｜\r")))
    if len(marked) > 1:
        return marked
    blank = tuple(re.split(r"[ \u3000]{2,}", line.strip()))
    if len(blank) < 3 or not (inside or _columns([_Row(blank, 0, 0)])):
        return marked
    return blank


def table_drafts(source: SourceText, table: Table, book: UnitBook, clock: Clock) -> list[Draft]:
    """Read one table of decisions; a table of something else (attendance, figures) gives nothing."""
    rows = _rows(source.text, table)
    found = _columns(rows)
    if found is None:
        return []
    head, columns = found
    drafts: list[Draft] = []
    section: str | None = None
    for row in rows[head + 1 :]:
        if (words := _section(row)) is not None:
            section = words
        elif draft := _draft(source.text, row, columns, book, clock, section):
            drafts.append(draft)
    return drafts


def holds_decisions(table: Table) -> bool:
    """Say whether a table has columns for matters and for who or when."""
    return _columns([_Row(cells, 0, 0) for cells in (table.filled or table.rows)[:4]]) is not None


def _section(row: _Row) -> str | None:
    """Give the words of a row that only names a group of matters: merged across, or 一 and a short name."""
    words = [squash(cell) for cell in row.cells if squash(cell)]
    bare = [word for word in words if not _SERIAL.fullmatch(word)]
    if len(set(words)) == 1:
        return words[0]
    if len(set(bare)) != 1 or (len(bare) == 1 and not (_ORDINAL.match(words[0]) and len(bare[0]) <= 16)):
        return None
    return bare[0]


def _rows(text: str, table: Table) -> list[_Row]:
    rows: list[_Row] = []
    place = table.start
    for number, cells in enumerate(table.rows):
        full = table.filled[number] if number < len(table.filled) else cells
        stop = place
        for cell in cells:
            if cell and (at := text.find(cell, stop, table.end + 1)) >= 0:
                stop = at + len(cell)
        rows.append(_Row(full, place, max(stop, place)))
        place = stop
    return rows


def _columns(rows: Sequence[_Row]) -> tuple[int, dict[int, str]] | None:
    for number, row in enumerate(rows[:4]):
        columns: dict[int, str] = {}
        for column, cell in enumerate(row.cells):
            kind = next((kind for kind, rule in _HEADS if rule.search(squash(cell))), None)
            if kind and len(squash(cell)) <= 14:
                columns[column] = kind
        kinds = set(columns.values())
        if kinds & {MATTER, MEASURE} and kinds & {LEAD, DUTY_UNIT, SPLIT, DUE}:
            columns = _decided_first(columns, row)
            below = _second_head(rows[number + 1].cells) if number + 1 < len(rows) else {}
            return (number + 1, columns | below) if below else (number, columns)
    return None


def _decided_first(columns: dict[int, str], head: _Row) -> dict[int, str]:
    """Put the column that says what was decided before one that only names the topic (议题 before 议定事项).

    Where the only matters are problems (存在问题), the measures against them are what was decided.
    """
    matters = [column for column, kind in columns.items() if kind == MATTER]
    if MEASURE in columns.values() and all(_PROBLEM.search(squash(head.cells[c])) for c in matters):
        columns = {column: MATTER if kind == MEASURE else kind for column, kind in columns.items()}
    return dict(sorted(columns.items(), key=lambda each: not _DECIDED.search(squash(head.cells[each[0]]))))


def _second_head(cells: Sequence[str]) -> dict[int, str]:
    """Give the columns that a second row of the head tells apart (责任分工 over 牵头单位 and 配合单位)."""
    words = [squash(cell) for cell in cells]
    if any(len(word) > 14 or re.search(r"\d", word) for word in words):
        return {}
    told = {
        column: kind
        for column, word in enumerate(words)
        if (kind := next((kind for kind, rule in _HEADS if rule.search(word)), None))
    }
    return told if LEAD in told.values() or SUPPORT in told.values() else {}


def _draft(
    text: str, row: _Row, columns: dict[int, str], book: UnitBook, clock: Clock, section: str | None
) -> Draft | None:
    cells = {
        kind: [
            row.cells[c]
            for c, k in columns.items()
            if k == kind and c < len(row.cells) and squash(row.cells[c])
        ]
        for kind in set(columns.values())
    }
    matter = _matter(text, row, cells)
    if matter is None or any(rule.fullmatch(squash(matter[0])) for _, rule in _HEADS[:1]):
        return None
    words, low, high = matter
    where = Where(Paragraph(squashed(fold(text), low, high), None), 0, len(squash(words)))
    matters = [squash(cell) for cell in cells.get(MATTER, [])]
    over = next((m for m in matters if m != squash(words) and not m.isdigit()), section)
    said = squash(words) + "。" + "。".join(squash(cell) for cell in cells.get(MEASURE, []))
    draft = Draft(where, _disposition(said, cells), Roles(), heading=over)
    _units(draft, cells, book, text, row)
    _deadline(draft, cells, clock, text, row)
    return draft


def _matter(text: str, row: _Row, cells: dict[str, list[str]]) -> tuple[str, int, int] | None:
    """Give the words of the row's own matter, or of its measure when the matter is merged from above.

    Of several columns of matters the one that says what was decided comes first.
    """
    for words in cells.get(MATTER, []) + cells.get(MEASURE, []):
        at = text.find(words, row.start, row.end)
        if at >= 0 and not squash(words).isdigit():
            return words, at, at + len(words)
    return None


def _disposition(words: str, cells: dict[str, list[str]]) -> str:
    if lexicon.DEFERRED.search(words):
        return DEFERRED
    if lexicon.AGREED.search(words):
        return AGREED
    told = any(_TOLD.search(squash(cell)) for cell in cells.get(DONE, []))
    return STATUS if cells.get(DONE) and (told or not cells.get(DUE)) else TASK


def _units(draft: Draft, cells: dict[str, list[str]], book: UnitBook, text: str, row: _Row) -> None:
    named = {kind: _named(cells.get(kind, []), book, draft) for kind in (LEAD, DUTY_UNIT, SUPPORT)}
    for cell in cells.get(SPLIT, []):
        leading, helping = _parted(squash(cell), book, draft)
        named[LEAD] += leading
        named[SUPPORT] += helping
    if named[LEAD]:
        draft.roles.lead, draft.roles.support = named[LEAD], named[DUTY_UNIT] + named[SUPPORT]
    else:
        draft.roles.lead = named[DUTY_UNIT][:1]
        draft.roles.support = named[DUTY_UNIT][1:] + named[SUPPORT]
        if named[DUTY_UNIT][1:]:
            draft.doubts.append(Doubt("lead", "责任单位有几家而没有写明牵头，暂以列在最前的为牵头，请确认。"))
    for kind, into in (
        (LEAD, draft.lead_spans),
        (DUTY_UNIT, draft.lead_spans),
        (SUPPORT, draft.support_spans),
    ):
        for cell in cells.get(kind, []):
            if (at := text.find(cell, row.start, row.end)) >= 0:
                into.append((at, at + len(cell)))


def _named(cells: Sequence[str], book: UnitBook, draft: Draft) -> list[Mention]:
    """Give the units of cells; blanks and line ends part names as marks do."""
    units: list[Mention] = []
    for cell in cells:
        cell = _LABEL.sub("、", cell)
        letters = squash(re.sub(r"(?<=\S)[ \u3000\n\t]+(?=\S)", "、", cell.strip()))
        for mention in mentions_in(fold(letters), book):
            if mention.kind == COLLECTIVE:
                draft.roles.collective.append(mention.name)
            else:
                units.append(mention)
    return units


def _parted(cell: str, book: UnitBook, draft: Draft) -> tuple[list[Mention], list[Mention]]:
    """Part 县司法局牵头，县财政局配合 or 牵头：县司法局；配合：县财政局 in one cell."""
    if _SAYS.search(cell):
        said = said_roles(fold(cell), book)
        draft.roles.collective += [name for name in said.collective if name not in draft.roles.collective]
        draft.doubts += said.doubts
        return said.lead, said.support
    leading: list[Mention] = []
    helping: list[Mention] = []
    for piece in re.split(
        r"[；。\n]|，(?=[^，]*(?:配合|协办|参与|协助))|(?=配合(?:单位)?：)|(?<=牵头)[、，]|(?<=[头办合助与]）)[、，]?",
        cell,
    ):
        into = helping if _SUPPORT_WORD.search(piece) and not _LEAD_WORD.search(piece) else leading
        units = _named([piece], book, draft)
        into.extend(units)
    if not _LEAD_WORD.search(cell) and not helping and len(leading) > 1:
        draft.doubts.append(Doubt("lead", "责任单位有几家而没有写明牵头，暂以列在最前的为牵头，请确认。"))
        return leading[:1], leading[1:]
    return leading, helping


def _deadline(draft: Draft, cells: dict[str, list[str]], clock: Clock, text: str, row: _Row) -> None:
    for cell in cells.get(DUE, []):
        if deadline := clock.of_cell(squash(fold(cell))):
            at = text.find(cell, row.start, row.end)
            draft.deadline = deadline, (at, at + len(cell)) if at >= 0 else (row.start, row.start)
            return
    for cell in cells.get(SPLIT, []) + cells.get(MATTER, []) + cells.get(MEASURE, []):
        said = squash(fold(cell))
        if settled := deadline_of(said, clock.dates_in(said), draft.disposition):
            at = max(text.find(cell, row.start, row.end), row.start)
            draft.deadline = settled[0], (at, at + len(cell))
            return
