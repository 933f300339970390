import datetime as dt

import pytest

from desktop.documents.filling import BLANK, Line, TemplateFault
from desktop.documents.official import (
    Attendance,
    Format,
    Kind,
    Margins,
    OfficialDocument,
    Paragraph,
    Signature,
    Signer,
    Table,
)
from desktop.documents.papertext import document_of

TABLE = Table(columns=("甲",), rows=(("一",),))


def read(text: str, tables: dict[str, Table] | None = None) -> OfficialDocument:
    return document_of([Line(n, line) for n, line in enumerate(text.splitlines(), 1) if line], tables or {})


def test_the_head_becomes_the_elements_of_the_paper() -> None:
    made = read(
        "格式：上行文\n发文机关：甲办\n标志后缀：文件\n发文字号：甲〔2026〕1号\n签发人：甲办 王立；乙办 李明\n标题：报告\n"
        "主送：县政府；县委\n落款：甲办\n成文日期：2026-03-05\n盖章：否\n附注：（联系人：丙）\n抄送：乙；丙\n"
        "印发机关：甲办\n印发日期：2026-03-06\n校验码：ABC234\n页码：否\n页边：25 25 28 26\n---\n正文。"
    )
    assert made.format is Format.UPWARD
    assert made.signers == (Signer("甲办", "王立"), Signer("乙办", "李明"))
    assert made.addressees == ("县政府", "县委")
    assert made.signature == Signature(("甲办",), dt.date(2026, 3, 5), sealed=False)
    assert (made.cc, made.printer, made.print_date) == (("乙", "丙"), "甲办", dt.date(2026, 3, 6))
    assert (made.foot_code, made.page_numbers) == ("ABC234", False)
    assert made.settings.margins == Margins(25, 25, 28, 26)
    assert made.body == (Paragraph("正文。"),)


def test_an_element_without_a_value_is_absent() -> None:
    made = read(f"格式：文件\n发文字号：{BLANK}\n附注：\n请假：\n---\n正文。")
    assert (made.number, made.note, made.attendance, made.signature) == (None, None, None, None)


def test_attendance_is_gathered() -> None:
    made = read("格式：纪要\n出席：甲；乙\n请假：丙\n---\n正文。")
    assert made.attendance == Attendance(("甲", "乙"), ("丙",))


def test_marks_set_how_a_paragraph_stands() -> None:
    made = read("---\n【居中】中\n【右】右\n【顶格】顶\n【裁切线】\n平")
    kinds = [block.kind for block in made.body if isinstance(block, Paragraph)]
    assert kinds == [Kind.CENTER, Kind.RIGHT, Kind.FLUSH, Kind.TEAR, Kind.BODY]


def test_tables_and_attachments_stand_where_they_are_called() -> None:
    made = read(
        "---\n【表 名单】\n【附件 回执】\n填：\n【表 名单】\n【附件 名单】\n【表 名单】", {"名单": TABLE}
    )
    assert made.body == (TABLE,)
    assert [(each.name, each.body) for each in made.attachments] == [
        ("回执", (Paragraph("填："), TABLE)),
        ("名单", (TABLE,)),
    ]


def test_lines_that_a_value_brought_are_text_and_nothing_else() -> None:
    lines = [Line(1, "格式：文件"), Line(2, "---"), Line(3, "首", ("---", "【附件 假】", "【表 名单】"))]
    made = document_of(lines, {"名单": TABLE})
    assert made.body == (
        Paragraph("首"),
        Paragraph("---"),
        Paragraph("【附件 假】"),
        Paragraph("【表 名单】"),
    )
    assert made.attachments == ()
    assert document_of([Line(1, "标题：长", ("续",)), Line(2, "---")], {}).title == "长续"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("格式：文件\n正文", "缺少分隔首部与正文的“---”一行|首部不认识"),
        ("格式：文件\n\n颜色：红\n---\n", "第3行：首部不认识“颜色”"),
        ("没有冒号\n---\n", "第1行：首部不认识“没有冒号”"),
        ("格式：诗歌\n---\n", "第1行：格式“诗歌”不认识，可用：文件、上行文、信函、纪要、命令"),
        ("标题：甲\n成文日期：3月5日\n---\n", "第2行：“3月5日”不是日期"),
        ("页边：25 25\n---\n", "第1行：页边“25 25”须是上、下、左、右四个毫米数"),
        ("---\n甲\n【表 花名册】\n", "第3行：没有名为“花名册”的表，可用：名单"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(TemplateFault, match=told):
        read(text, {"名单": TABLE})
