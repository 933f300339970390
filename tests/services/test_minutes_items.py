from datetime import date

import pytest
from offices import MINUTES, county_office

from desktop.domain.errors import Refused
from desktop.domain.source import SourceText
from desktop.services import minutes_review
from desktop.services.minutes import DONE, PENDING, TASK
from desktop.services.minutes_items import (
    certainty_of,
    deadline_words,
    due_of,
    with_deadline,
    with_outcome,
    with_units,
)

ANCHOR = date(2026, 11, 18)


@pytest.fixture
def desk(tmp_path):
    made = county_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def review(desk):
    text = MINUTES.read_text(encoding="utf-8")
    return minutes_review.begin(desk, SourceText("纪要.txt", text), text.encode())


def test_a_typed_day_settles_a_vague_deadline_and_keeps_the_words(desk, review):
    item = with_deadline(desk, review.items[4], "12.30", ANCHOR)
    assert item.choice.outcome == TASK
    assert due_of(item.choice) == date(2026, 12, 30)
    assert deadline_words(item.choice.deadline) == "尽快"
    assert certainty_of(item) == "已确认"


def test_a_rhythm_settles_a_vague_deadline(desk, review):
    item = with_deadline(desk, review.items[4], "每季度末", ANCHOR)
    assert item.choice.outcome == TASK
    assert item.choice.due_on is None
    assert item.choice.deadline.recur


def test_words_that_fix_nothing_are_refused(desk, review):
    with pytest.raises(Refused, match="抓紧"):
        with_deadline(desk, review.items[4], "抓紧", ANCHOR)


def test_a_doubtful_lead_is_settled_by_another(review):
    item = with_units(review.items[9], "lead", ["县司法局"])
    assert (item.choice.lead, item.choice.outcome, item.open) == (("县司法局",), TASK, ())


def test_a_supporter_that_takes_the_lead_changes_places(review):
    item = with_units(review.items[3], "lead", ["县人民法院"])
    assert item.choice.lead == ("县人民法院",)
    assert set(item.choice.support) == {"县财政局", "县市场监管局"}


def test_filing_accepts_what_was_doubtful_and_holding_back_asks_again(review):
    accepted = with_outcome(review.items[4], TASK)
    assert accepted.open == ()
    assert with_outcome(accepted, PENDING).open == review.items[4].open
    assert with_outcome(review.items[4], DONE).open == ()
