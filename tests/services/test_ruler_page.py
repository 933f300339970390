"""The ruler must be true: what it says in millimetres is measured on the page."""

import re

import pypdfium2
import pytest

from desktop.services.ruler_page import ruler_page

_SCALE = 8
_MM = 72 / 25.4 * _SCALE


def lines_at(page: pypdfium2.PdfPage, x_mm: float) -> list[float]:
    """Return where horizontal lines cross a column of the page, the middle of each, in mm from the top."""
    image = page.render(scale=_SCALE, grayscale=True).to_pil()
    dark = [image.getpixel((int(x_mm * _MM), y)) < 128 for y in range(image.height)]
    begins = [y for y in range(1, len(dark)) if dark[y] and not dark[y - 1]]
    ends = [y for y in range(1, len(dark)) if not dark[y] and dark[y - 1]]
    return [(begin + end) / 2 / _MM for begin, end in zip(begins, ends, strict=True)]


def test_every_line_stands_where_it_says() -> None:
    with pypdfium2.PdfDocument(ruler_page()) as made:
        assert len(made) == 1
        text = made[0].get_textpage().get_text_range()
        lines = lines_at(made[0], 120)
    marks = [int(mark) for mark in re.findall(r"^↑ (\d+)", text, re.MULTILINE)]
    assert marks == list(range(37, 157, 10))
    assert f"“↑ {marks[5]}”" in text  # the line the steps tell to measure
    assert lines[: len(marks)] == [pytest.approx(mark, abs=0.15) for mark in marks]
