"""Meetings: the number is given when held, within kind and year covered, and never twice."""

from datetime import date, timedelta

import pytest
from desks import DAY, Clock

from desktop.domain.errors import Refused
from desktop.services import history, meetings
from desktop.services.desk import Desk
from desktop.services.meetings import AttendanceDraft, MeetingDraft


def plan(desk: Desk, kind: str = "plenary", day: date = DAY, **more: object) -> str:
    return meetings.add_meeting(desk, MeetingDraft(kind, day, **more)).made[0]  # type: ignore[arg-type]


def row(desk: Desk, record: str) -> meetings.MeetingRow:
    return meetings.open_meeting(desk, record).row


def test_title_year_and_agenda_come_from_the_profile_when_left_empty(county: Desk) -> None:
    file = meetings.open_meeting(county, plan(county))
    assert (file.row.title, file.row.year_covered, file.row.status, file.row.serial) == (
        "2026年全体会议", 2026, "planned", None,
    )  # fmt: skip
    assert file.agenda == county.profile.meeting("plenary").agenda
    assert file.row.kind_name == "全体会议"


def test_a_kind_may_be_named_and_an_unknown_one_is_refused(county: Desk) -> None:
    assert row(county, plan(county, "协调会")).kind == "coordination"
    with pytest.raises(Refused, match="没有“茶话会”这一类会议"):
        plan(county, "茶话会")


def test_the_year_covered_stands_apart_from_the_day(county: Desk, city: Desk) -> None:
    kind = next(
        kind for kind in city.profile.meetings
        if city.profile.year_covered(kind.id, date(2027, 1, 8)) == 2026
    )  # fmt: skip
    assert row(city, plan(city, kind.id, date(2027, 1, 8))).year_covered == 2026
    assert row(county, plan(county, day=date(2027, 1, 8))).year_covered == 2027
    assert row(county, plan(county, day=date(2027, 1, 8), year_covered=2026)).title == "2026年全体会议"


def test_the_number_is_given_when_held_within_kind_and_year(county: Desk) -> None:
    first, second, other, last_year = (
        plan(county), plan(county), plan(county, "coordination"), plan(county, year_covered=2025),
    )  # fmt: skip
    for record in (second, first, other, last_year):
        meetings.close_meeting(county, record)
    assert [row(county, each).serial for each in (second, first, other, last_year)] == [1, 2, 1, 1]
    assert row(county, first).status == "held"


def test_a_number_taken_back_is_not_given_again(county: Desk) -> None:
    record = plan(county)
    meetings.close_meeting(county, record)
    history.undo(county)
    assert (row(county, record).serial, row(county, record).status) == (None, "planned")
    meetings.close_meeting(county, record)
    assert row(county, record).serial == 2
    for _ in range(2):
        history.undo(county)
    assert meetings.list_meetings(county) == []
    again = plan(county)
    meetings.close_meeting(county, again)
    assert row(county, again).serial == 3


def test_redo_gives_the_number_it_had(county: Desk) -> None:
    record = plan(county)
    meetings.close_meeting(county, record)
    history.undo(county)
    history.redo(county)
    assert row(county, record).serial == 1


def test_what_is_held_or_still_to_come_is_not_held(county: Desk, clock: Clock) -> None:
    record, later = plan(county), plan(county, day=DAY + timedelta(1))
    meetings.close_meeting(county, record)
    with pytest.raises(Refused, match="已登记为召开"):
        meetings.close_meeting(county, record)
    with pytest.raises(Refused, match="尚未到日子"):
        meetings.close_meeting(county, later)
    clock.day = DAY + timedelta(1)
    meetings.close_meeting(county, later)
    assert row(county, later).serial == 2


def test_the_agenda_is_replaced_in_its_order(county: Desk) -> None:
    record = plan(county)
    meetings.set_agenda(county, record, ["  通报情况 ", "", "研究破产案件"])
    assert meetings.open_meeting(county, record).agenda == ("通报情况", "研究破产案件")
    history.undo(county)
    assert meetings.open_meeting(county, record).agenda == county.profile.meeting("plenary").agenda


def test_attendance_of_every_kind_and_no_other(county: Desk) -> None:
    record = plan(county)
    came = tuple(AttendanceDraft(kind, "县财政局", "赵元", reason="出差") for kind in meetings.ATTENDANCE)
    meetings.record_attendance(county, record, came)
    assert meetings.open_meeting(county, record).attendance == came
    before = county.store.content_hash()
    with pytest.raises(Refused, match="到会情况“asleep”不认识"):
        meetings.record_attendance(county, record, [came[0], AttendanceDraft("asleep")])
    assert county.store.content_hash() == before


@pytest.mark.parametrize(
    ("text", "found"),
    [("", 2), ("全体", 1), ("qthy", 1), ("三楼 协调", 1), ("协调 三楼", 1), ("全体 三楼", 0), ("  ", 2)],
)
def test_meetings_are_found_by_every_word(county: Desk, text: str, found: int) -> None:
    plan(county)
    plan(county, "coordination", place="县政府三楼")
    assert len(meetings.list_meetings(county, text=text)) == found


def test_newest_first_and_an_unknown_one_refused(county: Desk) -> None:
    old, new = plan(county, day=DAY - timedelta(9)), plan(county)
    assert [each.id for each in meetings.list_meetings(county)] == [new, old]
    with pytest.raises(Refused, match="没有编号为“nothing”的会议"):
        meetings.open_meeting(county, "nothing")


def test_each_act_is_one_step(county: Desk) -> None:
    record = plan(county)
    meetings.set_agenda(county, record, ["一"])
    meetings.record_attendance(county, record, [AttendanceDraft("present", "县财政局")])
    meetings.close_meeting(county, record)
    labels = [step.label for step in history.recent(county, 4)]
    assert labels == ["会议结束", "登记到会", "议程", "筹备会议"]
