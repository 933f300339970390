"""The named lists of a year (双清单) to read, and opening them; what is done with their lines stands beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.worklists import (
    LineState,
    ListState,
    Placed,
    check_editable,
    in_order,
    list_deadline,
    needs_day,
)
from desktop.services.desk import Desk
from desktop.services.worklist_names import names
from desktop.store.queries.ledger import task_rows
from desktop.store.tables import ListItem, Meeting, WorkList
from desktop.store.work import View, Work


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line; `number` is its place among the kept lines, `proposers` all that stand behind it.

    `question` asks for a day that the words of the deadline do not give; `task` is the number in the ledger.
    """

    id: str
    list_id: str
    number: int | None
    state: LineState
    section: str
    matter: str
    measures: str
    proposers: tuple[str, ...]
    lead: tuple[str, ...]
    support: tuple[str, ...]
    post: str
    person: str
    deadline: str
    due_on: date | None
    question: str
    note: str
    reason: str
    merged_into: str | None
    task_id: str | None
    task: str

    @property
    def leader(self) -> str:
        """Return 责任领导: post and person."""
        return "　".join(filter(None, (self.post, self.person)))

    @property
    def due_words(self) -> str:
        """Return the deadline as the list prints it: its words, else the day."""
        day = f"{self.due_on.year}年{self.due_on.month}月{self.due_on.day}日" if self.due_on else ""
        return self.deadline or day


@dataclass(frozen=True, slots=True)
class ListFile:
    """One version of one list with its lines: those kept first, in order, then what is undecided, merged, dropped."""

    id: str
    year: int
    place: int
    version: int
    title: str
    state: ListState
    submitted_on: date | None
    approved_on: date | None
    approver: str
    meeting_id: str | None
    meeting: str
    replaces_id: str | None
    lines: tuple[ListLine, ...]

    @property
    def name(self) -> str:
        """Return the name with its year, and its version from the second on: 2026年重点任务清单（第2版）."""
        return f"{self.year}年{self.title}" + (f"（第{self.version}版）" if self.version > 1 else "")

    @property
    def kept(self) -> tuple[ListLine, ...]:
        """Return the lines of the list itself, in order."""
        return self.of(LineState.KEPT)

    def of(self, state: LineState) -> tuple[ListLine, ...]:
        """Return the lines in one state."""
        return tuple(line for line in self.lines if line.state is state)

    @property
    def approved_by(self) -> str:
        """Return who approved it: the meeting, else the named approver; empty before."""
        return self.meeting or self.approver

    @property
    def standing(self) -> str:
        """Return the state with what belongs to it: 审定（2026年全体会议，2026-03-05）."""
        on = {ListState.SUBMITTED: self.submitted_on, ListState.APPROVED: self.approved_on}.get(self.state)
        told = "，".join(filter(None, (self.approved_by, on.isoformat() if on else "")))
        return f"{self.state.word}（{told}）" if told else self.state.word


def years(desk: Desk) -> list[int]:
    """Return the years that have lists, newest first."""
    with desk.view() as view:
        return sorted({each.year for each in view.find(WorkList, owner_id=desk.office.id)}, reverse=True)


def open_year(desk: Desk, year: int, titles: Sequence[str] = ()) -> Changes:
    """Begin a year's lists (征集) under the given titles, else those that the office chose; Refused when begun."""
    wanted = tuple(title.strip() for title in titles if title.strip()) or names(desk).titles
    with desk.act(f"建立{year}年{desk.profile.lists.name}") as work:
        if work.first(WorkList, owner_id=desk.office.id, year=year):
            raise Refused(f"{year}年的{desk.profile.lists.name}已经建立，没有改动。")
        for place, title in enumerate(wanted, 1):
            work.add(
                WorkList(owner_id=desk.office.id, year=year, place=place, title=title, status="collecting")
            )
    return work.changes


def rename(desk: Desk, list_id: str, title: str) -> Changes:
    """Give a list that is not yet with the meeting another name."""
    if not title.strip():
        raise Refused("清单名称是空的，没有改动。")
    with desk.act("清单更名") as work:
        editable(desk, work, list_id).title = title.strip()
    return work.changes


def lists_of(desk: Desk, year: int) -> list[ListFile]:
    """Return the newest version of each list of a year, in order of place."""
    with desk.view() as view:
        return [file_of(desk, view, each) for each in newest(desk, view, year)]


def versions_of(desk: Desk, year: int, place: int) -> list[ListFile]:
    """Return every version of one list, oldest first."""
    with desk.view() as view:
        found = view.find(WorkList, owner_id=desk.office.id, year=year, place=place, order="version")
        return [file_of(desk, view, each) for each in found]


