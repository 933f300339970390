"""A founding or adjusting notice to a proposal of seats."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.errors import Refused
from desktop.domain.patterns import Late
from desktop.domain.readers.roster_adjusting import changes_in
from desktop.domain.readers.roster_broken import blank_tables, broken_tables
from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_facts import (
    Found,
    body_of,
    date_of,
    mechanism_of,
    number_of,
    office_of,
    title_of,
)
from desktop.domain.readers.roster_proposal import Doubt, OfficeProposal, RosterProposal
from desktop.domain.readers.roster_table import read_table, tables_in
from desktop.domain.readers.roster_taking import take_changes, without
from desktop.domain.readers.roster_text import TextReader, read_sentences
from desktop.domain.readers.roster_words import unlikely_surname
from desktop.domain.source import SourceText, repeated_from, same_length_clean, squash
from desktop.domain.units import UnitBook

_CHANGE = Late(
    r"不再(?:担任|兼任|作为)|免去[^。；\n]{1,20}职务|增补|增加[^。；\n]{2,30}为成员|接替|调整为[^。；\n]{0,12}成员"
)
_OTHERS_STAY = Late(r"其[他余][^。，]{0,14}(?:不变|不作调整|不做调整)")
_ANNEX_NAMED = Late(r"^ *附件\d* *： *(?:\d+[.．])? *(?P<name>\S[^\n]*名单)", re.MULTILINE)


def read_roster(source: SourceText, book: UnitBook | None = None) -> RosterProposal:
    """Read a notice; nothing is invented: what is lost stays empty and is doubted.

    Raises Refused when the text names no seat at all.
    """
    draft = Draft(source.text, book or UnitBook())
    clean = same_length_clean(source.text)
    if (again := repeated_from(clean)) is not None:
        draft.doubt("正文", "正文重复了一遍，只读前一遍", (again, len(clean.rstrip())))
        clean = clean[:again]
    rest, in_cells = _people(source, clean, draft)
    proposal = _whole(clean, rest, draft, in_cells)
    if not (proposal.heads or proposal.members or proposal.office.host or proposal.leaving):
        raise Refused(
            f"“{source.name}”里没有读到组成人员（召集人、组长、成员或办公室），"
            "请确认这是成立或调整机制的通知，或把名单部分粘贴进来。"
        )
    return proposal


def _people(source: SourceText, clean: str, draft: Draft) -> tuple[str, tuple[int, int]]:
    """Read the tables, the sentences that tell a change, then the rest; give that rest and what the tables held."""
    whole = source.tables or (*tables_in(source.text), *broken_tables(clean), *blank_tables(clean))
    tables = [table for table in whole if table.start < len(clean)]
    read = tuple((t.start, t.end) for t in tables if read_table(t, draft))
    in_cells = len(draft.heads), len(draft.members)
    changes = changes_in(clean)
    rest = without(clean, changes)
    TextReader(rest, draft).read(read)
    if not draft.heads or not draft.members:
        read_sentences(rest, draft)
    if changes and (not draft.heads or _OTHERS_STAY.search(clean)):
        draft.partial = True
        draft.doubts.append(Doubt("名单", "只写了变动的人员，没有写到的席位保持不变"))
    take_changes(changes, draft)
    return rest, in_cells


def _drop_rests(draft: Draft, in_cells: tuple[int, int]) -> None:
    """In a text that lost characters, take a name without a usual surname for what is left of one.

    `in_cells` counts the heads and members read from tables: a name that fills its cell is kept and doubted.
    """
    if not any("残缺" in doubt.reason for doubt in draft.doubts):
        return
    for number, head in enumerate(draft.heads):
        if not (head.name and len(head.name) == 2 and unlikely_surname(head.name)):
            continue
        draft.doubt(head.role, f"姓名可能残缺，只有“{head.name}”", head.span)
        if number >= in_cells[0]:
            draft.heads[number] = replace(head, name=None)
    for number, member in enumerate(draft.members):
        if not (member.person and len(member.person) == 2 and unlikely_surname(member.person)):
            continue
        draft.doubt("成员", f"姓名可能残缺，只有“{member.person}”", member.span)
        if number >= in_cells[1]:
            draft.members[number] = replace(member, person=None, seat=member.position or "vacant")


def _whole(clean: str, rest: str, draft: Draft, in_cells: tuple[int, int]) -> RosterProposal:
    title, number, day = title_of(clean), number_of(clean), date_of(clean)
    for what, found in (("标题", title), ("文号", number), ("成文日期", day)):
        if found.doubt:
            draft.doubt(what, found.doubt, (found.start, found.end))
    _drop_rests(draft, in_cells)
    office = _office(rest, draft)
    _annexes(clean, draft)
    for change in _CHANGE.finditer(clean):
        if title.start <= change.start() < title.end:
            continue
        low, high = _sentence(clean, change.start(), change.end())
        draft.doubt("人员变动", f"写有变动，请人工核对：{squash(clean[low:high])[:60]}", (low, high))
    if not draft.heads and not draft.partial:
        draft.doubts.append(Doubt("召集人", "没有读到召集人或组长"))
    if not draft.members and not draft.partial:
        draft.doubts.append(Doubt("成员", "没有读到成员名单"))
    return RosterProposal(
        title.value,
        number.value,
        day.value,
        mechanism_of(clean, title.value),
        body_of(clean),
        office,
        tuple(draft.heads),
        tuple(draft.members),
        tuple(draft.groups),
        tuple(draft.departments),
        tuple(draft.doubts),
        tuple(draft.leaving),
        draft.partial,
    )


def _office(clean: str, draft: Draft) -> OfficeProposal:
    read = office_of(clean)
    host = read.host.value
    if host:
        host = draft.unit_name(host, "办公室", _span(read.host))
    elif (draft.heads or draft.members) and not draft.partial:
        draft.doubts.append(Doubt("办公室", "没有写明办公室设在哪个单位"))
    head, position = draft.office_head or (read.head, read.head_position)
    if not head:
        for reason in read.doubts:
            draft.doubts.append(Doubt("办公室", reason))
    deputies = tuple(dict.fromkeys(draft.office_deputies)) or read.deputies
    return OfficeProposal(host, head, position, deputies)


def _annexes(clean: str, draft: Draft) -> None:
    """Doubt a list the notice names as its annex and does not carry."""
    for named in _ANNEX_NAMED.finditer(clean):
        name = squash(named["name"])
        rest = squash(clean[named.end() :])
        read = "部门" in name and draft.departments
        if name not in rest and "附件" not in rest and not read:
            draft.doubt("附件", f"附件《{name}》没有随文，其中的名单没有读到", named.span())


def _sentence(clean: str, start: int, end: int) -> tuple[int, int]:
    low = max(clean.rfind(mark, 0, start) for mark in "。；\n") + 1
    stops = [place for mark in "。；\n" if (place := clean.find(mark, end)) >= 0]
    return low, min(stops, default=len(clean))


def _span(found: Found) -> tuple[int, int]:
    return found.start, found.end
