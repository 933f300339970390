from datetime import date

import pytest
from desks import Clock

from desktop.domain.errors import Refused
from desktop.services import history, registry
from desktop.services.desk import Desk

WORD = "云府院办"


def reserve(desk: Desk, title: str = "关于请示", word: str = WORD) -> registry.PaperRow:
    made = registry.reserve_number(desk, word, title).made[0]
    return next(row for row in registry.register(desk) if row.id == made)


def test_numbers_run_within_series_and_year(county: Desk, clock: Clock) -> None:
    told = [reserve(county).number, reserve(county).number, reserve(county, word="云府院办交").number]
    assert told == ["云府院办〔2026〕1号", "云府院办〔2026〕2号", "云府院办交〔2026〕1号"]
    clock.day = date(2027, 1, 5)
    assert reserve(county).number == "云府院办〔2027〕1号"


def test_a_number_taken_back_stays_used_and_shows_as_a_gap(county: Desk) -> None:
    reserve(county)
    history.undo(county)
    assert reserve(county).serial == 2
    assert registry.gaps(county, WORD, 2026) == [1]
    assert registry.gaps(county, WORD, 2025) == []


def test_a_void_paper_keeps_its_number_and_reason(county: Desk) -> None:
    row = reserve(county)
    with pytest.raises(Refused, match="作废须写明原因"):
        registry.void_paper(county, row.id, " ")
    registry.void_paper(county, row.id, " 行文有误 ")
    (row,) = registry.register(county)
    assert (row.status, row.reason) == ("void", "行文有误")
    with pytest.raises(Refused, match="已经作废"):
        registry.void_paper(county, row.id, "再次")
    assert reserve(county).serial == 2
    assert registry.gaps(county, WORD, 2026) == []


@pytest.mark.parametrize(
    ("text", "found"), [("", 2), ("请示", 1), ("2号", 1), ("云府院办 通报", 1), ("通报 云府院办", 1), ("２号", 1), ("函", 0)]
)  # fmt: skip
def test_the_register_newest_first_by_every_word(county: Desk, text: str, found: int) -> None:
    reserve(county, "关于请示")
    reserve(county, "情况通报")
    rows = registry.register(county, text)
    assert len(rows) == found
    if not text:
        assert [row.title for row in rows] == ["情况通报", "关于请示"]


def test_codes_have_no_letters_that_are_misread(county: Desk) -> None:
    with county.act("试") as work:
        codes = {registry.new_code(work) for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 6 and set(code) <= set(registry.CODE_ALPHABET) for code in codes)
    assert not set("IO01") & set(registry.CODE_ALPHABET)
