import pytest

from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_rows import Row, read_row
from desktop.domain.units import UnitBook


def read(role: str, **cells: str) -> Draft:
    draft = Draft("一行", UnitBook())
    read_row(Row(role, "表格第2行", (0, 2), **cells), draft)
    return draft


@pytest.mark.parametrize(
    ("cells", "post"),
    [
        ({"position": "县司法局局长"}, "县司法局局长"),
        ({"unit": "县司法局", "title": "局长"}, "局长"),
        ({"unit": "县司法局", "title": "县司法局局长"}, "县司法局局长"),
        ({"unit": "县司法局"}, ""),
        ({"unit": "县法院", "seat": "院长"}, "院长"),
    ],
)
def test_the_post_is_in_the_words_of_the_table(cells: dict[str, str], post: str) -> None:
    assert Row("成员", "", (0, 0), **cells).post == post


def test_an_empty_row_adds_nothing() -> None:
    draft = read("成员", note="合计")
    assert (draft.heads, draft.members, draft.doubts) == ([], [], [])


def test_a_note_that_says_vacant_wins_over_a_dash() -> None:
    draft = read("成员", name="/", position="县水利局局长", note="空缺")
    assert draft.members[0].person is None
    assert draft.doubts[0].reason == "表格第2行：席位没有姓名（空缺）"


def test_a_seat_by_unit_without_words_is_doubted() -> None:
    draft = read("成员", unit="县司法局")
    assert draft.members[0].seat is None
    assert "没有写明由谁担任" in draft.doubts[0].reason


def test_the_office_is_read_from_the_role_too() -> None:
    draft = read("办公室副主任", name="冯岩", position="县法院副院长")
    assert draft.office_deputies == ["冯岩"]
