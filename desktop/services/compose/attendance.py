"""Papers about who comes: who has not answered, the sign-in sheet, the desk cards."""

from dataclasses import dataclass

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import roster
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.meetings import ATTENDANCE, AttendanceDraft, MeetingFile
from desktop.services.paper_facts import Facts, Subject

_SPARE_ROWS = 3
_AWAY = ("leave", "absent")
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
    """未回执催询单: the units that have not answered, with their liaisons' telephones."""
    file = common.meeting_of(desk, subject)
    units = common.member_units(desk, file.row.meets_on)
    answered = {entry.unit for entry in file.attendance}
    open_units = [row for row in units if row.name not in answered]
    if not open_units:
        raise Refused(f"“{file.row.title}”各单位均已回执，没有出催询单。")
    rows = tuple(
        (str(n), row.name, *_telephone(row), "", "□出席□代会\n□请假") for n, row in enumerate(open_units, 1)
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
        "应回执": len(units),
        "已回执": len(units) - len(open_units),
        "未回执": len(open_units),
    }
    return Facts(f"未回执单位催询单（{file.row.title}）", fields, {"未回执": table})


def sign_in_sheet(desk: Desk, subject: Subject) -> Facts:
    """签到表: everyone expected, from the roster of that day and the answers given, with rows to spare."""
    file = common.meeting_of(desk, subject)
    guests = expected(desk, file)
    rows = [(str(n), g.unit, g.person, g.position or g.seat, "", g.told) for n, g in enumerate(guests, 1)]
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
    guests = [guest for guest in expected(desk, file) if guest.told not in ("请假", "缺席")]
    if not guests:
        raise Refused(f"“{file.row.title}”还没有参会人员，没有出桌签。请先建立名册或者登记回执。")
    cards = {f"桌签{n}": _card(guest.person or guest.unit) for n, guest in enumerate(guests, 1)}
    return Facts(f"桌签（{file.row.title}）", {"桌签": list(cards)}, cards)


def expected(desk: Desk, file: MeetingFile) -> list[Guest]:
    """Return who is expected: heads and member seats of that day, and whoever else the answers name."""
    answers = {entry.unit: entry for entry in file.attendance if entry.unit}
    seats = roster.seats_on(desk, file.row.meets_on)
    heads = [
        Guest(seat.role, "", seat.person, seat.position)
        for seat in seats
        if seat.kind == "head" and seat.person
    ]
    members = [_guest(seat, answers.get(seat.unit)) for seat in seats if seat.kind == "member"]
    known = {seat.unit for seat in seats} | {head.person for head in heads}
    others = [
        _answered(entry.unit, "", entry)
        for entry in file.attendance
        if entry.unit not in known and entry.person not in known
    ]
    return heads + members + others


def _guest(seat: roster.SeatRow, answer: AttendanceDraft | None) -> Guest:
    if answer is not None:
        return _answered(seat.unit, seat.requirement, answer)
    return Guest(seat.unit, seat.requirement or seat.role, seat.person, seat.position)


def _answered(unit: str, seat: str, entry: AttendanceDraft) -> Guest:
    told = ATTENDANCE[entry.kind] if entry.kind in ("stand_in", "observer", *_AWAY) else ""
    return Guest(unit, seat, entry.person, entry.role_note, told)


def _telephone(row: roster.UnitRow) -> tuple[str, str]:
    if not row.liaisons:
        return "未指定", ""
    first = row.liaisons[0]
    return first.person, first.mobile or first.phone


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
