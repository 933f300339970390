import datetime as dt

from desktop.documents.lint.pieces import Draft, Role, replaced, text_at
from desktop.documents.official import (
    Attachment,
    Attendance,
    Cell,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
)

FULL = OfficialDocument(
    issuers=("机关",),
    mark="标志",
    number="字号",
    title="标题",
    addressees=("主送",),
    body=(Paragraph("段落"), Table(("栏",), (("格",), (Cell("并格"),)), head=(("表头",),), caption="表题")),
    attachments=(Attachment("附件名", (Paragraph("附文"),)),),
    signature=Signature(("署名",), dt.date(2026, 3, 5)),
    attendance=Attendance(("出席",), ("请假",), ("列席",)),
    note="附注",
    cc=("抄送",),
    printer="印发",
)


def test_every_text_is_reached_once_and_its_way_leads_back_to_it() -> None:
    pieces = Draft(FULL).pieces
    texts = (
        "机关 标志 字号 标题 主送 段落 栏 格 并格 表头 表题 附件名 附文 署名 出席 请假 列席 附注 抄送 印发"
    )
    assert sorted(piece.text for piece in pieces) == sorted(texts.split())
    for piece in pieces:
        assert text_at(FULL, piece.path) == piece.text
        assert text_at(replaced(FULL, piece.path, "新"), piece.path) == "新"


def test_roles_choose() -> None:
    assert [piece.text for piece in Draft(FULL).of(Role.PROSE)] == ["段落", "附文", "附注"]


def test_a_way_that_leads_nowhere_has_no_text() -> None:
    for path in (("body", 9, "text"), ("body", 1, "text"), ("nothing",), ("signature", "date")):
        assert text_at(FULL, path) is None
