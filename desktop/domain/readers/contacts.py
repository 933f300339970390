"""A contact list (联络员名单) in a workbook to a proposal: a row a person, phones as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.domain.errors import Refused
from desktop.domain.patterns import Late
from desktop.domain.readers.contact_columns import Columns, find_columns
from desktop.domain.readers.contact_names import read_name
from desktop.domain.readers.contact_phones import read_phones
from desktop.domain.readers.roster_seats import unit_of_position
from desktop.domain.readers.roster_words import VACANT
from desktop.domain.source import Sheet, column_letters, half_width, squash
from desktop.domain.units import UnitBook

_DITTO = Late(r"^(?:同上|同左|〃|″|''|\"|同前|”)$")
_NOTE_ROW = Late(r"^(?:注|备注|说明|填表说明|填表人|填报|联系|制表|合计|共\d+人)[：:.、]?")
_SERIAL = Late(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])")
_COUNT = Late(r"共(?:计)? *(\d+) *(?:人|名)")
_ASIDE = Late(r"[（(](?:女|男|[\u4e00-\u9fff]{1,3}族|挂职|兼)[）)]$|同志$")


@dataclass(frozen=True, slots=True)
class Contact:
    """One liaison: row as the sheet shows it; `mobile` only when it is one whole number.

    `unit` is the name the book knows (without a book the words of the sheet), None where it does not know it.
    """

    sheet: str
    row: int
    unit: str | None
    unit_raw: str
    person: str | None
    position: str | None
    mobile: str | None
    mobile_raw: str | None
    office_phone: str | None
    role: str | None
    note: str | None

    def as_json(self) -> dict[str, object]:
        """Give the contact as the commands print it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class CellDoubt:
    """A cell a person has to look at."""

    where: str
    reason: str
    sheet: str
    row: int

    def as_json(self) -> dict[str, object]:
        """Give the doubt as the commands print it."""
        return {"where": self.where, "reason": self.reason, "sheet": self.sheet, "row": self.row}


@dataclass(frozen=True, slots=True)
class ContactsProposal:
    """The liaisons a workbook lists, and what is doubtful."""

    contacts: tuple[Contact, ...]
    doubts: tuple[CellDoubt, ...]

    def as_json(self) -> dict[str, object]:
        """Give the proposal as the commands print it."""
        return {
            "contacts": [contact.as_json() for contact in self.contacts],
            "doubts": [doubt.as_json() for doubt in self.doubts],
        }


def read_contacts(sheets: Iterable[Sheet], book: UnitBook | None = None) -> ContactsProposal:
    """Read every sheet that has a head with a unit and a name.

    Raises Refused when none has.
    """
    contacts: list[Contact] = []
    doubts: list[CellDoubt] = []
    for sheet in sheets:
        columns = find_columns(sheet)
        if columns is None:
            continue
        reader = _Reader(sheet, columns, book or UnitBook(), [], doubts)
        reader.read()
        contacts.extend(reader.contacts)
    if not contacts:
        raise Refused(
            "工作簿里没有找到联络员名单：需要有一行表头，写明“单位”和“姓名”两列，请补上表头后再导入。"
        )
    return ContactsProposal(tuple(contacts), tuple(doubts))