def open_list(desk: Desk, list_id: str) -> ListFile:
    """Return one version of one list; Refused for an id that is none."""
    with desk.view() as view:
        return file_of(desk, view, ours(desk, view, list_id))


def named(desk: Desk, year: int, words: str) -> ListFile:
    """Return the list of a year by its place (1, 2) or a part of its title; Refused where none or several fit."""
    found = lists_of(desk, year)
    if not found:
        raise Refused(f"{year}年还没有建立{desk.profile.lists.name}。请先建立。")
    fitting = [each for each in found if words.strip() == str(each.place)]
    fitting = fitting or [each for each in found if words.strip() in each.title]
    if len(fitting) != 1:
        known = "、".join(f"{each.place}（{each.title}）" for each in found)
        raise Refused(f"“{words}”不能确定是哪一张清单。{year}年的清单：{known}。")
    return fitting[0]


def newest(desk: Desk, view: View, year: int) -> list[WorkList]:
    """Return the records of the newest version of each list of a year."""
    found = view.find(WorkList, owner_id=desk.office.id, year=year, order=("place", "version"))
    return list({each.place: each for each in found}.values())


def ours(desk: Desk, view: View, list_id: str) -> WorkList:
    """Return our list of that id; Refused when there is none."""
    found = view.get(WorkList, list_id)
    if found is None or found.owner_id != desk.office.id:
        raise Refused(f"没有编号为“{list_id}”的清单。请先查看本年清单。")
    return found


def editable(desk: Desk, work: Work, list_id: str) -> WorkList:
    """Return a list whose lines may be changed; Refused for one that is submitted or approved."""
    found = ours(desk, work, list_id)
    check_editable(ListState(found.status), found.title)
    return found


def ordered(items: Sequence[ListItem]) -> list[ListItem]:
    """Return records of lines in the order of the list."""
    by_id = {item.id: item for item in items}
    return [by_id[key] for key in in_order([Placed(i.id, i.section, i.order_no) for i in items])]


def file_of(desk: Desk, view: View, worklist: WorkList) -> ListFile:
    """Return a list with its lines, inside a view."""
    items = ordered(view.find(ListItem, list_id=worklist.id))
    kept = [item for item in items if item.state == LineState.KEPT]
    rest = [item for item in items if item.state != LineState.KEPT]
    numbers = {item.id: number for number, item in enumerate(kept, 1)}
    behind = proposers(items)
    rank = list(LineState)
    rest.sort(key=lambda item: rank.index(LineState(item.state)))
    tasks = {row.id: row.number for row in task_rows(view, [item.task_id for item in items if item.task_id])}
    read: dict[str, str] = {}
    lines = tuple(
        _line(
            item,
            numbers.get(item.id),
            behind[item.id],
            _question(desk, worklist.year, item, read),
            tasks.get(item.task_id or "", ""),
        )
        for item in (*kept, *rest)
    )
    meeting = view.get(Meeting, worklist.meeting_id)
    return ListFile(
        worklist.id,
        worklist.year,
        worklist.place,
        worklist.version,
        worklist.title,
        ListState(worklist.status),
        worklist.submitted_on,
        worklist.approved_on,
        worklist.approver,
        worklist.meeting_id,
        meeting.title if meeting else "",
        worklist.replaces_id,
        lines,
    )


def proposers(items: Sequence[ListItem]) -> Mapping[str, tuple[str, ...]]:
    """Return for each line who proposed it, those of the lines merged into it included, each once."""
    own = {item.id: [name.strip() for name in item.proposer.split("、") if name.strip()] for item in items}
    found = {key: list(names) for key, names in own.items()}
    for item in items:
        if item.merged_into_id in found:
            found[item.merged_into_id] += own[item.id]
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


def _question(desk: Desk, year: int, item: ListItem, read: dict[str, str]) -> str:
    """Return what is still to be asked of a line's deadline; `read` keeps what was read of the same words."""
    if item.due_on:
        return ""
    words = item.deadline_raw
    if words not in read:
        said = list_deadline(words, year, desk.calendar)
        read[words] = (said.question or "请写明完成日期") if needs_day(said, None) else ""
    return read[words]


def _line(item: ListItem, number: int | None, behind: tuple[str, ...], question: str, task: str) -> ListLine:
    return ListLine(
        item.id,
        item.list_id,
        number,
        LineState(item.state),
        item.section,
        item.matter,
        item.measures,
        behind,
        tuple(item.lead),
        tuple(item.support),
        item.responsible_post,
        item.responsible_person,
        item.deadline_raw,
        item.due_on,
        question,
        item.note,
        item.reason,
        item.merged_into_id,
        item.task_id,
        task,
    )
