"""Elements that a format needs and the paper lacks, and dates that contradict each other."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft
from desktop.documents.lint.saying import missing
from desktop.documents.official import Format, OfficialDocument
from desktop.documents.words import chinese_date

_ADDRESSED = ("通知", "请示", "报告", "批复", "函")
_BRACKETED = re.compile(r"(?:[（(][^（）()]*[）)])+$")


def title_missing(draft: Draft) -> Iterator[Finding]:
    """7.3.1: a paper with a red head has a title; only an order may go without (10.2)."""
    document = draft.document
    if draft.formal and not document.title and document.format not in (Format.ORDER, Format.MINUTES):
        yield missing("title.missing", ("title",), "没有标题，请补上。")


def addressee_missing(draft: Draft) -> Iterator[Finding]:
    """7.3.2: an upward paper, a letter and a notice name their addressee; papers to the public have none."""
    document = draft.document
    kind = _BRACKETED.sub("", document.title or "").endswith(_ADDRESSED)
    needed = document.format in (Format.UPWARD, Format.LETTER) or (
        document.format is Format.DOCUMENT and draft.formal and kind
    )
    if needed and not document.addressees:
        yield missing("addressee.missing", ("addressees",), "没有主送机关，请补上。")


def signature_missing(draft: Draft) -> Iterator[Finding]:
    """7.3.5: organs sign a paper, a person signs an order (10.2); minutes are not signed (10.3)."""
    if not _signed(draft):
        return
    signature = draft.document.signature
    if draft.document.format is Format.ORDER:
        if not (signature and signature.signed_by):
            yield missing("signature.missing", ("signature",), "命令（令）没有签发人职务和签名章，请补上。")
    elif not (signature and (signature.organs or signature.signed_by)):
        yield missing("signature.missing", ("signature",), "没有发文机关署名，请补上。")


def date_missing(draft: Draft) -> Iterator[Finding]:
    """7.3.5 and 条例第九条（十二）: every paper bears the date of its completion."""
    signature = draft.document.signature
    if (signature or _signed(draft)) and not (signature and signature.date) and not _minutes(draft.document):
        yield missing("date.missing", ("signature",), "没有成文日期，请补上。")


def dates_agree(draft: Draft) -> Iterator[Finding]:
    """7.4.3: a paper is not printed before it is completed; 7.2.5: the number bears the year of the paper."""
    document = draft.document
    day = document.signature.date if document.signature else None
    if day is None:
        return
    if document.print_date and document.print_date < day:
        yield missing(
            "date.printed",
            ("print_date",),
            f"印发日期 {chinese_date(document.print_date)} 早于成文日期 {chinese_date(day)}，请核对。",
        )
    year = re.search(r"\d{4}", document.number or "")
    if year and int(year[0]) != day.year:
        sentence = f"发文字号的年份是 {year[0]}，成文日期却在 {day.year} 年，请核对。"
        yield missing("date.year", ("number",), sentence, Weight.WARNING)


def _signed(draft: Draft) -> bool:
    """Say whether the paper must be signed: it goes out under a number and is not minutes."""
    return bool(draft.document.number) and draft.formal and not _minutes(draft.document)


def _minutes(document: OfficialDocument) -> bool:
    return document.format is Format.MINUTES
