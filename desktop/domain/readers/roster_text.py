"""The list of people in running text: labels, continued lines, lists of units, and sentences that appoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_groups import Groups
from desktop.domain.readers.roster_labels import (
    Label,
    broken_label_of,
    chief_word,
    inner_labels,
    is_heading,
    label_of,
)
from desktop.domain.readers.roster_people import Person, people_in, posts_in
from desktop.domain.readers.roster_seats import Seat, seats_in, unit_of_position
from desktop.domain.readers.roster_sentences import appointments
from desktop.domain.readers.roster_words import (
    COMPOUND_SURNAMES,
    ENDS_WITH_TITLE,
    SEAT,
    TITLES,
    unlikely_surname,
)
from desktop.domain.source import squash
from desktop.domain.units import looks_like_unit

_PROSE = Late(
    r"设在|设立|下设|负责(?!同志|人|领导)|承担|兼任|担任|应当|根据|按照|为了|印发|如下|实行|报送|召开|各成员单位|联席会议成员|领导小组成员|"
    r"成员(?:因|需|名单|实行|调整)|办公室(?:主任|副主任)?由|公开方式|抄送|来源|打印|浏览"
)
_OFFICE_HEADING = Late(r"办公室(?:组成人员|成员|人员)?$")
_MAIN_HEADING = Late(r"组成人员|成员名单|成员单位|领导小组$|联席会议$|组织机构|组织领导|人员组成|人员名单")
_NUMBERED = r"^ *(?:（?\d+[.．、）] *|[①-⑳] *|[（(]?[一二三四五六七八九十]+[）、] *)"
_MEMBER_HEADING = Late(
    rf"{_NUMBERED}(?:增补|新增|增加|补充|调整后)?的?(?:联席会议|领导小组)?成员(?:单位)?(?:[及和与](?:其)?(?:成员|人员|席位)|名单|组成)?[：。]?$"
)
_CATEGORY = Late(rf"(?:{_NUMBERED})?(?P<kind>[\u4e00-\u9fff][\u4e00-\u9fff（）、]{{1,23}}) *(?:：|$)")
_KIND_OF_UNITS = Late(r"(?:部门|单位|机关|属地|系统|方面|机构|组织|乡镇|街道|[镇乡]街|类)(?:（[^）]*）)?$")
_ENTRY_NUMBER = Late(r" *(?:\d+[.．、）]|（\d+）)(?!\d)")
_ASIDE_LINE = Late(r" *（(?:共|以上|排名|按|注)[^）]*） *$")
_UNIT_FIRST = Late(r"^ *(?P<unit>[\u4e00-\u9fff（）]{3,24}) *： *(?=\S)")
_UNIT_DUTY = Late(
    r"^ *(?:（?\d+[.．、）] *|（[一二三四五六七八九十]+） *)?(?P<unit>[\u4e00-\u9fff]{3,20}) *[：。]"
)
_LIST_MARK = Late(r"[、，；]")


@dataclass(slots=True)
class TextReader:
    """Walks the lines of one cleaned text and fills the draft."""

    clean: str
    draft: Draft
    section: str = "main"
    label: Label | None = None
    seen: list[str] = field(default_factory=list)
    block: tuple[int, int] | None = None
    persons: bool = False  # whether the list of members being read gives persons, not units
    units_ahead: bool = False  # under a heading 成员单位及职责: a line a unit
    groups: Groups = field(init=False)
    chief: str = field(init=False)

    def __post_init__(self) -> None:
        self.groups = Groups(self.draft)
        self.chief = chief_word(self.clean)

    def read(self, skip: tuple[tuple[int, int], ...] = ()) -> None:
        """Read every line outside the stretches to skip (tables are read apart)."""
        for start, line in _lines(self.clean):
            if any(low <= start < high for low, high in skip):
                self._close()
                continue
            if not line.strip():
                continue
            self._line(start, line)
        self._close()
        self.groups.close()

    def _line(self, start: int, line: str) -> None:
        label = label_of(line)
        if label is None:
            line = self._without_category(self._without_number(line))
            if not line.strip():
                return
        if label is None and self._in_list():
            label = broken_label_of(line, self.chief, self.seen)
        if label is not None:
            self._labelled(start, line, label)
        elif self.groups.takes(line, start, nothing_yet=not self.draft.heads):
            self._close()
            self.section = self.groups.section
        elif self._in_list() and self.label and self.label.member and self._unit_line(start, line):
            pass
        elif self.units_ahead and (duty := _UNIT_DUTY.match(line)) and looks_like_unit(duty["unit"]):
            at, end = duty.span("unit")
            self.draft.add_seat(Seat(squash(duty["unit"]), None, at, end), start, "成员单位")
        elif is_heading(line) or _OFFICE_HEADING.search(squash(line)) or _MAIN_HEADING.search(squash(line)):
            self._close()
            self.section = _section_of(squash(line), self.section)
            self.label = self._under_heading(squash(line))
            self.units_ahead = "成员单位" in line
        elif self.label is not None:
            self._continued(start, line)

    def _under_heading(self, heading: str) -> Label | None:
        """Say what the lines under a heading are: members where it names nothing else, any list, or no list."""
        if _MEMBER_HEADING.search(heading):
            return Label("成员单位" if "单位" in heading else "成员", 0)
        return Label("", 0) if _MAIN_HEADING.search(heading) else None

    def _without_number(self, line: str) -> str:
        """Blank out the number before an entry of a list; headings keep theirs."""
        entry = re.match(r" *(?:\d+[.．、]|（\d+）)(.*)", line)
        if (
            entry is None
            or self.label is None
            or self.section != "main"
            or _PROSE.search(SEAT.sub("", entry[1]))
        ):
            return line
        bare = squash(entry[1]).rstrip("。；，")
        person = any(each.name and each.position for each in people_in(entry[1]))
        if person or SEAT.search(bare) or looks_like_unit(bare) or unit_of_position(bare):
            return " " * entry.start(1) + entry[1]
        return line

    def _without_category(self, line: str) -> str:
        """Blank out the words for a kind of units before its members: 政府部门：县财政局、… or 2.属地 alone."""
        found = _CATEGORY.match(line) if self._in_list() and self.label and self.label.member else None
        if found is None or looks_like_unit(found["kind"]) or _PROSE.search(found["kind"]):
            return line
        rest = line[found.end() :]
        seats = seats_in(rest)
        units = bool(seats) and not any(seat.doubt for seat in seats)
        named = any(each.name and each.position for each in people_in(rest))
        if _KIND_OF_UNITS.search(found["kind"]) if not rest.strip() else units or named:
            return " " * found.end() + rest
        return line

    def _in_list(self) -> bool:
        return self.label is not None and self.section == "main"

    def _labelled(self, start: int, line: str, label: Label) -> None:
        self._close()
        inner = inner_labels(line, label.content)
        stops = [place for place, _ in inner] + [len(line)]
        for one, stop in zip([label, *(each for _, each in inner)], stops, strict=True):
            self._close()
            self.label = one
            self._content(start + one.content, line[one.content : stop], one)
        if self.section == "main":
            self.seen.append(label.role)

    def _content(self, at: int, content: str, label: Label) -> None:
        if number := _ENTRY_NUMBER.match(content):
            content = " " * number.end() + content[number.end() :]
        if self.section in ("group", "departments"):
            self.groups.labelled(label.role, content, at)
        elif self._is_office(label):
            self._office(label, content)
        elif label.member:
            self._member_line(at, content)
        elif label.role.endswith(("单位", "部门", "联络员", "联系人", "顾问")):
            self.label = None
        else:
            for person in _head_people(content):
                self.draft.add_head(label.role, person, at, label.doubt)

    def _is_office(self, label: Label) -> bool:
        if "办公室" in label.role or self.section == "office":
            return True
        return label.role in ("主任", "副主任") and any(self.chief in role for role in self.seen)

    def _office(self, label: Label, content: str) -> None:
        people = people_in(content)
        if label.role.endswith("副主任"):
            self.draft.office_deputies.extend(person.name for person in people if person.name)
        elif label.role.endswith(("主任", "负责人")) and people:
            self.draft.office_head = (people[0].name, people[0].position)

    def _continued(self, start: int, line: str) -> None:
        label = self.label
        if label is None:
            return
        if self.section in ("group", "departments"):
            self.groups.continued(line, start)
        elif self.section == "office":
            if label.role and not _PROSE.search(line):
                self._office(label, line)
        elif label.member:
            self._member_line(start, line)
        elif label.role:
            self._head_line(start, line, label)

    def _head_line(self, start: int, line: str, label: Label) -> None:
        people = [
            person for person in _head_people(line) if person.name or (person.position and person.doubt)
        ]
        if not people or (_PROSE.search(line) and "（" not in line) or len(squash(line)) > 90:
            self.label = None
            return
        role, doubt = self._role_without_label(label)
        for person in people:
            self.draft.add_head(role, person, start, doubt)

    def _role_without_label(self, label: Label) -> tuple[str, str]:
        """Say which role a line without a label has: the one above, or the deputy's whose label was lost.

        A body has one 常务副; when 副 is spoken of in the text and has no label of its own, it was lost here.
        """
        deputy = f"副{self.chief}"
        alone = label.role == f"常务副{self.chief}"
        if alone and not self._labelled_anywhere(deputy) and self._spoken_of(deputy):
            return deputy, f"这一行没有职务字样，按先后顺序读作{deputy}，请核对"
        return label.role, ""

    def _labelled_anywhere(self, role: str) -> bool:
        return any(
            (found := label_of(line)) and found.role == role
            for _, line in _lines(self.clean)
            if role[-1] in line
        )

    def _spoken_of(self, role: str) -> bool:
        return bool(re.search(rf"(?<!常务){role}", squash(self.clean)))

    def _unit_line(self, start: int, line: str) -> bool:
        """Take 县司法局：王强（局长）, 县公安局：空缺 or 县财政局：分管负责同志: a unit and who sits for it."""
        found = _UNIT_FIRST.match(line)
        if not found or not (looks_like_unit(found["unit"]) or self.draft.book.resolve(found["unit"])):
            return False
        unit, at, rest = squash(found["unit"]), found.end(), line[found.end() :]
        people = [each for each in people_in(rest) if each.vacant or _sure_name(each)]
        words = squash(rest).rstrip("。；，")
        seat = words if SEAT.fullmatch(words) else None
        duty = not people and self._member_label().endswith("单位")  # 成员单位： and what each of them does
        if seat or duty:
            self._flush()
            at = found.start("unit")
            self.draft.add_seat(Seat(unit, seat, at, len(line)), start, self._member_label())
            return True
        for person in people:
            self.draft.add_person(person, start + at, self._member_label(), unit_raw=unit)
        return bool(people)

    def _member_line(self, start: int, line: str) -> None:
        if _ASIDE_LINE.match(line) or self._unit_line(start, line):
            return
        people = people_in(line)
        units = "、" in line and "（" not in line and SEAT.search(squash(line).rstrip("。；，"))
        bare = len(people) > 1 and all(p.name for p in people)  # names alone, their posts untold
        named = [p for p in people if p.name and (p.position or bare or "（" in line)] if not units else []
        lost = self.persons and not units and not self.block
        vacant = [
            p for p in people if p.vacant or (lost and p.position and ENDS_WITH_TITLE.search(p.position))
        ]
        listed = bool(SEAT.search(squash(line).rstrip("。；，"))) and not named
        if (named or vacant) and not listed and not (_PROSE.search(line) and "（" not in line):
            self._flush()
            self.persons = True
            for person in people:
                if person.name or person.vacant or person.position:
                    self.draft.add_person(person, start, self._member_label())
        elif self._reads_as_list(line):
            self._take(start, line)
        elif line.strip():
            self._close()

    def _reads_as_list(self, line: str) -> bool:
        bare = squash(line)
        if not _LIST_MARK.search(bare) and not SEAT.search(bare.rstrip("。；，")):
            return not _PROSE.search(bare) and (
                bool(self.block) or bool(TITLES.search(bare)) or len(bare) <= 16
            )
        first = bare.partition("。")[0]  # a list ends with its full stop, and what follows is not counted
        return not _PROSE.search(SEAT.sub("", bare.rstrip("。；"))) or first.count("、") >= 3

    def _take(self, start: int, line: str) -> None:
        """Add a line to the list of units being read; a list ends with its full stop."""
        stop = line.find("。")
        end = start + (stop + 1 if stop >= 0 else len(line))
        self.block = (self.block[0], end) if self.block else (start, end)
        if stop >= 0:
            self._close()

    def _flush(self) -> None:
        if self.block is None:
            return
        start, end = self.block
        self.block = None
        for seat in seats_in(_unwrapped(self.clean[start:end])):
            self.draft.add_seat(seat, start, self._member_label())

    def _member_label(self) -> str:
        return self.label.role if self.label and self.label.member else "成员"

    def _close(self) -> None:
        self._flush()
        self.label, self.persons = None, False


def read_sentences(clean: str, draft: Draft) -> None:
    """Read sentences that appoint (由县长周航任召集人), for what the lists of labels do not tell: heads, or members."""
    heads, members = bool(draft.heads), bool(draft.members)
    for found in appointments(clean):
        for seat in found.seats if not (heads and members) else ():
            draft.add_seat(seat, found.start, found.role)
        if found.person is not None and not heads:
            draft.add_head(found.role, found.person, found.start)


def _sure_name(person: Person) -> bool:
    """Whether a name behind a unit is one: with a post, or a usual surname and no longer than names are."""
    name = person.name or ""
    short = len(name) <= 3 or name[:2] in COMPOUND_SURNAMES or "·" in name
    return bool(name) and (bool(person.position) or (short and not unlikely_surname(name)))


def _head_people(content: str) -> tuple[Person, ...]:
    people = people_in(content)
    if len(people) == 1 and people[0].name is None and people[0].position and "（" not in content:
        return people if people[0].vacant or "残缺" in people[0].doubt else posts_in(content)
    return people


def _lines(clean: str) -> Iterator[tuple[int, str]]:
    place = 0
    held = ""
    for line in clean.split("\n"):
        whole = f"{held} {line}" if held else line
        if (whole.rstrip().endswith("、") or (held and not line.strip())) and len(whole) < 2000:
            held = whole  # a pause mark at the end: the line goes on below
            continue
        yield place, whole
        place += len(whole) + 1
        held = ""
    if held:
        yield place, held


def _section_of(heading: str, before: str) -> str:
    if _OFFICE_HEADING.search(heading):
        return "office"
    if _MAIN_HEADING.search(heading) or re.match(r"[一二三四五六七八九十]+、", heading):
        return "main"
    return before if before != "office" else "main"


def _unwrapped(block: str) -> str:
    """Join lines a list was wrapped at; a line that is one whole entry stays apart."""
    lines = block.split("\n")
    if len(lines) < 2 or sum("、" in line for line in lines) * 2 < len(lines):
        return block
    joined = lines[0]
    for before, line in pairwise(lines):
        joined += ("\n" if SEAT.search(squash(before)) else " ") + line
    return joined
