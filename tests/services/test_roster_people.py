"""Terms and liaisons put in their place in time: no two at once, nobody lost."""

from datetime import date, timedelta

import pytest
from desks import DAY, unit_id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services import roster, roster_people
from desktop.services.desk import Desk
from desktop.store.tables import Liaison, Person, Seat, Term

MARCH = date(2026, 3, 1)


def place(desk: Desk, name: str, since: date | None, position: str = "") -> None:
    with desk.act("任职") as work:
        seat = work.find(Seat, kind="member", order="order_no")[-1]
        roster_people.put_term(desk, work, seat.id, name, position=position, since=since, paper="文")


def held(desk: Desk) -> list[tuple[str, date | None, date | None]]:
    with desk.view() as view:
        seat = view.find(Seat, kind="member", order="order_no")[-1]
        terms = view.find(Term, seat_id=seat.id)
        return [(view.need(Person, t.person_id).name, t.valid_from, t.valid_to) for t in terms]


def test_the_next_holder_ends_the_one_before(county: Desk) -> None:
    place(county, "甲", MARCH)
    place(county, "乙", DAY)
    assert held(county) == [("甲", MARCH, DAY - timedelta(1)), ("乙", DAY, None)]


def test_an_older_paper_tells_of_the_time_before(county: Desk) -> None:
    place(county, "乙", DAY)
    place(county, "甲", MARCH)
    assert held(county) == [("乙", DAY, None), ("甲", MARCH, DAY - timedelta(1))]


def test_a_name_read_wrong_is_corrected_in_place(county: Desk) -> None:
    place(county, "甲", MARCH)
    place(county, "乙", MARCH)
    assert held(county) == [("乙", MARCH, None)]


def test_the_same_person_is_not_doubled_and_a_new_post_is_a_new_term(county: Desk) -> None:
    place(county, "甲", MARCH)
    place(county, "甲", DAY)
    place(county, "甲", DAY, "副局长")
    assert held(county) == [("甲", MARCH, None)]
    place(county, "甲", DAY, "局长")
    assert held(county) == [("甲", MARCH, DAY - timedelta(1)), ("甲", DAY, None)]


def test_an_undated_paper_reaches_back_where_nobody_sits(county: Desk) -> None:
    place(county, "甲", None)
    place(county, "乙", None)
    assert held(county) == [("甲", None, DAY - timedelta(1)), ("乙", DAY, None)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 9)), max_size=5))
def test_never_two_at_once(county: Desk, entries: list[tuple[str, int]]) -> None:
    with county.act("清空") as work:
        for term in work.find(Term):
            work.remove(term)
    for name, day in entries:
        place(county, name, MARCH + timedelta(day))
    for day in range(12):
        on = MARCH + timedelta(day)
        with county.view() as view:
            standing = [term for term in view.find(Term) if roster_people.in_force(term, on)]
        assert len(standing) <= 1
        assert bool(standing) == any(begins <= day for _name, begins in entries)


@pytest.mark.parametrize(("since", "now"), [(DAY, "李昂"), (DAY + timedelta(9), "赵元")])
def test_a_liaison_follows_another_from_a_day_on(county: Desk, since: date, now: str) -> None:
    unit = unit_id(county, "县财政局")
    roster.set_liaison(county, unit, "赵元")
    with county.act("联络员") as work:
        roster_people.put_liaison_in(county, work, unit, "李昂", since=since)
    assert [each.person for each in roster.liaisons_on(county, DAY)] == [now]
    assert [each.person for each in roster.liaisons_on(county, DAY + timedelta(9))] == ["李昂"]


def test_an_earlier_liaison_ends_before_the_one_registered_to_follow(county: Desk) -> None:
    unit = unit_id(county, "县财政局")
    with county.act("联络员") as work:
        roster_people.put_liaison_in(county, work, unit, "李昂", since=DAY + timedelta(9))
        roster_people.put_liaison_in(county, work, unit, "赵元")
        ends = {work.need(Person, each.person_id).name: each.valid_to for each in work.find(Liaison)}
    assert ends == {"李昂": None, "赵元": DAY + timedelta(8)}


def test_another_telephone_is_another_person(county: Desk) -> None:
    with county.act("人员") as work:
        one = roster_people.person_of(county, work, "王伟", "13900000001")
        assert roster_people.person_of(county, work, "王伟").id == one.id
        assert roster_people.person_of(county, work, "王伟", "13900000002").id != one.id
