import pytest

from desktop.domain.readers.roster_labels import (
    broken_label_of,
    chief_word,
    inner_labels,
    is_heading,
    label_of,
)


@pytest.mark.parametrize(
    ("line", "role", "content"),
    [
        ("召 集 人：王强", "召集人", "王强"),
        ("  副组长：李明", "副组长", "李明"),
        ("常务副召集人  李 明（副县长）", "常务副召集人", "李 明（副县长）"),
        ("组长王强（县长）", "组长", "王强（县长）"),
        ("成  员：", "成员", ""),
        ("（一）召集人：王强", "召集人", "王强"),
    ],
)
def test_labels(line: str, role: str, content: str) -> None:
    label = label_of(line)
    assert label is not None
    assert label.role == role
    assert line[label.content :] == content


@pytest.mark.parametrize(
    "line",
    ["成员单位负责落实", "召集人由县长担任", "组长和副组长要加强领导", "联席会议每年召开", "主任 的职责"],
)
def test_sentences_are_no_labels(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize(
    ("line", "seen", "role"),
    [
        ("     人：  长）", [], "召集人"),
        ("副 集 人：李明（副县长）", ["召集人", "常务副召集人"], "副召集人"),
        ("      员：县司法局", ["召集人", "副召集人"], "成员"),
        ("人：孙丽", ["召集人", "常务副召集人"], "副召集人"),
    ],
)
def test_damaged_labels_follow_the_order_and_are_doubted(line: str, seen: list[str], role: str) -> None:
    label = broken_label_of(line, "召集人", seen)
    assert label is not None
    assert label.role == role
    assert "残缺" in label.doubt


def test_other_words_before_a_colon_are_no_damaged_label() -> None:
    assert broken_label_of("来源：县政府办", "召集人", []) is None
    assert broken_label_of("没有冒号的一行", "召集人", []) is None


def test_several_labels_in_a_line() -> None:
    line = "组长：王强  副组长：李明"
    ((place, label),) = inner_labels(line, 3)
    assert (line[place:], label.role) == ("副组长：李明", "副组长")


def test_the_word_for_the_head() -> None:
    assert chief_word("组长 副组长 召集人") == "组长"
    assert chief_word("没有") == "召集人"


def test_headings() -> None:
    assert is_heading("一、组成人员")
    assert is_heading(" （二）工作机制")
    assert is_heading("附件：名单")
    assert not is_heading("王强（县长）")
