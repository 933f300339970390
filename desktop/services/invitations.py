"""Whom a meeting asks, and what they answer (回执): the seats of the roster on the meeting's own day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.attendance import Called, Spoken, understand
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import fold, initials
from desktop.domain.profile_parts import MeetingKind
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.units import unit_named, units_to_pick
from desktop.store.tables import Invitation, Meeting, Unit
from desktop.store.work import View, Work

REPLIES = {"attend": "出席", "stand_in": "代会", "decline": "不能参加"}
_REPLY_OF = {
    "present": "attend",
    "observer": "attend",
    "stand_in": "stand_in",
    "leave": "decline",
    "absent": "decline",
}
_EVERYONE = re.compile(r"全体|各(?:成员)?单位|三长|领导小组")
_LIAISONS = "联络员"
_CLOSED = {"held": "已召开", "cancelled": "已取消", "merged": "已并入其他会议"}


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One seat asked and its answer; `reply` is a key of `REPLIES`, "" while none has come."""

    id: str
    unit: str
    person: str
    position: str
    requirement: str
    reply: str = ""
    stand_in: str = ""
    stand_in_position: str = ""
    reason: str = ""
    replied_on: date | None = None
    seat_id: str | None = None
    unit_id: str | None = None
    liaison: str = ""
    telephone: str = ""

    @property
    def told(self) -> str:
        """Return the answer in words: 代会 王强（副局长）, 不能参加：出差, 未回执."""
        if self.reply == "stand_in":
            post = f"（{self.stand_in_position}）" if self.stand_in_position else ""
            return f"代会 {self.stand_in}{post}"
        if self.reply == "decline":
            return f"不能参加：{self.reason}" if self.reason else "不能参加"
        return REPLIES.get(self.reply, "未回执")

    @property
    def guest(self) -> tuple[str, str]:
        """Return who is expected in the seat and with which post: the stand-in where one was named."""
        if self.reply == "stand_in":
            return self.stand_in, self.stand_in_position
        return self.person, self.position


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as the clerk records it."""

    reply: str
    stand_in: str = ""
    stand_in_position: str = ""
    reason: str = ""


def for_everyone(kind: MeetingKind) -> bool:
    """Tell whether a kind of meeting asks every member unit (else the clerk names those concerned)."""
    return _EVERYONE.search(kind.attendees) is not None


def invite(desk: Desk, meeting_id: str, units: Sequence[str] = ()) -> Changes:
    """Ask every seat of the roster on the meeting's day, or those of the units named, each with who holds it then.

    Those asked already keep their answers; without one their person is brought up to that day's roster. Refused
    when the meeting is over, a unit is unknown, or the roster of that day has no seat.
    """
    with desk.act("邀请参会") as work:
        meeting = work.need(Meeting, meeting_id)
        _check_open(meeting)
        if not invite_in(desk, work, meeting, units):
            raise Refused(
                f"{meeting.meets_on.isoformat()}的名册上没有可以邀请的席位，没有邀请。请先在成员单位中建立名册。"
            )
    return work.changes


def invite_in(desk: Desk, work: Work, meeting: Meeting, units: Sequence[str] = ()) -> int:
    """Ask the seats inside an act that is already under way; returns how many are asked now."""
    wanted = {unit_named(desk, work, name).name for name in units if name.strip()}
    asked = {(old.unit_name, old.seat_id): old for old in work.find(Invitation, meeting_id=meeting.id)}
    guests = [each for each in _seats(desk, meeting) if not wanted or each.unit in wanted]
    guests += [_bare(desk, work, name) for name in sorted(wanted - {each.unit for each in guests})]
    for place, each in enumerate(guests):
        old = asked.pop((each.unit, each.seat_id), None)
        if old is None:
            work.add(_invitation(desk, meeting, each, place))
        else:
            old.order_no = place
            if not old.reply:
                old.person, old.position = each.person, each.position
    for old in asked.values():
        if wanted or old.reply:
            old.order_no += len(guests)  # asked by name before, or answered though the seat is gone
        else:
            work.remove(old)
    return len(work.find(Invitation, meeting_id=meeting.id))


def invitations_of(desk: Desk, meeting_id: str) -> list[InvitationRow]:
    """Return who was asked to a meeting, in protocol order, with answer and the liaison's telephone."""
    with desk.view() as view:
        meeting = view.get(Meeting, meeting_id)
        asked = view.find(Invitation, meeting_id=meeting_id, order=("order_no", "id"))
    on = meeting.meets_on if meeting else desk.today()
    asks = {seat.id: seat.requirement for seat in roster.seats_on(desk, on)}
    phones = {each.unit: each for each in reversed(roster.liaisons_on(desk, max(on, desk.today())))}
    return [_row(each, asks.get(each.seat_id or "", ""), phones.get(each.unit_name)) for each in asked]


