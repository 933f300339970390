"""The change orders as lists and papers show them."""

from datetime import date, timedelta

import pytest
from desks import DAY, Clock

from desktop.domain.errors import Refused
from desktop.services import roster, roster_changes, roster_orders
from desktop.services.desk import Desk
from desktop.services.roster_changes import ChangeDraft

FINANCE = "县财政局"


def propose(desk: Desk, *drafts: ChangeDraft) -> list[str]:
    return list(roster_changes.propose(desk, drafts).made)


def liaison(unit: str = FINANCE, person: str = "赵元", **more: str) -> ChangeDraft:
    return ChangeDraft("liaison", unit=unit, person=person, **more)


def test_those_that_wait_come_first_then_the_newest(county: Desk) -> None:
    (first,) = propose(county, liaison())
    (second,) = propose(county, liaison("县法院"))
    (third,) = propose(county, liaison("县检察院"))
    roster_changes.withdraw(county, [third], "撤回")
    assert [row.id for row in roster_orders.list_changes(county)] == [second, first, third]
    assert [row.id for row in roster_orders.list_changes(county, status="withdrawn")] == [third]
    unit = roster_orders.list_changes(county)[1].unit_id or ""
    assert [row.id for row in roster_orders.list_changes(county, unit_id=unit)] == [first]


def test_what_is_decided_together_stands_together(county: Desk, clock: Clock) -> None:
    seat = next(each for each in roster.seats_on(county, DAY) if each.unit == FINANCE)
    head = propose(county, ChangeDraft("head", seat_id=seat.id, person="钱进"))
    clock.day += timedelta(3)
    roster_changes.approve(county, head, approver="周文涛", beside=[liaison()])
    assert {row.kind for row in roster_orders.together(county, head[0])} == {"head", "liaison"}


def test_orders_of_two_heads_have_a_form_each(county: Desk) -> None:
    heads = [seat for seat in roster.seats_on(county, DAY) if seat.kind == "head"]
    ids = propose(county, *(ChangeDraft("office", seat_id=seat.id, person="钱进") for seat in heads))
    assert [[row.id for row in roster_orders.together(county, each)] for each in ids] == [
        [each] for each in ids
    ]
    with pytest.raises(Refused, match="没有这份成员调整"):
        roster_orders.together(county, "nothing")


def test_an_order_says_who_is_there_before_it_takes_effect(county: Desk) -> None:
    seat = roster.seats_on(county, DAY)[0]
    (one,) = propose(county, ChangeDraft("office", seat_id=seat.id, person="钱进"))
    for _ in range(2):  # before and after its approval
        (row,) = roster_orders.list_changes(county)
        assert (row.before, row.before_position, row.before_since) == (
            "周文涛", "县委副书记、县长", date(2025, 3, 1),
        )  # fmt: skip
        assert row.words == "召集人：周文涛 → 钱进"
        if row.status == "proposed":
            roster_changes.approve(county, [one], approver="周文涛")
