"""Short ways to a document and to what the rules say of it."""

import datetime as dt
from typing import Any

from desktop.documents.lint import Finding, lint
from desktop.documents.official import Block, OfficialDocument, Paragraph, Signature
from desktop.domain.units import UnitBook, UnitName

NOTICE = OfficialDocument(
    issuers=("甲县人民政府",),
    number="甲政〔2026〕12号",
    title="关于召开会议的通知",
    addressees=("各成员单位",),
    body=(Paragraph("请按时参加。"),),
    signature=Signature(("甲县人民政府",), dt.date(2026, 3, 5)),
    cc=("县委办公室",),
    print_date=dt.date(2026, 3, 6),
)
BOOK = UnitBook(
    (
        UnitName("县人民政府", ("县政府", "甲县人民政府"), "organ"),
        UnitName("县司法局", ("司法局",)),
        UnitName("县财政局", ("财政局",)),
        UnitName("县住房城乡建设局", ("县住建局", "住建局")),
        UnitName("河湾镇人民政府", ("河湾镇",), "township"),
    ),
    "县",
)


def draft(*body: str | Block, **more: Any) -> OfficialDocument:
    """Return a paper without red head, of these paragraphs and tables."""
    return OfficialDocument(
        body=tuple(Paragraph(block) if isinstance(block, str) else block for block in body), **more
    )


def told(document: OfficialDocument | str, *codes: str, book: UnitBook | None = None) -> list[Finding]:
    """Return the findings of these rules (all rules when none is named)."""
    found = lint(draft(document) if isinstance(document, str) else document, book)
    return [finding for finding in found if not codes or finding.code in codes]


def offers(document: OfficialDocument | str, *codes: str) -> list[tuple[str, str | None]]:
    """Return what was found and what is offered in its place."""
    return [(one.found, one.fix.words if one.fix else None) for one in told(document, *codes)]
