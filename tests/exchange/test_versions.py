from desktop.exchange.values import DELETED, Mark, RecordImage, Version
from desktop.exchange.versions import (
    deleted,
    edited_unseen,
    has_seen,
    latest,
    mark_after,
    office_of,
    provisional,
    versions_of,
    writer_of,
    written,
)

from .samples import CITY_WRITER, COUNTY, COUNTY_WRITER, record

A1, A2, B1 = Mark("a/1", 1), Mark("a/1", 2), Mark("b/1", 1)


def test_a_writer_is_an_office_in_one_life() -> None:
    assert office_of(writer_of("990101", "7f")) == "990101"


def test_seeing_goes_by_counter_of_a_writer_and_by_the_past() -> None:
    assert has_seen(A2, A1)
    assert not has_seen(A1, A2)
    assert not has_seen(A2, B1)
    assert has_seen(Mark("b/1", 2, (("a/1", 1),)), A1)
    assert not has_seen(Mark("b/1", 2, (("a/1", 1),)), A2)
    assert not has_seen(Mark("b/1", 2, (("c/1", 9),)), A1)


def test_a_number_of_another_life_says_nothing() -> None:
    assert not has_seen(Mark("a/2", 9), A1)


def test_only_versions_nobody_has_seen_remain() -> None:
    seen = Version("both", Mark("b/1", 2, (("a/1", 1),)))
    assert latest([Version("x", A1), seen]) == [seen]
    assert len(latest([Version("x", A1), Version("y", B1), Version("x", A1)])) == 2


def test_the_owner_is_shown_until_people_decide() -> None:
    ours, theirs = Version("a", Mark("a/1", 9)), Version("z", Mark("z/1", 1))
    assert provisional([ours, theirs], "z")[0] == theirs
    assert provisional([ours, theirs], "other") == provisional([theirs, ours], "other") == [ours, theirs]


def test_a_write_has_seen_all_that_was_there() -> None:
    mark = mark_after([Version("x", A2), Version("y", Mark("b/1", 3, (("c/1", 4), ("w/1", 8))))], "w/1", 9)
    assert mark == Mark("w/1", 9, (("a/1", 2), ("b/1", 3), ("c/1", 4)))


def test_a_local_change_decides_the_rivals_of_its_field_only() -> None:
    rivals = {"due": (Version("3月", B1),), "lead": (Version("x", B1),)}
    before = RecordImage("t", "1", COUNTY, {"due": "2月", "lead": "y"}, {"due": A1, "lead": A1}, rivals)
    after = written(before, {"due": "4月", "new": 1}, COUNTY_WRITER, 5)
    assert versions_of(after, "due") == (Version("4月", Mark(COUNTY_WRITER, 5, (("a/1", 1), ("b/1", 1)))),)
    assert versions_of(after, "lead") == versions_of(before, "lead")
    assert versions_of(after, "new") == (Version(1, Mark(COUNTY_WRITER, 5)),)
    assert versions_of(after, "none") == ()


def test_an_edit_the_deletion_had_not_seen_stands_out() -> None:
    before = record("1", {"progress": "一半", "matter": "事项"})
    gone = deleted(before, COUNTY_WRITER, 2)
    assert gone.fields[DELETED] is True
    assert edited_unseen(gone) == ()
    assert edited_unseen(before) == ()
    assert edited_unseen(written(gone, {"progress": "全部"}, CITY_WRITER, 1)) == ("progress",)
    assert edited_unseen(written(gone, {DELETED: False}, CITY_WRITER, 1)) == ()
