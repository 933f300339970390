from desktop.exchange.merge import Arrival, TableRules, merge
from desktop.exchange.undoing import Compensation, compensate, compensate_new
from desktop.exchange.values import DELETED
from desktop.exchange.versions import written

from .samples import CITY, CITY_WRITER, COUNTY, COUNTY_WRITER, record

AT_CITY = Arrival(sender=COUNTY, me=CITY)
MINE = record("1", {"matter": "旧", "lead": "甲"})
THEIRS = written(MINE, {"matter": "新", "lead": "乙", "added": 1}, COUNTY_WRITER, 2)


def test_undo_restores_what_was_there() -> None:
    decision = merge(MINE, THEIRS, TableRules(), AT_CITY)
    assert decision.merged is not None
    undo = compensate(decision.merged, decision.changes)
    assert undo == Compensation({"matter": "旧", "lead": "甲", "added": None}, ())
    after = written(decision.merged, undo.values, CITY_WRITER, 9)
    assert {name: after.fields[name] for name in MINE.fields} == MINE.fields


def test_later_work_is_left_alone_field_by_field() -> None:
    decision = merge(MINE, THEIRS, TableRules(), AT_CITY)
    assert decision.merged is not None
    current = written(decision.merged, {"lead": "丙"}, COUNTY_WRITER, 3)
    assert compensate(current, decision.changes) == Compensation({"matter": "旧", "added": None}, ("lead",))


def test_a_record_that_came_is_deleted_unless_worked_on() -> None:
    assert compensate_new(MINE, MINE) == Compensation({DELETED: True}, ())
    assert compensate_new(written(MINE, {"lead": "丙"}, CITY_WRITER, 1), MINE) == Compensation({}, ("lead",))
    assert compensate_new(written(MINE, {"new": "x"}, CITY_WRITER, 1), MINE) == Compensation({}, ("new",))
