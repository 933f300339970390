from datetime import date

import pytest
from offices import MINUTES, county_office

from desktop.domain.errors import Refused
from desktop.domain.source import SourceText
from desktop.services import history, ledger, minutes, minutes_review
from desktop.services.minutes import NOT_FILED, PENDING, TASK
from desktop.services.minutes_items import (
    due_of,
    with_deadline,
    with_outcome,
)
from desktop.services.units import book

ANCHOR = date(2026, 11, 18)


@pytest.fixture
def desk(tmp_path):
    made = county_office(tmp_path / "office")
    yield made
    made.close()


def begin(desk, text: str | None = None):
    words = text or MINUTES.read_text(encoding="utf-8")
    return minutes_review.begin(desk, SourceText("纪要.txt", words), words.encode())


@pytest.fixture
def review(desk):
    return begin(desk)


def test_what_is_sure_is_to_be_filed_and_what_is_not_waits(review):
    outcomes = [item.choice.outcome for item in review.items]
    assert outcomes.count(TASK) == 9
    assert [n for n, word in enumerate(outcomes) if word == PENDING] == [4, 7, 9]
    assert all(bool(item.open) == (item.choice.outcome == PENDING) for item in review.items)


def test_next_open_goes_around(review):
    assert review.next_open() == 4
    assert review.next_open(4) == 7
    assert review.next_open(9) == 4


def test_not_filed_needs_its_reason(review):
    review.items[0] = with_outcome(review.items[0], NOT_FILED)
    assert "第1项" in review.hindrance()
    assert review.next_open(-1) == 0
    review.items[0] = with_outcome(review.items[0], NOT_FILED, "重复")
    assert review.hindrance() == ""


def test_minutes_without_a_day_hinder(desk):
    review = begin(desk, "会议议定：由县财政局牵头，12月底前制定办法。")
    assert "日期" in review.hindrance()
    with pytest.raises(Refused, match="没有立项"):
        minutes_review.confirm(desk, review)
    minutes_review.reanchor(desk, review, ANCHOR)
    assert review.hindrance() == ""
    assert due_of(review.items[0].choice) == date(2026, 12, 31)


def test_another_day_of_the_meeting_moves_what_nobody_settled(desk, review):
    review.items[4] = with_deadline(desk, review.items[4], "12.30", ANCHOR)
    before = due_of(review.items[1].choice)
    minutes_review.reanchor(desk, review, date(2026, 11, 11))
    assert due_of(review.items[1].choice) < before
    assert due_of(review.items[4].choice) == date(2026, 12, 30)


def test_a_sentence_becomes_a_decision_in_its_place(desk, review):
    text = review.source.text
    low = text.index("司法建议回复不够及时")
    place = minutes_review.add_sentence(desk, review, low, low + 10)
    assert place == 0
    assert review.items[0].choice.text == "司法建议回复不够及时"
    assert [doubt.field for doubt in review.items[0].open] == ["lead"]
    assert minutes_review.add_sentence(desk, review, 0, 0) is None


def test_a_sentence_brings_its_units_and_deadline_with_their_places(desk):
    review = begin(desk, "2026年11月18日会议纪要\n\n其他：县财政局于12月20日前报送方案。")
    review.items.clear()
    review.anchor = ANCHOR
    low = review.source.text.index("县财政局")
    place = minutes_review.add_sentence(desk, review, low, len(review.source.text))
    item = review.items[place]
    assert item.choice.lead == ("县财政局",)
    assert due_of(item.choice).day == 20
    assert [review.source.text[a:b] for a, b in item.lead_spans] == ["县财政局"]
    assert review.source.text[slice(*item.deadline_span)] == "12月20日前"


def test_the_sentence_around_a_place():
    text = "一。二二；三三\n四"
    assert [text[slice(*minutes_review.sentence_at(text, at))] for at in (0, 3, 6, 8)] == [
        "一。",
        "二二；",
        "三三",
        "四",
    ]


def test_a_name_settled_once_is_settled_everywhere_and_known_next_time(desk):
    text = "2026年11月18日召开会议。会议议定：\n一、由县税务局牵头，12月底前完成。\n"
    text += "二、由县财政局牵头，县税务局配合，12月底前完成。"
    review = begin(desk, text)
    assert review.items[0].open
    assert review.items[1].open
    minutes_review.map_unit(review, "县税务局", "县司法局")
    assert [item.choice.lead for item in review.items] == [("县司法局",), ("县财政局",)]
    assert review.items[1].choice.support == ("县司法局",)
    assert review.next_open() is None
    minutes_review.confirm(desk, review)
    assert book(desk).resolve("县税务局") == "县司法局"


def test_confirming_is_one_step(desk, review):
    changes = minutes_review.confirm(desk, review)
    made = minutes_review.filed(desk, changes)
    assert len(made.task_ids) == 9
    assert made.numbers[0] == "2026-001"
    assert minutes.coverage(desk, made.meeting_id).pending == 3
    history.undo(desk)
    assert ledger.count(desk, ledger.LedgerFilter()) == 0
