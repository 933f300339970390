from datetime import date, timedelta

import pytest
from desks import DAY, UNITS, unit_id

from desktop.services import roster, roster_import, roster_view
from desktop.services.desk import Desk
from desktop.services.roster_draft import MemberDraft, RosterDraft
from desktop.services.roster_view import STALE_DAYS, RosterFilter


def units(desk: Desk, view: str = "all", text: str = "") -> list[str]:
    return [
        line.seat.unit or line.seat.role for line in roster_view.lines(desk, RosterFilter(DAY, view, text))
    ]


def test_the_counts_are_the_lines_of_each_view(county: Desk) -> None:
    counts = roster_view.counts(county, DAY)
    assert counts == {view: len(units(county, view)) for view in roster_view.VIEWS}
    assert counts == {"all": 8, "heads": 2, "members": 6, "vacant": 1, "no_liaison": 6, "stale": 0}
    assert set(roster_view.counts(county, date(2020, 1, 1)).values()) == {0}


def test_a_vacant_head_and_an_unnamed_member_are_told_apart(county: Desk) -> None:
    told = {
        line.seat.unit or line.seat.role: line.holder for line in roster_view.lines(county, RosterFilter(DAY))
    }
    assert told["常务副召集人"] == "（空缺）"
    assert told["县财政局"] == "未登记"
    assert told["县检察院"] == "孙正"


@pytest.mark.parametrize(
    ("text", "found"),
    [("财政", ["县财政局"]), ("czj", ["县财政局"]), ("孙 检察", ["县检察院"]), ("无此", [])],
)
def test_every_word_narrows(county: Desk, text: str, found: list[str]) -> None:
    assert units(county, text=text) == found


def test_a_liaison_not_confirmed_for_half_a_year_is_stale(county: Desk) -> None:
    roster.set_liaison(county, unit_id(county, "县财政局"), "赵元")
    for days, stale in ((STALE_DAYS, False), (STALE_DAYS + 1, True)):
        later = DAY + timedelta(days)
        assert roster_view.lines(county, RosterFilter(later, text="赵元"))[0].stale is stale
        assert len(roster_view.lines(county, RosterFilter(later, "stale"))) == stale
        assert ("县财政局" in roster_view.units_to_check(county, later)) is stale
    assert units(county, "no_liaison") == [name for name in UNITS if name != "县财政局"]


@pytest.mark.parametrize("column", ["place", "role", "unit", "requirement", "person", "liaison", "confirmed"])
def test_empty_values_come_last_either_way(county: Desk, column: str) -> None:
    roster.set_liaison(county, unit_id(county, "县财政局"), "赵元")
    lines = roster_view.lines(county, RosterFilter(DAY))
    for descending in (False, True):
        made = roster_view.sorted_lines(lines, column, descending=descending)
        assert sorted(line.id for line in made) == sorted(line.id for line in lines)
    if column == "liaison":
        assert made[0].seat.unit == "县财政局"
    if column == "place":
        assert [line.place for line in made] == list(range(8, 0, -1))


def test_who_held_a_seat_stands_in_the_order_of_time(county: Desk) -> None:
    seat = next(each for each in roster.seats_on(county, DAY) if each.unit == "县财政局").id
    for name, since in (("乙", DAY - timedelta(30)), ("丙", DAY + timedelta(30))):
        roster.set_holder(county, seat, name, since=since, paper="云任〔2026〕1号")
    roster_import.import_roster(
        county, RosterDraft((), (MemberDraft("县财政局", "分管负责同志", "甲"),), on=DAY - timedelta(90))
    )
    assert [term.words for term in roster_view.terms_of(county, seat)] == ["丙（将任）", "乙", "甲"]
