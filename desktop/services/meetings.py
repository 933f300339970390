"""What a clerk does with a meeting: plan it, set its agenda, record who came, close it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.attendance import level_of
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import fold, search_text
from desktop.services.desk import Desk
from desktop.services.invitations import for_everyone, invite_in
from desktop.services.meetings_agenda import AgendaDraft, agenda_rows, first_items, write_agenda
from desktop.services.roster_people import in_force
from desktop.services.units import unit_named
from desktop.store.tables import Attendance, Decision, Meeting, Task, Unit
from desktop.store.work import View, Work

ATTENDANCE = {"present": "出席", "observer": "列席", "leave": "请假", "absent": "缺席", "stand_in": "代会"}
STATUSES = {
    "planned": "筹备", "held": "已召开", "cancelled": "取消", "postponed": "延期待定", "merged": "已合并",
}  # fmt: skip
OPEN = ("planned", "postponed")


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as the clerk plans it; `kind` is an id or name of the profile, `year_covered` None proposes one.

    `proposer` is the unit that asked for it. `invites` names the units invited; None: whom the kind is for.
    """

    kind: str
    meets_on: date
    title: str = ""
    time_text: str = ""
    place: str = ""
    host: str = ""
    delegated_by: str = ""
    year_covered: int | None = None
    agenda: tuple[str, ...] = ()
    quarter: int | None = None
    proposer: str = ""
    invites: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AttendanceDraft:
    """One line of attendance; `kind` is a key of `ATTENDANCE`, `level` one of `LEVELS` (empty: by the post)."""

    kind: str
    unit: str = ""
    person: str = ""
    role_note: str = ""
    reason: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting as the list shows it."""

    id: str
    kind: str
    kind_name: str
    title: str
    year_covered: int
    meets_on: date
    time_text: str
    place: str
    host: str
    delegated_by: str
    recorder: str
    status: str
    issue_no: str
    serial: int | None
    source_id: str | None
    decisions: int
    tasks: int
    quarter: int | None = None
    proposer: str = ""
    status_reason: str = ""
    first_meets_on: date | None = None
    merged_into_id: str | None = None

    @property
    def state(self) -> str:
        """Return how the meeting stands, in words: a meeting put off to another day says so."""
        words = STATUSES[self.status]
        return "筹备（已改期）" if self.status == "planned" and self.first_meets_on else words


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """Everything about one meeting."""

    row: MeetingRow
    agenda: tuple[str, ...]
    attendance: tuple[AttendanceDraft, ...]
    decisions: tuple[tuple[str, str, str, str], ...]  # (id, text, disposition, outcome)
    items: tuple[AgendaDraft, ...] = ()


def add_meeting(desk: Desk, draft: MeetingDraft) -> Changes:
    """Plan a meeting and ask whom its kind is for (see `MeetingDraft.invites`) with the seats of that day.

    The year it covers is proposed by the profile unless given.
    """
    with desk.act("筹备会议") as work:
        meeting = add_meeting_in(desk, work, draft)
        everyone = draft.invites is None and for_everyone(desk.profile.meeting(draft.kind))
        if everyone or draft.invites:
            invite_in(desk, work, meeting, draft.invites or ())
    return work.changes


def add_meeting_in(desk: Desk, work: Work, draft: MeetingDraft, **facts: str) -> Meeting:
    """Plan a meeting inside an act that is already under way; `facts` are further fields of the record."""
    kind = desk.profile.meeting(draft.kind)
    if draft.quarter is not None and draft.quarter not in (1, 2, 3, 4):
        raise Refused(f"季度写成了“{draft.quarter}”，没有登记会议。请写 1 至 4，或不填。")
    year = draft.year_covered or desk.profile.year_covered(kind.id, draft.meets_on)
    title = draft.title.strip() or f"{year}年{kind.name}"
    meeting = work.add(
        Meeting(
            owner_id=desk.office.id,
            kind=kind.id,
            title=title,
            year_covered=year,
            quarter=draft.quarter,
            meets_on=draft.meets_on,
            time_text=draft.time_text,
            place=draft.place,
            host=draft.host,
            delegated_by=draft.delegated_by,
            proposer_unit_id=unit_named(desk, work, draft.proposer).id if draft.proposer.strip() else None,
            search_text=search_text(title, kind.name, draft.place, draft.host),
            **facts,
        )
    )
    items = [AgendaDraft(each) for each in draft.agenda] or first_items(desk, kind, draft.meets_on)
    write_agenda(desk, work, meeting, items)
    return meeting


def set_agenda(desk: Desk, meeting_id: str, titles: Sequence[str]) -> Changes:
    """Put these topics, in this order, in the agenda's place; a topic that stays keeps its details."""
    with desk.act("议程") as work:
        known = {item.title: item for item in agenda_rows(work, meeting_id)}
        wanted = [title.strip() for title in titles if title.strip()]
        items = [known.get(title, AgendaDraft(title)) for title in wanted]
        write_agenda(desk, work, work.need(Meeting, meeting_id), items)
    return work.changes


