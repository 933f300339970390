import pytest

from desktop.domain.readers.ledger.serials import Serials


@pytest.mark.parametrize(
    ("serials", "told"),
    [
        (["1", "2", "3"], None),
        (["1", "2", "1", "2"], None),
        (["1", "3"], "序号缺 2"),
        (["A01", "A02", "A05"], "序号缺 A03、A04"),
        (["1", "9"], "序号缺 2 至 8"),
        (["1", "2", "2"], "序号 2 与第 6 行重复"),
        (["5", "3"], "序号 3 排在 5 之后，顺序不连续"),
        (["A01", "B01", "A02"], None),
        (["一", "二", "四"], None),
    ],
)
def test_what_is_odd_about_the_last(serials: list[str], told: str | None) -> None:
    following = Serials()
    found = [following.doubt(serial, row) for row, serial in enumerate(serials, 5)]
    assert found[-1] == told
    assert all(each is None for each in found[:-1])
