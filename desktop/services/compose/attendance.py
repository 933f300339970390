"""Papers about who comes: who has not answered, the name list, the sign-in sheet, the desk cards."""

from dataclasses import dataclass

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import roster
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.invitations import InvitationRow, for_everyone, invitations_of
from desktop.services.meetings import ATTENDANCE, AttendanceDraft, MeetingFile
from desktop.services.paper_facts import Facts, Subject

_SPARE_ROWS = 3
_AWAY = ("leave", "absent")
_NOT_COMING = ("请假", "缺席", "不能参加")
_OPEN = "未回执"
_CARD_MM, _CARD_WIDTH_MM = 76.0, 205.0  # half a turned page; the text stays clear of its edges
_CARD_PT = (120.0, 24.0)  # largest and smallest size of a name
_PT_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Guest:
    """One person or unit expected at a meeting; `told` is the answer, empty where none has come."""

    unit: str
    seat: str
    person: str
    position: str
    told: str = ""


def missing_receipts(desk: Desk, subject: Subject) -> Facts:
    """未回执催询单: the seats that have not answered, with their liaisons' telephones."""
    file = common.meeting_of(desk, subject)
    asked = _asked(desk, file)
    left = [each for each in asked if not each.reply]
    if not left:
        none = "各单位均已回执" if asked else "还没有邀请单位"
        raise Refused(f"“{file.row.title}”{none}，没有出催询单。")
    rows = tuple(
        (str(n), each.unit, each.liaison or "未指定", each.telephone, "", "□出席□代会\n□请假")
        for n, each in enumerate(left, 1)
    )
    table = Table(
        columns=("序号", "单位", "联络员", "联系电话", "催询时间\n答复人", "答复"),
        rows=rows,
        widths=(11, 46, 15, 28, 30, 26),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.LEFT, Align.LEFT),
        font_size=10.5,
        row_height=10,
    )
    fields = {
        "会议名称": file.row.title,
        "会议时间": f"{chinese_date(file.row.meets_on)}{file.row.time_text}",
        "截至日期": chinese_date(desk.today()),
        "应回执": len(asked),
        "已回执": len(asked) - len(left),
        "未回执": len(left),
    }
    return Facts(f"未回执单位催询单（{file.row.title}）", fields, {"未回执": table})


def sign_in_sheet(desk: Desk, subject: Subject) -> Facts:
    """签到表: everyone expected, from the roster of that day and the answers given, with rows to spare."""
    file = common.meeting_of(desk, subject)
    guests = expected(desk, file)
    rows = [
        (str(n), g.unit, g.person, g.position or g.seat, "", "" if g.told == _OPEN else g.told)
        for n, g in enumerate(guests, 1)
    ]
    rows += [("", "", "", "", "", "")] * _SPARE_ROWS
    table = Table(
        columns=("序号", "单位", "姓名", "职务", "签名", "备注"),
        rows=tuple(rows),
        widths=(11, 46, 16, 46, 22, 15),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER),
        font_size=10.5,
        row_height=9.5,
    )
    fields = {
        "会议名称": file.row.title,
        "会议时间": f"{chinese_date(file.row.meets_on)}{file.row.time_text}",
        "会议地点": file.row.place or None,
    }
    return Facts(f"签到表（{file.row.title}）", fields, {"签到": table})


def desk_cards(desk: Desk, subject: Subject) -> Facts:
    """桌签: one page for each place, the name twice, to be cut in the middle and set back to back."""
    file = common.meeting_of(desk, subject)
    guests = [guest for guest in expected(desk, file) if guest.told not in _NOT_COMING]
    if not guests:
        raise Refused(f"“{file.row.title}”还没有参会人员，没有出桌签。请先建立名册或者登记回执。")
    cards = {f"桌签{n}": _card(guest.person or guest.unit) for n, guest in enumerate(guests, 1)}
    return Facts(f"桌签（{file.row.title}）", {"桌签": list(cards)}, cards)


