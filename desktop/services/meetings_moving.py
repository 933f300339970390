"""Changing a meeting that is planned: another day, called off, held together with another; its papers follow."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.services.desk import Desk
from desktop.services.invitations import for_everyone, invite_in, reset_in
from desktop.services.meetings_agenda import AgendaDraft, agenda_rows, free, write_agenda
from desktop.store.tables import Invitation, Meeting, Paper, Topic
from desktop.store.work import Work

CHANGED = "更改会议安排"
# The papers that a change of day makes wrong, and those that were only right while the meeting was to be held.
_OF_THE_DAY = ("meeting_notice", "meeting_receipt", "invitation_letter", "meeting_postponed", "meeting_correction",
               "agenda", "sign_in_sheet")  # fmt: skip
_ALL = (*_OF_THE_DAY, "desk_cards", "missing_receipts")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where, when and under whom a meeting is held, and for which year or quarter it counts; None leaves as it is."""

    title: str | None = None
    time_text: str | None = None
    place: str | None = None
    host: str | None = None
    delegated_by: str | None = None
    year_covered: int | None = None
    quarter: int | None = None


def arrange(desk: Desk, meeting_id: str, new: Arrangement, *, reason: str = "") -> Changes:
    """Change what is arranged for a meeting (not its day); `quarter` 0 takes the quarter back to that of the day.

    Refused for a meeting called off, and for another year covered once the number is given.
    """
    with desk.act(CHANGED, reason=reason) as work:
        meeting = work.need(Meeting, meeting_id)
        if meeting.status in ("cancelled", "merged"):
            raise Refused(f"“{meeting.title}”不再召开，没有改动。")
        if meeting.serial and new.year_covered not in (None, meeting.year_covered):
            raise Refused(f"“{meeting.title}”已编为第{meeting.serial}次，所属年度不能再改。没有改动。")
        if new.quarter is not None and new.quarter not in range(5):
            raise Refused(f"季度写成了“{new.quarter}”，没有改动。请写 1 至 4。")
        for name in ("title", "time_text", "place", "host", "delegated_by", "year_covered"):
            value = getattr(new, name)
            if value is not None:
                setattr(meeting, name, value.strip() if isinstance(value, str) else value)
        if new.quarter is not None:
            meeting.quarter = new.quarter or None
        kind = desk.profile.meeting(meeting.kind).name
        meeting.search_text = search_text(meeting.title, kind, meeting.place, meeting.host)
    return work.changes


def postpone(desk: Desk, meeting_id: str, to: date | None, reason: str) -> Changes:
    """Put a meeting off to another day, or to one still to be set (`to` None); the first day is kept.

    Whoever was asked is asked again for the new day's roster and answers anew; papers of the old day are void.
    Refused without a reason, for a meeting that is not planned, and for the day it has.
    """
    with desk.act("会议延期", reason=_needed(reason, "延期")) as work:
        meeting = _planned(work, meeting_id, "延期")
        if to == meeting.meets_on and meeting.status == "planned":
            raise Refused(f"“{meeting.title}”本来就定于{to.isoformat()}，没有改动。请写新的日期。")
        meeting.first_meets_on = meeting.first_meets_on or meeting.meets_on
        meeting.status_reason = reason.strip()
        words = f"会议延期至{to.isoformat()}" if to else "会议延期，日期待定"
        _void(desk, work, meeting, _OF_THE_DAY, f"{words}：{reason.strip()}")
        if to is None:
            meeting.status = "postponed"
        else:
            meeting.status, meeting.meets_on = "planned", to
            reset_in(work, meeting)
            _ask_again(desk, work, meeting)
    return work.changes


def cancel(desk: Desk, meeting_id: str, reason: str) -> Changes:
    """Call a meeting off; its papers are void, its topics are offered for the next one. It never has a number.

    Refused without a reason and for a meeting that is not planned.
    """
    with desk.act("取消会议", reason=_needed(reason, "取消")) as work:
        meeting = _planned(work, meeting_id, "取消")
        meeting.status, meeting.status_reason = "cancelled", reason.strip()
        _void(desk, work, meeting, _ALL, f"会议取消：{reason.strip()}")
        for topic in work.find(Topic, meeting_id=meeting.id, state="agenda"):
            free(work, topic, f"“{meeting.title}”取消")
    return work.changes


def merge(desk: Desk, meeting_id: str, into_id: str, reason: str) -> Changes:
    """Hold a meeting together with another: its topics and whom it asked move there, its papers are void.

    Refused without a reason, for itself, and unless both are planned.
    """
    with desk.act("合并会议", reason=_needed(reason, "合并")) as work:
        meeting = _planned(work, meeting_id, "合并")
        other = _planned(work, into_id, "并入")
        if meeting.id == other.id:
            raise Refused("不能把会议并入它自己，没有改动。请选择另一次会议。")
        items, own = agenda_rows(work, other.id), agenda_rows(work, meeting.id)
        known = {item.title for item in items}
        write_agenda(desk, work, meeting, [_without_topic(item) for item in own])
        write_agenda(desk, work, other, [*items, *(item for item in own if item.title not in known)])
        asked = {each.unit_name for each in work.find(Invitation, meeting_id=other.id)}
        wanted = [each.unit_name for each in work.find(Invitation, meeting_id=meeting.id)]
        more = [name for name in dict.fromkeys(wanted) if name not in asked]
        if more:
            invite_in(desk, work, other, more)
        meeting.status, meeting.status_reason = "merged", reason.strip()
        meeting.merged_into_id = other.id
        _void(desk, work, meeting, _ALL, f"会议并入“{other.title}”：{reason.strip()}")
    return work.changes


def _without_topic(item: AgendaDraft) -> AgendaDraft:
    return AgendaDraft(item.title, item.presenter, item.minutes, item.materials, item.kind)


def _planned(work: Work, meeting_id: str, act: str) -> Meeting:
    meeting = work.need(Meeting, meeting_id)
    if meeting.status not in ("planned", "postponed"):
        raise Refused(f"“{meeting.title}”已召开或者不再召开，不能{act}，没有改动。")
    return meeting


def _ask_again(desk: Desk, work: Work, meeting: Meeting) -> None:
    """Bring those asked up to the roster of the new day; a meeting for chosen units asks these again."""
    asked = work.find(Invitation, meeting_id=meeting.id)
    if asked:
        everyone = for_everyone(desk.profile.meeting(meeting.kind))
        names = () if everyone else tuple(dict.fromkeys(each.unit_name for each in asked))
        invite_in(desk, work, meeting, names)


def _void(desk: Desk, work: Work, meeting: Meeting, kinds: tuple[str, ...], reason: str) -> None:
    for paper in work.find(Paper, owner_id=desk.office.id, meeting_id=meeting.id, status="issued"):
        if paper.kind in kinds:
            paper.status, paper.reason = "void", reason


def _needed(reason: str, act: str) -> str:
    if not reason.strip():
        raise Refused(f"{act}须写明原因，没有改动。")
    return reason.strip()
