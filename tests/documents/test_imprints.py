import datetime as dt

import pytest

from desktop.documents.imprints import Imprint, imprint_of
from desktop.documents.official import Format, OfficialDocument

DAY = dt.date(2026, 3, 5)


def test_nothing_to_print() -> None:
    assert imprint_of(OfficialDocument()) is None
    assert imprint_of(OfficialDocument(format=Format.LETTER, printer="甲县政府办", print_date=DAY)) is None


def test_main_before_copies() -> None:
    imprint = imprint_of(OfficialDocument(cc=("县委办公室",)), "各乡镇人民政府")
    assert imprint == Imprint((("主送", "各乡镇人民政府。"), ("抄送", "县委办公室。")))


def test_the_printing_line() -> None:
    imprint = imprint_of(OfficialDocument(printer="甲县政府办", print_date=DAY))
    assert imprint == Imprint(printer="甲县政府办", issued="2026年3月5日印发")


def test_a_letter_has_no_rules() -> None:
    imprint = imprint_of(OfficialDocument(format=Format.LETTER, cc=("县委办公室",)))
    assert imprint is not None
    assert not imprint.ruled
    assert imprint.height == 26.0


@pytest.mark.parametrize(("count", "lines"), [(1, 1), (4, 1), (6, 2), (12, 3)])
def test_the_height_follows_the_lines(count: int, lines: int) -> None:
    one = Imprint((("抄送", "县委办公室。"),)).height
    cc = "，".join(["县委办公室"] * count) + "。"
    assert Imprint((("抄送", cc),)).height == pytest.approx(one + 26.0 * (lines - 1))
