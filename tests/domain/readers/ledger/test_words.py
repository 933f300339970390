import pytest

from desktop.domain.readers.ledger.words import COUNTED, DITTO, DITTO_OF, HEADING, NOTE, SUBTOTAL


@pytest.mark.parametrize("words", ["同上", "〃", "″", "''", "同上项", "同前", "”"])
def test_dittos(words: str) -> None:
    assert DITTO.fullmatch(words)


def test_a_ditto_may_name_its_item() -> None:
    match = DITTO_OF.fullmatch("同第3项")
    assert match is not None
    assert match[1] == "3"
    assert DITTO_OF.fullmatch("同意") is None


@pytest.mark.parametrize(
    "words", ["合计", "小计", "小 计", "一季度小计：5项", "总计12", "共28项", "本页合计（项）", "计"]
)
def test_subtotals(words: str) -> None:
    assert SUBTOTAL.fullmatch(words)


@pytest.mark.parametrize("words", ["设计方案评审", "统计口径统一", "累计欠薪案件化解", "共同推进机制"])
def test_matters_are_no_subtotals(words: str) -> None:
    assert not SUBTOTAL.fullmatch(words)


@pytest.mark.parametrize(
    "words",
    [
        "注：本表每月更新",
        "备注：",
        "填表人：王立",
        "说明: 一",
        "第1页 共3页",
        "※红字为逾期",
        "绿色表示已完成",
    ],
)
def test_notes(words: str) -> None:
    assert NOTE.match(words)


@pytest.mark.parametrize(
    "words", ["一、依法行政", "（二）营商环境", "第三部分 执行", "(三)其他", "十一、其他"]
)
def test_headings(words: str) -> None:
    assert HEADING.match(words)


def test_counts_are_whole_numbers_of_matters() -> None:
    assert COUNTED.findall("共28项") == ["28"]
    assert COUNTED.findall("已完成13项") == []
