from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.linebreak import NOT_FIRST, NOT_LAST, break_lines, may_break, units_of

WIDTH = 28.0


def widths(text: str) -> list[float]:
    return [0.5 if char.isascii() else 1.0 for char in text]


def lines(text: str, width: float = WIDTH, first: float | None = None) -> list[str]:
    return [line.text for line in break_lines(text, widths(text), width, first)]


def test_a_line_holds_28_characters() -> None:
    # 5.2.3
    assert [len(line) for line in lines("县" * 60)] == [28, 28, 4]


def test_the_first_line_is_shorter_by_the_indent() -> None:
    # 7.3.3
    assert [len(line) for line in lines("县" * 60, first=26)] == [26, 28, 6]


@pytest.mark.parametrize("mark", list("，。、；：？！）》”’〕】%"))
def test_a_closing_mark_takes_the_character_before_it_down(mark: str) -> None:
    found = lines("县" * 28 + mark + "府")
    assert found == ["县" * 27, "县" + mark + "府"]


@pytest.mark.parametrize("mark", list("（《“‘〔【"))
def test_an_opening_mark_goes_down_with_its_word(mark: str) -> None:
    assert lines("县" * 27 + mark + "府院") == ["县" * 27, mark + "府院"]


@pytest.mark.parametrize("whole", ["2026", "5.5%", "12:30", "GB/T", "www.gov.cn", "37mm", "25℃", "——", "……"])
def test_words_numbers_and_long_marks_stay_whole(whole: str) -> None:
    for before in range(20, 29):
        found = lines("县" * before + whole + "府" * 5)
        assert any(whole in line for line in found), found


def test_a_word_longer_than_a_line_is_cut() -> None:
    word = "a" * 130
    found = lines(word)
    assert "".join(found) == word
    assert [len(line) for line in found] == [56, 56, 18]


def test_a_space_at_the_line_end_takes_no_room() -> None:
    first, second = break_lines("县" * 28 + " abc", widths("县" * 28 + " abc"), WIDTH)
    assert (first.text, first.width, second.text) == ("县" * 28 + " ", 28.0, "abc")


def test_an_empty_paragraph_is_one_empty_line() -> None:
    (line,) = break_lines("", [], WIDTH)
    assert (line.text, line.width, line.last) == ("", 0.0, True)


TEXTS = st.text(
    st.sampled_from("县府院联动工作的和，。、；：？！“”（）《》〔〕—…·%0123456789abcXY.-/ 　"),
    min_size=1,
    max_size=200,
)


@given(TEXTS, st.integers(6, 40), st.integers(0, 4))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int, indent: int) -> None:
    found = break_lines(text, widths(text), float(width), float(width - indent))
    assert "".join(line.text for line in found) == text
    assert [line.start for line in found] == [
        sum(len(line.text) for line in found[:index]) for index in range(len(found))
    ]
    assert [line.last for line in found] == [False] * (len(found) - 1) + [True]
    for index, line in enumerate(found):
        room = width - indent if index == 0 else width
        kept = line.text.rstrip()
        assert line.width == pytest.approx(sum(widths(kept)))
        # Only a piece that fits no line may pass an indented first line.
        assert line.width <= room + 1e-6 or (index == 0 and len(units_of(line.text)) <= 1)


@given(TEXTS)
def test_no_mark_stands_on_the_wrong_side_of_a_line(text: str) -> None:
    found = lines(text, 28.0)
    if any(len(unit) > 14 for unit in units_of(text)):
        return  # a run of marks longer than the line has to be cut somewhere
    for line in found[1:]:
        assert line[0] not in NOT_FIRST
    for line in found[:-1]:
        assert line.rstrip()[-1:] not in NOT_LAST or line[-1].isspace()


@given(TEXTS)
def test_units_join_to_the_text_and_are_as_small_as_allowed(text: str) -> None:
    units = units_of(text)
    assert "".join(units) == text
    for unit in units:
        assert not any(may_break(a, b) for a, b in pairwise(unit))


@given(TEXTS, st.integers(10, 40))
def test_a_line_takes_all_that_fits(text: str, width: int) -> None:
    found = break_lines(text, widths(text), float(width))
    for line, following in pairwise(found):
        unit = units_of(following.text)[0]
        assert sum(widths(line.text)) + sum(widths(unit.rstrip())) > width or sum(widths(unit)) > width / 2
