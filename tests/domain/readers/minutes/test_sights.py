import pytest

from desktop.domain.readers.minutes.clauses import Duty, clauses_of
from desktop.domain.readers.minutes.lines import paragraphs
from desktop.domain.readers.minutes.mentions import groups_in, mentions_in
from desktop.domain.readers.minutes.sights import Sight, assigns, orders_by_day, unread_beside


@pytest.fixture
def sight(book, clock):
    def seeing(text: str) -> Sight:
        (paragraph,) = paragraphs(text)
        mentions = mentions_in(paragraph.text, book)
        return Sight(paragraph, mentions, groups_in(paragraph.text, mentions), clock.dates_in(paragraph.text))

    return seeing


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("信用促进会、县司法局每季度通报一次。", "信用促进会"),
        ("县司法局、信用促进会每季度通报一次。", "信用促进会"),
        ("县司法局、县财政局每季度通报一次。", None),
    ],
)
def test_a_list_of_actors_that_goes_on_with_something_unread_is_told(sight, sentence, unread):
    seen = sight(sentence)
    clauses = clauses_of(seen.text, 0, len(seen.text), seen.groups, seen.dates)
    assert unread_beside(seen.text, Duty(clauses)) == unread


def test_a_line_without_any_mark_orders_when_it_gives_a_unit_a_day(sight):
    assert orders_by_day(sight("三是县司法局要在6月20日前完成培训"))
    assert not orders_by_day(sight("三是县司法局完成培训"))
    assert not orders_by_day(sight("6月20日前完成培训"))


def test_only_a_sentence_that_hands_something_over_assigns(sight):
    for sentence, expected in (("由县司法局汇总情况。", True), ("县司法局通报了情况。", False)):
        seen = sight(sentence)
        assert assigns(seen, 0, len(seen.text)) is expected
