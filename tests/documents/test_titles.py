from itertools import pairwise

import pytest

from desktop.documents.titles import break_title
from desktop.documents.widths import ems

TITLES = [
    "关于建立府院联动联席会议制度的通知",
    "关于印发《濮阳县府院联动工作联席会议制度（试行）》的通知",
    "关于对2026年第三季度行政机关负责人出庭应诉情况进行通报并就有关问题限期整改的通知",
    "青州湖市中级人民法院关于商请协助推进破产企业职工安置和资产处置工作的函",
    "关于转发濮政办〔2026〕12号文件做好农民工工资清欠工作的通知",
    "关于调整濮阳县府院联动联席会议成员单位及联络员名单的通知",
    "关于犇鑫堃置业有限公司重整案件涉税问题处理意见的复函",
    "云岭县人民政府办公室关于召开2026年府院联动第一次联席会议的通知",
    "关于进一步加强行政机关负责人出庭应诉工作推动行政争议实质性化解的实施意见",
    "关于2026年上半年行政检察监督和行政争议实质性化解工作情况的通报",
]


@pytest.mark.parametrize("title", TITLES)
def test_no_character_is_lost_and_no_line_too_long(title: str) -> None:
    lines = break_title(title)
    assert "".join(lines) == title
    assert max(map(ems, lines)) <= 19


@pytest.mark.parametrize("title", TITLES)
def test_lines_begin_and_end_well(title: str) -> None:
    for before, after in pairwise(break_title(title)):
        assert after[0] not in "的，、；：》〉”’）〕】。和与"[:-2]
        assert before[-1] not in "《〈“‘（〔【和与及"


@pytest.mark.parametrize("title", TITLES)
def test_the_shape_is_no_hourglass(title: str) -> None:
    lengths = [ems(line) for line in break_title(title)]
    steps = [b - a for a, b in pairwise(lengths)]
    assert not any(a < 0 < b for a, b in pairwise(steps))


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (TITLES[2], ["2026年", "第三季度", "负责人", "出庭应诉"]),
        (TITLES[3], ["中级人民法院", "协助", "破产", "职工"]),
        (TITLES[4], ["濮政办〔2026〕12号", "农民工"]),
        (TITLES[5], ["濮阳县", "联席会议", "联络员"]),
        (TITLES[7], ["云岭县人民政府办公室", "2026年", "第一次"]),
        (TITLES[8], ["实施意见", "行政机关", "实质性"]),
    ],
)
def test_words_numbers_and_units_stay_whole(title: str, whole: list[str]) -> None:
    lines = break_title(title)
    for word in whole:
        assert any(word in line for line in lines), (word, lines)


def test_names_given_by_the_paper_stay_whole() -> None:
    unit = "青河县营商环境建设服务中心"
    for length in range(4, 16):
        title = "关于" + "同意支持推动全面规范持续有效"[:length] + unit + "承办府院联动破产协调事项工作的批复"
        assert any(unit in line for line in break_title(title, (unit,))), length


def test_a_short_quoted_name_stays_whole() -> None:
    lines = break_title("青河县人民政府关于修订《青河县行政应诉办法》等三件规范性文件的决定")
    assert any("《青河县行政应诉办法》" in line for line in lines)


def test_a_title_that_fits_is_one_line() -> None:
    assert break_title("关于召开会议的通知") == ("关于召开会议的通知",)
    assert break_title("") == ("",)


def test_breaks_given_by_the_author_are_kept() -> None:
    assert break_title("青河县人民政府\n关于召开会议的通知") == ("青河县人民政府", "关于召开会议的通知")


def test_a_title_of_unknown_words_still_breaks() -> None:
    lines = break_title("龘" * 60)
    assert "".join(lines) == "龘" * 60
    assert max(map(ems, lines)) <= 19


def test_the_space_at_a_break_disappears() -> None:
    lines = break_title("青河县人民政府 青河县人民法院 青河县人民检察院关于加强执行联动工作的意见")
    assert all(line == line.strip() for line in lines)
