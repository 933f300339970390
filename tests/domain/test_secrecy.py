"""Which papers carry a secrecy mark."""

import pytest

from desktop.domain.secrecy import secrecy_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("000001\n机密★1年\n特急\n濮阳县人民政府文件", "机密"),
        ("绝密\n会议纪要", "绝密"),
        ("　秘密　\n会议纪要", "秘密"),
        ("秘密 长期\n会议纪要", "秘密"),
        ("正文第一页\n" * 40 + "附件 机密 ★ 长期", "机密"),
        ("关于保护商业秘密的通知\n各单位：涉及工作秘密的……", None),
        ("各单位要遵守保密纪律，\n严禁泄露国家\n秘密、工作秘密。", None),
        ("会议纪要\n" * 20 + "秘密\n", None),
    ],
)
def test_a_mark_is_told_from_words(text: str, mark: str | None) -> None:
    assert secrecy_mark(text) == mark