def record_attendance(desk: Desk, meeting_id: str, entries: Sequence[AttendanceDraft]) -> Changes:
    """Put these entries in the place of the meeting's attendance."""
    with desk.act("登记到会") as work:
        for old in work.find(Attendance, meeting_id=meeting_id):
            work.remove(old)
        add_attendance_in(desk, work, meeting_id, entries)
    return work.changes


def add_attendance_in(desk: Desk, work: Work, meeting_id: str, entries: Sequence[AttendanceDraft]) -> None:
    """Add attendance inside an act that is already under way; an unknown kind is Refused."""
    on = work.need(Meeting, meeting_id).meets_on
    units = {unit.name: unit.id for unit in _units_by_day(desk, work, on)}
    for place, entry in enumerate(entries):
        if entry.kind not in ATTENDANCE:
            raise Refused(f"到会情况“{entry.kind}”不认识。可用：{'、'.join(ATTENDANCE.values())}。")
        work.add(
            Attendance(
                owner_id=desk.office.id,
                meeting_id=meeting_id,
                unit_id=units.get(entry.unit),
                unit_name=entry.unit,
                person=entry.person,
                kind=entry.kind,
                role_note=entry.role_note,
                reason=entry.reason,
                level=entry.level or level_of(entry.role_note),
                order_no=place,
            )
        )


def _units_by_day(desk: Desk, view: View, on: date) -> list[Unit]:
    """Return our units, those in force on a day last: of two with one name the latter counts."""
    return sorted(view.find(Unit, owner_id=desk.office.id), key=lambda unit: in_force(unit, on))


def close_meeting(desk: Desk, meeting_id: str) -> Changes:
    """Record that the meeting was held; its number within kind and year covered is given now, never twice."""
    with desk.act("会议结束") as work:
        hold_in(desk, work, work.need(Meeting, meeting_id))
    return work.changes


def hold_in(desk: Desk, work: Work, meeting: Meeting) -> None:
    """Mark a meeting as held and give its number, inside an act that is already under way."""
    if meeting.status == "held":
        raise Refused(f"“{meeting.title}”已登记为召开，没有改动。")
    if meeting.status == "cancelled":
        raise Refused(f"“{meeting.title}”已取消，不能登记为召开。")
    if meeting.status == "merged":
        raise Refused(f"“{meeting.title}”已并入其他会议，不能登记为召开。请登记并入的会议。")
    if meeting.status == "postponed":
        raise Refused(f"“{meeting.title}”延期待定，没有登记为召开。请先定下新的日期。")
    if meeting.meets_on > desk.today():
        raise Refused(f"“{meeting.title}”定于{meeting.meets_on.isoformat()}召开，尚未到日子，没有登记。")
    series = f"{meeting.kind}/{meeting.year_covered}"
    meeting.serial = work.next_serial("meetings", series=series)
    meeting.series = series
    meeting.status = "held"


def list_meetings(desk: Desk, *, text: str = "") -> list[MeetingRow]:
    """Return our meetings, newest first; `text` narrows them to those that hold every word of it."""
    with desk.view() as view:
        found = view.find(Meeting, owner_id=desk.office.id, order="meets_on")
        wanted = [fold(word) for word in text.split()]
        return [_row(desk, view, m) for m in reversed(found) if all(w in m.search_text for w in wanted)]


def open_meeting(desk: Desk, meeting_id: str) -> MeetingFile:
    """Return everything about one meeting."""
    with desk.view() as view:
        meeting = view.get(Meeting, meeting_id)
        if meeting is None:
            raise Refused(f"没有编号为“{meeting_id}”的会议。请用 fuyuan meeting list 查看。")
        items = agenda_rows(view, meeting_id)
        came = view.find(Attendance, meeting_id=meeting_id, order="order_no")
        decisions = view.find(Decision, meeting_id=meeting_id, order="order_no")
        return MeetingFile(
            row=_row(desk, view, meeting),
            agenda=tuple(item.title for item in items),
            attendance=tuple(
                AttendanceDraft(a.kind, a.unit_name, a.person, a.role_note, a.reason, a.level) for a in came
            ),
            decisions=tuple((d.id, d.text, d.disposition, d.outcome) for d in decisions),
            items=tuple(items),
        )


def _row(desk: Desk, view: View, meeting: Meeting) -> MeetingRow:
    kinds = {kind.id: kind.name for kind in desk.profile.meetings}
    proposer = view.get(Unit, meeting.proposer_unit_id)
    return MeetingRow(
        id=meeting.id,
        kind=meeting.kind,
        kind_name=kinds.get(meeting.kind, meeting.kind),
        title=meeting.title,
        year_covered=meeting.year_covered,
        meets_on=meeting.meets_on,
        time_text=meeting.time_text,
        place=meeting.place,
        host=meeting.host,
        delegated_by=meeting.delegated_by,
        recorder=meeting.recorder,
        status=meeting.status,
        issue_no=meeting.issue_no,
        serial=meeting.serial,
        source_id=meeting.source_id,
        decisions=len(view.find(Decision, meeting_id=meeting.id)),
        tasks=len(view.find(Task, meeting_id=meeting.id)),
        quarter=meeting.quarter,
        proposer=proposer.name if proposer else "",
        status_reason=meeting.status_reason,
        first_meets_on=meeting.first_meets_on,
        merged_into_id=meeting.merged_into_id,
    )
