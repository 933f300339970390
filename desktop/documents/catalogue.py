"""The catalogue of papers: each is one text file in resources/papers, filled with named Chinese fields.

A text begins with remark lines (`#`), the fields it uses (`#字段 名称：说明`), then a head of `键：值` lines closed
by `---`, then the body, one paragraph a line. `【表 名称】` puts a table there, `【附件 名称】` begins an
attachment, `【裁切线】`, `【居中】`, `【右】`, `【顶格】` set how a paragraph stands.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.documents.official import (
    Attachment,
    Attendance,
    Block,
    Format,
    Kind,
    OfficialDocument,
    Paragraph,
    Signature,
    Signer,
    Table,
)
from desktop.domain.errors import Refused
from desktop.locate import shipped

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_FIELD = re.compile(r"#字段\s*([^：:]+)[：:](.*)")
_TABLE = re.compile(r"【表\s*([^】]+)】")
_ATTACHMENT = re.compile(r"【附件\s*([^】]+)】")
_STANDS = {"【裁切线】": Kind.TEAR, "【居中】": Kind.CENTER, "【右】": Kind.RIGHT, "【顶格】": Kind.FLUSH}
_LIST_MARK = re.compile(r"[；;]")
_BLANK = "＿＿＿＿"  # printed where a field is not known: a line to write on, never a refusal


@dataclass(frozen=True, slots=True)
class PaperText:
    """The text of one paper: its name, the fields it uses with their meaning, and the template."""

    kind: str
    name: str
    fields: Mapping[str, str]
    template: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper composed, and what the clerk should know (fields left blank, a broken template of her own)."""

    document: OfficialDocument
    remarks: tuple[str, ...] = field(default=())


def shipped_texts() -> dict[str, PaperText]:
    """Return every shipped paper by its kind."""
    folder = shipped("resources") / "papers"
    return {
        path.stem: parse_text(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.txt"))
    }


def parse_text(kind: str, text: str) -> PaperText:
    """Split a paper's text into remarks, fields and template; the first remark is its name."""
    lines = text.removeprefix("\ufeff").splitlines()
    remarks = [line for line in lines if line.startswith("#")]
    fields = {match[1].strip(): match[2].strip() for line in remarks if (match := _FIELD.match(line))}
    name = remarks[0].lstrip("#").strip() if remarks else kind
    return PaperText(kind, name, fields, "\n".join(line for line in lines if not line.startswith("#")))


def compose(
    kind: str,
    fields: Mapping[str, Any],
    tables: Mapping[str, Table] | None = None,
    own_text: str | None = None,
) -> Composed:
    """Fill the paper `kind` with fields and tables; `own_text` is the office's edited copy.

    A broken copy falls back to the shipped text and says where it broke. Refused for an unknown kind.
    """
    texts = shipped_texts()
    if kind not in texts:
        raise Refused(f"没有“{kind}”这一种文书。可用：{'、'.join(texts)}。")
    if own_text is not None:
        try:
            return _fill(parse_text(kind, own_text), fields, tables or {})
        except (Refused, _TemplateFault) as fault:
            made = _fill(texts[kind], fields, tables or {})
            return Composed(
                made.document,
                (f"本单位改过的“{texts[kind].name}”模板有误（{fault}），已改用随附模板。", *made.remarks),
            )
    return _fill(texts[kind], fields, tables or {})


class _TemplateFault(Exception):  # noqa: N818 - tells a place in a template, shown as a remark
    """A template that cannot be read or filled: the line and why."""


def _fill(text: PaperText, fields: Mapping[str, Any], tables: Mapping[str, Table]) -> Composed:
    head, body, remarks = _rendered(text, fields)
    document = OfficialDocument(**_head(head), **_body(body, tables))
    return Composed(document, remarks)


def _rendered(text: PaperText, fields: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    from jinja2 import TemplateError

    missing: list[str] = []
    try:
        filled = _environment(missing).from_string(text.template).render(fields)
    except TemplateError as fault:
        line = getattr(fault, "lineno", None)
        raise _TemplateFault(f"第{line}行：{fault}" if line else str(fault)) from fault
    head, mark, body = filled.partition("\n---")
    if not mark:
        raise _TemplateFault("缺少分隔首部与正文的“---”一行")
    blank = tuple(dict.fromkeys(missing))
    return head, body, (f"未填：{'、'.join(blank)}（已留空线）",) if blank else ()


def _environment(missing: list[str]) -> "SandboxedEnvironment":
    from jinja2 import Undefined
    from jinja2.sandbox import SandboxedEnvironment

    class Blank(Undefined):
        """An unknown field prints as a line to write on."""

        def __str__(self) -> str:
            missing.append(str(self._undefined_name))
            return _BLANK

    environment = SandboxedEnvironment(
        undefined=Blank, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.globals["汉数"] = han_number
    return environment


def han_number(number: int) -> str:
    """Return 1 to 99 in Chinese numerals, as headings count (一、十一、二十)."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (
        _DIGITS[ones] if ones else ""
    )


_DIGITS = "〇一二三四五六七八九"


def _head(text: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for line in text.splitlines():
        key, mark, value = line.partition("：")
        if not mark or value.strip() in ("", _BLANK):
            continue  # an element without a value is absent from the paper
        reader = _KEYS.get(key.strip())
        if reader is None:
            raise _TemplateFault(f"首部不认识“{key.strip()}”")
        name, read = reader
        values[name] = read(value.strip())
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
        raise _TemplateFault(f"“{text}”不是日期（应为 2026-03-05 的样子）") from fault


def _format(text: str) -> Format:
    try:
        return _FORMATS[text]
    except KeyError as fault:
        raise _TemplateFault(f"格式“{text}”不认识，可用：{'、'.join(_FORMATS)}") from fault


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
}


def _body(text: str, tables: Mapping[str, Table]) -> dict[str, Any]:
    body: list[Block] = []
    attachments: list[tuple[str, list[Block]]] = []
    for line in (each.strip() for each in text.splitlines()):
        opened = _ATTACHMENT.fullmatch(line)
        if opened:
            attachments.append((opened[1].strip(), []))
        elif line:
            (attachments[-1][1] if attachments else body).append(_block(line, tables))
    made = tuple(Attachment(name, tuple(blocks)) for name, blocks in attachments)
    return {"body": tuple(body), "attachments": made}


def _block(line: str, tables: Mapping[str, Table]) -> Block:
    wanted = _TABLE.fullmatch(line)
    if wanted:
        name = wanted[1].strip()
        if name not in tables:
            raise _TemplateFault(f"没有名为“{name}”的表，可用：{'、'.join(tables) or '无'}")
        return tables[name]
    for mark, kind in _STANDS.items():
        if line.startswith(mark):
            return Paragraph(line.removeprefix(mark), kind)
    return Paragraph(line)
