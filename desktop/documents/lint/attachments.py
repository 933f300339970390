"""What the text says of attachments, against those the paper has (7.3.4 and 7.3.7 of GB/T 9704-2012)."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Piece, Role
from desktop.documents.lint.saying import at

# Only where the reader is sent there; an attachment of another paper is named right after it: 《…》附件2.
_MENTION = re.compile(
    r"(?:见|按照?|填[写报]|[（(；;，,。])(附件(\d{1,2})?(?:(?:——|[—\-至到、和])(?:附件)?(\d{1,2}))?)(?!\d)"
)
_NOTE = re.compile(r"附件(\d{0,2})[：:]")


def mentions(draft: Draft) -> Iterator[Finding]:
    """7.3.4: an attachment the text sends the reader to is there; a single one bears no number."""
    count = len(draft.document.attachments)
    for piece in _main_text(draft):
        for match in _MENTION.finditer(piece.text):
            yield from _mention(piece, match, count)


def _mention(piece: Piece, match: re.Match[str], count: int) -> Iterator[Finding]:
    said, span = match[1], match.span(1)
    numbers = [int(number) for number in (match[2], match[3]) if number]
    if not count:
        yield at(
            "attachment.missing", piece, span, f"文中提到“{said}”，公文却没有附件，请补上附件或者改文字。"
        )
    elif numbers and not (min(numbers) > 0 and max(numbers) <= count):
        yield at("attachment.missing", piece, span, f"文中提到“{said}”，公文只有 {count} 个附件，请核对。")
    elif count == 1 and numbers:
        sentence = "只有一个附件时不编号，应写作“附件”。"
        yield at("attachment.number", piece, span, sentence, "附件", Weight.WARNING)


def typed_note(draft: Draft) -> Iterator[Finding]:
    """7.3.4: the 附件说明 is made from the names of the attachments; one typed by hand would stand there twice."""
    for piece in _main_text(draft):
        match = _NOTE.match(piece.text)
        if match:
            sentence = "附件说明由附件的名称自动排出，正文里不必另写“附件：”一段，请删去并核对附件名称。"
            yield at("attachment.note", piece, (0, len(piece.text)), sentence)


def names(draft: Draft) -> Iterator[Finding]:
    """7.3.4: no two attachments of one name, and the number is not part of the name."""
    seen: set[str] = set()
    for piece in draft.pieces:
        if piece.path[0] != "attachments" or piece.path[2:] != ("name",):
            continue
        numbered = re.match(
            r"(?:附件\s*(?:\d{1,2}\s*[：:.、]?|[：:])\s*|\d{1,2}\s*[.．、]\s*)(?=\S)", piece.text
        )
        if numbered and numbered[0].strip() != piece.text.strip():
            sentence = "附件的序号自动排出，名称里不必写，应去掉。"
            yield at("attachment.name", piece, numbered.span(), sentence, "")
        if piece.text in seen:
            sentence = f"有两个附件都叫“{piece.text}”，请改成不同的名称。"
            yield at("attachment.name", piece, (0, len(piece.text)), sentence)
        seen.add(piece.text)


def _main_text(draft: Draft) -> Iterator[Piece]:
    return (piece for piece in draft.of(Role.PROSE) if piece.path[0] == "body")
