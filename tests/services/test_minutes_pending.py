import pytest
from offices import MINUTES, county_office

from desktop.domain.errors import Refused
from desktop.services import history, ledger, minutes, minutes_draft, minutes_pending, minutes_review
from desktop.services.ledger import LedgerFilter
from desktop.services.minutes import NOT_FILED, PENDING, TASK
from desktop.services.minutes_items import Item, with_deadline, with_outcome, with_units


@pytest.fixture
def desk(tmp_path):
    made = county_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def meeting(desk):
    """A meeting whose minutes are stored with three decisions held back."""
    data = MINUTES.read_bytes()
    review = minutes_review.begin(desk, minutes_draft.source_of(data, "纪要.txt"), data)
    return minutes_review.filed(desk, minutes_review.confirm(desk, review)).meeting_id


def test_what_waits_is_counted_by_meeting(desk, meeting):
    assert minutes_pending.pending(desk) == {meeting: 3}


def test_what_waits_is_settled_later_with_its_marks_and_doubts(desk, meeting):
    review = minutes_review.resume(desk, meeting)
    assert review.resumed
    assert [item.choice.outcome for item in review.items] == [PENDING] * 3
    assert review.items[0].deadline_span
    assert review.next_open() == 0
    review.items[0] = with_deadline(desk, review.items[0], "12.30", review.anchor)
    review.items[1] = with_outcome(review.items[1], NOT_FILED, "另行发文")
    review.items[2] = with_units(review.items[2], "lead", ["县司法局"])
    made = minutes_review.filed(desk, minutes_review.confirm(desk, review))
    assert made.meeting_id == meeting
    assert made.numbers == ("2026-010", "2026-011")
    assert "第5项" in ledger.lines(desk, made.task_ids)[0].row.source_note
    assert minutes.coverage(desk, meeting).sentence == "纪要 12 项议定，11 项已立项，1 项注明不立项"
    assert minutes_review.resume(desk, meeting) is None
    history.undo(desk)
    assert minutes_pending.pending(desk) == {meeting: 3}
    assert ledger.count(desk, LedgerFilter()) == 9


def test_a_sentence_added_later_becomes_a_decision_of_the_meeting(desk, meeting):
    review = minutes_review.resume(desk, meeting)
    low = review.source.text.index("司法建议回复不够及时")
    place = minutes_review.add_sentence(desk, review, low, low + 10)
    review.items[place] = with_outcome(review.items[place], TASK)
    minutes_review.confirm(desk, review)
    assert minutes.coverage(desk, meeting).decisions == 13


def test_a_decision_left_out_without_a_reason_is_refused(desk, meeting):
    [(decision, choice), *_rest] = minutes_pending.pending_of(desk, meeting)
    left_out = with_outcome(Item(choice), NOT_FILED).choice
    with pytest.raises(Refused, match="理由"):
        minutes_pending.settle(desk, meeting, [(decision, left_out)])
    assert minutes_pending.pending(desk) == {meeting: 3}
