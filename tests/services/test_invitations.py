"""Invitations: the seats of the meeting's own day, answers in one act, and who has not answered."""

from datetime import date, timedelta

import pytest
from desks import DAY, UNITS, unit_id

from desktop.domain.errors import Refused
from desktop.services import history, invitations, meetings, roster
from desktop.services.desk import Desk
from desktop.services.invitations import Reply
from desktop.services.meetings import MeetingDraft


def plan(desk: Desk, kind: str = "plenary", day: date = DAY + timedelta(10), **more: object) -> str:
    return meetings.add_meeting(desk, MeetingDraft(kind, day, **more)).made[0]  # type: ignore[arg-type]


def rows(desk: Desk, meeting: str) -> dict[str, invitations.InvitationRow]:
    return {row.unit: row for row in invitations.invitations_of(desk, meeting)}


def test_a_plenary_asks_every_seat_with_its_holder(county: Desk) -> None:
    asked = invitations.invitations_of(county, plan(county))
    assert [row.unit for row in asked] == list(UNITS)
    assert (asked[1].person, asked[1].position, asked[1].told) == ("孙正", "检察长", "未回执")
    assert asked[0].requirement == "主要负责同志"


def test_the_person_is_that_of_the_meetings_day_not_of_today(county: Desk) -> None:
    seat = next(s for s in roster.seats_on(county, DAY) if s.unit == "县检察院")
    roster.set_holder(
        county, seat.id, "周正", position="检察长", since=DAY + timedelta(5), paper="云任〔2026〕1号"
    )
    assert rows(county, plan(county))["县检察院"].person == "周正"
    assert rows(county, plan(county, day=DAY + timedelta(3)))["县检察院"].person == "孙正"


def test_a_kind_for_chosen_units_asks_only_these(county: Desk) -> None:
    bare = plan(county, "coordination")
    assert invitations.invitations_of(county, bare) == []
    some = plan(county, "coordination", invites=("县财政局", "县法院"), proposer="县法院")
    assert [row.unit for row in invitations.invitations_of(county, some)] == ["县法院", "县财政局"]
    assert meetings.open_meeting(county, some).row.proposer == "县法院"
    invitations.invite(county, some, ["城关镇人民政府"])
    assert len(rows(county, some)) == 3
    with pytest.raises(Refused, match="名册里没有“县水利局”"):
        invitations.invite(county, some, ["县水利局"])


def test_liaisons_are_asked_to_their_own_meeting(county: Desk) -> None:
    roster.set_liaison(county, unit_id(county, "县财政局"), "刘敏", position="股长", mobile="13800000000")
    told = rows(county, plan(county, "liaison"))
    assert len(told) == len(UNITS)
    assert (told["县财政局"].person, told["县法院"].person) == ("刘敏", "")


@pytest.mark.parametrize(
    ("typed", "unit", "told"),
    [
        ("xczj", "县财政局", "出席"),
        ("czj 王强 副局长", "县财政局", "代会 王强（副局长）"),
        ("法院-外出学习", "县法院", "不能参加：外出学习"),
        ("jcy 孙正", "县检察院", "出席"),
        ("城关", "城关镇人民政府", "出席"),
    ],
)
def test_an_answer_is_one_typed_line_and_one_step(county: Desk, typed: str, unit: str, told: str) -> None:
    record = plan(county)
    invitations.reply_in_words(county, record, typed)
    row = rows(county, record)[unit]
    assert (row.told, row.replied_on) == (told, DAY)
    history.undo(county)
    assert rows(county, record)[unit].told == "未回执"


def test_an_answer_asks_first_where_nobody_was_asked(county: Desk) -> None:
    record = plan(county, "coordination")
    invitations.reply_in_words(county, record, "czj")
    assert {unit: row.reply for unit, row in rows(county, record).items()} == {"县财政局": "attend"}
    history.undo(county)
    assert invitations.invitations_of(county, record) == []
    early = plan(county, day=date(2025, 1, 8))  # before there was a roster nobody could be asked
    with pytest.raises(Refused, match="受邀单位里没有"):
        invitations.reply_in_words(county, early, "czj")


def test_another_holder_may_come_in_person(county: Desk) -> None:
    record = plan(county)
    invitations.reply_in_words(county, record, "czj 出席 赵元 局长")
    row = rows(county, record)["县财政局"]
    assert (row.told, row.guest) == ("出席", ("赵元", "局长"))


def test_doubtful_or_empty_answers_are_refused(county: Desk) -> None:
    record = plan(county)
    before = county.store.content_hash()
    for typed, words in (
        ("j", "没有登记。请多写一两个字"),
        ("水利局", "受邀单位里没有"),
        ("czj 代会", "没有写代会人姓名"),
    ):
        with pytest.raises(Refused, match=words):
            invitations.reply_in_words(county, record, typed)
    with pytest.raises(Refused, match="答复“maybe”不认识"):
        invitations.record_reply(county, rows(county, record)["县财政局"].id, Reply("maybe"))
    assert county.store.content_hash() == before


def test_who_has_not_answered_comes_with_a_telephone(county: Desk) -> None:
    roster.set_liaison(county, unit_id(county, "县法院"), "李昂", mobile="13900000000")
    record = plan(county)
    invitations.reply_in_words(county, record, "czj")
    left = invitations.unanswered(county, record)
    assert [row.unit for row in left] == [name for name in UNITS if name != "县财政局"]
    assert (left[0].liaison, left[0].telephone) == ("李昂", "13900000000")


def test_an_answer_may_be_changed_and_taken_back(county: Desk) -> None:
    record = plan(county)
    asked = rows(county, record)["县财政局"].id
    invitations.record_reply(county, asked, Reply("stand_in", "王强", "副局长"))
    invitations.record_reply(county, asked, Reply("attend"))
    row = rows(county, record)["县财政局"]
    assert (row.reply, row.stand_in) == ("attend", "")
    invitations.clear_reply(county, asked)
    assert not rows(county, record)["县财政局"].reply


def test_asking_again_follows_the_roster_and_keeps_answers(county: Desk) -> None:
    record = plan(county)
    invitations.reply_in_words(county, record, "czj 王强")
    seat = next(s for s in roster.seats_on(county, DAY) if s.unit == "县检察院")
    roster.set_holder(county, seat.id, "周正", position="检察长", since=DAY, paper="云任〔2026〕1号")
    assert rows(county, record)["县检察院"].person == "孙正"
    invitations.invite(county, record)
    told = rows(county, record)
    assert told["县检察院"].person == "周正"
    assert told["县财政局"].told == "代会 王强"
    assert len(told) == len(UNITS)


def test_a_held_meeting_asks_nobody(county: Desk) -> None:
    record = plan(county, day=DAY)
    asked = rows(county, record)["县财政局"].id
    meetings.close_meeting(county, record)
    for act in (
        lambda: invitations.invite(county, record),
        lambda: invitations.record_reply(county, asked, Reply("attend")),
        lambda: invitations.clear_reply(county, asked),
    ):
        with pytest.raises(Refused, match="已召开，邀请和回执没有改动"):
            act()


def test_a_meeting_before_there_was_a_roster_asks_nobody(county: Desk) -> None:
    record = plan(county, day=date(2025, 1, 8))
    assert invitations.invitations_of(county, record) == []
    with pytest.raises(Refused, match="没有可以邀请的席位"):
        invitations.invite(county, record)
