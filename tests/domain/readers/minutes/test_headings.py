import pytest

from desktop.domain.readers.minutes.frames import DECIDE, REPORT, SPEECH, URGE
from desktop.domain.readers.minutes.headings import heading_of, section_frame
from desktop.domain.readers.minutes.mentions import mentions_in
from desktop.domain.readers.minutes.numbering import Marker

ONE = Marker("一、", 1)


@pytest.mark.parametrize(
    ("text", "words", "alone"),
    [
        ("关于征收案件。由县自然资源局牵头。", "关于征收案件", False),
        ("关于职工债权核定", "关于职工债权核定", True),
        ("加快推进老旧小区改造", "加快推进老旧小区改造", True),
        ("规范代缴流程。县税务局负责。", "规范代缴流程", False),
        (
            "青石镇化肥厂地块污染责任认定。由县水利局负责，5月底前完成。",
            "青石镇化肥厂地块污染责任认定",
            False,
        ),
        (
            "前期事项落实情况（以下事项已由联席办逐项核实）",
            "前期事项落实情况（以下事项已由联席办逐项核实）",
            True,
        ),
    ],
)
def test_headings(book, text, words, alone):
    heading = heading_of(text, ONE, mentions_in(text, book), False)
    assert (heading.words, heading.alone, heading.is_unit) == (words, alone, False)


@pytest.mark.parametrize("text", ["县司法局：", "县司法局"])
def test_a_unit_may_stand_as_heading_of_its_list(book, text):
    assert heading_of(text, ONE, mentions_in(text, book), False).is_unit


@pytest.mark.parametrize(
    "text",
    [
        "由县司法局牵头，县财政局配合。",
        "关于滞纳金问题，双方未达成一致，另行商议。",
        "县司法局：负责起草方案。",
        "",
    ],
)
def test_sentences_are_no_headings(book, text):
    assert heading_of(text, ONE, mentions_in(text, book), False) is None


def test_a_paragraph_without_number_needs_about(book):
    assert heading_of("加快推进老旧小区改造", None, (), False) is None
    assert heading_of("关于接访。每周三坐班。", None, (), False).words == "关于接访"


@pytest.mark.parametrize(
    ("words", "frame"),
    [
        ("会议议定事项", DECIDE),
        ("有关要求", URGE),
        ("领导讲话", SPEECH),
        ("听取县住建局关于项目情况的汇报", REPORT),
        ("关于讨论情况的说明", None),
        ("楼盘处置", None),
    ],
)
def test_section_headings_set_the_frame(words, frame):
    assert section_frame(words) == frame


@pytest.mark.parametrize(
    ("words", "frame"),
    [
        ("关于交流发言", SPEECH),
        ("关于一季度工作的通报", REPORT),
        ("情况听取", REPORT),
        ("会议通报", REPORT),
        ("关于下步工作要求", URGE),
        ("关于议定事项", DECIDE),
        ("关于建立情况通报制度", None),
        ("关于落实司法建议的要求", None),
    ],
)
def test_parts_of_the_paper_named_as_matters(words, frame):
    assert section_frame(words) == frame
