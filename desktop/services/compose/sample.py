"""An office with the shipped example in it, and what a paper of each kind can be about there: for trying texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.documents.intake import read_source_bytes
from desktop.locate import shipped
from desktop.services import (
    inspections,
    ledger,
    meetings,
    meetings_moving,
    minutes,
    roster,
    roster_draft,
    roster_import,
    settings,
    tasks,
    worklist_approval,
    worklist_carry,
    worklist_lines,
    worklists,
)
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.setup import found_office

_PLACE, _HOST, _UNIT = "濮阳县", "县司法局", "县财政局"
_DAYS = (date(2026, 3, 18), date(2026, 6, 24), date(2026, 7, 15))  # a meeting held, today, a meeting to come
_ONE_TASK_ONLY = ("extension_approval", "closing_approval")


class SampleOffice:
    """The example office on its own day; `subject` tells what a paper of a kind is about."""

    def __init__(self, desk: Desk, held: str, planned: str) -> None:
        self.desk, self._held, self._planned = desk, held, planned
        rows = meetings.list_meetings(desk)
        self._moved = next((row.id for row in rows if row.first_meets_on), planned)
        self._off = next((row.id for row in rows if row.status == "cancelled"), planned)
        chosen = ledger.LedgerFilter(owner_id=desk.office.id)
        lines = ledger.lines(desk, ledger.ids(desk, chosen))
        self._tasks = tuple(line.id for line in lines if _UNIT in line.row.lead) or (lines[0].id,)

    def subject(self, kind: str) -> Subject:
        """Return what a paper of that kind is about: the held or the coming meeting, one unit, its tasks."""
        held = kind in ("minutes", "minutes_excerpt", "decision_table", "routing_sheet")
        ids = self._tasks[:1] if kind in _ONE_TASK_ONLY else self._tasks
        unit = "" if kind in ("meeting_notice", "liaison_check", "people_wanted") else _UNIT
        whole = kind in (
            "ledger",
            "ledger_a3",
            "ledger_original",
            "circular",
            "urging_register",
            "people_wanted",
        )
        moved = {
            "meeting_postponed": self._moved,
            "meeting_correction": self._moved,
            "meeting_cancelled": self._off,
        }
        meeting = self._held if held else moved.get(kind, self._planned)
        return Subject(meeting_id=meeting, task_ids=() if whole else ids, unit=unit)


@contextmanager
def sample_office() -> Iterator[SampleOffice]:
    """Make the example office in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="fuyuan-sample-", ignore_cleanup_errors=True) as folder:
        desk = found_office(
            Path(folder) / "office",
            profile="puyang",
            name=_PLACE,
            level="county",
            host_unit=_HOST,
            actor="示例",
            today=lambda: _DAYS[1],
        )
        try:
            yield fill_sample(desk)
        finally:
            desk.close()


def fill_sample(desk: Desk) -> SampleOffice:
    """Put the shipped example into an empty office: its roster, a meeting held with its minutes, one to come."""
    data = (shipped("resources") / "example" / "puyang-notice.txt").read_bytes()
    draft = roster_draft.draft_of(
        roster_draft.read(desk, read_source_bytes(data, "建立常态化府院联动工作机制的通知.txt"))
    )
    roster_import.import_roster(desk, draft)
    settings.put(desk, "contact", "陈晨，0393-5550102")
    for row in roster.unit_rows(desk, desk.today())[:3]:
        roster.set_liaison(
            desk, row.id, "刘敏", position="办公室主任", mobile="13800000000", phone="0393-5550100"
        )
    held, planned = (_meeting(desk, day) for day in (_DAYS[0], _DAYS[2]))
    _moved(desk)
    _minutes(desk, held)
    first = ledger.ids(desk, ledger.LedgerFilter(owner_id=desk.office.id))[0]
    tasks.assign_person(desk, first, post="住房保障股股长", person="孙岩")
    tasks.add_progress(desk, first, "方案正在起草。", source="电话", by="县住房城乡建设局孙岩", kind="press")
    _listed(desk, held)
    return SampleOffice(desk, held, planned)


def _listed(desk: Desk, held: str) -> None:
    """Put two tasks on the year's first list, approved by the meeting held, and inspect three."""
    worklists.open_year(desk, desk.today().year)
    ids = ledger.ids(desk, ledger.LedgerFilter(owner_id=desk.office.id))
    file = worklists.lists_of(desk, desk.today().year)[0]
    worklist_lines.keep(desk, worklist_carry.take_tasks(desk, file.id, ids[:2]).made)
    worklist_approval.submit(desk, [file.id])
    worklist_approval.approve(desk, [file.id], meeting_id=held, leave_undated=True)
    chosen = inspections.choose(desk, ledger.LedgerFilter(), "在办", size=3, seed="202606")
    inspections.plan(desk, inspections.Plan("第二季度专项检查", desk.today(), "王立"), chosen)
    first = inspections.inspections(desk)[0].lines[0]
    inspections.record(desk, [inspections.Finding(first.id, "partly", "方案已经印发，尚未组织实施。")])


def _meeting(desk: Desk, day: date) -> str:
    made = meetings.add_meeting(
        desk,
        meetings.MeetingDraft(
            kind=desk.profile.meetings[0].id,
            meets_on=day,
            title=f"{_PLACE}府院联动工作联席会议{day.year}年{day.month}月会议",
            time_text="上午9:00",
            place="县政府三楼会议室",
            host="县委常委、常务副县长",
            delegated_by="召集人",
        ),
    )
    return made.made[0]


def _moved(desk: Desk) -> None:
    """Plan two more meetings: one was put off and given another room, one called off."""
    kind = desk.profile.meetings[1].id
    moved, off = (
        meetings.add_meeting(
            desk, meetings.MeetingDraft(kind, day, time_text="上午9:00", place="三楼会议室")
        ).made[0]
        for day in _DAYS[1:]
    )
    meetings_moving.postpone(desk, moved, _DAYS[2], "会议材料尚未备齐")
    meetings_moving.arrange(desk, moved, meetings_moving.Arrangement(place="县政府四楼会议室"))
    meetings_moving.cancel(desk, off, "有关事项已由专题会议研究")


def _minutes(desk: Desk, meeting: str) -> None:
    from desktop.services.demo import example

    data = example("minutes-plenary", _DAYS[0])
    source = read_source_bytes(data, "纪要.txt")
    proposal = minutes.read(desk, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    minutes.confirm(desk, source, data, proposal.meeting, choices, meeting_id=meeting)
