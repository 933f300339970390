"""The rules of the two named lists (双清单): states, what may be done in each, order, deadlines, versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.patterns import Late
from desktop.domain.profile import Profile
from desktop.domain.profile_parts import Fulfilment
from desktop.domain.workdays import WorkCalendar

APPROVAL, DRAFTING = (
    "list_approval",
    "list_drafting",
)  # the obligations that a list meets, where a profile has them
# 月底前, 本月, 下周三, 会后 …: counted from a day that a list does not have.
_HANGING = Late(
    r"(?<![\d一二三四五六七八九十份个])月[底末内]|[本当下次](?:个?月|周|星期)|(?:周|星期)[一二三四五六日天]|会后|今[天日]|明[天日]"
)
_WITHOUT_DAY = ("OPEN", "RECUR")


class ListState(StrEnum):
    """Where a list stands; one that is submitted or approved is not edited."""

    COLLECTING = "collecting"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"

    @property
    def word(self) -> str:
        """Return the clerk's word."""
        return {"collecting": "征集", "draft": "草案", "submitted": "送审", "approved": "审定"}[self.value]

    @property
    def editable(self) -> bool:
        """Tell whether lines may be changed."""
        return self in (ListState.COLLECTING, ListState.DRAFT)


class LineState(StrEnum):
    """What became of a line that a unit proposed."""

    PROPOSED = "proposed"
    KEPT = "kept"
    MERGED = "merged"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """Return the clerk's word."""
        return {"proposed": "待定", "kept": "列入", "merged": "并入", "dropped": "不列"}[self.value]


@dataclass(frozen=True, slots=True)
class Placed:
    """What the order of a list depends on: a line, its section and its place."""

    id: str
    section: str
    order_no: int


@dataclass(frozen=True, slots=True)
class Version:
    """A line of one version of a list, as far as versions are compared; `root` is its id in the version before."""

    root: str
    matter: str
    measures: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    responsible: str
    deadline: str
    due_on: date | None


def check_editable(state: ListState, title: str) -> None:
    """Refuse a change of a list that is with the meeting or approved by it."""
    if state is ListState.APPROVED:
        raise Refused(f"“{title}”已经审定，内容锁定，没有改动。确需调整的，请另起新的一版，报审定后替代。")
    if state is ListState.SUBMITTED:
        raise Refused(f"“{title}”正在送审，没有改动。需要修改的，请先退回修改。")


def check_submit(state: ListState, title: str, kept: int, undecided: int) -> None:
    """Refuse to submit a list without lines, or with proposals that nobody decided on."""
    check_editable(state, title)
    if undecided:
        raise Refused(f"“{title}”还有 {undecided} 项申报没有定列入、并入或不列，没有送审。请先逐项处理。")
    if not kept:
        raise Refused(f"“{title}”里一项也没有列入，没有送审。请先列入事项。")


def check_approve(state: ListState, title: str) -> None:
    """Refuse to approve what is approved already or was not submitted."""
    if state is ListState.APPROVED:
        raise Refused(f"“{title}”已经审定，没有改动。")
    if state is not ListState.SUBMITTED:
        raise Refused(f"“{title}”还没有送审，没有登记审定。请先送审。")


def approving_kinds(profile: Profile) -> tuple[str, ...]:
    """Return the kinds of meeting that can approve a list: those of the body that the founding document fixes.

    These are the meetings owed in a fixed rhythm (全体会议 of 濮阳 一(三)2, 年度联席会商会议 of 柳州 五(二)1);
    a 协调会 only draws the list up (濮阳 二(二)). A profile that fixes none lets any kind approve.
    """
    owed = [
        kind
        for duty in profile.obligations
        if duty.fulfilled_by is Fulfilment.MEETING and duty.rhythm.span
        for kind in duty.kinds
    ]
    return tuple(dict.fromkeys(owed)) or tuple(kind.id for kind in profile.meetings)


def in_order(lines: Sequence[Placed]) -> list[str]:
    """Return the ids of lines as the list prints them: by place, the lines of a section kept together."""
    sorted_lines = sorted(lines, key=lambda line: (line.order_no, line.id))
    sections = {
        section: at for at, section in reversed(list(enumerate(line.section for line in sorted_lines)))
    }
    return [line.id for line in sorted(sorted_lines, key=lambda line: sections[line.section])]


def list_deadline(words: str, year: int, calendar: WorkCalendar) -> Explained:
    """Read the deadline of a line with the year of the list as anchor.

    Words that count from a day (10个工作日内, 下周三前, 月底前) ask: a list has a year, and no such day.
    """
    said = explain(words, date(year, 1, 1), calendar)
    if said.due is None or not (said.kind.startswith("REL") or _HANGING.search(words)):
        return said
    question = f"“{words.strip()}”没有写从哪一天起算，请写明完成日期"
    return replace(said, due=None, certainty="vague", steps=(), basis="", rule="由人确认", question=question)


def needs_day(said: Explained, settled: date | None) -> bool:
    """Tell whether a line still needs a day: neither settled by a person, nor read, nor long-term or recurring."""
    return settled is None and said.last is None and not said.recur and said.kind not in _WITHOUT_DAY


def differences(before: Sequence[Version], after: Sequence[Version]) -> list[str]:
    """Say what a later version changes, one sentence a line: added, taken off, altered in which columns."""
    old = {line.root: line for line in before}
    told = []
    for line in after:
        first = old.pop(line.root, None)
        if first is None:
            told.append(f"新增：{line.matter}")
        elif changes := _altered(first, line):
            told.append(f"调整：{line.matter}（{'；'.join(changes)}）")
    return told + [f"不再列入：{line.matter}" for line in old.values()]


def _altered(first: Version, then: Version) -> list[str]:
    pairs = (
        ("事项", first.matter, then.matter),
        ("具体要求", first.measures, then.measures),
        ("牵头单位", "、".join(first.lead), "、".join(then.lead)),
        ("配合单位", "、".join(first.support), "、".join(then.support)),
        ("责任领导", first.responsible, then.responsible),
        ("完成时限", _due(first), _due(then)),
    )
    return [f"{name}由“{was or '空'}”改为“{now or '空'}”" for name, was, now in pairs if was != now]


def _due(line: Version) -> str:
    return line.deadline or (line.due_on.isoformat() if line.due_on else "")
