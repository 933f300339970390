"""A year of an office through its real services: meetings, minutes, lists, tasks and what becomes of them.

What happens is drawn from a seed, so that the same size gives the same year.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count, cycle
from pathlib import Path
from random import Random

from desks import Clock
from offices import county_office

from desktop.documents.intake import read_source_bytes
from desktop.documents.words import chinese_date
from desktop.domain.task_states import Approval
from desktop.services import (
    assessment,
    history,
    invitations,
    ledger,
    meetings,
    meetings_moving,
    minutes,
    papers,
    successions,
    tasks,
    worklist_approval,
    worklist_lines,
    worklists,
)
from desktop.services.invitations import Reply
from desktop.services.meetings_attendance import as_answered, attend
from desktop.services.paper_facts import Subject
from desktop.services.successions import Reform
from desktop.services.task_opening import TaskDraft
from desktop.services.tasks import Carried, PartDraft
from desktop.services.units import units_to_pick
from desktop.services.worklist_lines import LineDraft

YEAR = 2026
FIRST, LAST = date(YEAR, 1, 5), date(YEAR, 12, 31)
AFTER = date(YEAR + 1, 2, 15)  # by then last things of the year are done
_KINDS = ("plenary", "coordination", "study", "liaison", "symposium", "coordination", "study", "coordination")
_CAME = (("present", "chief"), ("present", "deputy"), ("present", ""), ("leave", ""), ("absent", ""))
_RHYTHMS = ("每月10日前报告进展", "每季度末报告进展")
_FATES = {
    "in_time": 34, "late": 18, "extended": 12, "returned": 7, "reopened": 3, "part": 5, "stop": 4, "carry": 6,
    "stays": 8, "split": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens in the year."""

    meetings: int
    tasks: int
    seed: int = YEAR


WHOLE, SMALL = Size(40, 600), Size(10, 110)


