import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange.merge import SENTENCES, Arrival, Decision, Kind, Side, TableRules, Why, merge
from desktop.exchange.values import Mark, RecordImage, Scalar
from desktop.exchange.versions import deleted, has_seen, versions_of, written

from .samples import CITY, CITY_WRITER, COUNTY, COUNTY_WRITER

OTHER, OTHER_WRITER = "990102", "990102/c1"
RULES = TableRules({"progress": Side.HANDLER, "due": Side.EITHER}, "handler")
AT_CITY = Arrival(sender=COUNTY, me=CITY)
AT_COUNTY = Arrival(sender=CITY, me=COUNTY)
NEUTRAL = Arrival(sender="hub", me="hub", relays=frozenset({"hub"}))


def assignment() -> RecordImage:
    """A task of the city that the county handles."""
    bare = RecordImage("tasks", "1", CITY, {}, {})
    return written(bare, {"matter": "清欠", "due": "2026-12-31", "handler": COUNTY}, CITY_WRITER, 1)


def why(decision: Decision) -> list[tuple[str, Why]]:
    return [(item.name, item.why) for item in decision.refusals]


def test_a_new_record_is_taken_whole() -> None:
    decision = merge(None, assignment(), RULES, AT_COUNTY)
    assert (decision.kind, decision.merged, decision.fresh) == (Kind.NEW, assignment(), True)
    assert decision.changes == ()


def test_the_same_again_is_the_same() -> None:
    decision = merge(assignment(), assignment(), RULES, AT_COUNTY)
    assert (decision.kind, decision.changes, decision.fresh) == (Kind.SAME, (), False)


def test_each_side_changes_what_is_its_own() -> None:
    mine = written(assignment(), {"matter": "清欠专项"}, CITY_WRITER, 2)
    theirs = written(assignment(), {"progress": "已约谈"}, COUNTY_WRITER, 1)
    decision = merge(mine, theirs, RULES, AT_CITY)
    assert decision.kind is Kind.CHANGED
    assert [(c.name, c.before, c.after.value) for c in decision.changes] == [("progress", None, "已约谈")]
    assert decision.merged is not None
    assert decision.merged.fields["matter"] == "清欠专项"
    assert not decision.refusals
    assert not decision.conflicts


def test_what_is_not_the_senders_is_refused_and_ours_stays() -> None:
    mine = assignment()
    theirs = written(
        written(mine, {"matter": "撤销"}, COUNTY_WRITER, 1), {"progress": "一"}, COUNTY_WRITER, 2
    )
    decision = merge(mine, theirs, RULES, AT_CITY)
    assert why(decision) == [("matter", Why.NOT_OWNER)]
    assert decision.merged is not None
    assert decision.merged.fields["matter"] == "清欠"
    assert decision.merged.fields["progress"] == "一"
    assert decision.refusals[0].sentence == SENTENCES[Why.NOT_OWNER]
    only = merge(mine, written(mine, {"matter": "撤销"}, COUNTY_WRITER, 1), RULES, AT_CITY)
    assert (only.kind, only.fresh) == (Kind.REFUSED, False)


def test_the_owner_may_not_write_the_handlers_progress() -> None:
    mine = written(assignment(), {"progress": "一"}, COUNTY_WRITER, 1)
    decision = merge(mine, written(mine, {"progress": "全部"}, CITY_WRITER, 3), RULES, AT_COUNTY)
    assert why(decision) == [("progress", Why.NOT_OWNER)]


def test_two_offices_that_had_not_seen_each_other_conflict_visibly() -> None:
    base = assignment()
    mine = written(base, {"due": "2026-11-30"}, CITY_WRITER, 2)
    theirs = written(base, {"due": "2027-01-31"}, COUNTY_WRITER, 1)
    at_city = merge(mine, theirs, RULES, AT_CITY)
    at_county = merge(theirs, mine, RULES, AT_COUNTY)
    assert [v.value for v in at_city.conflicts[0].versions] == ["2026-11-30", "2027-01-31"]
    assert at_city.merged == at_county.merged
    assert at_city.kind is Kind.SAME
    assert at_city.fresh
    assert at_county.kind is Kind.CHANGED


