"""The changes an adjusting notice tells, as seats and departures of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.domain.readers.roster_adjusting import Change
from desktop.domain.readers.roster_draft import Draft, unit_in
from desktop.domain.readers.roster_people import Person
from desktop.domain.readers.roster_proposal import Leaving
from desktop.domain.readers.roster_words import LABELS


def take_changes(changes: Iterable[Change], draft: Draft) -> None:
    """Add who comes as a seat that says whose place it takes, and who goes as a departure."""
    for change in changes:
        if change.seats:
            _units(change, draft)
        elif change.role.startswith("办公室"):
            _office(change, draft)
        elif (found := LABELS.fullmatch(change.role)) and found["head"]:
            _head(change, draft)
        else:
            _member(change, draft)
        if change.former and change.former != change.name:
            _leaves(change, draft)


def without(clean: str, changes: Iterable[Change]) -> str:
    """Blank out the sentences that were read as changes; nothing moves."""
    for low, high in {change.span for change in changes}:
        clean = clean[:low] + re.sub(r"[^\n]", " ", clean[low:high]) + clean[high:]
    return clean


def _units(change: Change, draft: Draft) -> None:
    for seat in change.seats:
        if change.added:
            draft.add_seat(seat, change.span[0], "成员单位")
        else:
            unit = draft.unit_name(seat.unit_raw, "成员单位", change.span)
            draft.leaving.append(Leaving("成员单位", change.span, unit=unit))


def _office(change: Change, draft: Draft) -> None:
    if change.name is None:
        return
    if change.role.endswith("副主任"):
        draft.office_deputies.append(change.name)
    elif change.role.endswith("主任"):
        draft.office_head = (change.name, change.position)


def _head(change: Change, draft: Draft) -> None:
    if change.name:
        former = change.former if change.former != change.name else None
        person = Person(change.name, change.position, 0, _length(change))
        draft.add_head(change.role, person, change.span[0], replaces=former, added=change.added)


def _member(change: Change, draft: Draft) -> None:
    unit = change.unit or unit_in(change.position) or unit_in(change.former_position) or ""
    if change.name is None and not (change.unit and change.former):
        return
    label = change.role or "成员"
    person = Person(change.name, change.position, 0, _length(change), "", change.name is None)
    draft.add_person(person, change.span[0], label, unit_raw=unit, replaces=change.former, added=change.added)
    if change.name is None:
        draft.doubt(label, f"“{change.former}”离任，席位空缺", change.span)
    elif not change.role:
        draft.doubt(label, f"没有写明“{change.name}”担任什么，读作成员", change.span)


def _leaves(change: Change, draft: Draft) -> None:
    raw = change.unit or unit_in(change.former_position)
    unit = draft.book.resolve(raw) or raw if raw else None
    draft.leaving.append(Leaving(change.role or "成员", change.span, change.former, unit, change.name))


def _length(change: Change) -> int:
    return change.span[1] - change.span[0]
