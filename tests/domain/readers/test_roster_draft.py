from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_people import Person
from desktop.domain.readers.roster_seats import Seat
from desktop.domain.units import UnitBook, UnitName


def test_the_same_seat_is_kept_once() -> None:
    draft = Draft("召集人：王强\n", UnitBook())
    draft.add_head("召集人", Person("王强", "县长", 0, 2), 4)
    draft.add_head("召集人", Person("王强", "县长", 0, 2), 9)
    draft.add_seat(Seat("县司法局", "主要负责同志", 0, 4), 0, "成员")
    draft.add_seat(Seat("县司法局", "主要负责同志", 0, 4), 5, "成员")
    assert (len(draft.heads), len(draft.members)) == (1, 1)


def test_two_lost_seats_are_two_seats() -> None:
    draft = Draft("", UnitBook())
    draft.add_head("副召集人", Person(None, None, 0, 1, "残缺"), 0)
    draft.add_head("副召集人", Person(None, None, 0, 1, "残缺"), 0)
    assert len(draft.heads) == 2
    assert len(draft.doubts) == 1


def test_doubts_tell_the_line() -> None:
    draft = Draft("一\n二\n三", UnitBook())
    draft.doubt("召集人", "姓名残缺", (4, 5))
    assert draft.doubts[0].where == "第3行 召集人"
    assert draft.doubts[0].as_json() == {"where": "第3行 召集人", "reason": "姓名残缺", "span": [4, 5]}


def test_units_become_canonical_where_the_book_knows_them() -> None:
    draft = Draft("", UnitBook((UnitName("县司法局"),), level="县"))
    assert draft.unit_name("司法局", "成员", None) == "县司法局"
    assert draft.unit_name("县气象局", "成员", None) == "县气象局"
    assert [doubt.reason for doubt in draft.doubts] == ["“县气象局”不在单位名册中"]


def test_a_person_without_a_unit_is_doubted() -> None:
    draft = Draft("", UnitBook())
    draft.add_person(Person("王强", "副县长", 0, 1), 0, "成员")
    assert draft.members[0].unit is None
    assert "没有写明所在单位" in draft.doubts[0].reason
