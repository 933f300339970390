import pytest

from tests.documents.lint.drafts import draft, offers, told


@pytest.mark.parametrize("text", ["（见第三条", "依照《办法", "【注", "《办法（试行》"])
def test_an_open_bracket_is_told_at_its_place(text: str) -> None:
    (finding,) = told(text)
    assert finding.code == "pair.open"
    assert text[finding.place.start] == finding.found


def test_a_closing_bracket_needs_an_opening_one() -> None:
    assert [one.code for one in told("办法）和《意见》")] == ["pair.close"]
    assert not told("包括：1）现场核查；2）书面答复")


def test_book_marks_inside_book_marks_are_single() -> None:
    assert offers("《关于印发《办法》的通知》") == [("《", "〈"), ("》", "〉")]
    assert not told("《关于印发〈办法〉的通知》和《意见》")


def test_straight_quotes_become_the_side_that_fits() -> None:
    assert offers('建立"双清单"制度') == [('"', "“"), ('"', "”")]
    assert offers('建立“双清单"制度') == [('"', "”")]


def test_single_straight_quotes_become_what_fits_their_level() -> None:
    assert offers("建立'双清单'制度") == [("'", "“"), ("'", "”")]
    assert offers("他说：“建立'双清单'制度。”") == [("'", "‘"), ("'", "’")]
    assert not told("John's car和Mary's car")


def test_an_odd_number_of_straight_quotes_has_no_fix() -> None:
    assert offers('建立"双清单制度') == [('"', None)]


def test_quotes_the_wrong_way_round_are_turned() -> None:
    assert offers("建立”双清单“制度") == [("”", "“"), ("“", "”")]
    assert not told("建立“双清单”“台账”制度")


def test_quotes_inside_quotes_are_single() -> None:
    assert offers("他说：“建立“双清单”制度。”") == [("“", "‘"), ("”", "’")]


def test_a_lone_quote_is_told() -> None:
    assert [one.code for one in told("建立“双清单制度")] == ["pair.quote"]


def test_a_quotation_of_several_paragraphs_closes_with_the_last() -> None:
    assert not told(draft("修改为：“第一款。", "“第二款。”"))
    assert told(draft("修改为：“第一款。", "第二款。”"))
