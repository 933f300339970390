"""Taking in a contact workbook: liaisons by unit."""

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.documents.intake import read_workbook
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.readers.contacts import Contact, ContactsProposal, read_contacts
from desktop.services.desk import Desk
from desktop.services.roster import LiaisonRow, liaisons_on
from desktop.services.roster_people import put_liaison_in
from desktop.services.units import book, canonical, learn_alias, unit_in


@dataclass(frozen=True, slots=True)
class ContactsTaken:
    """What became of a contact workbook; `doubts` are sentences with row numbers."""

    changes: Changes
    taken: int
    doubts: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return what was done in one line."""
        return f"已登记联络员 {self.taken} 人。" + (
            f"有 {len(self.doubts)} 处未采用或存疑。" if self.doubts else ""
        )


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One row of a contact workbook against the roster; `taken` tells whether it will be stored."""

    row: int
    unit: str
    person: str
    position: str
    phone: str
    words: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ContactsRead:
    """What a contact workbook says, before anything is stored."""

    name: str
    proposal: ContactsProposal
    lines: tuple[ContactLine, ...]

    @property
    def sentence(self) -> str:
        """Return the numbers in one line."""
        taken = sum(line.taken for line in self.lines)
        left = len(self.lines) - taken
        words = f"读到 {len(self.lines)} 人，将登记 {taken} 人。"
        words += f"有 {left} 人不登记。" if left else ""
        return words + (f"存疑 {len(self.proposal.doubts)} 处。" if self.proposal.doubts else "")


def read_contacts_file(desk: Desk, path: Path) -> ContactsRead:
    """Read a contact workbook and compare it with the liaisons that stand; nothing is stored."""
    proposal = read_contacts(read_workbook(path), book(desk))
    return ContactsRead(path.name, proposal, tuple(_lines(desk, proposal)))


def corrected(desk: Desk, read: ContactsRead, place: int, *, unit: str, person: str) -> ContactsRead:
    """Return the reading with unit and person of one line as the clerk typed them; nothing is stored."""
    contacts = list(read.proposal.contacts)
    name = canonical(desk, [unit])[0] if unit.strip() else None
    contacts[place] = replace(contacts[place], unit=name, person=person.strip() or None)
    proposal = replace(read.proposal, contacts=tuple(contacts))
    return ContactsRead(read.name, proposal, tuple(_lines(desk, proposal)))


def _lines(desk: Desk, proposal: ContactsProposal) -> list[ContactLine]:
    standing: dict[str, list[LiaisonRow]] = {}
    for each in liaisons_on(desk, desk.today()):
        standing.setdefault(each.unit, []).append(each)
    with desk.view() as view:
        known = {each.unit for each in proposal.contacts if each.unit and unit_in(desk, view, each.unit)}
    made = []
    for contact in proposal.contacts:
        unit, person = contact.unit or contact.unit_raw, contact.person or ""
        taken = bool(person) and "、" not in person and unit in known
        words = _compared(standing.get(unit, []), contact) if taken else f"不登记：{_why(contact)}"
        phone = contact.mobile or contact.office_phone or ""
        made.append(ContactLine(contact.row, unit, person, contact.position or "", phone, words, taken))
    return made


def _compared(standing: list[LiaisonRow], contact: Contact) -> str:
    role = contact.role or "联络员"
    of_role = [each for each in standing if each.role == role]
    same = next((each for each in of_role if each.person == contact.person), None)
    if same is None:
        return f"换人（原{'、'.join(each.person for each in of_role)}）" if of_role else "新登记"
    return (
        "核对无误"
        if contact.mobile in (None, "", same.mobile)
        else f"手机更正（原{same.mobile or '未登记'}）"
    )


def import_contacts_file(desk: Desk, path: Path) -> ContactsTaken:
    """Read a contact workbook and store the liaisons whose unit the roster knows; the rest is reported."""
    return import_contacts(desk, read_contacts(read_workbook(path), book(desk)))


def import_contacts(desk: Desk, proposal: ContactsProposal) -> ContactsTaken:
    """Store confirmed contacts in one act; a row without person or known unit is reported and left out.

    Words of the sheet that the clerk gave a unit are remembered as its alias.
    """
    doubts = [f"第{doubt.row}行：{doubt.reason}" for doubt in proposal.doubts]
    told: list[str] = []
    known = book(desk)
    with desk.act("导入联络员名单") as work:
        for contact in proposal.contacts:
            unit = unit_in(desk, work, contact.unit) if contact.unit else None
            if unit is None or not contact.person or "、" in contact.person:
                doubts.append(f"第{contact.row}行：{_why(contact)}，没有登记")
                continue
            made = put_liaison_in(
                desk,
                work,
                unit.id,
                contact.person,
                position=contact.position or "",
                mobile=contact.mobile or "",
                phone=contact.office_phone or "",
                role=contact.role or "联络员",
                beside=told,
            )
            told.append(made)
            if known.resolve(contact.unit_raw) != unit.name:  # the clerk said which unit the words mean
                learn_alias(desk, work, unit.name, contact.unit_raw)
    if not proposal.contacts:
        raise Refused("表里没有读到联络员，没有改动。请检查表头是否有“单位”“姓名”。")
    return ContactsTaken(work.changes, len(set(told)), tuple(doubts))


def _why(contact: Contact) -> str:
    if contact.person and "、" in contact.person:
        return "一格里写了几个人"
    unit = contact.unit or contact.unit_raw or "（空）"
    return "没有姓名" if not contact.person else f"“{unit}”不在名册"
