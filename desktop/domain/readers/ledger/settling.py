"""What a person settled about a workbook, put on every row alike: one answer for all cells of the same doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.deadlines import Explained
from desktop.domain.readers.ledger.proposal import LedgerDoubt, LedgerProposal, LedgerRow, LedgerSheet
from desktop.domain.source import squash

Key = tuple[str, str]  # kind and words of a doubt
Place = tuple[str, int]  # sheet and row

KEEP, LEAVE = "keep", "leave"
FIRST, ALL = "first", "all"
_BY_ROW = ("hidden", "twice")
_MOST = 8  # rows named one by one
_MOST_REASONS = 3


@dataclass(slots=True)
class Answers:
    """What was settled, by kind and words.

    `deadlines` are the readings of phrases; `units` a unit's name for what was written ("" leaves the words);
    `states` of words and of colours; `leads` FIRST or ALL for cells that name several; `rows` KEEP or LEAVE for
    rows in doubt as such; `seen` doubts that need no answer but a look.
    """

    deadlines: dict[str, Explained] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    states: dict[Key, str] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    seen: set[Key] = field(default_factory=set)

    def given(self, key: Key) -> bool:
        """Tell whether a doubt has its answer."""
        kind, about = key
        return key in self.seen or {
            "deadline": about in self.deadlines,
            "unit": about in self.units,
            "status": key in self.states,
            "fill": key in self.states,
            "struck": key in self.states,
            FIRST: kind in self.leads,
            ALL: kind in self.leads,
            "hidden": kind in self.rows,
            "twice": kind in self.rows,
        }.get(kind, False)


def key_of(doubt: LedgerDoubt) -> Key:
    """Give kind and words of a doubt; those with one key are settled together."""
    return doubt.kind, doubt.about


def settle(proposal: LedgerProposal, answers: Answers) -> LedgerProposal:
    """Return the proposal with the answers in its rows, and with the doubts that still wait for one."""
    sheets = tuple(_settled(sheet, answers) for sheet in proposal.sheets)
    return replace(proposal, sheets=sheets)


def _settled(sheet: LedgerSheet, answers: Answers) -> LedgerSheet:
    doubts: dict[int, list[LedgerDoubt]] = {}
    for doubt in sheet.doubts:
        doubts.setdefault(doubt.row, []).append(doubt)
    rows = tuple(
        _row(row, doubts.get(row.row, ()), answers)
        for row in sheet.rows
        if not _leaves(doubts.get(row.row, ()), answers)
    )
    kept = {row.row for row in rows}
    all_rows = {row.row for row in sheet.rows}
    waiting = tuple(
        doubt
        for doubt in sheet.doubts
        if not answers.given(key_of(doubt)) and (doubt.row in kept or doubt.row not in all_rows)
    )
    return replace(sheet, rows=rows, doubts=waiting)


def _leaves(doubts: Sequence[LedgerDoubt], answers: Answers) -> bool:
    return any(doubt.kind in _BY_ROW and answers.rows.get(doubt.kind) == LEAVE for doubt in doubts)


def _row(row: LedgerRow, doubts: Sequence[LedgerDoubt], answers: Answers) -> LedgerRow:
    if said := answers.deadlines.get(row.deadline.said.raw):
        row = replace(row, deadline=replace(row.deadline, said=said, doubts=()))
    for doubt in doubts:
        if state := answers.states.get(key_of(doubt)):
            row = replace(row, status=state)
        if doubt.kind in (FIRST, ALL) and (who := answers.leads.get(doubt.kind)):
            row = _led(row, who)
    named = {name: answers.units[name] for name in (*row.lead, *row.support) if answers.units.get(name)}
    return _renamed(row, named) if named else row


def _led(row: LedgerRow, who: str) -> LedgerRow:
    """Let the first unit lead or all of the cell, as the answer says."""
    if who == FIRST:
        return replace(row, lead=row.lead[:1], support=(*row.lead[1:], *row.support))
    shared = row.units_raw is not None and len(row.lead) == 1
    return replace(row, lead=(*row.lead, *row.support), support=()) if shared else row


def _renamed(row: LedgerRow, names: Mapping[str, str]) -> LedgerRow:
    lead = tuple(dict.fromkeys(names.get(name, name) for name in row.lead))
    support = dict.fromkeys(names.get(name, name) for name in row.support)
    return replace(row, lead=lead, support=tuple(name for name in support if name not in lead))


@dataclass(frozen=True, slots=True)
class Group:
    """All cells of one doubt, or of one phrase that was read: where they stand and what was made of them."""

    key: Key
    value: str
    reason: str
    places: tuple[Place, ...]
    doubtful: bool

    @property
    def kind(self) -> str:
        """What it is about (see `LedgerDoubt`)."""
        return self.key[0]

    @property
    def about(self) -> str:
        """The words it turns on."""
        return self.key[1]

    @property
    def rows_words(self) -> str:
        """The rows as the sheets number them: 第4、9、12行; several sheets are named."""
        by_sheet: dict[str, list[str]] = {}
        for sheet, row in self.places[:_MOST]:
            by_sheet.setdefault(sheet, []).append(str(row))
        named = [
            (f"{sheet} " if len(by_sheet) > 1 else "") + f"第{'、'.join(rows)}行"
            for sheet, rows in by_sheet.items()
        ]
        return "；".join(named) + (f" 等 {len(self.places)} 处" if len(self.places) > _MOST else "")


def groups_of(proposal: LedgerProposal) -> tuple[Group, ...]:
    """Give everything to look at, each once: doubts first, then phrases that were read as a day."""
    found: dict[Key, list[tuple[str, LedgerDoubt]]] = {}
    for sheet in proposal.sheets:
        for doubt in sheet.doubts:
            found.setdefault(key_of(doubt), []).append((sheet.name, doubt))
    doubtful = tuple(
        Group(
            key,
            told[0][1].value,
            "；".join(list(dict.fromkeys(doubt.reason for _name, doubt in told))[:_MOST_REASONS]),
            tuple(dict.fromkeys((name, doubt.row) for name, doubt in told)),
            doubtful=True,
        )
        for key, told in found.items()
    )
    return (*doubtful, *_phrases(proposal, set(found)))


def _phrases(proposal: LedgerProposal, asked: set[Key]) -> Iterator[Group]:
    places: dict[str, list[Place]] = {}
    said: dict[str, Explained] = {}
    for sheet, row in proposal.rows():
        read = row.deadline.said
        if read.due is None or read.kind in ("ABS", "NONE") or squash(read.raw) == "":
            continue
        if ("deadline", read.raw) not in asked:
            places.setdefault(read.raw, []).append((sheet.name, row.row))
            said[read.raw] = read
    for raw, rows in places.items():
        yield Group(("deadline", raw), raw, said[raw].rule, tuple(rows), doubtful=False)
