import datetime as dt
from dataclasses import replace

import pytest

from desktop.documents.lint import Weight
from desktop.documents.official import Format, OfficialDocument, Paragraph, Signature, SignedBy
from tests.documents.lint.drafts import NOTICE, told


def codes(document: OfficialDocument) -> list[str]:
    return [finding.code for finding in told(document)]


def test_a_complete_notice_is_silent() -> None:
    assert codes(NOTICE) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": None}, "title.missing"),
        ({"addressees": ()}, "addressee.missing"),
        ({"signature": None}, "signature.missing"),
        ({"signature": Signature(("甲县人民政府",))}, "date.missing"),
        ({"signature": Signature((), dt.date(2026, 3, 5))}, "signature.missing"),
        ({"print_date": dt.date(2026, 3, 4)}, "date.printed"),
        ({"signature": Signature(("甲县人民政府",), dt.date(2025, 12, 31))}, "date.year"),
    ],
)
def test_each_element_that_lacks_or_contradicts_is_told(change: dict[str, object], code: str) -> None:
    assert code in codes(replace(NOTICE, **change))  # type: ignore[arg-type]


def test_papers_to_the_public_have_no_addressee() -> None:
    assert codes(replace(NOTICE, title="关于公开征求意见的公告", addressees=())) == []
    for format_ in (Format.UPWARD, Format.LETTER):
        document = replace(NOTICE, title="关于经费的报告", format=format_, addressees=())
        assert codes(document) == ["addressee.missing"]


def test_an_order_is_signed_by_a_person_10_2() -> None:
    order = replace(NOTICE, format=Format.ORDER, number="第3号", title=None, addressees=())
    assert codes(order) == ["signature.missing"]
    signed = Signature((), dt.date(2026, 3, 5), signed_by=(SignedBy("县长", "王立"),))
    assert codes(replace(order, signature=signed)) == []


def test_minutes_are_neither_signed_nor_addressed_10_3() -> None:
    minutes = replace(
        NOTICE, format=Format.MINUTES, number="第3期", title=None, addressees=(), signature=None
    )
    assert codes(minutes) == []


def test_a_draft_or_form_needs_nothing() -> None:
    assert codes(OfficialDocument(title="任务延期审批表", body=(Paragraph("事项。"),))) == []


def test_the_year_of_the_number_is_a_warning() -> None:
    (finding,) = told(replace(NOTICE, number="甲政〔2025〕12号"))
    assert finding.weight is Weight.WARNING
    assert "2025" in finding.sentence