def test_a_conflict_is_reported_once_and_its_resolution_travels() -> None:
    base = assignment()
    theirs = written(base, {"due": "2027-01-31"}, COUNTY_WRITER, 1)
    both = merge(written(base, {"due": "2026-11-30"}, CITY_WRITER, 2), theirs, RULES, AT_CITY).merged
    assert both is not None
    assert merge(both, theirs, RULES, AT_CITY).conflicts == ()
    resolved = written(both, {"due": "2027-01-15"}, CITY_WRITER, 3)
    back = merge(both, resolved, RULES, AT_COUNTY).merged
    assert back == resolved
    assert merge(theirs, resolved, RULES, AT_COUNTY).merged == resolved
    assert merge(resolved, theirs, RULES, AT_CITY).merged == resolved


def test_the_same_value_from_both_sides_is_no_conflict() -> None:
    base = assignment()
    mine = written(base, {"due": "2027-01-31"}, CITY_WRITER, 2)
    assert not merge(mine, written(base, {"due": "2027-01-31"}, COUNTY_WRITER, 1), RULES, AT_CITY).conflicts


def test_an_older_image_after_a_newer_one_changes_nothing() -> None:
    old = assignment()
    new = written(old, {"due": "2027-01-31", "matter": "新"}, CITY_WRITER, 5)
    decision = merge(new, old, RULES, AT_COUNTY)
    assert (decision.kind, decision.merged, decision.refusals) == (Kind.SAME, new, ())


def test_a_third_offices_change_needs_a_relay() -> None:
    passed_on = replace(written(RecordImage("tasks", "9", OTHER, {}, {}), {"matter": "x"}, OTHER_WRITER, 1))
    refused = merge(None, passed_on, RULES, AT_CITY)
    assert (refused.kind, refused.merged, why(refused)) == (Kind.REFUSED, None, [("matter", Why.NOT_SENDERS)])
    relayed = merge(None, passed_on, RULES, replace(AT_CITY, relays=frozenset({COUNTY})))
    assert relayed.kind is Kind.NEW


def test_our_own_work_that_we_lack_is_pointed_out_and_not_taken() -> None:
    mine = assignment()
    theirs = written(mine, {"matter": "恢复前写的"}, CITY_WRITER, 40)
    assert why(merge(mine, theirs, RULES, AT_CITY)) == [("matter", Why.UNKNOWN_OWN)]
    assert merge(None, theirs, RULES, AT_CITY).merged is None


def test_after_a_restored_backup_our_own_work_is_taken_back() -> None:
    recovering = replace(AT_CITY, recovering=True)
    theirs = written(assignment(), {"matter": "恢复前写的"}, CITY_WRITER, 40)
    assert merge(assignment(), theirs, RULES, recovering).merged == theirs
    assert merge(None, theirs, RULES, recovering).merged == theirs
    forged = written(assignment(), {"progress": "x"}, CITY_WRITER, 41)
    assert why(merge(assignment(), forged, RULES, recovering)) == [("progress", Why.NOT_OWNER)]


def test_one_number_with_two_contents_betrays_a_copied_database() -> None:
    mine = written(assignment(), {"progress": "甲"}, COUNTY_WRITER, 1)
    theirs = written(assignment(), {"progress": "乙"}, COUNTY_WRITER, 1)
    decision = merge(mine, theirs, RULES, AT_CITY)
    assert why(decision) == [("progress", Why.FORKED)]
    assert decision.merged == mine


def test_a_record_does_not_change_hands() -> None:
    decision = merge(assignment(), replace(assignment(), owner=COUNTY), RULES, AT_CITY)
    assert (decision.kind, why(decision)) == (Kind.REFUSED, [("", Why.OWNER_CHANGED)])


def test_a_new_record_without_a_word_of_its_owner_is_refused() -> None:
    bare = RecordImage("tasks", "5", CITY, {"handler": COUNTY, "progress": "x"}, {})
    marks = {"handler": Mark(COUNTY_WRITER, 1), "progress": Mark(COUNTY_WRITER, 1)}
    assert merge(None, replace(bare, marks=marks), RULES, AT_CITY).kind is Kind.REFUSED


def test_after_a_reassignment_only_the_new_handler_writes() -> None:
    moved = written(assignment(), {"handler": OTHER}, CITY_WRITER, 2)
    late = written(assignment(), {"progress": "移交前"}, COUNTY_WRITER, 1)
    assert why(merge(moved, late, RULES, AT_CITY)) == [("progress", Why.NOT_OWNER)]
    taken_up = written(moved, {"progress": "接手"}, OTHER_WRITER, 1)
    passed_on = merge(assignment(), taken_up, RULES, replace(AT_COUNTY, relays=frozenset({CITY})))
    assert passed_on.merged == taken_up