@dataclass(slots=True)
class Year:
    """The office on its way through the year; `run` goes on up to a day."""

    desk: object
    clock: Clock
    size: Size
    random: Random
    happened: dict[str, int] = field(default_factory=dict)
    _agenda: list[tuple[date, int, Callable[[], object]]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    def run(self, until: date) -> None:
        """Let happen what is due up to a day, each thing on its own day."""
        while self._agenda and self._agenda[0][0] <= until:
            day, _order, act = heappop(self._agenda)
            self.clock.day = max(day, self.clock.day)
            act()
        self.clock.day = max(until, self.clock.day)

    def at(self, day: date, act: Callable[[], object]) -> None:
        """Put something on the agenda for the first working day from `day` on."""
        heappush(
            self._agenda, (self.desk.calendar.roll(max(day, self.clock.day)).day, next(self._order), act)
        )

    def told(self, what: str) -> None:
        """Note that something happened, for the test that everything does."""
        self.happened[what] = self.happened.get(what, 0) + 1

    def units(self) -> list[str]:
        """Return the units in force."""
        return [unit.name for unit in units_to_pick(self.desk)]


def begin(home: Path, size: Size) -> Year:
    """Found the office and plan its year."""
    clock = Clock(FIRST)
    year = Year(county_office(home, clock), clock, size, Random(size.seed))
    _plan_meetings(year)
    _plan_lists(year)
    _plan_by_hand(year)
    _plan_reforms(year)
    for n in range(max(2, size.tasks // 100)):
        year.at(date(YEAR, 2, 10) + timedelta(31 * n), partial(_slip_of_the_hand, year))
    year.at(date(YEAR, 8, 20), partial(_urge_on_paper, year))
    year.at(date(YEAR, 12, 28), partial(_remarks, year))
    return year


def _spread(number: int, first: date, last: date) -> list[date]:
    step = (last - first) / max(1, number - 1)
    return [first + step * n for n in range(number)]


def _plan_meetings(year: Year) -> None:
    days = _spread(year.size.meetings, date(YEAR, 1, 20), date(YEAR, 12, 10))
    items = year.size.tasks // 2 // max(1, len(days) // 2)
    for n, (day, kind) in enumerate(zip(days, cycle(_KINDS), strict=False)):
        year.at(day - timedelta(12), partial(_call, year, n, kind, day, items if n % 2 == 0 else 0))
    extra = days[len(days) // 2] + timedelta(1)
    year.at(extra, partial(_cancelled, year, extra + timedelta(20)))


def _call(year: Year, n: int, kind: str, day: date, items: int) -> None:
    desk = year.desk
    day = desk.calendar.roll(day).day
    draft = meetings.MeetingDraft(kind, day, f"第{n + 1}次{desk.profile.meeting(kind).name}")
    meeting = meetings.add_meeting(desk, draft).made[0]
    year.told("meeting")
    if not invitations.invitations_of(desk, meeting):
        invitations.invite(desk, meeting, year.random.sample(year.units(), 8))
    if n % 9 == 4:
        day = desk.calendar.add_workdays(day, 3).day
        year.at(year.clock.day + timedelta(2), partial(_postpone, year, meeting, day))
    year.at(day - timedelta(3), partial(_answer, year, meeting))
    year.at(day, partial(_hold, year, meeting, items))


def _postpone(year: Year, meeting: str, to: date) -> None:
    meetings_moving.postpone(year.desk, meeting, to, "主要负责同志外出")
    year.told("postponed")


def _cancelled(year: Year, day: date) -> None:
    draft = meetings.MeetingDraft("plenary", day, "取消的会议")
    meeting = meetings.add_meeting(year.desk, draft).made[0]
    meetings_moving.cancel(year.desk, meeting, "议题不成熟")
    year.told("cancelled")


def _answer(year: Year, meeting: str) -> None:
    asked = invitations.invitations_of(year.desk, meeting)
    answers = (Reply("attend"), Reply("stand_in", "代会人", "科长"), Reply("decline", "", "", "外出"))
    for row in year.random.sample(asked, min(4, len(asked))):
        invitations.record_reply(year.desk, row.id, year.random.choice(answers))


def _hold(year: Year, meeting: str, items: int) -> None:
    came = []
    for entry in as_answered(year.desk, meeting):
        kind, level = entry.kind, entry.level
        if kind == "present" and entry.unit:
            kind, level = year.random.choices(_CAME, (8, 6, 2, 1, 1))[0]
        if year.random.random() < 0.9:
            came.append(meetings.AttendanceDraft(kind, entry.unit, entry.person or "到会人", "", "", level))
    came.append(meetings.AttendanceDraft("observer", year.random.choice(year.units()), "列席人"))
    attend(year.desk, meeting, came, close=True)
    year.told("held")
    if items:
        year.at(year.clock.day + timedelta(2), partial(_minutes, year, meeting, items))


def _minutes(year: Year, meeting: str, items: int) -> None:
    desk, row = year.desk, meetings.open_meeting(year.desk, meeting).row
    text = [
        f"{row.title}纪要",
        f"{chinese_date(row.meets_on)}，县政府召开{row.title}。现纪要如下：",
        "会议议定：",
    ]
    for n in range(1, items + 1):
        lead, support = year.random.sample(year.units(), 2)
        due = _due(year)
        text.append(
            f"{n}.由{lead}牵头，{support}配合，{chinese_date(due)}前完成第{n}批案件评查，形成书面报告。"
        )
    data = "\n".join(text).encode()
    source = read_source_bytes(data, f"{row.title}.txt")
    proposal = minutes.read(desk, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    changes = minutes.confirm(desk, source, data, proposal.meeting, choices, meeting_id=meeting)
    _begin_all(year, changes.made, "minutes")


def _plan_lists(year: Year) -> None:
    year.at(date(YEAR, 1, 8), partial(_collect, year, year.size.tasks // 10))


def _collect(year: Year, number: int) -> None:
    desk = year.desk
    worklists.open_year(desk, YEAR)
    first, second = worklists.lists_of(desk, YEAR)
    for each, share in ((first, number - number // 2), (second, number // 2)):
        drafts = [_line(year, n) for n in range(max(1, share))]
        made = worklist_lines.add_lines(desk, each.id, drafts).made
        worklist_lines.keep(desk, made)
    both = [first.id, second.id]
    worklist_approval.submit(desk, both)
    approve = partial(worklist_approval.approve, desk, both, approver="周文涛", leave_undated=True)
    year.at(date(YEAR, 2, 2), lambda: _begin_all(year, approve(on=year.clock.day).changes.made, "list"))


def _line(year: Year, n: int) -> LineDraft:
    lead, support = year.random.sample(year.units(), 2)
    return LineDraft(
        f"清单事项{n + 1}",
        proposer=lead,
        lead=(lead,),
        support=(support,),
        deadline=f"{YEAR}年{n % 9 + 4}月底前",
    )


def _plan_by_hand(year: Year) -> None:
    rest = year.size.tasks - year.size.tasks // 2 - year.size.tasks // 10
    for n, day in enumerate(_spread(rest, date(YEAR, 1, 15), date(YEAR, 12, 5))):
        year.at(day, partial(_by_hand, year, n))


def _by_hand(year: Year, n: int) -> None:
    lead, other, support = year.random.sample(year.units(), 3)
    leads = (lead, other) if n % 11 == 0 else (lead,)
    draft = TaskDraft(
        f"手工立项{n + 1}", leads, (support,), source_kind="instruction" if n % 5 == 0 else "manual"
    )
    if n % 12 == 3:
        made = tasks.add_task(year.desk, draft, deadline=_RHYTHMS[n // 12 % 2]).made[0]
        year.told("rhythm")
        _report_now_and_then(year, made)
        return
    if n % 13 != 5:
        draft = TaskDraft(draft.matter, leads, (support,), source_kind=draft.source_kind, due_on=_due(year))
    _begin_all(year, tasks.add_task(year.desk, draft).made[:1], "by_hand")


def _report_now_and_then(year: Year, task: str) -> None:
    for n in range(1, 12):
        if year.random.random() < 0.5:
            report = partial(
                tasks.add_progress, year.desk, task, "本期情况", source="书面", by="联络员", on=None
            )
            year.at(year.clock.day + timedelta(20 * n), report)


def _due(year: Year) -> date:
    wanted = year.clock.day + timedelta(year.random.randint(15, 150))
    return min(year.desk.calendar.roll(wanted).day, LAST) if year.random.random() < 0.9 else wanted


def _begin_all(year: Year, made: tuple[str, ...], source: str) -> None:
    """Give each task among the records made its fate."""
    for line in ledger.lines(year.desk, made):
        year.told(source)
        fate = year.random.choices(tuple(_FATES), tuple(_FATES.values()))[0]
        _begin(year, line.id, line.row.due_on, fate)


def _begin(year: Year, task: str, due: date | None, fate: str) -> None:
    aim = due or year.clock.day + timedelta(60)
    early = aim - timedelta(year.random.randint(0, 12))
    late = aim + timedelta(year.random.randint(1, 45))
    fates: dict[str, Callable[[], None]] = {
        "in_time": lambda: year.at(early, partial(_finish, year, task)),
        "late": lambda: _be_late(year, task, aim, late),
        "extended": lambda: year.at(aim - timedelta(5), partial(_extend, year, task, 1)),
        "returned": lambda: year.at(early, partial(_finish, year, task, "returned")),
        "reopened": lambda: year.at(early, partial(_finish, year, task, "reopened")),
        "part": lambda: year.at(min(late, date(YEAR + 1, 1, 8)), partial(_part, year, task)),
        "stop": lambda: year.at(aim - timedelta(3), partial(_stop, year, task)),
        "carry": lambda: year.at(_at_years_end(year), partial(_carry, year, task)),
        "stays": lambda: _press(year, task, aim),
        "split": lambda: year.at(year.clock.day + timedelta(5), partial(_split, year, task, aim)),
    }
    fates[fate]()


def _at_years_end(year: Year) -> date:
    return date(YEAR, 12, 21) + timedelta(year.random.randint(0, 25))


def _be_late(year: Year, task: str, due: date, done: date) -> None:
    _press(year, task, due, before=done)
    year.at(done, partial(_finish, year, task))


def _press(year: Year, task: str, due: date, before: date = AFTER) -> None:
    for days, kind in ((3, "press"), (14, "supervise"), (28, "circulate")):
        if due + timedelta(days) < before:
            tell = partial(
                tasks.add_progress, year.desk, task, f"已{kind}", source="电话", by="经办", kind=kind
            )
            year.at(due + timedelta(days), tell)


def _finish(year: Year, task: str, then: str = "close") -> None:
    tasks.finish(year.desk, task, text="已落实")
    year.told("finished")
    after = year.clock.day + timedelta(year.random.randint(1, 25))
    if then == "returned":
        year.at(after, partial(_send_back, year, task))
    elif then == "reopened" or year.random.random() < 0.8:
        year.at(after, partial(_close, year, task, then))


def _close(year: Year, task: str, then: str) -> None:
    tasks.close(year.desk, task, by="周文涛")
    year.told("closed")
    if then == "reopened":
        year.at(year.clock.day + timedelta(10), partial(_send_back, year, task))


def _send_back(year: Year, task: str) -> None:
    tasks.send_back(year.desk, task, reason="佐证材料不足")
    year.told("returned")
    year.at(year.clock.day + timedelta(8), partial(_finish, year, task))


def _extend(year: Year, task: str, times: int) -> None:
    due = ledger.lines(year.desk, [task])[0].row.due_on
    to = year.desk.calendar.roll((due or year.clock.day) + timedelta(30)).day
    tasks.extend(year.desk, task, to, reason="工期未到", paper=f"函〔{YEAR}〕{times}号", approver="周文涛")
    year.told("extended")
    if times == 1 and year.random.random() < 0.3:
        year.at(to - timedelta(2), partial(_extend, year, task, 2))
    elif year.random.random() < 0.9:
        year.at(to + timedelta(year.random.randint(-6, 12)), partial(_finish, year, task))


def _part(year: Year, task: str) -> None:
    tasks.part(
        year.desk,
        task,
        achieved="前两项",
        remaining="第三项",
        reason="资金未到位",
        approval=Approval("周文涛"),
    )
    year.told("part")


def _stop(year: Year, task: str) -> None:
    tasks.terminate(year.desk, task, reason="上级另有安排", approval=Approval("周文涛"))
    year.told("terminated")


def _carry(year: Year, task: str) -> None:
    to = Carried(year=YEAR + 1, due_on=date(YEAR + 1, 6, 30))
    tasks.carry(year.desk, task, reason="跨年工程", approval=Approval("周文涛"), to=to)
    year.told("carried")


def _split(year: Year, task: str, due: date) -> None:
    one, other = year.random.sample(year.units(), 2)
    made = tasks.split(
        year.desk, task, (PartDraft("第一部分", (one,)), PartDraft("第二部分", (other,), due_on=due))
    ).made
    year.told("split")
    for line in ledger.lines(year.desk, made):
        _begin(year, line.id, line.row.due_on, "in_time" if line.row.due_on else "stays")


def _plan_reforms(year: Year) -> None:
    names = year.units()
    year.at(date(YEAR, 5, 20), partial(_reform, year, "merge", tuple(names[5:7]), ("县综合协调局",)))
    year.at(date(YEAR, 7, 15), partial(_reform, year, "rename", (names[8],), ("县新名称局",)))
    year.at(date(YEAR, 9, 10), partial(_reform, year, "split", (names[10],), ("县甲管理局", "县乙管理局")))


def _reform(year: Year, kind: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    reform = Reform(kind, old, new, year.clock.day, f"县编〔{YEAR}〕{len(old)}号")
    touched = successions.preview(year.desk, reform)
    heirs = {task.task_id: name for task, name in zip(touched.tasks, cycle(new), strict=False)}
    chosen = Reform(kind, old, new, year.clock.day, reform.paper, tasks=heirs if kind == "split" else {})
    successions.reorganise(year.desk, chosen)
    year.told(kind)


def _slip_of_the_hand(year: Year) -> None:
    """An act taken back at once, and another brought again: neither may count twice."""
    desk = year.desk
    task = ledger.ids(desk, ledger.LedgerFilter(statuses=("open",), owner_id=desk.office.id))[0]
    tasks.add_progress(desk, task, "记错了", source="电话", by="经办", kind="press")
    history.undo(desk)
    tasks.add_progress(desk, task, "又催一次", source="电话", by="经办", kind="press")
    history.undo(desk)
    history.redo(desk)
    year.told("undone")


def _urge_on_paper(year: Year) -> None:
    """催办单 for three units: the tasks of one paper are one time."""
    folder = year.desk.store.paths.home / "out"
    for subject in papers.subjects_for(year.desk, "supervision", Subject())[:3]:
        papers.make(year.desk, "supervision", subject, folder)
        year.told("on_paper")


def _remarks(year: Year) -> None:
    sheets = assessment.year_sheets(year.desk, YEAR).sheets
    assessment.put_remarks(year.desk, YEAR, {sheet.id: f"{sheet.unit}工作扎实" for sheet in sheets[::3]})
