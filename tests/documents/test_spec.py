import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.official import (
    Attachment,
    Format,
    OfficialDocument,
    PageNumberStyle,
    Paragraph,
    Profile,
    RedHead,
    SignedBy,
    Signer,
)
from desktop.documents.spec import load_spec, parse_spec
from desktop.domain.errors import Refused

SPECS = Path(__file__).parents[1] / "files" / "specs"


def refusal(**keys: Any) -> str:
    with pytest.raises(Refused) as caught:
        parse_spec(keys)
    return caught.value.sentence


def test_missing_keys_mean_the_element_is_absent() -> None:
    assert parse_spec({}) == OfficialDocument()
    assert parse_spec({"secrecy": None, "mark": None, "signature": None}) == OfficialDocument()


def test_a_full_spec_becomes_its_value() -> None:
    document = parse_spec(
        {
            "format": "upward",
            "profile": "optical",
            "copy_no": "000001",
            "secrecy": "机密★1年",
            "urgency": "特急",
            "issuers": ["甲县人民政府", "甲县人民法院"],
            "mark_suffix": "文件",
            "number": "甲政〔2026〕12号",
            "signers": [{"organ": "甲县人民政府", "name": "王立"}],
            "title": "关于检查的请示",
            "addressees": ["市人民政府"],
            "body": ["正文。"],
            "attachments": [{"name": "名单", "body": ["内容。"], "bound": False}],
            "signature": {
                "organs": ["甲县人民政府"],
                "date": "2026-11-15",
                "sealed": False,
                "signed_by": None,
            },
            "print_date": "2026-11-16",
            "even_last_page": True,
        }
    )
    assert document.format is Format.UPWARD
    assert document.profile is Profile.OPTICAL
    assert document.signers == (Signer("甲县人民政府", "王立"),)
    assert document.attachments == (Attachment("名单", (Paragraph("内容。"),), bound=False),)
    assert document.signature is not None
    assert document.signature.date == dt.date(2026, 11, 15)
    assert not document.signature.sealed
    assert document.print_date == dt.date(2026, 11, 16)
    assert document.even_last_page


@pytest.mark.parametrize("path", sorted(SPECS.glob("*.json")), ids=lambda path: path.stem)
def test_every_sample_is_accepted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load_spec("\ufeff" + text) == parse_spec(json.loads(text))


@pytest.mark.parametrize(
    "number",
    [
        "甲政〔2026〕第12号",
        "甲政〔2026〕012号",
        "甲政[2026]12号",
        "甲政（2026）12号",
        "甲政〔26〕1号",
        "12号",
        "甲政〔2026〕0号",
    ],
)
def test_a_number_of_wrong_form_is_refused(number: str) -> None:
    assert "“number”" in refusal(number=number)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("甲政〔2026〕第12号", "不加“第”字"),
        ("甲政〔2026〕012号", "前面不加 0"),
        ("甲政[2026]12号", "六角括号"),
    ],
)
def test_the_fault_of_a_number_is_told(number: str, fault: str) -> None:
    assert fault in refusal(number=number)


@pytest.mark.parametrize(
    ("format_", "number"),
    [
        ("document", "甲政办发〔2026〕12号"),
        ("letter", "豫0928法函〔2026〕1号"),
        ("order", "第12号"),
        ("minutes", "第3期"),
        ("minutes", "〔2026〕3号"),
    ],
)
def test_numbers_of_right_form(format_: str, number: str) -> None:
    assert parse_spec({"format": format_, "number": number}).number == number


@pytest.mark.parametrize("number", ["第0号", "第012号", "第12期"])
def test_an_order_number_is_checked_too(number: str) -> None:
    assert "“number”" in refusal(format="order", number=number)


@pytest.mark.parametrize("mark", ["绝密", "机密★1年", "秘密★长期", "秘密★6个月", "机密★10年"])
def test_secrecy_of_right_form(mark: str) -> None:
    assert parse_spec({"secrecy": mark}).secrecy == mark


@pytest.mark.parametrize(
    "mark", ["保密", "机密1年", "机密*1年", "机密★", "机密★一年", "★1年", "机密★01年", "内部"]
)
def test_secrecy_of_wrong_form_is_refused(mark: str) -> None:
    assert "“secrecy”" in refusal(secrecy=mark)


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"titel": "通知"}, "“titel”"),
        ({"signature": {"organ": "甲"}}, "“organ”"),
        ({"signature": {"date": "2026-02-30"}}, "“signature.date”"),
        ({"print_date": "2026年3月5日"}, "“print_date”"),
        ({"print_date": "20260305"}, "“print_date”"),
        ({"print_date": 20260305}, "“print_date”"),
        ({"format": "memo"}, "“format”"),
        ({"profile": "wide"}, "“profile”"),
        ({"copy_no": "12"}, "“copy_no”"),
        ({"urgency": "紧急"}, "“urgency”"),
        ({"issuers": "甲县人民政府"}, "“issuers”"),
        ({"issuers": ["甲县人民政府", ""]}, "“issuers[2]”"),
        ({"title": 5}, "“title”"),
        ({"page_numbers": "是"}, "“page_numbers”"),
        ({"signers": [{"organ": "甲"}]}, "“name”"),
        ({"attachments": [{"body": []}]}, "“name”"),
        ({"attendance": {"guests": []}}, "“guests”"),
        ({"settings": {"line": 90}}, "“settings.line”"),
        ({"settings": {"margins": {"top": 37}}}, "“settings.margins.bottom”"),
        ({"body": ["甲", ""]}, "“body[2]”"),
        ({"body": [5]}, "“body[1]”"),
    ],
)
def test_the_refusal_names_the_key(keys: dict[str, Any], named: str) -> None:
    assert named in refusal(**keys)


def test_what_is_not_json_is_refused_with_its_place() -> None:
    with pytest.raises(Refused, match="第 2 行第 1 列"):
        load_spec('{"title": "通知",\n}')


def test_what_is_not_an_object_is_refused() -> None:
    with pytest.raises(Refused, match="公文说明"):
        load_spec("[]")


def test_signed_by_in_its_three_forms() -> None:
    def signed(value: Any) -> tuple[SignedBy, ...]:
        signature = parse_spec({"signature": {"signed_by": value}}).signature
        assert signature is not None
        return signature.signed_by

    king = SignedBy("县长", "王立文")
    assert signed("县长　王立文") == (king,)
    assert signed({"position": "县长", "name": "王立文"}) == (king,)
    assert signed([{"position": "县长", "name": "王立文"}, "院长 李青"]) == (king, SignedBy("院长", "李青"))
    assert signed("王立文") == (SignedBy("", "王立文"),)


def test_settings() -> None:
    settings = parse_spec(
        {"settings": {"page_number_style": "center", "red_head": "none", "head_offset": -4, "line": 28}}
    ).settings
    assert settings.page_number_style is PageNumberStyle.CENTER
    assert settings.red_head is RedHead.NONE
    assert settings.head_offset == -4.0
    assert settings.line == 28.0


def test_a_number_to_be_put_right_passes_only_when_asked() -> None:
    text = json.dumps({"number": "甲政(2026)第08号"})
    assert load_spec(text, any_number=True).number == "甲政(2026)第08号"
    with pytest.raises(Refused, match="第"):
        load_spec(text)