def name_list(desk: Desk, subject: Subject) -> Facts:
    """参会人员名单: everyone expected in protocol order, with stand-ins and those who cannot come marked."""
    file = common.meeting_of(desk, subject)
    guests = expected(desk, file)
    if not guests:
        raise Refused(f"“{file.row.title}”还没有参会人员，没有出名单。请先建立名册或者邀请单位。")
    table = Table(
        columns=("序号", "单位", "姓名", "职务", "备注"),
        rows=tuple((str(n), g.unit, g.person, g.position or g.seat, g.told) for n, g in enumerate(guests, 1)),
        widths=(11, 50, 20, 53, 22),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.CENTER),
        font_size=12,
        row_height=9,
    )
    told = [guest.told for guest in guests]
    away = sum(told.count(words) for words in _NOT_COMING)
    fields = {
        "会议名称": file.row.title,
        "会议时间": f"{chinese_date(file.row.meets_on)}{file.row.time_text}",
        "会议地点": file.row.place or None,
        "合计": f"共{len(guests)}人，其中代会{told.count('代会')}人，不能参加{away}人，未回执{told.count(_OPEN)}人。",
    }
    return Facts(f"参会人员名单（{file.row.title}）", fields, {"名单": table})


def expected(desk: Desk, file: MeetingFile) -> list[Guest]:
    """Return who is expected: the heads of that day, the seats asked as they answered, and whoever else came.

    What was recorded of the attendance comes before the answers.
    """
    came = {entry.unit: entry for entry in file.attendance if entry.unit}
    seats = roster.seats_on(desk, file.row.meets_on)
    everyone = for_everyone(desk.profile.meeting(file.row.kind))
    heads = [
        Guest(seat.role, "", seat.person, seat.position)
        for seat in seats
        if everyone and seat.kind == "head" and seat.person
    ]
    members = [_guest(each, came.get(each.unit)) for each in _asked(desk, file)]
    known = {member.unit for member in members} | {head.person for head in heads}
    others = [
        _answered(entry.unit, "", entry)
        for entry in file.attendance
        if entry.unit not in known and entry.person not in known
    ]
    return heads + members + others


def _asked(desk: Desk, file: MeetingFile) -> list[InvitationRow]:
    """Return the seats asked; of a kind for all, before anybody was asked, every member seat of the day."""
    asked = invitations_of(desk, file.row.id)
    if asked or not for_everyone(desk.profile.meeting(file.row.kind)):
        return asked
    came = {entry.unit for entry in file.attendance if entry.unit}
    return [
        InvitationRow(
            "", row.name, seat.person, seat.position, seat.requirement, "attend" if row.name in came else "",
            liaison=first.person if first else "", telephone=(first.mobile or first.phone) if first else "",
        )
        for row in common.member_units(desk, file.row.meets_on)
        for first in (next(iter(row.liaisons), None),)
        for seat in row.seats[:1]
    ]  # fmt: skip


def _guest(asked: InvitationRow, came: AttendanceDraft | None) -> Guest:
    if came is not None:
        return _answered(asked.unit, asked.requirement, came)
    told = {"stand_in": "代会", "decline": "不能参加", "attend": ""}.get(
        asked.reply, _OPEN if asked.id else ""
    )
    return Guest(asked.unit, asked.requirement, *asked.guest, told)


def _answered(unit: str, seat: str, entry: AttendanceDraft) -> Guest:
    told = ATTENDANCE[entry.kind] if entry.kind in ("stand_in", "observer", *_AWAY) else ""
    return Guest(unit, seat, entry.person, entry.role_note, told)


def _card(name: str) -> Table:
    spaced = f"{name[0]}　{name[1]}" if len(name) == 2 else name
    size = min(_CARD_PT[0], _CARD_WIDTH_MM * _PT_PER_MM / len(spaced))
    return Table(
        columns=(),
        rows=((spaced,), (spaced,)),
        widths=(1,),
        aligns=(Align.CENTER,),
        font_size=max(_CARD_PT[1], float(int(size))),
        row_height=_CARD_MM,
        landscape=True,
    )
