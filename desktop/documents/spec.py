"""JSON -> OfficialDocument: the SPEC of `paper render`, checked key by key."""

import json
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from desktop.documents import spec_blocks as blocks
from desktop.documents import spec_values as values
from desktop.documents.official import (
    Attachment,
    Attendance,
    Format,
    Margins,
    OfficialDocument,
    PageNumberStyle,
    PrintSettings,
    Profile,
    RedHead,
    Signature,
    SignedBy,
    Signer,
)
from desktop.domain.errors import Refused

_NUMBER = re.compile(r"[^\s〔〕\[\]（）()第]*〔(\d{4})〕([1-9]\d*)号")
_SERIAL = {Format.ORDER: re.compile(r"第?[1-9]\d*号"), Format.MINUTES: re.compile(r"第[1-9]\d*(?:期|次|号)")}
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★(?:长期|[1-9]\d?(?:年|个月|月|日|天)))?")
_URGENCY = ("特急", "加急", "特提", "平急")
_LINE_PT = (20.0, 40.0)
_MARGIN_MM = (5.0, 80.0)
_OFFSET_MM = (-60.0, 120.0)
E_ = TypeVar("E_", bound=StrEnum)


def load_spec(text: str, *, any_number: bool = False) -> OfficialDocument:
    """Read a SPEC from JSON text; Refused when it is not JSON or breaks a rule of the SPEC.

    `any_number` lets a wrongly written document number pass, for the lint that puts it right.
    """
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise Refused(
            f"公文说明不是合法的 JSON：第 {error.lineno} 行第 {error.colno} 列读不下去，"
            "未生成公文，请检查该处的括号、逗号和引号。"
        ) from error
    return parse_spec(value, any_number=any_number)


def parse_spec(value: object, *, any_number: bool = False) -> OfficialDocument:
    """Build the document from a parsed SPEC; Refused names the key that breaks a rule.

    Missing keys mean the element is absent. The number is checked by 7.2.5 (full year in 〔〕, no 第, no
    leading zero), the secrecy mark by 7.2.2, the copy number by 7.2.1.
    """
    spec = values.mapping(value, "公文说明")
    values.known_keys(spec, _READERS, "")
    document = OfficialDocument(
        **{key: _READERS[key](item, key) for key, item in spec.items() if item is not None}
    )
    if document.number is not None and not any_number:
        _check_number(document.number, document.format)
    return document


def _check_number(number: str, format_: Format) -> None:
    if _NUMBER.fullmatch(number):
        return
    other = _SERIAL.get(format_)
    if other is not None and other.fullmatch(number):
        return
    raise Refused(
        f"“number”（发文字号）写作“{number}”不合要求：{_number_fault(number)}。请改成“机关代字〔2026〕12号”的样子。"
    )


def _number_fault(number: str) -> str:
    if "第" in number:
        return "不加“第”字"
    if re.search(r"[〕\])）]0+\d*号", number):
        return "序号不编虚位，前面不加 0"
    if re.search(r"[\[【（(［]\d+[\]】）)］]", number):
        return "年份应当用六角括号〔〕括起"
    return "应当依次是机关代字、四位年份、序号和“号”字"


def _choice(kind: type[E_]) -> Callable[[object, str], E_]:
    def read(value: object, where: str) -> E_:
        try:
            return kind(values.text(value, where))
        except ValueError:
            allowed = "、".join(kind)
            raise Refused(f"“{where}”写作“{value}”，只能是 {allowed} 之一，请改正。") from None

    return read


def _copy_no(value: object, where: str) -> str:
    text = values.text(value, where)
    if not re.fullmatch(r"\d{6}", text):
        raise Refused(f"“{where}”（份号）写作“{text}”，应当是 6 位阿拉伯数字，如 000001，请改正。")
    return text


def _secrecy(value: object, where: str) -> str:
    text = values.text(value, where)
    if not _SECRECY.fullmatch(text):
        raise Refused(
            f"“{where}”（密级和保密期限）写作“{text}”，应当是绝密、机密或秘密，有期限的写成“机密★1年”，请改正。"
        )
    return text


def _urgency(value: object, where: str) -> str:
    text = values.text(value, where)
    if text not in _URGENCY:
        raise Refused(f"“{where}”（紧急程度）写作“{text}”，只能是{'、'.join(_URGENCY)}之一，请改正。")
    return text


