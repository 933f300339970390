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

_GROUP = Late(
    r"^ *(?P<number>(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[.．、]))? *"
    r"(?P<name>[\u4e00-\u9fff“”]{2,24}?(?:专题组|工作组|专项组|专项小组|专班|协调组))(?=[：。，\s]|由|$)"
)
_LEAD = Late(
    r"(?:由|牵头单位：|牵头部门：|组长单位：)(?P<units>[^。；：]{2,80}?)(?:牵头|负责(?!人)|[，。；]|$)"
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

    def takes(self, line: str, start: int, *, nothing_yet: bool) -> bool:
        """Say whether a line opens a topic group or the annex of departments, and begin it."""
        bare = squash(line).strip("：。")
        if _ANNEX.search(bare) and not bare.startswith("附件") and "关于" not in bare and len(bare) <= 40:
            self.close()
            self.section = "departments"
            return True
        if self.section == "departments":
            self._department(line, start)
            return True
        found = _GROUP.match(line)
        topical = found is not None and ("专题" in found["name"] or "专项" in found["name"])
        if found and (topical or (found["number"] and not nothing_yet)) and "个" not in found["name"]:
            self.close()
            self.section, self._name = "group", squash(found["name"])
            self._span = (start + found.start("name"), start + len(line))
            self._lines = [line[found.end() :].lstrip("：。， ")]
            return True
        if self.section == "group" and self._name and not re.match(r" *[一二三四五六七八九十]+、", line):
            self.continued(line, start)
            return True
        if self.section:
            self.close()
            self.section = ""
        return False

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
            for seat in seats_in(found["units"])
        )

    def _department(self, line: str, start: int) -> None:
        span = (start, start + len(line.rstrip()))
        if found := _DEPARTMENT_LINE.match(line):
            parts = tuple(
                squash(part)
                for part in re.split(r"[、，；]|  +", found["rest"].rstrip("。 "))
                if part.strip()
            )
            unit = self.draft.unit_name(squash(found["unit"]), "工作部门名单", span)
            self.draft.departments.append(WorkingDepartment(unit, parts, span))
            return
        for seat in seats_in(re.sub(r"^ *(?:\d+[.．、]|（\d+）)", "", line)):
            if not seat.doubt:
                unit = self.draft.unit_name(seat.unit_raw, "工作部门名单", span)
                self.draft.departments.append(WorkingDepartment(unit, (), span))
