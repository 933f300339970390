import pytest

from documents.docx.reading import W, attribute, fonts, rendered, text_of


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("正文一段。", "Text"),
        ("一、主要任务", "Heading1"),
        ("（一）健全机制", "Heading2"),
        ("1.明确频次", "Heading3"),
        ("（1）议题由成员单位提出", "Heading4"),
        ("1.5万元以下的", "Text"),
    ],
)
def test_the_numbering_tells_the_level(text: str, style: str) -> None:
    assert attribute(rendered(body=[text]).paragraph(text), "pPr/pStyle") == style


def test_a_heading_that_runs_on_changes_font_after_its_sentence() -> None:
    text = "（一）健全机制。各单位应当配合。"
    p = rendered(body=[text]).paragraph(text)
    assert attribute(p, "pPr/pStyle") == "Text"
    assert fonts(p) == ["楷体_GB2312", None]
    assert [t.text for t in p.iter(f"{W}t")] == ["（一）健全机制。", "各单位应当配合。"]


def test_addressees_stand_a_blank_line_below_the_title() -> None:
    file = rendered(title="通知", addressees=["县公安局", "县司法局"], body=["正文。"])
    texts = [text_of(p) for p in file.body.findall(f"{W}p")]
    assert texts[:4] == ["通知", "", "县公安局、县司法局：", "正文。"]


def test_kinds_of_paragraphs() -> None:
    kinds = {"flush": "both", "center": "center", "right": "right"}
    body = [{"paragraph": {"text": kind, "kind": kind}} for kind in kinds]
    file = rendered(body=["首段。", *body])
    for kind, align in kinds.items():
        assert attribute(file.paragraph(kind), "pPr/jc") == align


def test_a_tear_line_crosses_the_type_area() -> None:
    (text,) = rendered(body=[{"paragraph": {"kind": "tear", "text": "沿此线剪开"}}]).texts()
    assert text.startswith("－")
    assert text.endswith("－")
    assert 26 <= len(text) <= 28


def test_a_paragraph_may_begin_a_page_unless_it_is_the_first() -> None:
    again = {"paragraph": {"text": "回执", "kind": "center", "new_page": True}}
    file = rendered(body=["首段。", again])
    assert file.paragraph("回执").find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert rendered(body=[again]).paragraph("回执").find(f"{W}pPr/{W}pageBreakBefore") is None


def test_one_attachment_is_not_numbered_and_hangs_after_the_colon() -> None:
    file = rendered(title="通知", body=["正文。"], attachments=[{"name": "名单。"}])
    note = file.paragraph("附件：名单")
    assert attribute(note, "pPr/ind", "left") == "1579"
    assert attribute(note, "pPr/ind", "hanging") == "948"
    assert file.paragraph("附件") is not None


def test_several_attachments_are_numbered_and_hang_after_the_number() -> None:
    file = rendered(title="通知", body=["正文。"], attachments=[{"name": "名单"}, {"name": "办法"}])
    first, second = file.paragraph("附件：1.名单"), file.paragraph("2.办法")
    assert attribute(first, "pPr/ind", "left") == attribute(second, "pPr/ind", "left") == "1895"
    assert attribute(second, "pPr/ind", "hanging") == "316"
    assert [text for text in file.texts() if text in ("附件1", "附件2")] == ["附件1", "附件2"]


def test_attendance_hangs_and_empty_lists_are_absent() -> None:
    lists = {"present": ["县司法局　王立", "县法院　李青"], "absent": [], "observers": ["县公安局　赵明"]}
    file = rendered(format="minutes", mark="甲县纪要", body=["正文。"], attendance=lists)
    assert file.texts()[2:] == ["出席：县司法局　王立", "县法院　李青", "列席：县公安局　赵明"]
    assert fonts(file.paragraph("出席：县司法局　王立")) == ["黑体", None]
    left = [attribute(file.paragraph(t), "pPr/ind", "left") for t in file.texts()[2:]]
    assert left == ["1579"] * 3


def test_the_note_gets_its_brackets_once() -> None:
    assert rendered(note="此件公开发布").texts() == ["（此件公开发布）"]
    assert rendered(note="（联系人：王立）").texts() == ["（联系人：王立）"]
