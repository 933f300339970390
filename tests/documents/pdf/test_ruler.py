"""The ruler must be true: what it says in millimetres is measured on the page."""

import pypdfium2
import pytest

from desktop.documents.pdf.ruler import MEASURED, draw_ruler

_SCALE = 10
_MM = 72 / 25.4 * _SCALE


def lines_at(page: pypdfium2.PdfPage, x_mm: float) -> list[float]:
    """Return where horizontal lines cross a column of the page, the middle of each, in mm from the top."""
    image = page.render(scale=_SCALE, grayscale=True).to_pil()
    dark = [image.getpixel((round(x_mm * _MM), y)) < 128 for y in range(image.height)]
    begins = [y for y in range(1, len(dark)) if dark[y] and not dark[y - 1]]
    ends = [y for y in range(1, len(dark)) if not dark[y] and dark[y - 1]]
    return [(begin + end) / 2 / _MM for begin, end in zip(begins, ends, strict=True)]


@pytest.fixture(scope="module")
def page():
    with pypdfium2.PdfDocument(draw_ruler()) as made:
        assert len(made) == 1
        yield made[0]


def test_the_paper_is_a4(page):
    assert [edge / 72 * 25.4 for edge in page.get_size()] == pytest.approx([210, 297], abs=0.1)


@pytest.mark.parametrize(("x", "every"), [(37, 1), (39.5, 5), (42, 10)])
def test_every_tick_stands_where_it_says(page, x, every):
    assert lines_at(page, x) == [pytest.approx(mark, abs=0.06) for mark in range(20, 201, every)]


def test_the_long_line_is_the_one_the_steps_tell_to_measure(page):
    assert lines_at(page, 190) == [pytest.approx(MEASURED, abs=0.06)]
    text = page.get_textpage().get_text_range()
    assert f"量到标着 {MEASURED} 的长横线" in text
    assert set(text.split()) >= {str(mark) for mark in range(20, 201, 10)}