def unanswered(desk: Desk, meeting_id: str) -> list[InvitationRow]:
    """Return those who have not answered yet, with their liaisons' telephones."""
    return [row for row in invitations_of(desk, meeting_id) if not row.reply]


def record_reply(desk: Desk, invitation_id: str, reply: Reply) -> Changes:
    """Record what a seat answered; an earlier answer is replaced (the journal keeps it).

    Refused for an unknown answer, a stand-in without a name, or a meeting that is over.
    """
    with desk.act("登记回执") as work:
        asked = work.need(Invitation, invitation_id)
        _check_open(work.need(Meeting, asked.meeting_id))
        _put(desk, asked, reply)
    return work.changes


def clear_reply(desk: Desk, invitation_id: str) -> Changes:
    """Take an answer back: the seat counts as not having answered."""
    with desk.act("撤回回执") as work:
        asked = work.need(Invitation, invitation_id)
        _check_open(work.need(Meeting, asked.meeting_id))
        _put(desk, asked, Reply(""))
    return work.changes


def hear(desk: Desk, meeting_id: str, words: str) -> tuple[Spoken, list[InvitationRow]]:
    """Return what a typed line means and which seats it may mean, the best of each unit first; nothing is stored."""
    rows = invitations_of(desk, meeting_id)
    spoken = understand(words, called(desk, [row.unit for row in rows]))
    return spoken, [_seat_meant(rows, unit) for unit in spoken.found]


def reply_in_words(desk: Desk, meeting_id: str, words: str) -> Changes:
    """Record an answer typed in one line: `czj`, `财政局 王强 副局长`, `czj -出差`.

    Whoever is not asked yet is asked in the same act. Refused when the unit is unknown or may be more than one.
    """
    if not invitations_of(desk, meeting_id):
        with desk.view() as view:
            _check_open(view.need(Meeting, meeting_id))
        return _invite_and_reply(desk, meeting_id, words)
    spoken, meant = hear(desk, meeting_id, words)
    one_meant(words, spoken)
    return record_reply(desk, meant[0].id, reply_of(spoken))


def called(desk: Desk, names: Sequence[str]) -> list[Called]:
    """Return these units with every name they are known by; the id of each is the unit's name."""
    with desk.view() as view:
        known = {unit.name: unit for unit in view.find(Unit, owner_id=desk.office.id)}
    found = []
    for name in dict.fromkeys(names):
        unit = known.get(name)
        words = (name, unit.short_name, unit.code, *unit.aliases) if unit else (name,)
        filled = tuple(word for word in words if word)
        found.append(Called(name, filled, tuple(sound for word in filled for sound in initials(word))))
    return found


def one_meant(words: str, spoken: Spoken) -> str:
    """Return the one unit meant; Refused when none or several answer to the words."""
    if not spoken.found:
        raise Refused(f"受邀单位里没有“{words.strip()}”所说的单位，没有登记。请写简称、拼音首字母或代码。")
    if len(spoken.found) > 1:
        names = "、".join(spoken.found[:5])
        raise Refused(f"“{words.strip()}”可能是{names}，没有登记。请多写一两个字。")
    return spoken.found[0]


def reply_of(spoken: Spoken) -> Reply:
    """Return the answer that a typed line gives."""
    return Reply(_REPLY_OF[spoken.kind], spoken.person, spoken.position, spoken.reason)


def reset_in(work: Work, meeting: Meeting) -> int:
    """Take every answer back inside an act under way: they were given for another day. Returns how many."""
    answered = [each for each in work.find(Invitation, meeting_id=meeting.id) if each.reply]
    for each in answered:
        each.reply = each.stand_in = each.stand_in_position = each.reason = ""
        each.replied_on = None
    return len(answered)


