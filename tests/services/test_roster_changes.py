"""A change order: nothing on the roster moves before the convener's approval is recorded, and then from its day."""

from datetime import date, timedelta

import pytest
from desks import DAY, Clock, unit_id

from desktop.domain.errors import Refused
from desktop.services import history, roster, roster_changes, roster_orders, roster_view
from desktop.services.desk import Desk
from desktop.services.roster_changes import ChangeDraft

FINANCE = "县财政局"


def seat_of(desk: Desk, unit: str) -> roster.SeatRow:
    return next(seat for seat in roster.seats_on(desk, DAY) if seat.unit == unit)


def holder(desk: Desk, unit: str, on: date = DAY) -> str:
    return next((seat.person for seat in roster.seats_on(desk, on) if seat.unit == unit), "none")


def head_draft(desk: Desk, person: str = "钱进", **more: object) -> ChangeDraft:
    return ChangeDraft("head", seat_id=seat_of(desk, FINANCE).id, person=person, position="局长", **more)


def propose(desk: Desk, *drafts: ChangeDraft) -> list[str]:
    return list(roster_changes.propose(desk, drafts).made)


def test_a_proposal_changes_nothing_until_it_is_approved(county: Desk) -> None:
    before = (roster.seats_on(county, DAY), roster.liaisons_on(county, DAY), roster.unit_rows(county, DAY))
    liaison = ChangeDraft("liaison", unit=FINANCE, person="赵元", mobile="13900000001")
    ids = propose(
        county, head_draft(county), liaison, ChangeDraft("join", unit="县气象局", position="主要负责同志")
    )
    assert (
        roster.seats_on(county, DAY),
        roster.liaisons_on(county, DAY),
        roster.unit_rows(county, DAY),
    ) == before
    roster_changes.approve(county, ids, approver="周文涛", paper="云府院〔2026〕4号")
    assert holder(county, FINANCE) == "钱进"
    assert holder(county, FINANCE, DAY - timedelta(1)) == ""
    assert [(each.person, each.mobile) for each in roster.liaisons_on(county, DAY)] == [
        ("赵元", "13900000001")
    ]
    assert holder(county, "县气象局") == ""
    assert {row.status for row in roster_orders.list_changes(county)} == {"approved"}
    history.undo(county)
    assert (
        roster.seats_on(county, DAY),
        roster.liaisons_on(county, DAY),
        roster.unit_rows(county, DAY),
    ) == before
    assert {row.status for row in roster_orders.list_changes(county)} == {"proposed"}


def test_the_effective_day_may_lie_ahead(county: Desk, clock: Clock) -> None:
    ids = propose(county, head_draft(county, effective_on=DAY + timedelta(10)))
    roster_changes.approve(county, ids, approver="周文涛")
    assert holder(county, FINANCE) == ""
    assert holder(county, FINANCE, DAY + timedelta(10)) == "钱进"
    clock.day = DAY + timedelta(10)
    liaison = propose(county, ChangeDraft("liaison", unit=FINANCE, person="赵元"))
    roster_changes.approve(county, liaison, approver="周文涛")
    assert [each.person for each in roster.liaisons_on(county, clock.day)] == ["赵元"]


def test_an_earlier_day_is_told_plainly(county: Desk) -> None:
    ids = propose(county, head_draft(county, effective_on=date(2026, 9, 1)))
    roster_changes.approve(county, ids, approver="周文涛")
    (row,) = roster_orders.list_changes(county)
    assert "自2026-09-01起生效，早于批准之日" in row.note
    assert (holder(county, FINANCE, date(2026, 8, 31)), holder(county, FINANCE, date(2026, 9, 1))) == (
        "",
        "钱进",
    )


def test_a_liaison_of_a_later_day_does_not_disturb_todays(county: Desk, clock: Clock) -> None:
    unit = unit_id(county, FINANCE)
    roster.set_liaison(county, unit, "赵元")
    later = DAY + timedelta(30)
    ids = propose(county, ChangeDraft("liaison", unit=FINANCE, person="李昂", effective_on=later))
    roster_changes.approve(county, ids, approver="周文涛")
    roster.set_liaison(county, unit, "赵元", mobile="13900000009")
    assert [(each.person, each.mobile) for each in roster.liaisons_on(county, DAY)] == [
        ("赵元", "13900000009")
    ]
    assert [each.person for each in roster.liaisons_on(county, later)] == ["李昂"]


def test_rejected_and_withdrawn_orders_keep_their_reason(county: Desk) -> None:
    (first,) = propose(county, head_draft(county))
    with pytest.raises(Refused, match="没有写明理由"):
        roster_changes.reject(county, [first], " ")
    roster_changes.reject(county, [first], "人选另议", approver="周文涛")
    (second,) = propose(county, head_draft(county))
    roster_changes.withdraw(county, [second], "单位来函撤回")
    told = {row.id: (row.status, row.note) for row in roster_orders.list_changes(county)}
    assert told == {first: ("rejected", "人选另议"), second: ("withdrawn", "单位来函撤回")}
    assert holder(county, FINANCE) == ""
    for act in (roster_changes.withdraw, roster_changes.reject):
        with pytest.raises(Refused, match="没有改动"):
            act(county, [first], "再说")


