"""Postponing, calling off and merging: each with its reason, one step, and the papers of the old day void."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import DAY, UNITS, Clock

from desktop.domain.errors import Refused
from desktop.services import history, invitations, meetings, papers, registry, roster, topics
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_moving import Arrangement, arrange, cancel, merge, postpone
from desktop.services.paper_facts import Subject
from desktop.services.topics import TopicDraft

SOON, LATER = DAY + timedelta(7), DAY + timedelta(21)


def plan(desk: Desk, day: date = SOON, kind: str = "plenary", **more: object) -> str:
    return meetings.add_meeting(desk, MeetingDraft(kind, day, **more)).made[0]  # type: ignore[arg-type]


def row(desk: Desk, record: str) -> meetings.MeetingRow:
    return meetings.open_meeting(desk, record).row


def test_a_meeting_is_put_off_to_another_day(county: Desk, tmp_path: Path) -> None:
    record = plan(county)
    made = papers.make(county, "meeting_notice", Subject(meeting_id=record), tmp_path)
    invitations.reply_in_words(county, record, "czj")
    postpone(county, record, LATER, "召集人赴省开会")
    moved = row(county, record)
    assert (moved.meets_on, moved.first_meets_on, moved.status, moved.state) == (
        LATER, SOON, "planned", "筹备（已改期）",
    )  # fmt: skip
    (paper,) = registry.register(county)
    assert (paper.id, paper.status) == (made.paper_id, "void")
    assert "召集人赴省开会" in paper.reason
    assert len(invitations.unanswered(county, record)) == len(UNITS)
    postpone(county, record, LATER + timedelta(1), "会议室另有安排")
    assert row(county, record).first_meets_on == SOON
    history.undo(county)
    history.undo(county)
    assert (row(county, record).meets_on, registry.register(county)[0].status) == (SOON, "issued")
    assert len(invitations.unanswered(county, record)) == len(UNITS) - 1


def test_the_new_days_roster_is_asked(county: Desk) -> None:
    record = plan(county)
    seat = next(s for s in roster.seats_on(county, DAY) if s.unit == "县检察院")
    roster.set_holder(county, seat.id, "周正", position="检察长", since=LATER, paper="云任〔2026〕1号")
    postpone(county, record, LATER, "雨雪")
    assert {r.person for r in invitations.invitations_of(county, record)} == {"", "周正"}


def test_a_day_still_to_be_set(county: Desk, clock: Clock) -> None:
    record = plan(county)
    postpone(county, record, None, "等待上级部署")
    assert (row(county, record).status, row(county, record).state) == ("postponed", "延期待定")
    clock.day = LATER
    with pytest.raises(Refused, match="延期待定，没有登记为召开"):
        meetings.close_meeting(county, record)
    postpone(county, record, LATER, "已定下")
    meetings.close_meeting(county, record)
    assert (row(county, record).serial, row(county, record).first_meets_on) == (1, SOON)


def test_a_meeting_called_off_gives_its_topics_back_and_never_has_a_number(county: Desk) -> None:
    record = plan(county)
    asked = topics.collect(county, [TopicDraft("研究执行联动", "县法院")]).made[0]
    topics.put_on_agenda(county, [asked], record)
    cancel(county, record, "并入县委全会精神传达")
    assert (row(county, record).status, row(county, record).serial) == ("cancelled", None)
    assert topics.open_topic(county, asked).state == "parked"
    with pytest.raises(Refused, match="已取消，不能登记为召开"):
        meetings.close_meeting(county, record)
    with pytest.raises(Refused, match="不能延期"):
        postpone(county, record, LATER, "x")
    history.undo(county)
    assert topics.open_topic(county, asked).state == "agenda"


def test_two_meetings_become_one(county: Desk) -> None:
    one, other = plan(county, kind="coordination", agenda=("甲", "乙"), invites=("县财政局",)), plan(county)
    asked = topics.collect(county, [TopicDraft("丙", "县法院")]).made[0]
    topics.put_on_agenda(county, [asked], one)
    merge(county, one, other, "议题相近")
    merged = row(county, one)
    assert (merged.status, merged.merged_into_id, merged.state) == ("merged", other, "已合并")
    assert meetings.open_meeting(county, other).agenda[-3:] == ("甲", "乙", "丙")
    assert topics.open_topic(county, asked).meeting_id == other
    assert len(invitations.invitations_of(county, other)) == len(UNITS)
    with pytest.raises(Refused, match="已并入其他会议"):
        meetings.close_meeting(county, one)
    history.undo(county)
    assert topics.open_topic(county, asked).meeting_id == one
    assert "甲" not in meetings.open_meeting(county, other).agenda


def test_whoever_was_asked_to_the_one_is_asked_to_the_other(county: Desk) -> None:
    one = plan(county, kind="coordination", invites=("县财政局", "县法院"))
    other = plan(county, kind="study", invites=("县法院",))
    merge(county, one, other, "同一案件")
    assert {r.unit for r in invitations.invitations_of(county, other)} == {"县法院", "县财政局"}


def test_no_reason_no_change(county: Desk) -> None:
    record, other = plan(county), plan(county)
    before = county.store.content_hash()
    for act, words in (
        (lambda: postpone(county, record, LATER, " "), "延期须写明原因"),
        (lambda: cancel(county, record, ""), "取消须写明原因"),
        (lambda: merge(county, record, other, ""), "合并须写明原因"),
        (lambda: merge(county, record, record, "x"), "不能把会议并入它自己"),
        (lambda: postpone(county, record, SOON, "x"), "本来就定于"),
    ):
        with pytest.raises(Refused, match=words):
            act()
    assert county.store.content_hash() == before


def test_arrangements_are_changed_and_the_number_binds_the_year(county: Desk) -> None:
    record = plan(county, day=DAY)
    arrange(county, record, Arrangement(place=" 四楼 ", host="周文涛", year_covered=2025, quarter=3))
    told = row(county, record)
    assert (told.place, told.host, told.year_covered, told.quarter) == ("四楼", "周文涛", 2025, 3)
    arrange(county, record, Arrangement(quarter=0))
    assert row(county, record).quarter is None
    assert meetings.list_meetings(county, text="四楼")
    meetings.close_meeting(county, record)
    with pytest.raises(Refused, match="所属年度不能再改"):
        arrange(county, record, Arrangement(year_covered=2026))
    with pytest.raises(Refused, match="季度写成了“5”"):
        arrange(county, record, Arrangement(quarter=5))
    cancelled = plan(county)
    cancel(county, cancelled, "x")
    with pytest.raises(Refused, match="不再召开"):
        arrange(county, cancelled, Arrangement(place="x"))
