"""Who came: all as they answered in one act, exceptions after it, and who keeps sending somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.attendance import Spoken, level_of, understand
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.invitations import InvitationRow, called, for_everyone, invitations_of, one_meant
from desktop.services.meetings import AttendanceDraft, add_attendance_in, hold_in, open_meeting
from desktop.services.units import units_to_pick
from desktop.store.tables import Attendance, Meeting

_LABEL = "登记到会"
_OFTEN = 2  # so many stand-ins in a year are told


@dataclass(frozen=True, slots=True)
class StandIns:
    """A unit that sent somebody else more than once in a year: how often, and to which meetings."""

    unit: str
    times: int
    meetings: tuple[tuple[date, str, str], ...]  # (day, title, who stood in)


def as_answered(desk: Desk, meeting_id: str) -> list[AttendanceDraft]:
    """Return the attendance as if everyone came as answered; whoever did not answer came in person.

    Heads stand first, then the seats asked, in protocol order. Where nobody was asked, the roster of the day counts
    for a kind that is for all; of other kinds nobody is taken to have come. Nothing is stored.
    """
    row = open_meeting(desk, meeting_id).row
    asked = invitations_of(desk, meeting_id)
    heads = _heads(desk, row.meets_on, row.host, row.delegated_by) if _with_heads(desk, row.kind) else []
    if asked or not for_everyone(desk.profile.meeting(row.kind)):
        return [*heads, *map(_answered, asked)]
    return [*heads, *_seats(desk, row.meets_on)]


def attend(
    desk: Desk, meeting_id: str, entries: Sequence[AttendanceDraft] | None = None, *, close: bool = False
) -> Changes:
    """Record who came, in the place of what was recorded before; `entries` None takes all as answered.

    With `close` the meeting is recorded as held in the same act and gets its number.
    """
    told = as_answered(desk, meeting_id) if entries is None else entries
    with desk.act(f"{_LABEL}，会议结束" if close else _LABEL) as work:
        for old in work.find(Attendance, meeting_id=meeting_id):
            work.remove(old)
        add_attendance_in(desk, work, meeting_id, told)
        if close:
            hold_in(desk, work, work.need(Meeting, meeting_id))
    return work.changes


def except_in_words(desk: Desk, words: str, entries: Sequence[AttendanceDraft]) -> list[AttendanceDraft]:
    """Return the entries with one exception typed in a line (`czj 王强 副局长`, `财政局 -出差`, `jyj 缺席`).

    Nothing is stored. Refused when the unit is unknown or may be more than one.
    """
    spoken = _hear(desk, words, entries)
    unit = one_meant(words, spoken)
    entry = AttendanceDraft(spoken.kind, unit, spoken.person, spoken.position, spoken.reason)
    places = [n for n, each in enumerate(entries) if each.unit == unit]
    if not places:
        return [*entries, entry]
    before = entries[places[0]]
    if spoken.kind in ("present", "observer") and not spoken.person:
        entry = replace(before, kind=spoken.kind, reason="")
    elif spoken.kind in ("leave", "absent"):
        entry = replace(before, kind=spoken.kind, reason=spoken.reason, level="")
    return [entry if n == places[0] else each for n, each in enumerate(entries)]


def mark(desk: Desk, meeting_id: str, entry: AttendanceDraft) -> Changes:
    """Change the entry of one unit (of one person, where no unit is named) after the attendance was recorded.

    Refused when nothing was recorded yet.
    """
    file = open_meeting(desk, meeting_id)
    if not file.attendance:
        raise Refused(f"“{file.row.title}”还没有登记到会，没有改动。请先登记全部到会情况。")
    own = [n for n, each in enumerate(file.attendance) if _same(each, entry)]
    told = list(file.attendance)
    if own:
        told[own[0]] = entry
    else:
        told.append(entry)
    return attend(desk, meeting_id, told)


def stand_ins(desk: Desk, year: int, *, least: int = _OFTEN) -> list[StandIns]:
    """Return the units that sent a stand-in at least so often to meetings held for a year, most often first."""
    found: dict[str, list[tuple[date, str, str]]] = {}
    with desk.view() as view:
        for meeting in view.find(Meeting, owner_id=desk.office.id, year_covered=year, order="meets_on"):
            if meeting.status != "held":
                continue
            for came in view.find(Attendance, meeting_id=meeting.id, kind="stand_in", order="order_no"):
                who = f"{came.person}{f'（{came.role_note}）' if came.role_note else ''}"
                found.setdefault(came.unit_name, []).append((meeting.meets_on, meeting.title, who))
    told = [StandIns(unit, len(times), tuple(times)) for unit, times in found.items() if len(times) >= least]
    return sorted(told, key=lambda each: -each.times)


def _hear(desk: Desk, words: str, entries: Sequence[AttendanceDraft]) -> Spoken:
    """Read a typed exception: of a unit of the entries, else of any unit of ours."""
    spoken = understand(words, called(desk, [entry.unit for entry in entries if entry.unit]))
    if spoken.found:
        return spoken
    return understand(words, called(desk, [unit.name for unit in units_to_pick(desk)]))


def _with_heads(desk: Desk, kind: str) -> bool:
    meeting = desk.profile.meeting(kind)
    return for_everyone(meeting) and "联络员" not in meeting.attendees


def _heads(desk: Desk, on: date, host: str, delegated_by: str) -> list[AttendanceDraft]:
    """Return the heads named on the roster of a day; whoever commissioned the host is away."""
    found = []
    for seat in roster.seats_on(desk, on):
        if seat.kind != "head" or not seat.person:
            continue
        away = bool(delegated_by) and seat.role == delegated_by.strip() and seat.person not in host
        kind, why = ("leave", "委托他人主持") if away else ("present", "")
        found.append(AttendanceDraft(kind, seat.unit, seat.person, seat.position or seat.role, why))
    return found


def _answered(asked: InvitationRow) -> AttendanceDraft:
    kind = {"stand_in": "stand_in", "decline": "leave"}.get(asked.reply, "present")
    person, position = asked.guest
    level = "" if kind == "leave" else level_of(position, "" if kind == "stand_in" else asked.requirement)
    return AttendanceDraft(kind, asked.unit, person, position, asked.reason, level)


def _seats(desk: Desk, on: date) -> list[AttendanceDraft]:
    return [
        AttendanceDraft("present", s.unit, s.person, s.position, "", level_of(s.position, s.requirement))
        for s in roster.seats_on(desk, on)
        if s.kind == "member" and s.unit
    ]


def _same(one: AttendanceDraft, other: AttendanceDraft) -> bool:
    return one.unit == other.unit if other.unit else not one.unit and one.person == other.person