@dataclass(slots=True)
class _Reader:
    sheet: Sheet
    columns: Columns
    book: UnitBook
    contacts: list[Contact]
    doubts: list[CellDoubt]
    unit_above: dict[int, str] = field(default_factory=dict)

    def read(self) -> None:
        for row in range(self.columns.last_head + 1, len(self.sheet.rows) + 1):
            texts = [squash(text) for text in self.sheet.row_texts(row)]
            filled = [text for text in texts if text]
            if len(set(filled)) == 1 and not self.columns.with_units:
                self.unit_above[0] = _SERIAL.sub("", filled[0])  # the persons of this unit stand below it
                continue
            if (
                not filled
                or (len(set(filled)) == 1 and not self._unit_alone(row))
                or _NOTE_ROW.match(filled[0])
                or self.columns.repeated(texts)
            ):
                continue
            for group, role in zip(self.columns.groups, self.columns.roles, strict=True):
                self._contact(row, group, role)
        self._count()

    def _unit_alone(self, row: int) -> bool:
        """Whether all the row holds is a unit of the book in the column of units: nobody was named for it."""
        column = self.columns.groups[0].get("unit")
        own = squash(self.sheet.text(row, column)) if column else ""
        merged = [squash(text) for text in self.sheet.row_texts(row)].count(own) > 1
        return bool(own) and not merged and self.book.resolve(own) is not None

    def _contact(self, row: int, group: dict[str, int], role: str) -> None:
        unit_raw, post = self._unit_and_post(row, group)
        name = self._value(row, group, "name", " ")
        told = read_name(name)
        position = self._value(row, group, "position") + self._value(row, group, "post_too")
        position = position or post or told.position
        mobile = self._value(row, group, "mobile", " ") or told.numbers
        phone = self._value(row, group, "phone", " ")
        if group is not self.columns.groups[0] and not (name or mobile):
            return
        if not (unit_raw or name):
            return
        shares = group.get("unit") == self.columns.groups[0].get("unit")
        if group is not self.columns.groups[0] and shares and VACANT.match(squash(name)) and not mobile:
            self._doubt(row, group, "name", f"没有写联络员姓名（{squash(name).strip('（）()')}）")
            return
        whole, office = self._numbers(row, group, mobile, phone)
        self.contacts.append(
            Contact(
                self.sheet.name,
                row,
                self._unit(row, group, unit_raw),
                unit_raw,
                self._person(row, group, name),
                position or None,
                whole,
                mobile or None,
                office,
                self._value(row, group, "role") or role or None,
                self._value(row, group, "note") or None,
            )
        )

    def _unit_and_post(self, row: int, group: dict[str, int]) -> tuple[str, str]:
        """Give the unit as written, from above where the cell is empty or 同上, and the post beside it in one cell."""
        if not self.columns.with_units:
            return self.unit_above.get(0, ""), ""
        if "unit" not in group:
            whole = self._value(row, group, "post")
            unit = unit_of_position(whole) or whole
            return unit, whole.removeprefix(unit)
        unit, column = self._value(row, group, "unit"), group["unit"]
        if not unit or _DITTO.match(unit):
            unit = self.unit_above.get(column, "")
        self.unit_above[column] = unit
        return unit, ""

    def _value(self, row: int, group: dict[str, int], field: str, blank: str = "") -> str:
        """Give a cell's text, its blanks made `blank`; 同左 takes the cell to the left, 同上 the one above."""
        column = group.get(field)
        if column is None:
            return ""
        text = _plain(self.sheet.text(row, column), blank)
        if not text and field != "unit" and self._same_person(row, group):
            text = "同左"
        if text == "同左" and column > 1:
            return _plain(self._left_of(row, column, group), blank)
        steps = row
        while field != "unit" and _DITTO.match(text) and steps > self.columns.last_head + 1:
            steps -= 1
            text = _plain(self.sheet.text(steps, column), blank)
        return "" if _DITTO.match(text) and field != "unit" else text

    def _same_person(self, row: int, group: dict[str, int]) -> bool:
        """Whether the row says of this group's person: the one to the left."""
        later = group is not self.columns.groups[0]
        return later and squash(self.sheet.text(row, group["name"])) == "同左"

    def _left_of(self, row: int, column: int, group: dict[str, int]) -> str:
        """Give what 同左 stands for: the same field of the group before, or the next cell to the left."""
        field = next(name for name, place in group.items() if place == column)
        if field == "mobile" and group.get("phone") == column - 1:
            return self.sheet.text(row, column - 1)
        before = [g[field] for g in self.columns.groups if field in g and g[field] < column]
        return self.sheet.text(row, before[-1] if before else column - 1)

    def _unit(self, row: int, group: dict[str, int], raw: str) -> str | None:
        found = self.book.resolve(raw)
        if found or not self.book:
            return found or raw or None
        near = self.book.candidates(raw)
        hint = f"，是否为{'、'.join(near[:3])}" if near else ""
        reason = f"“{raw}”不在单位名册中{hint}" if raw else "没有写单位"
        self._doubt(row, group, "unit", reason)
        return None

    def _person(self, row: int, group: dict[str, int], name: str) -> str | None:
        if not name or VACANT.match(squash(name)):
            self._doubt(
                row,
                group,
                "name",
                f"没有写联络员姓名（{squash(name).strip('（）()')}）" if name else "没有写联络员姓名",
            )
            return None
        found = read_name(name)
        if len(found.names) > 1:
            self._doubt(row, group, "name", f"一格里写了 {len(found.names)} 个人（{found.name}），请分开登记")
        elif not found.names:
            self._doubt(row, group, "name", f"“{squash(name)}”不像一个完整的姓名")
        return found.name or None

    def _numbers(
        self, row: int, group: dict[str, int], mobile: str, phone: str
    ) -> tuple[str | None, str | None]:
        """Give the mobile number, when the row holds exactly one whole one, and the office number."""
        own = read_phones(mobile)
        other = read_phones(phone)
        found = own.mobiles or other.mobiles
        field = "mobile" if mobile or "mobile" in group else "phone"
        text = mobile or phone
        office = phone if phone and not other.mobiles else (other.landlines + own.landlines or (None,))[0]
        if len(found) == 1 and not own.odd:
            return found[0], office
        if len(found) > 1:
            self._doubt(
                row, group, field, f"一格里有 {len(found)} 个手机号码（{' '.join(text.split())}），请选定一个"
            )
        elif own.odd or other.odd:
            odd = (own.odd or other.odd)[0]
            self._doubt(row, group, field, f"“{odd}”有 {len(odd)} 位，不是完整的手机号码")
        elif field in group and not (field == "phone" and phone):
            self._doubt(
                row,
                group,
                field,
                f"“{squash(mobile)}”是办公电话，没有手机号码" if own.landlines else "没有写手机号码",
            )
        return None, office

    def _doubt(self, row: int, group: dict[str, int], field: str, reason: str) -> None:
        column = group.get(field, 1)
        self.doubts.append(CellDoubt(f"{column_letters(column)}{row}", reason, self.sheet.name, row))

    def _count(self) -> None:
        """Compare a written number of persons with those read."""
        for row in self.sheet.rows[: self.columns.last_head + 1]:
            for cell in row:
                if found := _COUNT.search(squash(cell.text)):
                    named = sum(contact.person is not None for contact in self.contacts)
                    if int(found[1]) != len(self.contacts) or named != len(self.contacts):
                        reason = (
                            f"表中写共 {found[1]} 人，读到 {len(self.contacts)} 行，其中 {named} 行有姓名"
                        )
                        self.doubts.append(CellDoubt(cell.name, reason, self.sheet.name, cell.row))


def _plain(text: str, blank: str) -> str:
    """Even out the blanks of a cell; lines stay apart only where blanks do."""
    lines = [blank.join(line.split()) for line in text.splitlines()]
    return half_width(("\n" if blank else "").join(line for line in lines if line))
