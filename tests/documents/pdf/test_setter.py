import pytest

from desktop.documents.fonts import Role, load_fonts
from desktop.documents.layout import CHAR_PT
from desktop.documents.pdf.page import Style
from desktop.documents.pdf.setter import Setter, Span, drawable

SETTER = Setter(load_fonts(()))
WIDTH = 28 * CHAR_PT
HEITI = Style(Role.HEITI)


def test_a_full_line_is_spread_to_both_edges() -> None:
    first, _ = SETTER.lines([Span("县" * 40)], WIDTH)
    (text,) = SETTER.place(first, 10.0, 0.0, WIDTH)
    assert text.x == 10.0
    assert SETTER.width(text.text, text.style, text.tracking) == pytest.approx(WIDTH)


def test_the_last_line_keeps_the_grid() -> None:
    (line,) = SETTER.lines([Span("县" * 10)], WIDTH)
    (text,) = SETTER.place(line, 0.0, 0.0, WIDTH)
    assert SETTER.width(text.text, text.style, text.tracking) == pytest.approx(9 * CHAR_PT + 16)


def test_spans_keep_their_typefaces_across_a_line_break() -> None:
    first, second = SETTER.lines([Span("一" * 30, HEITI), Span("二" * 10)], WIDTH)
    assert [(span.text, span.style.role) for span in first.spans] == [("一" * 28, Role.HEITI)]
    assert [(span.text, span.style.role) for span in second.spans] == [
        ("一" * 2, Role.HEITI),
        ("二" * 10, Role.FANGSONG),
    ]
    placed = SETTER.place(second, 0.0, 0.0, WIDTH)
    assert placed[1].x == pytest.approx(2 * CHAR_PT)


def test_a_break_set_by_the_author_ends_a_line() -> None:
    lines = SETTER.lines([Span("甲乙\n丙丁")], WIDTH, 2 * CHAR_PT)
    assert [(line.text, line.last) for line in lines] == [("甲乙", True), ("丙丁", True)]


def test_the_indent_shortens_the_first_line_only() -> None:
    lines = SETTER.lines([Span("县" * 60)], WIDTH, 2 * CHAR_PT)
    assert [line.count for line in lines] == [26, 28, 6]


def test_shapeless_characters_are_dropped_and_tabs_are_spaces() -> None:
    assert drawable("县\u200b府\ufe00\U000e0101\t院") == "县府 院"
    assert drawable("a\tb") == "a b"
