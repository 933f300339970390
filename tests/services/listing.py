"""Lists of a year for the tests: opened, filled, brought to the meeting."""

from datetime import date

from desktop.services import meetings, worklist_approval, worklist_lines, worklists
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.worklist_lines import LineDraft
from desktop.services.worklists import ListFile

YEAR = 2026


def opened(desk: Desk, year: int = YEAR) -> list[ListFile]:
    worklists.open_year(desk, year)
    return worklists.lists_of(desk, year)


def propose(desk: Desk, list_id: str, *matters: str, deadline: str = "12月底前", **more: object) -> list[str]:
    """Add proposals of 县财政局 and return their ids."""
    facts = {
        "proposer": "县财政局",
        "lead": ("县财政局",),
        "support": ("县法院",),
        "deadline": deadline,
    } | more
    drafts = [LineDraft(matter, **facts) for matter in matters]
    made = worklist_lines.add_lines(desk, list_id, drafts).made
    return list(made)


def again(desk: Desk, file: ListFile) -> ListFile:
    return worklists.open_list(desk, file.id)


def submitted(desk: Desk, file: ListFile, *matters: str, **more: object) -> ListFile:
    """Fill a list and submit it."""
    worklist_lines.keep(desk, propose(desk, file.id, *matters, **more))
    worklist_approval.submit(desk, [file.id])
    return again(desk, file)


def approved(desk: Desk, file: ListFile, *matters: str, **more: object) -> ListFile:
    """Fill a list and have it approved by a named person."""
    submitted(desk, file, *matters, **more)
    worklist_approval.approve(desk, [file.id], approver="周文涛", on=desk.today(), leave_undated=True)
    return again(desk, file)


def plenary(desk: Desk, on: date | None = None, kind: str = "plenary") -> str:
    """Plan and hold a meeting; returns its id."""
    made = meetings.add_meeting(desk, MeetingDraft(kind, on or desk.today())).made[0]
    meetings.close_meeting(desk, made)
    return made
