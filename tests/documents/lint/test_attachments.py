import pytest

from desktop.documents.lint import Weight, tidied
from desktop.documents.official import Attachment
from tests.documents.lint.drafts import draft, offers, told

ONE = (Attachment("名单"),)
TWO = (Attachment("名单"), Attachment("分工表"))


@pytest.mark.parametrize(
    "text", ["具体名单见附件。", "详见附件2。", "请填写附件1报送。", "情况汇总（附件2）如下"]
)
def test_an_attachment_that_is_not_there_is_told(text: str) -> None:
    assert [one.code for one in told(text)] == ["attachment.missing"]
    assert not told(draft(text, attachments=TWO))


def test_a_number_beyond_the_last_is_told() -> None:
    (finding,) = told(draft("详见附件3。", attachments=TWO))
    assert finding.found == "附件3"
    assert "2 个附件" in finding.sentence


def test_the_last_of_several_mentioned_together_counts() -> None:
    assert not told(draft("《分工表》见附件1、2，《名单》见附件1至附件2。", attachments=TWO))
    for text in ("见附件1—3。", "见附件1至附件3。", "见附件0。"):
        assert [one.code for one in told(draft(text, attachments=TWO))] == ["attachment.missing"]


def test_a_single_attachment_bears_no_number_7_3_4() -> None:
    document = draft("详见附件1。", attachments=ONE)
    (finding,) = told(document)
    assert finding.weight is Weight.WARNING
    assert tidied(document) == draft("详见附件。", attachments=ONE)


@pytest.mark.parametrize(
    "text", ["依照《关于工作的通知》附件2办理", "甲政〔2026〕5号附件所列", "材料连同附件一并归档", "附件齐全"]
)
def test_attachments_of_other_papers_are_none_of_ours(text: str) -> None:
    assert not told(text)


def test_a_typed_attachment_note_would_stand_there_twice() -> None:
    assert [one.code for one in told(draft("附件：1.名单", attachments=ONE))] == ["attachment.note"]


def test_names_bear_no_number_no_mark_and_differ() -> None:
    document = draft(
        attachments=(Attachment("附件1：名单"), Attachment("2.分工表。"), Attachment("附件管理办法"))
    )
    assert sorted(offers(document)) == [("2.", ""), ("。", ""), ("附件1：", "")]
    assert tidied(document).attachments == (
        Attachment("名单"),
        Attachment("分工表"),
        Attachment("附件管理办法"),
    )
    assert [one.code for one in told(draft(attachments=(ONE[0], ONE[0])))] == ["attachment.name"]
