import pytest

from desktop.documents import layout
from desktop.documents.marks import MarkLine, fit_mark
from desktop.documents.words import Mark

ORGANS = ("青河县人民政府", "青河县人民法院", "青河县人民检察院", "青河县公安局", "国家税务总局青河县税务局",
          "青河县人力资源和社会保障局", "青河县财政局", "青河县自然资源和规划局")  # fmt: skip


@pytest.mark.parametrize("length", range(2, 41))
def test_a_single_mark_stays_inside_the_type_area(length: int) -> None:
    (line,) = fit_mark(Mark(("青" * length,), "文件")).lines
    assert line.text.endswith("文件")
    assert line.width <= layout.MARK_WIDTH_MM
    assert layout.MARK_SCALE_LEAST <= line.scale <= 1


def test_longer_marks_are_never_taller() -> None:
    sizes = [fit_mark(Mark(("青" * length,), "")).lines[0].size for length in range(2, 30)]
    assert sizes == sorted(sizes, reverse=True)


def test_a_short_mark_is_spread() -> None:
    (line,) = fit_mark(Mark(("青河令",), "")).lines
    assert line.spread > 0
    assert line.width <= layout.MARK_SPREAD_MM


@pytest.mark.parametrize("count", range(2, 9))
def test_stacked_names_are_equally_wide_and_leave_room_for_the_word(count: int) -> None:
    fitted = fit_mark(Mark(ORGANS[:count], "文件"))
    assert fitted.suffix is not None
    widths = [line.width for line in fitted.lines]
    assert max(widths) - min(widths) < 0.5
    assert max(widths) + fitted.suffix.width < layout.MARK_WIDTH_MM
    assert len({line.size for line in fitted.lines}) == 1


def test_eight_names_leave_room_for_text_on_page_one() -> None:
    assert fit_mark(Mark(ORGANS, "文件")).height * layout.MM_PER_PT < 80


def test_a_letter_caps_the_size() -> None:
    assert fit_mark(Mark(("青河县法院",), ""), 46.0).lines[0].size == 46.0


def test_ink_edges_of_a_line() -> None:
    fitted = fit_mark(Mark(("青河县人民政府",), ""))
    assert fitted.lines[0] == MarkLine("青河县人民政府", 52.0)
    assert 0 < fitted.ink_top < fitted.height / 2
    assert 0 < fitted.ink_bottom < fitted.height / 2
