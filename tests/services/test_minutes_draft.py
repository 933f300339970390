from dataclasses import replace

import pytest
from offices import MINUTES, county_office

from desktop.services import minutes_draft, minutes_review
from desktop.services.minutes import NOT_FILED
from desktop.services.minutes_items import with_deadline, with_outcome, with_units


@pytest.fixture
def desk(tmp_path):
    made = county_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def review(desk):
    data = MINUTES.read_bytes()
    return minutes_review.begin(desk, minutes_draft.source_of(data, "纪要.txt"), data)


def test_nothing_kept_is_nothing(desk):
    assert not minutes_draft.exists(desk)
    assert minutes_draft.load(desk) is None


def test_a_draft_comes_back_as_it_was(desk, review):
    review.items[4] = with_deadline(desk, review.items[4], "12.30", review.anchor)
    review.items[7] = with_deadline(desk, review.items[7], "每季度末", review.anchor)
    review.items[9] = with_units(review.items[9], "lead", ["县司法局"])
    review.items[11] = with_outcome(review.items[11], NOT_FILED, "重复")
    review.facts = replace(review.facts, host="常务副县长")
    review.aliases = {"县法制办": "县司法局"}
    minutes_draft.keep(desk, review)
    back = minutes_draft.load(desk)
    assert back.items == review.items
    assert (back.facts, back.aliases, back.source, back.data) == (
        review.facts,
        review.aliases,
        review.source,
        review.data,
    )


def test_a_sentence_made_by_hand_still_asks_for_its_lead(desk, review):
    low = review.source.text.index("司法建议回复不够及时")
    minutes_review.add_sentence(desk, review, low, low + 10)
    minutes_draft.keep(desk, review)
    back = minutes_draft.load(desk)
    assert back.items[0].choice.text == "司法建议回复不够及时"
    assert [doubt.field for doubt in back.items[0].open] == ["lead"]


def test_a_spoilt_draft_is_no_draft(desk, review):
    minutes_draft.keep(desk, review)
    path = desk.store.paths.home / "drafts" / "minutes.json"
    path.write_text(path.read_text(encoding="utf-8")[:200], encoding="utf-8")
    assert minutes_draft.load(desk) is None


def test_a_dropped_draft_is_gone(desk, review):
    minutes_draft.keep(desk, review)
    minutes_draft.drop(desk)
    minutes_draft.drop(desk)
    assert not minutes_draft.exists(desk)
