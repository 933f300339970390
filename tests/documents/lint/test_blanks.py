from dataclasses import replace

import pytest

from desktop.documents.lint import Weight
from desktop.documents.official import Kind, Paragraph, Table
from tests.documents.lint.drafts import NOTICE, draft, told


@pytest.mark.parametrize(
    "text", ["定于＿＿＿＿召开", "联系人：____", "于    年  月  日印发", "××县人民政府", "甲政〔 〕"]
)
def test_a_blank_in_the_text_is_asked_about(text: str) -> None:
    (finding,) = told(text)
    assert (finding.code, finding.weight, finding.fix) == ("blank", Weight.WARNING, None)


def test_a_blank_in_the_note_or_the_title_is_asked_about() -> None:
    assert told(replace(NOTICE, note="联系人：＿＿＿＿"), "blank")
    assert told(replace(NOTICE, title="关于＿＿＿＿的通知"), "blank")


def test_return_slips_flush_lines_and_tables_are_to_be_filled_in() -> None:
    slip = draft(
        Paragraph("", Kind.TEAR),
        "参会人：＿＿＿＿",
        Paragraph("单位：＿＿＿＿", Kind.FLUSH),
        Table(("意见",), (("＿＿＿＿",),)),
    )
    assert not told(slip)


def test_masked_names_are_meant() -> None:
    assert not told("申请人王××，电话138××××1234")
