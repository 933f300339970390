import datetime as dt

import pytest

from desktop.documents.official import Attachment, Format, OfficialDocument
from desktop.documents.words import (
    Mark,
    addressee_line,
    attachment_label,
    cc_line,
    chinese_date,
    issue_line,
    level_of,
    mark_of,
    note_line,
    numbered_names,
    printer_of,
    split_heading,
)

JOINT = ("甲县人民政府", "甲县人民法院")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、总则", 1), ("十二、附则", 1), ("（一）机制", 2), ("(三)机制", 2), ("1.频次", 3), ("12．频次", 3), ("（10）议题", 4),
        ("1.5万元", 0), ("2026年工作", 0), ("一是加强", 0), ("（以下简称办法）", 0), ("", 0), ("第一、二季度", 0),
    ],
)  # fmt: skip
def test_levels(text: str, level: int) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一、任务", ("一、任务", "")),
        ("（一）健全机制。各单位配合。", ("（一）健全机制。", "各单位配合。")),
        ("（一）六月底前完成。", ("（一）六月底前完成。", "")),
        ("1.频次。每年一次。", ("", "1.频次。每年一次。")),
        ("正文。再文。", ("", "正文。再文。")),
    ],
)
def test_headings_split_after_their_first_sentence(text: str, parts: tuple[str, str]) -> None:
    assert split_heading(text) == parts


def test_date_has_no_leading_zeros() -> None:
    assert chinese_date(dt.date(2026, 3, 5)) == "2026年3月5日"


@pytest.mark.parametrize(
    ("document", "mark"),
    [
        (OfficialDocument(), None),
        (OfficialDocument(issuers=JOINT, mark_suffix="文件"), Mark(JOINT, "文件")),
        (OfficialDocument(issuers=JOINT[:1]), Mark(JOINT[:1], "")),
        (OfficialDocument(mark="甲县人民政府文件", mark_suffix="文件"), Mark(("甲县人民政府",), "文件")),
        (OfficialDocument(mark="甲县公报", issuers=JOINT), Mark(("甲县公报",), "")),
        (OfficialDocument(format=Format.LETTER, issuers=JOINT, mark_suffix="文件"), Mark(JOINT[:1], "")),
        (OfficialDocument(format=Format.ORDER, issuers=JOINT[:1]), Mark(("甲县人民政府令",), "")),
        (OfficialDocument(format=Format.MINUTES, mark="甲县会议纪要"), Mark(("甲县会议纪要",), "")),
        (OfficialDocument(format=Format.MINUTES, issuers=JOINT[:1]), Mark(("甲县人民政府会议纪要",), "")),
    ],
)
def test_marks(document: OfficialDocument, mark: Mark | None) -> None:
    assert mark_of(document) == mark


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("县司法局",), "县司法局："),
        (("县司法局", "县公安局"), "县司法局、县公安局："),
        (("各乡镇人民政府", "县政府各部门："), "各乡镇人民政府，县政府各部门："),
        (("县司法局、县公安局", "县法院"), "县司法局、县公安局，县法院："),
    ],
)
def test_addressees(names: tuple[str, ...], line: str) -> None:
    assert addressee_line(names) == line


def test_copies_end_with_one_stop() -> None:
    assert cc_line(("县委办公室", "县政协办公室。")) == "县委办公室，县政协办公室。"


def test_attachments_are_numbered_only_when_several() -> None:
    one, two = Attachment("名单；"), Attachment("《办法》")
    assert numbered_names((one,)) == ("名单",)
    assert numbered_names((one, two)) == ("1.名单", "2.《办法》")


def test_attachment_labels() -> None:
    loose = Attachment("名单", bound=False)
    alone = OfficialDocument(number="甲政〔2026〕1号", attachments=(loose,))
    both = OfficialDocument(number="甲政〔2026〕1号", attachments=(Attachment("甲"), loose))
    assert attachment_label(alone, 0) == "甲政〔2026〕1号附件"
    assert [attachment_label(both, index) for index in (0, 1)] == ["附件1", "甲政〔2026〕1号附件2"]


def test_note_and_printing_line() -> None:
    assert note_line("此件公开发布") == "（此件公开发布）"
    assert note_line("（此件公开发布）") == "（此件公开发布）"
    printed = OfficialDocument(printer="甲县政府办", print_date=dt.date(2026, 3, 5))
    letter = OfficialDocument(format=Format.LETTER, printer="甲县政府办", print_date=dt.date(2026, 3, 5))
    assert (printer_of(printed), issue_line(printed)) == ("甲县政府办", "2026年3月5日印发")
    assert (printer_of(letter), issue_line(letter)) == ("", "")
    assert issue_line(OfficialDocument()) == ""