def test_two_orders_for_one_place_are_refused(county: Desk) -> None:
    propose(county, head_draft(county))
    with pytest.raises(Refused, match="已有一份成员调整待批"):
        propose(county, head_draft(county, "孙亮"))
    propose(county, ChangeDraft("join", unit="县气象局", position="主要负责同志"))
    propose(county, ChangeDraft("join", unit="县审计局", position="主要负责同志"))
    with pytest.raises(Refused, match="已有一份成员调整待批"):
        propose(county, ChangeDraft("join", unit="县气象局"))


def test_what_cannot_be_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="拟任姓名是空的"):
        propose(county, head_draft(county, " "))
    with pytest.raises(Refused, match="没有选定要调整的席位"):
        propose(county, ChangeDraft("office", person="钱进"))
    with pytest.raises(Refused, match="已经是成员单位"):
        propose(county, ChangeDraft("join", unit=FINANCE))
    with pytest.raises(Refused, match="名册里没有“县气象局”"):
        propose(county, ChangeDraft("leave", unit="县气象局"))
    with pytest.raises(Refused, match="没有填写调整内容"):
        propose(county)
    (one,) = propose(county, head_draft(county))
    with pytest.raises(Refused, match="没有填写批准人"):
        roster_changes.approve(county, [one], approver="")
    with pytest.raises(Refused, match="还没有到"):
        roster_changes.approve(county, [one], approver="周文涛", on=DAY + timedelta(1))
    assert holder(county, FINANCE) == ""


def test_a_unit_that_leaves_keeps_its_place_in_the_past(county: Desk) -> None:
    roster.set_liaison(county, unit_id(county, FINANCE), "赵元")
    ids = propose(county, ChangeDraft("leave", unit=FINANCE, effective_on=DAY + timedelta(5)))
    roster_changes.approve(county, ids, approver="周文涛")
    assert holder(county, FINANCE) == ""
    gone = DAY + timedelta(5)
    assert holder(county, FINANCE, gone) == "none"
    assert roster.liaisons_on(county, gone) == []
    assert unit_id(county, FINANCE)  # it may still lead tasks


def test_one_refused_order_leaves_all_of_them(county: Desk) -> None:
    ids = propose(county, head_draft(county), ChangeDraft("liaison", unit=FINANCE, person="赵元"))
    roster.set_holder(county, seat_of(county, FINANCE).id, "吴江", since=DAY)
    with pytest.raises(Refused, match="已有人任职"):
        roster_changes.approve(county, ids, approver="周文涛")
    assert roster.liaisons_on(county, DAY) == []
    assert {row.status for row in roster_orders.list_changes(county)} == {"proposed"}


def test_an_office_holder_changes_the_same_way(county: Desk) -> None:
    head = roster.seats_on(county, DAY)[0]
    ids = propose(county, ChangeDraft("office", seat_id=head.id, person="钱进", position="县长"))
    (row,) = roster_orders.list_changes(county, status="proposed")
    assert (row.words, row.before_since) == ("召集人：周文涛 → 钱进", date(2025, 3, 1))
    assert roster_orders.convener(county) == "周文涛"
    roster_changes.approve(county, ids, approver="周文涛")
    assert roster_orders.convener(county) == "钱进"
    assert [term.span for term in roster_view.terms_of(county, head.id)] == [
        f"{DAY.isoformat()} 至 今",
        f"2025-03-01 至 {(DAY - timedelta(1)).isoformat()}",
    ]


def test_what_was_proposed_together_stands_on_one_paper(county: Desk) -> None:
    first = propose(county, head_draft(county), ChangeDraft("liaison", unit=FINANCE, person="赵元"))
    propose(county, ChangeDraft("liaison", unit="县法院", person="郑越"))
    assert [row.id for row in roster_orders.together(county, first[1])] == first
    with pytest.raises(Refused, match="没有这份成员调整"):
        roster_orders.together(county, "nothing")


def test_a_seat_once_held_changes_only_on_a_paper(county: Desk) -> None:
    seat = seat_of(county, FINANCE)
    roster.set_holder(county, seat.id, "吴江", since=date(2026, 1, 1))
    with pytest.raises(Refused, match="换人须有依据"):
        roster.set_holder(county, seat.id, "钱进")
    roster.set_holder(county, seat.id, "钱进", paper="云政任〔2026〕5号")
    assert holder(county, FINANCE) == "钱进"


def test_what_the_paper_names_besides_is_approved_with_it(county: Desk) -> None:
    ids = propose(county, head_draft(county))
    beside = [ChangeDraft("liaison", unit=FINANCE, person="赵元", mobile="13900000001")]
    yesterday = DAY - timedelta(1)
    roster_changes.approve(county, ids, approver="周文涛", on=yesterday, beside=beside)
    assert [each.person for each in roster.liaisons_on(county, DAY)] == ["赵元"]
    rows = roster_orders.list_changes(county)
    assert [(row.status, row.decided_on) for row in rows] == [("approved", yesterday)] * 2
    assert rows[0].note == f"{DAY.isoformat()}补登。"
    history.undo(county)
    assert [row.status for row in roster_orders.list_changes(county)] == ["proposed"]
