"""Attendance: all as answered in one act, exceptions after it, levels kept, stand-ins counted."""

from datetime import date, timedelta

import pytest
from desks import DAY, UNITS

from desktop.domain.errors import Refused
from desktop.services import history, invitations, meetings, meetings_attendance
from desktop.services.desk import Desk
from desktop.services.meetings import AttendanceDraft, MeetingDraft


def plan(desk: Desk, day: date = DAY, kind: str = "plenary", **more: object) -> str:
    return meetings.add_meeting(desk, MeetingDraft(kind, day, **more)).made[0]  # type: ignore[arg-type]


def came(desk: Desk, record: str) -> dict[str, AttendanceDraft]:
    return {each.unit or each.person: each for each in meetings.open_meeting(desk, record).attendance}


def test_all_come_as_answered_in_one_step(county: Desk) -> None:
    record = plan(county)
    invitations.reply_in_words(county, record, "czj 王强 副局长")
    invitations.reply_in_words(county, record, "法院-学习")
    meetings_attendance.attend(county, record)
    told = came(county, record)
    assert list(told) == ["周文涛", *UNITS]
    assert told["县财政局"] == AttendanceDraft("stand_in", "县财政局", "王强", "副局长", "", "deputy")
    assert (told["县法院"].kind, told["县法院"].reason) == ("leave", "学习")
    assert (told["县检察院"].kind, told["县检察院"].person, told["县检察院"].level) == (
        "present", "孙正", "chief",
    )  # fmt: skip
    assert told["县自然资源局"].level == "deputy"  # the seat is that of the deputy in charge
    history.undo(county)
    assert came(county, record) == {}


def test_whoever_commissioned_the_host_is_away(county: Desk) -> None:
    record = plan(county, host="县委常委、常务副县长李华", delegated_by="召集人")
    head = meetings_attendance.as_answered(county, record)[0]
    assert (head.person, head.kind, head.reason) == ("周文涛", "leave", "委托他人主持")


def test_exceptions_are_typed_and_the_meeting_closes_with_its_number(county: Desk) -> None:
    record = plan(county)
    told = meetings_attendance.as_answered(county, record)
    for words in ("czj 王强 副局长", "法院 缺席", "zrzyj-防汛", "县总 列席"):
        if words.startswith("县总"):
            with pytest.raises(Refused, match="受邀单位里没有"):
                meetings_attendance.except_in_words(county, words, told)
        else:
            told = meetings_attendance.except_in_words(county, words, told)
    meetings_attendance.attend(county, record, told, close=True)
    row = meetings.open_meeting(county, record).row
    assert (row.status, row.serial) == ("held", 1)
    seen = came(county, record)
    assert [seen[name].kind for name in ("县财政局", "县法院", "县自然资源局", "县检察院")] == [
        "stand_in", "absent", "leave", "present",
    ]  # fmt: skip
    assert seen["县自然资源局"].reason == "防汛"
    history.undo(county)
    assert meetings.open_meeting(county, record).row.serial is None


def test_an_entry_is_mended_afterwards(county: Desk) -> None:
    record = plan(county)
    with pytest.raises(Refused, match="还没有登记到会"):
        meetings_attendance.mark(county, record, AttendanceDraft("absent", "县财政局"))
    meetings_attendance.attend(county, record, close=True)
    meetings_attendance.mark(county, record, AttendanceDraft("absent", "县财政局"))
    meetings_attendance.mark(county, record, AttendanceDraft("observer", "", "钱进", "县总工会主席"))
    seen = came(county, record)
    assert seen["县财政局"].kind == "absent"
    assert seen["钱进"].kind == "observer"
    assert len(seen) == len(UNITS) + 2


def test_repeated_stand_ins_of_a_year_are_told(county: Desk) -> None:
    for back in (30, 20, 10):
        record = plan(county, DAY - timedelta(back))
        words = ["czj 王强 副局长", *(["法院 李刚"] if back == 10 else [])]
        told = meetings_attendance.as_answered(county, record)
        for each in words:
            told = meetings_attendance.except_in_words(county, each, told)
        meetings_attendance.attend(county, record, told, close=True)
    (often,) = meetings_attendance.stand_ins(county, 2026)
    assert (often.unit, often.times) == ("县财政局", 3)
    assert often.meetings[0][2] == "王强（副局长）"
    assert len(meetings_attendance.stand_ins(county, 2026, least=1)) == 2
    assert meetings_attendance.stand_ins(county, 2025) == []


def test_without_invitations_the_roster_counts_for_a_meeting_of_all(county: Desk) -> None:
    early = plan(county, date(2025, 2, 1))  # before there was a roster
    assert meetings_attendance.as_answered(county, early) == []
    chosen = plan(county, kind="coordination")
    assert meetings_attendance.as_answered(county, chosen) == []
    told = meetings_attendance.except_in_words(county, "czj 赵元 股长", [])
    assert told == [AttendanceDraft("stand_in", "县财政局", "赵元", "股长")]