def _invite_and_reply(desk: Desk, meeting_id: str, words: str) -> Changes:
    """Ask everyone, or where the kind is for chosen units the one that answers, and record the answer."""
    with desk.act("登记回执") as work:
        meeting = work.need(Meeting, meeting_id)
        units: tuple[str, ...] = ()
        if not for_everyone(desk.profile.meeting(meeting.kind)):
            every = called(desk, [unit.name for unit in units_to_pick(desk)])
            units = (one_meant(words, understand(words, every)),)
        invite_in(desk, work, meeting, units)
        asked = work.find(Invitation, meeting_id=meeting_id, order="order_no")
        rows = [_row(each, "", None) for each in asked]
        spoken = understand(words, called(desk, [row.unit for row in rows]))
        meant = _seat_meant(rows, one_meant(words, spoken))
        _put(desk, work.need(Invitation, meant.id), reply_of(spoken))
    return work.changes


def _put(desk: Desk, asked: Invitation, reply: Reply) -> None:
    if reply.reply and reply.reply not in REPLIES:
        raise Refused(f"答复“{reply.reply}”不认识，没有登记。可用：{'、'.join(REPLIES.values())}。")
    stands_in = reply.reply == "stand_in"
    if stands_in and not reply.stand_in.strip():
        raise Refused(f"“{asked.unit_name}”委托代会，没有写代会人姓名，没有登记。请写姓名和职务。")
    if stands_in and fold(reply.stand_in) == fold(asked.person):
        stands_in, reply = False, Reply("attend")  # the holder of the seat comes in person
    asked.reply = reply.reply
    asked.stand_in = reply.stand_in.strip() if stands_in else ""
    asked.stand_in_position = reply.stand_in_position.strip() if stands_in else ""
    asked.reason = reply.reason.strip()
    asked.replied_on = desk.today() if reply.reply else None
    if reply.reply == "attend" and reply.stand_in.strip():
        asked.person, asked.position = reply.stand_in.strip(), reply.stand_in_position.strip()


def _seats(desk: Desk, meeting: Meeting) -> list[InvitationRow]:
    """Return the seats of the meeting's day, or the liaisons where the kind of meeting is theirs; ids are empty."""
    if _LIAISONS in desk.profile.meeting(meeting.kind).attendees:
        return _liaisons(desk, meeting.meets_on)
    return [
        InvitationRow("", s.unit, s.person, s.position, s.requirement, seat_id=s.id, unit_id=s.unit_id)
        for s in roster.seats_on(desk, meeting.meets_on)
        if s.kind == "member" and s.unit
    ]


def _liaisons(desk: Desk, on: date) -> list[InvitationRow]:
    """Return every member unit of a day with its first liaison, who may be missing."""
    found = []
    for unit in roster.unit_rows(desk, on):
        first = unit.liaisons[0] if unit.liaisons else None
        who = (first.person, first.position) if first else ("", "")
        if unit.seats:
            found.append(InvitationRow("", unit.name, *who, _LIAISONS, unit_id=unit.id))
    return found


def _bare(desk: Desk, view: View, name: str) -> InvitationRow:
    """Return a unit that has no seat on that day but was asked by name."""
    return InvitationRow("", name, "", "", "", unit_id=unit_named(desk, view, name).id)


def _invitation(desk: Desk, meeting: Meeting, guest: InvitationRow, place: int) -> Invitation:
    return Invitation(
        owner_id=desk.office.id,
        meeting_id=meeting.id,
        unit_id=guest.unit_id,
        unit_name=guest.unit,
        seat_id=guest.seat_id,
        person=guest.person,
        position=guest.position,
        order_no=place,
    )


def _row(asked: Invitation, requirement: str, liaison: roster.LiaisonRow | None) -> InvitationRow:
    return InvitationRow(
        id=asked.id,
        unit=asked.unit_name,
        person=asked.person,
        position=asked.position,
        requirement=requirement,
        reply=asked.reply,
        stand_in=asked.stand_in,
        stand_in_position=asked.stand_in_position,
        reason=asked.reason,
        replied_on=asked.replied_on,
        seat_id=asked.seat_id,
        unit_id=asked.unit_id,
        liaison=liaison.person if liaison else "",
        telephone=(liaison.mobile or liaison.phone) if liaison else "",
    )


def _seat_meant(rows: Sequence[InvitationRow], unit: str) -> InvitationRow:
    """Return the seat of a unit that a typed line means: the first without an answer, else the first."""
    own = [row for row in rows if row.unit == unit]
    return next((row for row in own if not row.reply), own[0])


def _check_open(meeting: Meeting) -> None:
    if meeting.status in _CLOSED:
        raise Refused(f"“{meeting.title}”{_CLOSED[meeting.status]}，邀请和回执没有改动。")
