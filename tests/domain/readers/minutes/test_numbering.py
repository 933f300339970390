import pytest

from desktop.domain.readers.minutes.numbering import inline_starts, marker_of


@pytest.mark.parametrize(
    ("line", "words", "level"),
    [
        ("一、关于征收案件", "一、", 1),
        ("十二、其他", "十二、", 1),
        ("第一，关于年度要点", "第一，", 1),
        ("第三项：办证", "第三项：", 1),
        ("议题二：办证", "议题二：", 1),
        ("（三）关于税费", "（三）", 2),
        ("1.县司法局", "1.", 3),
        ("12、县司法局", "12、", 3),
        ("1.8月25日前完成", "1.", 3),
        ("（2）县法院", "（2）", 4),
        ("③县法院", "③", 5),
        ("专题二农民工讨薪", "专题二", 1),
        ("㈢关于税费", "㈢", 2),
        ("⒉县司法局", "⒉", 3),
        ("⑸关于旧厂房", "⑸", 4),
        ("❷县法院", "❷", 5),
        ("△统一文本", "△", 6),
        ("a.县司法局", "a.", 4),
        ("B）县司法局", "B）", 4),
        ("*县司法局", "*", 6),
        ("案件二：某公司不服处罚", "案件二：", 2),
        ("◆统一文本", "◆", 6),
    ],
)
def test_numbers_before_items(line, words, level):
    marker = marker_of(line)
    assert (marker.words, marker.level, marker.length) == (words, level, len(words))


@pytest.mark.parametrize("line", ["第三次会议", "第3期", "2026年3月", "1.5亿元资金", "一季度", "会议议定"])
def test_what_is_no_number_of_an_item(line):
    assert marker_of(line) is None


def test_items_further_on_in_a_line():
    line = "议定：1.甲；2.乙。（三）丙"
    assert [line[start:][:2] for start in inline_starts(line)] == ["1.", "2.", "（三"]


def test_months_in_a_row_are_no_items():
    assert inline_starts("时限：7、8、9月每月10日") == []
    assert len(inline_starts("事项：1、甲；2、乙")) == 2
