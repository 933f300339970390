import pytest

from desktop.exchange.lives import (
    CHAIN_START,
    Finding,
    Heard,
    after_import,
    chain_hash,
    examine,
    former_lives,
    is_news,
)
from desktop.exchange.values import Head, Mark, RecordImage, Version

from .samples import CITY_WRITER, COUNTY, COUNTY_WRITER, record

CHAIN = [chain_hash(CHAIN_START, 1, b"first")]
CHAIN.append(chain_hash(CHAIN[0], 2, b"second"))


def known(writer: str, number: int) -> str | None:
    return CHAIN[number - 1] if writer == COUNTY_WRITER and number <= len(CHAIN) else None


def test_the_chain_depends_on_all_before() -> None:
    assert CHAIN[1] != chain_hash(chain_hash(CHAIN_START, 1, b"First"), 2, b"second")
    assert CHAIN[1] != chain_hash(CHAIN[0], 3, b"second")


@pytest.mark.parametrize(
    ("claims", "findings"),
    [
        ({COUNTY_WRITER: Head(2, CHAIN[1])}, {}),
        ({COUNTY_WRITER: Head(1, CHAIN[0]), CITY_WRITER: Head(9, "x")}, {}),
        ({COUNTY_WRITER: Head(3, "later")}, {COUNTY_WRITER: Finding.LOST}),
        ({COUNTY_WRITER: Head(2, "other")}, {COUNTY_WRITER: Finding.COPIED}),
        ({COUNTY + "/a0": Head(1, "x")}, {COUNTY + "/a0": Finding.LOST}),
        ({COUNTY_WRITER: Head(0, CHAIN_START)}, {}),
    ],
)
def test_claims_about_us_betray_a_restored_or_copied_database(
    claims: dict[str, Head], findings: dict[str, Finding]
) -> None:
    assert examine(claims, COUNTY, known) == findings


def test_a_record_is_news_until_every_version_of_it_is_acknowledged() -> None:
    plain = record("1", {"matter": "x"}, Mark(COUNTY_WRITER, 5))
    assert is_news(plain, {})
    assert is_news(plain, {COUNTY_WRITER: Head(4, "")})
    assert not is_news(plain, {COUNTY_WRITER: Head(5, "")})
    rival = {"matter": (Version("y", Mark(CITY_WRITER, 3)),)}
    disputed = RecordImage("tasks", "1", COUNTY, plain.fields, plain.marks, rival)
    assert is_news(disputed, {COUNTY_WRITER: Head(5, "")})
    assert not is_news(disputed, {COUNTY_WRITER: Head(5, ""), CITY_WRITER: Head(3, "")})


def test_a_vector_only_grows_by_importing() -> None:
    ours = {COUNTY_WRITER: Head(5, "e"), "c/1": Head(1, "x")}
    theirs = {COUNTY_WRITER: Head(4, "d"), CITY_WRITER: Head(2, "b"), "c/1": Head(3, "z")}
    joined = {COUNTY_WRITER: Head(5, "e"), CITY_WRITER: Head(2, "b"), "c/1": Head(3, "z")}
    assert after_import(ours, theirs, {}) == after_import(ours, theirs, ours) == joined


def test_what_was_left_out_because_we_once_had_it_is_not_claimed() -> None:
    theirs = {CITY_WRITER: Head(9, "b"), "c/1": Head(3, "z")}
    assert after_import({"c/1": Head(2, "y")}, theirs, {CITY_WRITER: Head(7, "a")}) == {"c/1": Head(3, "z")}


def heads(city: int, other: int = 0) -> dict[str, Head]:
    return {CITY_WRITER: Head(city, "h"), **({"c/1": Head(other, "h")} if other else {})}


def test_the_newest_vector_of_a_peer_counts_also_when_it_went_down() -> None:
    heard = Heard().after("a1", (), 1, heads(3)).after("a1", (), 3, heads(9)).after("a1", (), 2, heads(5))
    assert heard.acknowledged() == heads(9)
    assert heard.after("a2", ("a1",), 1, heads(4)).acknowledged() == heads(4)
    assert Heard().acknowledged() == {}


def test_an_incarnation_that_is_over_never_counts_again() -> None:
    heard = Heard().after("a2", ("a1",), 1, heads(4)).after("a1", (), 7, heads(9))
    assert heard.acknowledged() == heads(4)


def test_between_two_living_incarnations_only_what_both_hold_counts() -> None:
    heard = Heard().after("a2", (), 1, heads(4, 2)).after("a3", (), 1, heads(6))
    assert heard.acknowledged() == heads(4)
    assert heard.after("a3", ("a2",), 2, heads(7)).acknowledged() == heads(7)


def test_an_office_names_its_other_lives() -> None:
    holds = {COUNTY + "/a2": Head(1, ""), COUNTY_WRITER: Head(4, ""), CITY_WRITER: Head(2, "")}
    assert former_lives(COUNTY, "a2", holds) == ("a1",)
    assert former_lives("9", "x", holds) == ()
