import pytest
from desks import UNITS

from desktop.domain.errors import Refused
from desktop.services import tasks, units
from desktop.services.desk import Desk


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("云岭县", "云岭县"), ("云岭县府院联动办", "云岭县"), ("柳州市", "柳州市"), ("南泉市城北区府院办", "南泉市城北区"),
        ("市", ""), ("府院联动办", ""), ("红河州", "红河州"),
    ],
)  # fmt: skip
def test_the_place_in_the_name_of_an_office(name: str, place: str) -> None:
    assert units.place_of(name) == place


def test_the_book_has_our_units_place_and_host(county: Desk) -> None:
    book = units.book(county)
    assert [unit.name for unit in book.units] == list(UNITS)
    assert (book.level, book.place, book.office_host) == ("县", "云岭县", "县司法局")
    assert book.resolve("云岭县财政局") == "县财政局"


def test_units_to_pick_carry_their_initials(county: Desk) -> None:
    picks = {pick.name: pick for pick in units.units_to_pick(county)}
    assert list(picks) == list(UNITS)
    assert "xczj" in picks["县财政局"].initials


def test_a_unit_is_found_by_alias_and_an_unknown_one_refused(county: Desk) -> None:
    with county.view() as view:
        assert units.unit_named(county, view, "财政局").name == "县财政局"
        with pytest.raises(Refused, match="名册里没有“县气象局”"):
            units.unit_named(county, view, "县气象局")


def test_an_alias_once_learnt_is_read_and_picked(county: Desk) -> None:
    for _ in range(2):
        with county.act("学习简称") as work:
            units.learn_alias(county, work, "县住房城乡建设局", "住建")
            units.learn_alias(county, work, "县住房城乡建设局", "县住房城乡建设局")
    assert units.book(county).resolve("住建") == "县住房城乡建设局"
    pick = next(pick for pick in units.units_to_pick(county) if pick.aliases)
    assert (pick.aliases, "zj" in pick.initials) == (("住建",), True)


def test_a_new_unit_stands_last_and_a_known_one_is_not_doubled(county: Desk) -> None:
    with county.act("添加单位") as work:
        made = units.ensure_unit(county, work, "县气象局")
        assert units.ensure_unit(county, work, "县气象局").id == made.id
    assert [pick.name for pick in units.units_to_pick(county)][-1] == "县气象局"


def test_names_typed_by_hand_are_those_of_the_roster(county: Desk) -> None:
    assert units.canonical(county, ["财政局", " 县气象局 ", ""]) == ("县财政局", "县气象局")
    tasks.add_task(county, tasks.TaskDraft("办理", lead=("财政局",), support=("云岭县自然资源局",)))
    from desktop.services import ledger

    with county.view() as view:
        unit = units.unit_named(county, view, "县财政局").id
    (line,) = ledger.lines(county, ledger.ids(county, ledger.LedgerFilter(unit_id=unit)))
    assert (line.row.lead, line.row.support) == (("县财政局",), ("县自然资源局",))
