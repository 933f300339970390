"""A year of an office through its real services: meetings, minutes, lists, tasks by hand, reforms of units."""

from datetime import date, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random

from desks import Clock

from desktop.documents.intake import read_source_bytes
from desktop.documents.words import chinese_date
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
from desktop.services.worklist_lines import LineDraft

from . import beside
from .course import FIRST, YEAR, Size, Year, found
from .life import begin_all, due_day, report_now_and_then

_KINDS = ("plenary", "coordination", "study", "liaison", "symposium", "coordination", "study", "coordination")
_CAME = (("present", "chief"), ("present", "deputy"), ("present", ""), ("leave", ""), ("absent", ""))
_RHYTHMS = ("每月10日前报告进展", "每季度末报告进展")


def begin(home: Path, size: Size) -> Year:
    """Found the office and plan its year."""
    clock = Clock(FIRST)
    year = Year(found(home, clock, files=size.files), clock, size, Random(size.seed))
    _plan_meetings(year)
    _plan_lists(year)
    _plan_by_hand(year)
    _plan_reforms(year)
    for n in range(max(2, size.tasks // 100)):
        year.at(date(YEAR, 2, 10) + timedelta(31 * n), partial(_slip_of_the_hand, year))
    if size.files:
        year.at(date(YEAR, 8, 20), partial(_urge_on_paper, year))
    beside.plan(year)
    year.at(date(YEAR, 12, 28), partial(_remarks, year))
    return year


def _spread(number: int, first: date, last: date) -> list[date]:
    step = (last - first) / max(1, number - 1)
    return [first + step * n for n in range(number)]


def _plan_meetings(year: Year) -> None:
    days = _spread(year.size.meetings, date(YEAR, 1, 20), date(YEAR, 12, 10))
    items = year.size.tasks // 2 // max(1, len(days) // 2) if year.size.files else 0
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
    for unit in year.random.sample(year.units(), 3):
        came.append(meetings.AttendanceDraft("present", unit, "同来的负责人", level="chief"))
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
        due = due_day(year)
        text.append(
            f"{n}.由{lead}牵头，{support}配合，{chinese_date(due)}前完成第{n}批案件评查，形成书面报告。"
        )
    data = "\n".join(text).encode()
    source = read_source_bytes(data, f"{row.title}.txt")
    proposal = minutes.read(desk, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    changes = minutes.confirm(desk, source, data, proposal.meeting, choices, meeting_id=meeting)
    begin_all(year, changes.made, "minutes")


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
    year.at(date(YEAR, 2, 2), lambda: begin_all(year, approve(on=year.clock.day).changes.made, "list"))


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
    rest = year.size.tasks - year.size.tasks // 10 - (year.size.tasks // 2 if year.size.files else 0)
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
        report_now_and_then(year, made)
        return
    if n % 13 != 5:
        draft = TaskDraft(
            draft.matter, leads, (support,), source_kind=draft.source_kind, due_on=due_day(year)
        )
    begin_all(year, tasks.add_task(year.desk, draft).made[:1], "by_hand")


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
    year.told(f"units_{kind}")


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
