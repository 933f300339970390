"""The roster: seats that stand are not doubled, nobody is invented, everybody has a first and a last day."""

from datetime import date, timedelta

import pytest
from desks import DAY, UNITS, unit_id

from desktop.domain.errors import Refused
from desktop.domain.source import SourceText
from desktop.services import history, roster, roster_draft, roster_import, roster_view, search
from desktop.services.desk import Desk
from desktop.services.roster_draft import HeadDraft, MemberDraft, RosterDraft

NOTICE = """云岭县人民政府办公室关于建立府院联动机制的通知
云政办〔2025〕8号
一、组成人员
召 集 人：周文涛　县委副书记、县长
副召集人：（空缺）
成　　员：县司法局主要负责同志
县财政局分管负责同志
二、工作要求
各成员单位要确定联络员。
2025年3月1日
"""


def _seat(desk: Desk, role: str, on: date = DAY) -> roster.SeatRow:
    return next(seat for seat in roster.seats_on(desk, on) if seat.role == role)


def test_heads_come_first_and_vacant_seats_stay(county: Desk) -> None:
    seats = roster.seats_on(county, DAY)
    assert [(s.role, s.person) for s in seats[:2]] == [("召集人", "周文涛"), ("常务副召集人", "")]
    assert [s.unit for s in seats[2:]] == list(UNITS)
    assert seats[3].person == "孙正"


def test_nothing_stood_before_the_notice(county: Desk) -> None:
    assert roster.seats_on(county, date(2025, 2, 28)) == []
    assert roster.unit_rows(county, date(2025, 2, 28)) == []
    assert len(roster.seats_on(county, date(2025, 3, 1))) == 8


def test_the_same_notice_twice_changes_nothing(county: Desk) -> None:
    draft = RosterDraft((HeadDraft("召集人", "周文涛"),), (MemberDraft("县法院", "主要负责同志"),))
    before = county.store.content_hash()
    assert not roster_import.import_roster(county, draft)
    assert county.store.content_hash() == before


def test_an_empty_draft_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="没有读到职务和成员"):
        roster_import.import_roster(county, RosterDraft((), ()))


def test_a_later_notice_ends_the_former_holder_the_day_before(county: Desk) -> None:
    roster_import.import_roster(county, RosterDraft((HeadDraft("召集人", "钱进"),), (), on=date(2026, 5, 1)))
    seat = _seat(county, "召集人")
    assert seat.person == "钱进"
    assert _seat(county, "召集人", date(2026, 4, 30)).person == "周文涛"
    assert [term.span for term in roster_view.terms_of(county, seat.id)] == [
        "2026-05-01 至 今", "2025-03-01 至 2026-04-30",
    ]  # fmt: skip


def test_an_older_notice_tells_of_the_past_and_leaves_the_present(county: Desk) -> None:
    roster.set_holder(
        county, _seat(county, "召集人").id, "钱进", since=date(2026, 5, 1), paper="云任〔2026〕1号"
    )
    roster_import.import_roster(county, RosterDraft((HeadDraft("召集人", "老王"),), (), on=date(2026, 1, 1)))
    assert _seat(county, "召集人").person == "钱进"


def test_an_undated_paper_replaces_from_the_day_it_is_entered(county: Desk) -> None:
    roster_import.import_roster(county, RosterDraft((HeadDraft("召集人", "钱进"),), ()))
    assert _seat(county, "召集人").person == "钱进"
    assert _seat(county, "召集人", DAY - timedelta(1)).person == "周文涛"


def test_a_holder_from_a_day_on(county: Desk) -> None:
    seat = _seat(county, "召集人")
    roster.set_holder(
        county, seat.id, " 钱进 ", position="县长", since=date(2026, 9, 1), paper="云任〔2026〕1号"
    )
    assert (_seat(county, "召集人").person, _seat(county, "召集人").position) == ("钱进", "县长")
    assert _seat(county, "召集人", date(2026, 8, 31)).person == "周文涛"
    with pytest.raises(Refused, match="2026-09-01已有人任职"):
        roster.set_holder(county, seat.id, "赵六", since=date(2026, 9, 1))
    with pytest.raises(Refused, match="姓名是空的"):
        roster.set_holder(county, seat.id, " ")
    assert history.recent(county, 1)[0].paper == "云任〔2026〕1号"


def test_a_liaison_is_confirmed_not_doubled_and_a_new_one_ends_the_old(county: Desk) -> None:
    unit = unit_id(county, "县财政局")
    for _ in range(2):
        roster.set_liaison(county, unit, "赵元", position="办公室主任", mobile="13900000001")
    (one,) = roster.liaisons_on(county, DAY)
    assert (one.person, one.mobile, one.confirmed_on) == ("赵元", "13900000001", DAY)
    roster.set_liaison(county, unit, "李昂")
    assert [each.person for each in roster.liaisons_on(county, DAY)] == ["李昂"]
    with pytest.raises(Refused, match="联络员姓名是空的"):
        roster.set_liaison(county, unit, "")


def test_a_number_told_later_is_found_by_search(county: Desk) -> None:
    unit = unit_id(county, "县财政局")
    roster.set_liaison(county, unit, "赵元")
    roster.set_liaison(county, unit, "赵元", mobile="13900000001")
    assert [hit.title for hit in search.find(county, "1390000").hits] == ["赵元"]


def test_units_without_liaison_are_named(county: Desk) -> None:
    roster.set_liaison(county, unit_id(county, "县财政局"), "赵元")
    assert roster.units_without_liaison(county, DAY) == [name for name in UNITS if name != "县财政局"]


def test_towns_and_organs_are_told_apart(county: Desk) -> None:
    kinds = {row.name: row.kind for row in roster.unit_rows(county, DAY)}
    assert kinds["城关镇人民政府"] == "town"
    assert kinds["县法院"] == "organ"
    assert kinds["县财政局"] == "member"


def test_reading_stores_nothing_and_lost_names_stay_empty(county: Desk) -> None:
    before = county.store.content_hash()
    proposal = roster_draft.read(county, SourceText("通知.txt", NOTICE))
    draft = roster_draft.draft_of(proposal)
    assert county.store.content_hash() == before
    assert {head.role: head.name for head in draft.heads} == {"召集人": "周文涛", "副召集人": None}
    assert [(member.unit, member.person) for member in draft.members] == [
        ("县司法局", None),
        ("县财政局", None),
    ]
    assert roster_draft.draft_of(proposal, on=DAY).on == DAY


def test_a_seat_is_found_by_unit_person_and_liaison(county: Desk) -> None:
    finance = next(seat for seat in roster.seats_on(county, DAY) if seat.unit == "县财政局")
    roster.set_liaison(county, finance.unit_id or "", "赵元")
    liaison = next(hit.id for hit in search.find(county, "赵元").hits)
    head = next(hit.id for hit in search.find(county, "周文涛").hits)
    assert roster_view.seat_of(county, finance.unit_id or "", DAY) == finance.id
    assert roster_view.seat_of(county, liaison, DAY) == finance.id
    assert roster_view.seat_of(county, head, DAY) == _seat(county, "召集人").id
    assert roster_view.seat_of(county, "nobody", DAY) is None