def _signers(value: object, where: str) -> tuple[Signer, ...]:
    def one(item: object, at: str) -> Signer:
        entry = values.mapping(item, at)
        values.known_keys(entry, ("organ", "name"), at)
        return Signer(values.optional_text(entry, "organ", at) or "", values.required_text(entry, "name", at))

    return values.sequence(value, where, one)


def _signed_by(value: object, where: str) -> tuple[SignedBy, ...]:
    if isinstance(value, list):
        return values.sequence(value, where, _one_signed_by)
    return (_one_signed_by(value, where),)


def _one_signed_by(value: object, where: str) -> SignedBy:
    if isinstance(value, str):
        parts = values.text(value, where).split()
        return SignedBy(" ".join(parts[:-1]), parts[-1])
    entry = values.mapping(value, where)
    values.known_keys(entry, ("position", "name"), where)
    return SignedBy(
        values.optional_text(entry, "position", where) or "", values.required_text(entry, "name", where)
    )


def _signature(value: object, where: str) -> Signature:
    entry = values.mapping(value, where)
    values.known_keys(entry, ("organs", "date", "sealed", "signed_by"), where)
    signed_by = entry.get("signed_by")
    day = entry.get("date")
    return Signature(
        values.texts(entry.get("organs") or [], f"{where}.organs"),
        None if day is None else values.day(day, f"{where}.date"),
        values.flag(entry.get("sealed", True), f"{where}.sealed"),
        () if signed_by is None else _signed_by(signed_by, f"{where}.signed_by"),
    )


def _attendance(value: object, where: str) -> Attendance:
    entry = values.mapping(value, where)
    keys = ("present", "absent", "observers")
    values.known_keys(entry, keys, where)
    lists = {key: values.texts(entry.get(key) or [], f"{where}.{key}") for key in keys}
    return Attendance(**lists)


def _attachment(value: object, where: str) -> Attachment:
    entry = values.mapping(value, where)
    values.known_keys(entry, ("name", "body", "bound"), where)
    return Attachment(
        values.required_text(entry, "name", where),
        values.sequence(entry.get("body") or [], f"{where}.body", blocks.block),
        values.flag(entry.get("bound", True), f"{where}.bound"),
    )


def _attachments(value: object, where: str) -> tuple[Attachment, ...]:
    return values.sequence(value, where, _attachment)


def _body(value: object, where: str) -> tuple[Any, ...]:
    return values.sequence(value, where, blocks.block)


def _settings(value: object, where: str) -> PrintSettings:
    entry = values.mapping(value, where)
    values.known_keys(entry, _SETTINGS, where)
    read = {key: _SETTINGS[key](item, f"{where}.{key}") for key, item in entry.items() if item is not None}
    return PrintSettings(**read)


def _margins(value: object, where: str) -> Margins:
    entry = values.mapping(value, where)
    sides = ("top", "bottom", "left", "right")
    values.known_keys(entry, sides, where)
    return Margins(**{side: values.number(entry.get(side), f"{where}.{side}", *_MARGIN_MM) for side in sides})


def _line(value: object, where: str) -> float:
    return values.number(value, where, *_LINE_PT)


def _offset(value: object, where: str) -> float:
    return values.number(value, where, *_OFFSET_MM)


_day: Callable[[object, str], date] = values.day

_SETTINGS: dict[str, Callable[[object, str], Any]] = {
    "margins": _margins,
    "line": _line,
    "page_number_style": _choice(PageNumberStyle),
    "red_head": _choice(RedHead),
    "head_offset": _offset,
}

_READERS: dict[str, Callable[[object, str], Any]] = {
    "format": _choice(Format),
    "profile": _choice(Profile),
    "copy_no": _copy_no,
    "secrecy": _secrecy,
    "urgency": _urgency,
    "issuers": values.texts,
    "mark": values.text,
    "mark_suffix": values.text_or_empty,
    "number": values.text,
    "signers": _signers,
    "title": values.text,
    "addressees": values.texts,
    "body": _body,
    "attachments": _attachments,
    "signature": _signature,
    "attendance": _attendance,
    "note": values.text,
    "cc": values.texts,
    "printer": values.text,
    "print_date": _day,
    "page_numbers": values.flag,
    "even_last_page": values.flag,
    "foot_code": values.text,
    "settings": _settings,
}
