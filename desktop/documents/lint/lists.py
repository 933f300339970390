"""主送 and 抄送: nobody is written to twice."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding
from desktop.documents.lint.pieces import Draft, Piece
from desktop.documents.lint.saying import at

_NAME = re.compile(r"[^、，,；;。：:\s\u3000]+")


def copied_to_addressee(draft: Draft) -> Iterator[Finding]:
    """7.3.2 and 7.4.2: who is an addressee needs no copy."""
    main = {name for _, _, name in _names(draft, "addressees")}
    for piece, span, name in _names(draft, "cc"):
        if name in main:
            yield _once(piece, span, "cc.addressee", f"“{name}”已经是主送机关，不必再抄送。")


def named_twice(draft: Draft) -> Iterator[Finding]:
    """7.3.2 and 7.4.2: a list names each unit once."""
    for element, said in (("addressees", "主送机关"), ("cc", "抄送机关")):
        seen: set[str] = set()
        for piece, span, name in _names(draft, element):
            if name in seen:
                yield _once(piece, span, f"{element}.twice", f"{said}中“{name}”写了两次。")
            seen.add(name)


def _names(draft: Draft, element: str) -> Iterator[tuple[Piece, tuple[int, int], str]]:
    for piece in draft.pieces:
        if piece.path[0] == element:
            for match in _NAME.finditer(piece.text):
                yield piece, match.span(), match[0]


def _once(piece: Piece, span: tuple[int, int], code: str, sentence: str) -> Finding:
    """Offer to take the name away with the mark that joins it to the list."""
    start, end = span
    if start:
        start -= 1
    elif end < len(piece.text):
        end += 1
    return at(code, piece, (start, end), sentence, "")
