import pytest

from desktop.documents.lint import Weight
from tests.documents.lint.drafts import told


@pytest.mark.parametrize(
    "text", ["败诉率同比下降3.2%", "回复率提高了5％", "化解案件占比上升约2%", "发案率增加10%，持平"]
)
def test_a_rate_moves_by_percentage_points(text: str) -> None:
    (finding,) = told(text)
    assert (finding.code, finding.weight, finding.fix) == ("rate.points", Weight.WARNING, None)


@pytest.mark.parametrize(
    "text",
    ["败诉率下降3.2个百分点", "案件数下降3.2%", "出庭率达到98%", "败诉率为8%，案件下降3%", "出庭率提高到98%"],
)
def test_amounts_and_levels_are_in_per_cent(text: str) -> None:
    assert not told(text)


def test_nothing_falls_by_times() -> None:
    assert [one.code for one in told("案件数下降2倍，收入增长2倍")] == ["rate.times"]
