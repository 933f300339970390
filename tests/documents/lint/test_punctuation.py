import pytest

from desktop.documents.lint import tidied
from desktop.documents.official import Paragraph, Table
from tests.documents.lint.drafts import draft, offers, told


def clean(text: str) -> str:
    (block,) = tidied(draft(text)).body
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("县司法局,县财政局;县法院:如下.", "县司法局，县财政局；县法院：如下。"),
        ("同意吗?同意!", "同意吗？同意！"),
        ("办法(试行)已印发。", "办法（试行）已印发。"),
        ("(一)总体要求", "（一）总体要求"),
        ("一.总体要求", "一、总体要求"),
        ("2026年,共3件,其中", "2026年，共3件，其中"),
        ("依照<关于工作的意见>办理", "依照《关于工作的意见》办理"),
        ("编号２０２６ＡＢ", "编号2026AB"),
        ("工作，，落实。。", "工作，落实。"),
        ("包括甲、乙...", "包括甲、乙……"),
        ("府院联动--共治", "府院联动——共治"),
    ],
)
def test_marks_in_chinese_text_are_put_right(wrong: str, right: str) -> None:
    assert clean(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "上午9:00开会，比例3:2，金额1,234.56元。",
        "网址http://a.gov.cn/b?c=1，邮箱zhang.san@a.gov.cn。",
        "联系电话(0393)8881234。",
        "1.明确任务",
        "1．明确任务",
        "安装WPS Office (v11.2)。",
        "附件为“名单.xlsx”。",
        "A,B,C三类",
        "省略……照旧——保留",
    ],
)
def test_numbers_times_addresses_and_latin_words_keep_their_marks(text: str) -> None:
    assert not [one for one in told(text) if one.code.startswith("mark")]


def test_a_cell_may_show_that_its_text_was_cut() -> None:
    assert not told(draft(Table(("事项",), (("落实专项资金…",),))))


def test_a_dot_between_two_characters_is_told_but_left_to_the_clerk() -> None:
    assert offers("卡尔.马克思") == [(".", None)]


def test_two_different_marks_together_are_told_without_a_fix() -> None:
    assert offers("工作落实，。") == [("，。", None)]
