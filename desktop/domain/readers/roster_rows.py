"""One row of a roster table to a head or a member seat."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_people import Person, people_in
from desktop.domain.readers.roster_proposal import Leaving, Span
from desktop.domain.readers.roster_seats import Seat, seats_in, unit_of_position
from desktop.domain.readers.roster_words import LABELS, VACANT, is_name
from desktop.domain.units import looks_like_unit

_OFFICE_NOTE = Late(r"(?:办公室|联席办)(副?)(?:主任|负责人)")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by field, all without blanks; `where` tells the row to the clerk."""

    role: str
    where: str
    span: Span
    name: str = ""
    position: str = ""
    unit: str = ""
    title: str = ""
    seat: str = ""
    note: str = ""
    former: str = ""

    @property
    def post(self) -> str:
        """The position in the words of the table: without the unit where that has a column of its own."""
        return self.position or self.title or self.seat

    @property
    def replaces(self) -> str | None:
        """Whose place is taken, where the table tells who sat before."""
        return self.former if is_name(self.former) and self.former != self.name else None

    @property
    def vacant(self) -> bool:
        """Whether the row itself says that nobody holds the seat, or names nobody."""
        return not self.name or bool(VACANT.match(self.name)) or bool(VACANT.match(self.note))


def read_row(row: Row, draft: Draft) -> None:
    """Add what a row says to the draft; an empty one adds nothing."""
    if not (row.name or row.position or row.unit):
        return
    if row.name and not row.vacant and not is_name(row.name) and _several(row, draft):
        return
    name = row.name if not row.vacant and is_name(row.name) else None
    doubt = f"{row.where}：{_doubt(row)}" if name is None else ""
    person = Person(name, row.post or None, 0, row.span[1] - row.span[0], doubt, row.vacant)
    if _leads(row.role):
        draft.add_head(row.role, person, row.span[0], unit=row.unit, replaces=row.replaces)
    elif name is None and row.unit and not (row.title or row.position or row.name or row.note):
        _seats(row.unit + row.seat, row, draft)
    else:
        unit = _unit(row)
        draft.add_person(person, row.span[0], row.role, unit_raw=unit, note=row.note, replaces=row.replaces)
    if row.replaces:
        left = draft.book.resolve(_unit(row)) or _unit(row) or None
        draft.leaving.append(Leaving(row.role, row.span, row.replaces, left, name))
    if name:
        _office(row, name, draft)


def _several(row: Row, draft: Draft) -> bool:
    """Read a cell that holds persons with their posts, or units with their seats."""
    at, length = row.span[0], row.span[1] - row.span[0]
    people = [person for person in people_in(row.name) if person.name]
    if people:
        for person in people:
            post = person.position or (row.post or None if len(people) == 1 else None)
            each = Person(person.name, post, 0, length, person.doubt)
            if _leads(row.role):
                draft.add_head(row.role, each, at, unit=row.unit)
            else:
                draft.add_person(each, at, row.role, unit_raw=row.unit, note=row.note)
        return True
    if _leads(row.role) or not (seats_in(row.name) and unit_of_position(row.name + "负责人")):
        return False
    _seats(row.name, row, draft)
    return True


def _seats(words: str, row: Row, draft: Draft) -> None:
    length = row.span[1] - row.span[0]
    for seat in seats_in(words):
        draft.add_seat(
            Seat(seat.unit_raw, seat.seat, 0, length, seat.collective, seat.doubt), row.span[0], row.role
        )


def _unit(row: Row) -> str:
    if row.unit:
        return row.unit
    return row.position if looks_like_unit(row.position) else ""


def _doubt(row: Row) -> str:
    if not row.vacant:
        return f"“{row.name}”不像完整的姓名"
    word = (row.note if VACANT.match(row.note) else row.name).strip("（）")
    return f"席位没有姓名（{word}）" if word else "席位没有姓名"


def _leads(role: str) -> bool:
    found = LABELS.fullmatch(role)
    return bool(found and found["head"])


def _office(row: Row, name: str, draft: Draft) -> None:
    found = _OFFICE_NOTE.search(row.note) or _OFFICE_NOTE.search(row.role)
    if not found:
        return
    if found[1]:
        draft.office_deputies.append(name)
    else:
        draft.office_head = (name, row.post or None)
