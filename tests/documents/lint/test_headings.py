import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.lint import Weight, lint, tidied
from desktop.documents.lint.headings import chinese
from desktop.documents.official import Attachment, Kind, Paragraph, Table
from desktop.domain.deadlines.numerals import number
from tests.documents.lint.drafts import draft, offers, told


def test_headings_in_order_are_silent_7_3_3() -> None:
    assert not told(
        draft(
            "一、甲",
            "（一）子",
            "1.丑",
            "（1）寅",
            "（2）卯",
            "2.辰",
            "（二）巳",
            "1.午",
            "二、乙",
            "（一）未",
        )
    )


@pytest.mark.parametrize(
    ("body", "right"),
    [
        (("一、甲", "三、乙", "四、丙"), [("三", "二"), ("四", "三")]),
        (("一、甲", "文字。", "一、乙"), [("一", "二")]),
        (("一、甲", "（一）子", "（三）丑"), [("三", "二")]),
        (("二、甲",), [("二", "一")]),
        (("1.甲", "3.乙"), [("3", "2")]),
    ],
)
def test_a_gap_is_told_with_the_number_that_belongs_there(
    body: tuple[str, ...], right: list[tuple[str, str]]
) -> None:
    assert offers(draft(*body), "heading.order") == right
    assert not lint(tidied(draft(*body)))


def test_a_new_count_is_told_once_and_followed() -> None:
    (finding,) = told(draft("一、甲", "二、乙", "一、丙", "二、丁"))
    assert (finding.found, finding.fix, finding.weight) == ("一、", None, Weight.WARNING)


def test_a_level_left_out_is_told() -> None:
    (finding,) = told(draft("一、甲", "（1）子"))
    assert (finding.code, finding.weight) == ("heading.skipped", Weight.FAULT)
    assert "（一）" in finding.sentence


def test_arabic_right_under_the_first_level_is_a_warning_only() -> None:
    (finding,) = told(draft("一、甲", "1.子", "2.丑"), "heading.skipped")[:1]
    assert finding.weight is Weight.WARNING


def test_short_lists_in_the_text_begin_anew() -> None:
    assert not told(draft("材料包括：", "1.甲", "2.乙", "另需：", "1.丙"))


def test_attachments_and_new_parts_count_by_themselves() -> None:
    document = draft(
        "一、甲",
        Paragraph("第二部分", Kind.CENTER),
        "一、乙",
        attachments=(Attachment("办法", (Paragraph("一、丙"),)),),
    )
    assert not told(document)
    assert not told(draft("一、甲", Table(("栏",), (("格",),)), "二、乙"))
    assert offers(draft("一、甲", Table(("栏",), (("格",),)), "三、乙")) == [("三", "二")]


@given(st.integers(1, 999))
def test_numerals_are_written_as_they_are_read(value: int) -> None:
    assert number(chinese(value)) == value
