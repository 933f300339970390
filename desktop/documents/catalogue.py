"""The catalogue of papers: each is one text file in resources/papers, filled with named Chinese fields.

A text begins with remark lines (`#`): its name, the fields it uses (`#字段 名称：说明`) and the tables that it
may place (`#表 名称：说明`). Then comes a head of `键：值` lines closed by `---`, then the body, one paragraph a
line. `【表 名称】` puts a table there, `【附件 名称】` begins an attachment, `【裁切线】`, `【居中】`, `【右】`,
`【顶格】` set how a paragraph stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.documents.filling import TemplateFault, fill, han_number, names_in
from desktop.documents.official import OfficialDocument, Table
from desktop.documents.papertext import document_of
from desktop.domain.errors import Refused
from desktop.locate import shipped

__all__ = ["Composed", "PaperText", "compose", "han_number", "parse_text", "shipped_text", "shipped_texts"]

_FIELD = re.compile(r"#字段\s*([^：:]+)[：:](.*)")
_TABLE = re.compile(r"#表\s*([^：:]+)[：:](.*)")


@dataclass(frozen=True, slots=True)
class PaperText:
    """The text of one paper: its name, the fields and tables it uses with their meaning, and the template."""

    kind: str
    name: str
    fields: Mapping[str, str]
    template: str
    tables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper composed, and what the clerk should know (fields left blank, a broken template of her own)."""

    document: OfficialDocument
    remarks: tuple[str, ...] = field(default=())
    own_used: bool = False


def shipped_texts() -> dict[str, PaperText]:
    """Return every shipped paper by its kind."""
    folder = shipped("resources") / "papers"
    return {
        path.stem: parse_text(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.txt"))
    }


def shipped_text(kind: str) -> PaperText:
    """Return one shipped paper; Refused, with the known names, for an unknown kind."""
    path = shipped("resources") / "papers" / f"{kind}.txt"
    if not kind.isidentifier() or not path.is_file():
        known = "、".join(f"{text.kind}（{text.name}）" for text in shipped_texts().values())
        raise Refused(f"没有“{kind}”这一种文书。可用：{known}。")
    return parse_text(kind, path.read_text(encoding="utf-8"))


def parse_text(kind: str, text: str) -> PaperText:
    """Split a paper's text into remarks, fields and template; the first remark is its name.

    Remark lines stay as empty lines in the template, so that line numbers are those of the file.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    remarks = [line for line in lines if line.startswith("#")]
    template = "\n".join("" if line.startswith("#") else line for line in lines)
    name = remarks[0].lstrip("#").strip() if remarks else kind
    return PaperText(kind, name, _declared(_FIELD, remarks), template, _declared(_TABLE, remarks))


def compose(
    kind: str,
    fields: Mapping[str, Any],
    tables: Mapping[str, Table] | None = None,
    own_text: str | None = None,
) -> Composed:
    """Fill the paper `kind` with fields and tables; `own_text` is the office's edited copy.

    A field that is None prints as a line to write on. A broken copy falls back to the shipped text and says in
    which line it broke. Refused for an unknown kind.
    """
    text = shipped_text(kind)
    if own_text is None:
        return _filled(text, fields, tables or {})
    try:
        own = parse_text(kind, own_text)
        made = _filled(own, fields, tables or {})
    except (Refused, TemplateFault) as fault:
        made = _filled(text, fields, tables or {})
        told = f"本单位改过的“{text.name}”模板有误（{fault}），已改用随附模板。"
        return Composed(made.document, (told, *made.remarks))
    return Composed(made.document, (*made.remarks, *_strange(text, own)), own_used=True)


def _declared(pattern: re.Pattern[str], remarks: list[str]) -> dict[str, str]:
    return {match[1].strip(): match[2].strip() for line in remarks if (match := pattern.match(line))}


def _strange(text: PaperText, own: PaperText) -> tuple[str, ...]:
    """Name the fields of an edited copy that the paper does not have, with their lines."""
    return tuple(
        f"模板第{line}行用了没有的字段“{name}”，可用：{'、'.join(text.fields)}。"
        for name, line in names_in(own.template).items()
        if name not in text.fields
    )


def _filled(text: PaperText, fields: Mapping[str, Any], tables: Mapping[str, Table]) -> Composed:
    lines, missing = fill(text.template, fields)
    remarks = (f"未填：{'、'.join(missing)}（已留空线）",) if missing else ()
    return Composed(document_of(lines, tables), remarks)
