import datetime as dt
from itertools import pairwise

import pytest

from desktop.documents.layout import CHAR_PT
from desktop.documents.official import Signature, SignedBy, Signer
from desktop.documents.signing import (
    SEAL_CHARS,
    sealed_centre,
    sealed_date_gap,
    sealed_rows,
    signed_name_start,
    signer_rows,
    unsealed_places,
)
from desktop.documents.widths import ems

DAY = dt.date(2026, 3, 5)
ORGANS = (
    "甲县人民政府",
    "甲县人民法院",
    "甲县人民检察院",
    "甲县公安局",
    "甲县司法局",
    "甲县财政局",
    "甲县民政局",
)


def test_the_date_ends_four_characters_before_the_edge() -> None:
    assert sealed_centre("2026年3月5日") == 28 - 4 - 3


@pytest.mark.parametrize("count", range(1, 8))
def test_names_keep_their_order_and_the_last_stands_over_the_date(count: int) -> None:
    rows = sealed_rows(Signature(ORGANS[:count], DAY))
    assert tuple(name for row in rows for name in row.names) == ORGANS[:count]
    assert rows[-1].centres[-1] == sealed_centre("2026年3月5日")


@pytest.mark.parametrize("count", range(2, 8))
def test_seals_of_a_row_do_not_touch_and_stay_inside_the_type_area(count: int) -> None:
    for row in sealed_rows(Signature(ORGANS[:count], DAY)):
        assert all(right - left > SEAL_CHARS for left, right in pairwise(row.centres))
        assert row.centres[0] - SEAL_CHARS / 2 >= 0
        assert row.centres[-1] + SEAL_CHARS / 2 <= 28


def test_names_of_neighbours_do_not_meet() -> None:
    names = ("青河县人民政府", "青河县人民法院", "青河县人民检察院")
    (row,) = sealed_rows(Signature(names, DAY))
    assert row.squeeze > 0
    for left, right in pairwise(zip(row.centres, names, strict=True)):
        widths = [ems(name) * (1 - row.squeeze / 15.79) for _, name in (left, right)]
        assert right[0] - left[0] > sum(widths) / 2


def test_long_names_stand_one_in_a_row() -> None:
    names = ("青河县深化府院联动优化营商环境工作领导小组", "甲县人民法院")
    assert [row.names for row in sealed_rows(Signature(names, DAY))] == [(names[0],), (names[1],)]


@pytest.mark.parametrize("length", [6, 13, 14])
def test_7_3_5_1_a_name_that_fits_over_the_date_leaves_the_date_four_characters_from_the_edge(
    length: int,
) -> None:
    signature = Signature(("青" * length,), DAY)
    (row,) = sealed_rows(signature)
    assert row.squeeze == 0
    assert sealed_date_gap(signature) == 4


def test_7_3_5_5_a_name_a_little_too_long_is_set_closer() -> None:
    signature = Signature(("青" * 15,), dt.date(2026, 12, 5))
    (row,) = sealed_rows(signature)
    assert 0 < row.squeeze <= 0.85
    assert sealed_date_gap(signature) == 4
    assert row.centres[0] + (15 - 14 * row.squeeze / CHAR_PT) / 2 <= 28


@pytest.mark.parametrize("length", [17, 20, 24, 28])
def test_7_3_5_1_a_long_name_takes_the_date_left_with_it(length: int) -> None:
    signature = Signature(("青" * length,), DAY)
    (row,) = sealed_rows(signature)
    half = (length - (length - 1) * row.squeeze / CHAR_PT) / 2
    assert row.centres[0] + half == pytest.approx(28)
    assert row.centres[0] - half >= 0
    # 2026年3月5日 is six characters wide and centred on the same place.
    assert sealed_date_gap(signature) == pytest.approx(28 - row.centres[0] - 3)


def test_7_3_5_1_only_the_last_of_long_names_moves_the_date() -> None:
    signature = Signature(("青" * 20, "甲县人民法院"), DAY)
    first, last = sealed_rows(signature)
    assert first.centres[0] < last.centres[0] == sealed_centre("2026年3月5日")
    assert sealed_date_gap(signature) == 4


def test_7_2_5_three_signers_beside_the_number_share_its_line() -> None:
    names = (Signer("", "王立"), Signer("", "欧阳文博"), Signer("", "李小明"))
    (row,) = signer_rows(names, "甲政〔2026〕12号")
    assert row.names == ("王立", "欧阳文博", "李小明")
    assert row.starts[-1] + 3 == 27
    assert row.label == row.starts[0] - 4
    assert row.label >= 1 + ems("甲政〔2026〕12号") + 0.5


def test_7_2_6_signers_that_do_not_fit_stand_two_a_line_below_the_first() -> None:
    names = tuple(Signer("", name) for name in ("王立明", "李晓青", "赵明", "孙强", "周正"))
    rows = signer_rows(names, "甲政〔2026〕12号")
    assert [row.names for row in rows] == [("王立明", "李晓青"), ("赵明", "孙强"), ("周正",)]
    assert {row.starts[0] for row in rows} == {27 - 7}
    assert [row.label for row in rows] == [16, None, None]
    three = signer_rows(names[:3], "甲政办发〔2026〕1234号函件稿")
    assert [len(row.names) for row in three] == [2, 1]


def test_unsealed_name_ends_two_characters_before_the_edge_and_the_date_begins_two_later() -> None:
    name, date = unsealed_places(Signature(("甲县府院联动工作办公室",), DAY, sealed=False))
    assert name.start + ems(name.text) == 26
    assert date.start == name.start + 2
    assert date.gap is None


def test_an_unsealed_date_longer_than_the_name_moves_the_name() -> None:
    name, date = unsealed_places(Signature(("甲县局",), DAY, sealed=False))
    assert date.gap == 2
    assert date.start + ems(date.text) == 26
    assert name.start == date.start - 2


def test_unsealed_joint_names_begin_together() -> None:
    places = unsealed_places(Signature(ORGANS[:3], DAY, sealed=False))
    assert len({place.start for place in places[:3]}) == 1
    assert [place.spread for place in places[:3]] == [7, 7, 0]


def test_a_very_long_unsealed_name_begins_at_the_edge() -> None:
    name, _ = unsealed_places(Signature(("青" * 40,), DAY, sealed=False))
    assert name.start == 0


@pytest.mark.parametrize("length", [17, 24])
def test_7_3_5_2_a_long_unsealed_name_keeps_its_gap_and_the_date_its_place(length: int) -> None:
    name, date = unsealed_places(Signature(("青" * length,), DAY, sealed=False))
    assert name.start + length == 26
    assert (date.start, date.gap) == (name.start + 2, None)


def test_nothing_to_place() -> None:
    assert unsealed_places(Signature(sealed=False)) == ()
    (date,) = unsealed_places(Signature(date=DAY, sealed=False))
    assert date.gap == 2


def test_signing_names_end_four_characters_before_the_edge() -> None:
    signature = Signature(signed_by=(SignedBy("县长", "王立文"),))
    assert signed_name_start(signature, 16.0) == 28 - 4 - 3