def test_delete_and_edit_meet_in_the_open() -> None:
    base = written(assignment(), {"progress": "一"}, COUNTY_WRITER, 1)
    gone, edited = deleted(base, CITY_WRITER, 2), written(base, {"progress": "二"}, COUNTY_WRITER, 2)
    at_county = merge(edited, gone, RULES, AT_COUNTY)
    assert at_county.deletes
    assert at_county.edited_after_delete == ("progress",)
    at_city = merge(gone, edited, RULES, AT_CITY)
    assert at_city.edited_after_delete == ("progress",)
    assert at_city.merged == at_county.merged
    assert merge(base, gone, RULES, AT_COUNTY).edited_after_delete == ()


def test_unknown_columns_are_kept() -> None:
    newer = written(assignment(), {"column_of_tomorrow": "x"}, CITY_WRITER, 2)
    merged = merge(assignment(), newer, RULES, AT_COUNTY).merged
    assert merged is not None
    assert merged.fields["column_of_tomorrow"] == "x"
    assert merge(newer, assignment(), RULES, AT_COUNTY).merged == newer


def test_two_different_records_are_our_mistake() -> None:
    with pytest.raises(ValueError, match="not the same"):
        merge(assignment(), replace(assignment(), id="2"), RULES, AT_CITY)


WRITERS = ("a/1", "a/2", "b/1")
OPEN = TableRules({"x": Side.EITHER, "y": Side.EITHER}, "handler")
BASE = written(RecordImage("tasks", "1", "a", {}, {}), {"x": "0", "y": "0", "handler": "b"}, "a/1", 1)
STEPS = st.lists(
    st.tuples(st.booleans(), st.sampled_from(WRITERS), st.sampled_from("xy"), st.integers(0, 30)), max_size=16
)


def joined(mine: RecordImage, theirs: RecordImage) -> RecordImage:
    decision = merge(mine, theirs, OPEN, NEUTRAL)
    assert decision.merged is not None
    assert not decision.refusals
    return decision.merged


def history(steps: list[tuple[bool, str, str, int]], values: list[Scalar]) -> list[RecordImage]:
    """Every image ever sent, when an owner in two lives and a handler edit and deliver in some order."""
    copies, sent = dict.fromkeys(WRITERS, BASE), [BASE]
    for counter, (edits, writer, name, number) in enumerate(steps, 2):
        if edits:
            copies[writer] = written(copies[writer], {name: values[number]}, writer, counter)
        else:
            copies[writer] = joined(copies[writer], sent[number % len(sent)])
        sent.append(copies[writer])
    return sent


def all_joined(images: list[RecordImage]) -> RecordImage:
    whole = BASE
    for image in images:
        whole = joined(whole, image)
    return whole


VALUES: list[Scalar] = [f"v{number}" for number in range(31)]


@settings(deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_end_alike(
    steps: list[tuple[bool, str, str, int]], chance: random.Random
) -> None:
    images = history(steps, VALUES)
    end = all_joined(images)
    shuffled = images + chance.choices(images, k=5)
    chance.shuffle(shuffled)
    assert all_joined(shuffled) == end
    assert joined(end, end) == end


@settings(deadline=None)
@given(STEPS, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_merging_is_commutative_and_associative(
    steps: list[tuple[bool, str, str, int]], first: int, second: int, third: int
) -> None:
    images = history(steps, VALUES)
    one, two, three = (images[number % len(images)] for number in (first, second, third))
    assert joined(one, two) == joined(two, one)
    assert joined(joined(one, two), three) == joined(one, joined(two, three))


@settings(deadline=None)
@given(STEPS)
def test_no_write_vanishes_unseen(steps: list[tuple[bool, str, str, int]]) -> None:
    images = history(steps, VALUES)
    end = all_joined(images)
    for image in images:
        for name in image.fields:
            for version in versions_of(image, name):
                assert any(has_seen(kept.mark, version.mark) for kept in versions_of(end, name))


@settings(deadline=None)
@given(STEPS, st.permutations([f"{year}-01-01T00:00:00" for year in range(1996, 2027)]))
def test_times_as_values_decide_nothing(steps: list[tuple[bool, str, str, int]], times: list[Scalar]) -> None:
    """A clock thirty years off in either direction changes no mark, no winner and no rival."""
    assert marks_of(all_joined(history(steps, times))) == marks_of(all_joined(history(steps, VALUES)))


def marks_of(image: RecordImage) -> dict[str, list[Mark]]:
    return {name: [version.mark for version in versions_of(image, name)] for name in image.fields}
