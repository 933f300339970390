"""Titles: no mark at the end, and the kind of paper named (条例第八条、第九条)."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft
from desktop.documents.lint.saying import at
from desktop.documents.official import Format

_END = re.compile(r"[。，、；：！？…,.;:!?\s]+$")
# 《党政机关公文处理工作条例》第八条; letters of suggestion and forms of the office besides.
_KINDS = (
    *("决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复"),
    *("议案", "函", "纪要"),
)
_FORMS = ("书", "单", "表", "册", "簿")
_UPWARD = ("请示", "报告", "意见", "议案")
_TAIL = re.compile(r"(?:[（(][^（）()]*[）)])+$")


def end_of_title(draft: Draft) -> Iterator[Finding]:
    """7.3.1: a title has no mark at its end; the name of an attachment neither (7.3.4)."""
    for piece in draft.pieces:
        name = piece.path[0] == "attachments" and piece.path[2:] == ("name",)
        found = _END.search(piece.text) if piece.path == ("title",) or name else None
        if found and found.start():
            what = "附件名称" if name else "标题"
            yield at("title.end", piece, found.span(), f"{what}末尾不加标点，应去掉“{found[0]}”。", "")


def kind_of_paper(draft: Draft) -> Iterator[Finding]:
    """条例第九条（七）: a title names the kind of paper; 第十五条: upward only 请示, 报告, 意见 and 议案."""
    piece = next((each for each in draft.pieces if each.path == ("title",)), None)
    if piece is None or not draft.document.number or not draft.formal:
        return
    bare = _TAIL.sub("", _END.sub("", piece.text))
    whole = (0, len(piece.text))
    if bare.endswith("请示报告"):
        yield at("title.kind", piece, whole, "“请示报告”不是文种：请求批准用“请示”，汇报情况用“报告”。")
    elif not bare.endswith((*_KINDS, *_FORMS)):
        sentence = "标题末尾没有写明文种（通知、报告、请示、函等）；方案、办法等应当用“通知”印发。"
        yield at("title.kind", piece, whole, sentence)
    elif draft.document.format is Format.UPWARD and not bare.endswith(_UPWARD):
        sentence = "上行文的文种一般是请示、报告、意见或者议案，请核对标题。"
        yield at("title.kind", piece, whole, sentence, None, Weight.WARNING)
