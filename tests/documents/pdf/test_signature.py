"""Signatures, measured (7.3.5)."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.documents.official import Attachment, OfficialDocument, Signature, SignedBy
from tests.documents.pdf import papers
from tests.documents.pdf.reading import CHAR, LINE, MM, Row, Sheet, paragraphs, sheets

DATE = "2026年3月15日"


def page(signature: Signature, text: str = "特此通知。") -> Sheet:
    return sheets(OfficialDocument(body=paragraphs(text), signature=signature))[0]


def right_gap(row: Row) -> float:
    return (184 - row.x1) / CHAR


def test_7_3_5_1_sealed_name_centred_over_the_date() -> None:
    sheet = page(Signature(papers.ORGANS[:1], papers.DAY))
    name, date, text = sheet.row(papers.ORGANS[0]), sheet.row(DATE), sheet.row("特此通知。")
    assert right_gap(date) == pytest.approx(4, abs=0.03)
    assert (name.x0 + name.x1) / 2 == pytest.approx((date.x0 + date.x1) / 2, abs=0.5)
    # Name and date stand below the middle of the seal (42 mm), whose top is within one line of the text.
    top_of_seal = (name.em_top + name.em_bottom) / 2 - 21
    assert 0 < top_of_seal - text.em_bottom < LINE


def test_7_3_5_1_joint_seals_do_not_touch_and_the_last_is_on_the_date() -> None:
    sheet = page(Signature(papers.ORGANS, papers.DAY))
    rows = [row for row in sheet.body if "青山县" in row.text]
    centres = []
    for organ in papers.ORGANS:
        row = next(row for row in rows if organ in row.text)
        at = row.text.index(organ)
        chars = row.chars[at : at + len(organ)]
        centres.append(((chars[0]["x0"] + chars[-1]["x1"]) / 2 * MM, row.base))
    for index, (x, y) in enumerate(centres):
        assert 28 + 21 <= x <= 184 - 21
        for other_x, other_y in centres[:index]:
            assert abs(x - other_x) >= 42 or abs(y - other_y) >= 42
    date = sheet.row(DATE)
    assert centres[-1][0] == pytest.approx((date.x0 + date.x1) / 2, abs=0.5)
    assert date.base > centres[-1][1]


def test_7_3_5_2_unsealed_date_two_characters_right_of_the_name() -> None:
    organ = "青山县人民政府行政审批服务办公室"
    sheet = page(Signature((organ,), papers.DAY, sealed=False))
    name, date, text = sheet.row(organ), sheet.row(DATE), sheet.row("特此通知。")
    assert right_gap(name) == pytest.approx(2, abs=0.03)
    assert (date.x0 - name.x0) / CHAR == pytest.approx(2, abs=0.05)
    assert (name.base - text.base) / LINE == pytest.approx(2, abs=0.01)
    assert (date.base - name.base) / LINE == pytest.approx(1, abs=0.01)


def test_7_3_5_2_a_date_longer_than_the_name_ends_at_the_gap() -> None:
    sheet = page(Signature(("县法院",), papers.DAY, sealed=False))
    name, date = sheet.row("县法院"), sheet.row(DATE)
    assert right_gap(date) == pytest.approx(2, abs=0.05)
    assert right_gap(name) > 2


def test_7_3_5_3_signed_by_name() -> None:
    signed = Signature(date=papers.DAY, signed_by=(SignedBy("县长", "王立堃"),))
    sheet = page(signed)
    row, date, text = sheet.row("王立堃"), sheet.row(DATE), sheet.row("特此通知。")
    assert row.text == "县长王立堃"
    assert right_gap(row) == pytest.approx(4, abs=0.1)
    assert (row.chars[2]["x0"] - row.chars[1]["x1"]) * MM / CHAR == pytest.approx(2, abs=0.1)
    assert right_gap(date) == pytest.approx(4, abs=0.05)
    assert (row.base - text.base) / LINE == pytest.approx(3, abs=0.01)
    assert (date.base - row.base) / LINE == pytest.approx(2, abs=0.01)


def test_7_3_5_4_date_in_arabic_digits_without_leading_zeros() -> None:
    sheet = page(Signature(("县法院",), dt.date(2026, 1, 5)))
    assert sheet.row("2026年1月5日")


def test_7_3_5_5_no_page_bears_a_signature_alone() -> None:
    for count in range(15, 24):
        body = paragraphs(*["县政府"] * count)
        found = sheets(OfficialDocument(body=body, signature=Signature(papers.ORGANS, papers.DAY)))
        page_of_date = next(sheet for sheet in found if any(DATE in row.text for row in sheet.rows))
        assert any(row.text == "县政府" for row in page_of_date.rows)
        assert papers.ORGANS[0] in "".join(row.text for row in page_of_date.rows)


def test_7_3_5_5_the_list_of_attachments_does_not_count_as_text() -> None:
    attachments = (Attachment("名单"), Attachment("分工表"))
    for count in range(12, 22):
        body = paragraphs(*["县政府"] * count)
        signature = Signature(papers.ORGANS[:1], papers.DAY)
        found = sheets(OfficialDocument(body=body, attachments=attachments, signature=signature))
        page_of_date = next(sheet for sheet in found if any(DATE in row.text for row in sheet.rows))
        assert any(row.text == "县政府" for row in page_of_date.rows)


def test_a_long_name_turns_over_inside_the_type_area() -> None:
    name = "中共青山县委全面依法治县委员会办公室行政执法协调监督工作领导小组"
    found = sheets(replace(papers.JOINT, signature=Signature((name,), papers.DAY)))
    rows = [row for sheet in found for row in sheet.rows]
    assert name in "".join(row.text for row in rows)
    assert all(row.x1 <= 184.1 and row.x0 >= 27.9 for row in rows)
