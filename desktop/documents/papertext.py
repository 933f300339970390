"""From the filled lines of a paper's text to the document: a head of `键：值`, `---`, a body with its marks."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop.documents.filling import BLANK, Line, TemplateFault
from desktop.documents.official import (
    Attachment,
    Attendance,
    Block,
    Format,
    Kind,
    Margins,
    OfficialDocument,
    Paragraph,
    PrintSettings,
    Signature,
    Signer,
    Table,
)

_TABLE = re.compile(r"【表\s*([^】]+)】")
_ATTACHMENT = re.compile(r"【附件\s*([^】]+)】")
_STANDS = {"【裁切线】": Kind.TEAR, "【居中】": Kind.CENTER, "【右】": Kind.RIGHT, "【顶格】": Kind.FLUSH}
_LIST_MARK = re.compile(r"[；;]")


def document_of(lines: Sequence[Line], tables: Mapping[str, Table]) -> OfficialDocument:
    """Read the filled lines; a TemplateFault says which line of the template cannot be read, and why."""
    cut = next((at for at, line in enumerate(lines) if line.text == "---"), None)
    if cut is None:
        raise TemplateFault("缺少分隔首部与正文的“---”一行")
    return OfficialDocument(**_head(lines[:cut]), **_body(lines[cut + 1 :], tables))


def _head(lines: Sequence[Line]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for line in lines:
        key, mark, value = "".join((line.text, *line.more)).partition("：")
        if mark and value.strip() in ("", BLANK):
            continue  # an element without a value is absent from the paper
        reader = _KEYS.get(key.strip())
        if not mark or reader is None:
            raise TemplateFault(
                f"第{line.number}行：首部不认识“{key.strip()[:16]}”，可用：{'、'.join(_KEYS)}"
            )
        name, read = reader
        try:
            values[name] = read(value.strip())
        except ValueError as fault:
            raise TemplateFault(f"第{line.number}行：{fault}") from fault
    return _with_signature(_with_attendance(values))


def _with_signature(values: dict[str, Any]) -> dict[str, Any]:
    organs, day = values.pop("_organs", ()), values.pop("_date", None)
    sealed = values.pop("_sealed", True)
    if organs or day:
        values["signature"] = Signature(organs=organs, date=day, sealed=sealed)
    return values


def _with_attendance(values: dict[str, Any]) -> dict[str, Any]:
    came = {name: values.pop(f"_{name}", ()) for name in ("present", "absent", "observers")}
    if any(came.values()):
        values["attendance"] = Attendance(**came)
    return values


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _LIST_MARK.split(text) if part.strip())


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise ValueError(f"“{text}”不是日期（应为 2026-03-05 的样子）") from fault


def _format(text: str) -> Format:
    if text not in _FORMATS:
        raise ValueError(f"格式“{text}”不认识，可用：{'、'.join(_FORMATS)}")
    return _FORMATS[text]


def _margins(text: str) -> PrintSettings:
    """Read the margins in mm: top, bottom, left, right; for working sheets, not for papers of the standard."""
    try:
        sides = [float(part) for part in text.split()]
        return PrintSettings(margins=Margins(*sides))
    except (ValueError, TypeError) as fault:
        raise ValueError(f"页边“{text}”须是上、下、左、右四个毫米数，如 25 25 28 26") from fault


def _signers(text: str) -> tuple[Signer, ...]:
    return tuple(Signer(*(part.partition(" ")[::2])) for part in _list(text))


_FORMATS = {
    "文件": Format.DOCUMENT,
    "上行文": Format.UPWARD,
    "信函": Format.LETTER,
    "纪要": Format.MINUTES,
    "命令": Format.ORDER,
}
_KEYS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "格式": ("format", _format),
    "份号": ("copy_no", str),
    "紧急程度": ("urgency", str),
    "发文机关": ("issuers", _list),
    "标志": ("mark", str),
    "标志后缀": ("mark_suffix", str),
    "发文字号": ("number", str),
    "签发人": ("signers", _signers),
    "标题": ("title", str),
    "主送": ("addressees", _list),
    "落款": ("_organs", _list),
    "成文日期": ("_date", _day),
    "盖章": ("_sealed", lambda text: text != "否"),
    "出席": ("_present", _list),
    "请假": ("_absent", _list),
    "列席": ("_observers", _list),
    "附注": ("note", str),
    "抄送": ("cc", _list),
    "印发机关": ("printer", str),
    "印发日期": ("print_date", _day),
    "校验码": ("foot_code", str),
    "页边": ("settings", _margins),
    "页码": ("page_numbers", lambda text: text != "否"),
}


def _body(lines: Sequence[Line], tables: Mapping[str, Table]) -> dict[str, Any]:
    body: list[Block] = []
    attachments: list[tuple[str, list[Block]]] = []
    for line in lines:
        opened = _ATTACHMENT.fullmatch(line.text)
        blocks = attachments[-1][1] if attachments else body
        if opened:
            attachments.append((opened[1].strip(), []))
        else:
            blocks.append(_block(line, tables))
            blocks.extend(Paragraph(text) for text in line.more)
    made = tuple(Attachment(name, tuple(blocks)) for name, blocks in attachments)
    return {"body": tuple(body), "attachments": made}


def _block(line: Line, tables: Mapping[str, Table]) -> Block:
    wanted = _TABLE.fullmatch(line.text)
    if wanted:
        name = wanted[1].strip()
        if name not in tables:
            raise TemplateFault(f"第{line.number}行：没有名为“{name}”的表，可用：{'、'.join(tables) or '无'}")
        return tables[name]
    for mark, kind in _STANDS.items():
        if line.text.startswith(mark):
            return Paragraph(line.text.removeprefix(mark), kind)
    return Paragraph(line.text)
