"""A contact list (联络员名单) in a workbook to a proposal: a row a person, phones as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.errors import Refused
from desktop.domain.readers.contact_columns import Columns, find_columns
from desktop.domain.readers.roster_words import VACANT, is_name
from desktop.domain.source import Sheet, column_letters, half_width, squash
from desktop.domain.units import UnitBook

_DITTO = re.compile(r"^(?:同上|同左|〃|″|''|\"|同前|”)$")
_NOTE_ROW = re.compile(r"^(?:注|备注|说明|填表说明|填表人|填报|联系|制表|合计|共\d+人)[：:.、]?")
_COUNT = re.compile(r"共(?:计)? *(\d+) *(?:人|名)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_ROLE = re.compile(r"^(?:[ABＡＢ] *(?:角|岗|岗位)?|主|备|正|副|主办|协办|第[一二]联络员|联络员|分管领导)$")


@dataclass(frozen=True, slots=True)
class Contact:
    """One liaison: row as the sheet shows it; `mobile` only when it is one whole number."""

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
    unit_above: str = ""

    def read(self) -> None:
        for row in range(self.columns.last_head + 1, len(self.sheet.rows) + 1):
            texts = [squash(text) for text in self.sheet.row_texts(row)]
            filled = [text for text in texts if text]
            if (
                not filled
                or len(set(filled)) == 1
                or _NOTE_ROW.match(filled[0])
                or self.columns.repeated(texts)
            ):
                continue
            for group in self.columns.groups:
                self._contact(row, group)
        self._count()

    def _contact(self, row: int, group: dict[str, int]) -> None:
        unit_raw = self._value(row, group, "unit")
        if not unit_raw or _DITTO.match(unit_raw):
            unit_raw = self.unit_above
        self.unit_above = unit_raw
        name, position = self._value(row, group, "name"), self._value(row, group, "position")
        mobile, phone = self._value(row, group, "mobile"), self._value(row, group, "phone")
        if group is not self.columns.groups[0] and not (name or mobile):
            return
        if not (unit_raw or name):
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
                self._role(row, group),
                self._value(row, group, "note") or None,
            )
        )

    def _value(self, row: int, group: dict[str, int], field: str) -> str:
        """Give a cell's text without blanks; 同左 takes the cell to the left, 同上 the one above."""
        column = group.get(field)
        if column is None:
            return ""
        text = half_width(squash(self.sheet.text(row, column)))
        if text == "同左" and column > 1:
            return half_width(squash(self._left_of(row, column, group)))
        steps = row
        while field != "unit" and _DITTO.match(text) and steps > self.columns.last_head + 1:
            steps -= 1
            text = half_width(squash(self.sheet.text(steps, column)))
        return "" if _DITTO.match(text) and field != "unit" else text

    def _left_of(self, row: int, column: int, group: dict[str, int]) -> str:
        """Give what 同左 stands for: the same field of the group before, or the next cell to the left."""
        field = next(name for name, place in group.items() if place == column)
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
        return raw or None

    def _person(self, row: int, group: dict[str, int], name: str) -> str | None:
        if not name or VACANT.match(name):
            self._doubt(row, group, "name", f"没有写联络员姓名{f'（{name}）' if name else ''}")
            return None
        if is_name(name):
            return name
        bare = re.sub(r"[（(][^）)]*[）)]$|同志$", "", name)
        self._doubt(row, group, "name", f"“{name}”不像一个完整的姓名")
        return bare if is_name(bare) else None

    def _numbers(
        self, row: int, group: dict[str, int], mobile: str, phone: str
    ) -> tuple[str | None, str | None]:
        if not mobile and phone and (found := _MOBILE.fullmatch(_digits(phone))):
            return found[0], None
        if not mobile:
            if "mobile" in group:
                self._doubt(row, group, "mobile", "没有写手机号码")
            return None, phone or None
        found_all = _MOBILE.findall(_digits(mobile)) if len(_digits(mobile)) % 11 == 0 else []
        if len(found_all) == 1 and len(_digits(mobile)) == 11:
            return found_all[0], phone or None
        if len(found_all) > 1:
            self._doubt(row, group, "mobile", f"一格里有 {len(found_all)} 个号码（{mobile}），请选定一个")
        elif re.fullmatch(r"0\d{2,3}-?\d{7,8}|\d{7,8}", mobile) and not phone:
            self._doubt(row, group, "mobile", f"“{mobile}”是办公电话，没有手机号码")
            return None, mobile
        else:
            self._doubt(row, group, "mobile", f"“{mobile}”有 {len(_digits(mobile))} 位，不是完整的手机号码")
        return None, phone or None

    def _role(self, row: int, group: dict[str, int]) -> str | None:
        if text := self._value(row, group, "role"):
            return text
        return self.columns.group_roles.get(id(group)) or None

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


def _digits(text: str) -> str:
    return re.sub(r"\D", "", re.sub(r"^(?:\+?86)(?=1[3-9]\d{9}$)", "", re.sub(r"[ \-—]", "", text)))
