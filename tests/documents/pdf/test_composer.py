import pytest

from desktop.documents.fonts import load_fonts
from desktop.documents.layout import OFFICE, OPTICAL
from desktop.documents.pdf.composer import CHAR, INDENT, Composer
from desktop.documents.pdf.setter import Setter, Span

COMPOSER = Composer(Setter(load_fonts(())), OFFICE)


def test_a_paragraph_is_indented_and_its_lines_have_the_pitch() -> None:
    items = COMPOSER.paragraph([Span("县" * 60)])
    assert [item.height for item in items] == [28.95] * 3
    first, second, _ = items
    assert first.texts[0].x == pytest.approx(COMPOSER.left + INDENT)
    assert second.texts[0].x == pytest.approx(COMPOSER.left)
    assert first.texts[0].baseline == pytest.approx(0.8 * 28.95)


def test_a_hanging_paragraph_aligns_its_further_lines() -> None:
    items = COMPOSER.paragraph([Span("附件：" + "县" * 60)], indent=2 * CHAR, hang=5 * CHAR)
    assert [round((item.texts[0].x - COMPOSER.left) / CHAR, 3) for item in items] == [2, 5, 5]
    assert [len(item.texts[0].text) for item in items] == [26, 23, 14]


def test_room_is_kept_at_the_right() -> None:
    (first, *_) = COMPOSER.paragraph([Span("县" * 60)], indent=0.0, right=4 * CHAR)
    assert len(first.texts[0].text) == 24


def test_blank_lines_follow_the_profile() -> None:
    optical = Composer(COMPOSER.setter, OPTICAL)
    assert [item.height for item in optical.blank(2)] == [29.6, 29.6]


def test_a_line_begins_where_it_is_put() -> None:
    item = COMPOSER.at("县政府", 3 * CHAR)
    assert item.texts[0].x == pytest.approx(COMPOSER.left + 3 * CHAR)


@pytest.mark.parametrize(("share", "gap"), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
def test_ragged_lines_take_their_share_of_the_white(share: float, gap: float) -> None:
    (item,) = COMPOSER.aligned("县政府", share)
    white = COMPOSER.width - COMPOSER.setter.width("县政府", item.texts[0].style, item.texts[0].tracking)
    assert item.texts[0].x - COMPOSER.left == pytest.approx(white * gap)
