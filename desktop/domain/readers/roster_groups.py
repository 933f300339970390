"""Topic groups under a leading group, and the annex that lists working departments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_people import people_in
from desktop.domain.readers.roster_proposal import TopicGroup, WorkingDepartment
from desktop.domain.readers.roster_seats import seats_in
from desktop.domain.source import squash
from desktop.domain.units import looks_like_unit

_GROUP = Late(
    r"^ *(?P<number>(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[.．、]))? *"
    r"(?P<name>[\u4e00-\u9fff“”]{2,24}?(?:专题组|工作组|专项组|专项小组|专班|协调组))(?=[：。，\s]|由|$)"
)
_LOOSE_GROUP = Late(
    r"^ *(?P<number>（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[.．、]) *"
    r"(?P<name>[\u4e00-\u9fff“”]{2,24}?组)(?=[：。，\s]|由|$)"
)
_GROUPS_AHEAD = Late(
    r"^ *(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^，。]{0,2}(?:专题组|专项组|工作组)(?:设置|及职责)?$"
    r"|(?:设立|下设|分设|成立)[^，。]{0,16}(?:专题组|专项组|工作组)[。：]?$"
)
_SIGNATURE = Late(
    r"^ *(?:附件|(?:19|20)\d\d *年 *\d+ *月|(?:[^，。：]*(?:人民政府|人民法院|人民检察院|办公室) *)+$)"
)
_LEAD = Late(
    r"(?:由|牵头单位：|牵头部门：|组长单位：)(?P<units>[^。；：]{2,80}?)(?:牵头|负责(?!人)|[，。；]|$)"
    r"|^(?P<first>[^。；：，]{2,60}?)牵头"
)
_WITH = Late(
    r"(?:牵头，|成员单位：|配合单位：|责任单位：|参加单位：|会同)(?P<units>[^。；：]{2,200}?)(?:等)?(?:参加|参与|配合|组成|为成员|[。；]|$)"
)
_ANNEX = Late(r"(?:工作部门|联络部门|联动部门|职能部门|责任部门|部门)(?:名单|一览|名录)$")
_DEPARTMENT_LINE = Late(
    r"^ *(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[.．、])? *"
    r"(?P<unit>[^：（）、，。]{2,24})(?:：|  +)(?P<rest>\S.*)$"
)


@dataclass(slots=True)
class Groups:
    """Reads the lines of topic groups and of the annex, and adds them to the draft."""

    draft: Draft
    section: str = ""
    _name: str = ""
    _lines: list[str] = field(default_factory=list)
    _people: list[str] = field(default_factory=list)
    _span: tuple[int, int] = (0, 0)
    _ahead: bool = False
    _marked: bool = False

    def takes(self, line: str, start: int, *, nothing_yet: bool) -> bool:
        """Say whether a line belongs to a topic group or to the annex of departments, and take it."""
        if self._opens_annex(line):
            self.close()
            self.section = "departments"
            return True
        if self.section == "departments":
            return self._department(line, start)
        if _GROUPS_AHEAD.search(line):
            self.close()
            self.section, self._ahead = "group", True
            return True
        if self._opens_group(line, start, nothing_yet=nothing_yet):
            return True
        if self.section == "group" and self._name and not self._ends(line):
            self.continued(line, start)
            return True
        if self.section and self._ends(line):
            self.close()
            self.section, self._ahead = "", False
        return False

    def _opens_annex(self, line: str) -> bool:
        bare = squash(line).strip("：。")
        if not _ANNEX.search(bare) or "关于" in bare or len(bare) > 40:
            return False
        self._marked = bare.startswith("附件")  # it may only announce the annex: signatures follow then
        return True

    def _opens_group(self, line: str, start: int, *, nothing_yet: bool) -> bool:
        found = _GROUP.match(line) or (_LOOSE_GROUP.match(line) if self._ahead else None)
        if found is None or "个" in found["name"]:
            return False
        topical = "专题" in found["name"] or "专项" in found["name"] or self._ahead
        if not topical and (not found["number"] or nothing_yet):
            return False
        self.close()
        self.section, self._name = "group", squash(found["name"])
        self._span = (start + found.start("name"), start + len(line))
        self._lines = [line[found.end() :].lstrip("：。， ")]
        return True

    def _ends(self, line: str) -> bool:
        return bool(re.match(r" *[一二三四五六七八九十]+、", line) or _SIGNATURE.match(line))

    def labelled(self, role: str, content: str, at: int) -> None:
        """Take a labelled line inside a group: 组长：…, 牵头单位：…, 成员单位：…."""
        if self.section == "departments":
            self._department(f"{role}：{content}", at)
            return
        if role.endswith("长") or role in ("召集人", "副召集人"):
            self._people.extend(person.name for person in people_in(content) if person.name)
        self._lines.append(f"{'成员单位' if role in ('成员', '组员') else role}：{content.strip()}")
        self._span = (self._span[0], at + len(content))

    def continued(self, line: str, start: int) -> None:
        """Take a further line of the group."""
        self._lines.append(line.strip())
        self._span = (self._span[0], start + len(line.rstrip()))

    def close(self) -> None:
        """End the group being read."""
        if self._name:
            text = "。".join(line.rstrip("。") for line in self._lines if line)
            self.draft.groups.append(
                TopicGroup(
                    self._name,
                    self._units(_LEAD, text),
                    self._units(_WITH, text),
                    tuple(self._people),
                    text,
                    self._span,
                )
            )
        self._name, self._lines, self._people = "", [], []

    def _units(self, pattern: Late, text: str) -> tuple[str, ...]:
        found = pattern.search(text)
        if not found:
            return ()
        return tuple(
            seat.unit_raw if seat.collective else self.draft.unit_name(seat.unit_raw, self._name, self._span)
            for seat in seats_in(next(words for words in found.groups() if words))
        )

    def _department(self, line: str, start: int) -> bool:
        """Take a line of the annex; says whether it was one, and ends the annex where it was not."""
        span = (start, start + len(line.rstrip()))
        found = _DEPARTMENT_LINE.match(line)
        if found and looks_like_unit(found["unit"]):
            rest = found["rest"].rstrip("。 ")
            parts = tuple(squash(part) for part in re.split(r"[、，；]|  +", rest) if part.strip())
            self._add_department(squash(found["unit"]), parts, span)
            return True
        seats = seats_in(re.sub(r"^ *(?:\d+[.．、]|（\d+）)", "", line))
        if self._marked or not seats or any(seat.doubt for seat in seats):
            self.section = ""
            return False
        for seat in seats:
            self._add_department(seat.unit_raw, (), span)
        return True

    def _add_department(self, unit: str, parts: tuple[str, ...], span: tuple[int, int]) -> None:
        name = self.draft.unit_name(unit, "工作部门名单", span)
        self.draft.departments.append(WorkingDepartment(name, parts, span))
