"""The words of each element as the standard wants them; both renderers print what is composed here."""

import datetime as dt
import re
from dataclasses import dataclass

from desktop.documents.official import Attachment, Format, OfficialDocument

_LEVELS = (
    re.compile(r"[一二三四五六七八九十百零〇]+、"),
    re.compile(r"[（(][一二三四五六七八九十百零〇]+[）)]"),
    re.compile(r"\d{1,3}(?:[．.](?!\d)|、)"),
    re.compile(r"[（(]\d{1,3}[）)]"),
)
_END = re.compile(r"[。！？!?]")


@dataclass(frozen=True, slots=True)
class Mark:
    """The red mark: one name, or the stacked names of a joint paper, and the word beside or after them."""

    names: tuple[str, ...]
    suffix: str


def level_of(text: str) -> int:
    """Return the heading level 1 to 4 by the numbering 一、 （一） 1. （1） (7.3.3), or 0."""
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(text):
            return level
    return 0


def split_heading(text: str) -> tuple[str, str]:
    """Split a heading of level 1 or 2 from the text that runs on after it.

    The heading is the first sentence; a paragraph of one sentence, or without a full stop, is all heading.
    """
    if level_of(text) not in (1, 2):
        return "", text
    end = _END.search(text)
    cut = end.end() if end else len(text)
    return text[:cut], text[cut:]


def chinese_date(day: dt.date) -> str:
    """Return the date in Arabic digits, full year, no leading zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def mark_of(document: OfficialDocument) -> Mark | None:
    """Return the red mark (7.2.4, 10.1 to 10.3), or None when the document names no issuer and no mark.

    A letter shows its host alone and never the word 文件; an order ends with 令 or 命令.
    """
    names = (document.mark,) if document.mark else document.issuers
    if not names:
        return None
    if document.format is Format.LETTER:
        return Mark((_without(names[0], "文件"),), "")
    if document.format is Format.ORDER:
        name = names[0]
        return Mark((name if document.mark or name.endswith("令") else name + "令",), "")
    if document.format is Format.MINUTES:
        return Mark((name_of_minutes(names[0]),), "")
    suffix = document.mark_suffix or ""
    return Mark(tuple(_without(name, suffix) for name in names), suffix)


def name_of_minutes(name: str) -> str:
    """Return the mark of minutes, which ends with 纪要 (10.3)."""
    return name if name.endswith("纪要") else f"{name}会议纪要"


def _without(name: str, suffix: str) -> str:
    return name.removesuffix(suffix) if suffix else name


def addressee_line(addressees: tuple[str, ...]) -> str:
    """Return the addressees in one line, closed by a colon (7.3.2)."""
    return joined(addressees) + "："


def cc_line(cc: tuple[str, ...]) -> str:
    """Return 抄送 without its label, closed by a full stop (7.4.2)."""
    return "，".join(cc).rstrip("。") + "。"


def joined(names: tuple[str, ...]) -> str:
    """Join names: by commas where a name is itself a list or a class of units, else by 、."""
    cleaned = [name.rstrip("：:，、") for name in names]
    lists = any("、" in name or name.startswith("各") for name in cleaned)
    return ("，" if lists else "、").join(cleaned)


def numbered_names(attachments: tuple[Attachment, ...]) -> tuple[str, ...]:
    """Return the names of the 附件说明, numbered when there are several, without end punctuation (7.3.4)."""
    names = [attachment.name.rstrip("。；;，,") for attachment in attachments]
    if len(names) == 1:
        return (names[0],)
    return tuple(f"{index}.{name}" for index, name in enumerate(names, 1))


def attachment_label(document: OfficialDocument, index: int) -> str:
    """Return 附件 or 附件N of the attachment with this index from 0 (7.3.7).

    One that is not bound with the paper carries the document number before the label.
    """
    attachment = document.attachments[index]
    label = "附件" if len(document.attachments) == 1 else f"附件{index + 1}"
    return label if attachment.bound or not document.number else f"{document.number}{label}"


def note_line(note: str) -> str:
    """Return the 附注 in round brackets (7.3.6)."""
    return note if note.startswith(("（", "(")) else f"（{note}）"


def issue_line(document: OfficialDocument) -> str:
    """Return the printing date with 印发 (7.4.3), or nothing; a letter's imprint has no such line (10.1)."""
    if document.print_date is None or document.format is Format.LETTER:
        return ""
    return f"{chinese_date(document.print_date)}印发"


def printer_of(document: OfficialDocument) -> str:
    """Return the printing organ of the imprint (7.4.3), or nothing; a letter names none (10.1)."""
    return "" if document.format is Format.LETTER else document.printer or ""


def unit_names(document: OfficialDocument) -> tuple[str, ...]:
    """Return the units the paper itself names: a title is never broken inside one (7.3.1)."""
    signed = document.signature.organs if document.signature else ()
    return tuple(dict.fromkeys((*document.issuers, *document.addressees, *signed, *document.cc)))
