import pytest

from desktop.documents.lint import Finding, Fix, Place


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("title",), "标题"),
        (("number",), "发文字号"),
        (("cc", 1), "抄送机关第2项"),
        (("signature", "organs", 0), "落款第1项"),
        (("body", 2, "text"), "正文第3段"),
        (("body", 3, "rows", 1, 2), "正文第4段（表格）第2行第3格"),
        (("body", 3, "rows", 1, 2, "text"), "正文第4段（表格）第2行第3格"),
        (("body", 3, "head", 0, 0), "正文第4段（表格）第1行表头第1格"),
        (("body", 3, "columns", 0), "正文第4段（表格）表头第1格"),
        (("body", 3, "caption"), "正文第4段（表格）的表题"),
        (("attachments", 0, "name"), "附件1的名称"),
        (("attachments", 1, "body", 0, "text"), "附件2第1段"),
    ],
)
def test_places_are_told_in_chinese_counted_from_one(path: tuple[str | int, ...], words: str) -> None:
    assert Place(path).words == words


def test_a_finding_is_plain_json() -> None:
    finding = Finding("date.zero", Place(("body", 0, "text"), 5, 6), "0", "说明。", Fix(""))
    assert finding.as_json() == {
        "code": "date.zero",
        "weight": "fault",
        "place": {"element": "body", "path": ["body", 0, "text"], "start": 5, "end": 6, "words": "正文第1段"},
        "found": "0",
        "sentence": "说明。",
        "fix": "",
    }
