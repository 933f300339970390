import re

import pytest

from desktop.documents.lint import Weight
from desktop.documents.lint.typo_words import WORDS
from tests.documents.lint.drafts import draft, offers, told


def test_a_usual_confusion_is_a_warning_with_the_right_word() -> None:
    (finding,) = told("请做好工作按排。")
    assert (finding.found, finding.fix and finding.fix.words) == ("按排", "安排")
    assert finding.weight is Weight.WARNING


def test_titles_and_lists_are_read_too() -> None:
    assert offers(draft(title="关于报送台帐的通知", cc=("县人民检查院",))) == [
        ("台帐", "台账"),
        ("人民检查院", "人民检察院"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "按排名先后",
        "恢复盖章",
        "自己经常",
        "蚊帐",
        "截止日期",
        "应激反应",
        "检查建议",
        "行驶车辆",
        "座谈会",
        "纪律检查委员会",
    ],
)
def test_the_same_letters_may_meet_by_chance(text: str) -> None:
    assert not told(text)


def test_no_right_word_is_wrong_itself_and_none_stands_twice() -> None:
    assert len({pattern for pattern, _ in WORDS}) == len(WORDS)
    for _, right in WORDS:
        assert not any(re.search(pattern, right) for pattern, _ in WORDS)
