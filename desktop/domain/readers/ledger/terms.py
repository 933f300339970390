"""Terms a sheet gives once for all its rows: 司法建议自收到之日起60日内书面答复."""

from __future__ import annotations

from desktop.domain.patterns import Late
from desktop.domain.readers.ledger.heads import Head
from desktop.domain.source import Sheet, squash

_TERM = Late(
    r"(?:自|在|应自|应当自|应在)?(?:收到|接到|签收|送达|交办|转办|受理|印发)[^。；;，,、]{0,14}?(?:之日起|之后|后)?"
    r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作日|日|天|月)[之以]?内"
)
_CLAUSE = Late(r"[。；;，,\n]")
_KINDS = ("司法建议", "检察建议", "行政复议", "提请", "督办")


def terms_in(sheet: Sheet, head: Head) -> tuple[str, ...]:
    """Give the clauses outside the table that set a term from a day of receipt or the like."""
    found: list[str] = []
    outside = [*range(1, head.first), *range(max(head.last + 1, len(sheet.rows) - 12), len(sheet.rows) + 1)]
    for row in outside:
        for text in dict.fromkeys(sheet.row_texts(row)):
            if text and len(text) > 8:
                found += [
                    piece
                    for clause in _CLAUSE.split(squash(text))
                    if (piece := clause) and _TERM.search(clause)
                ]
    return tuple(dict.fromkeys(found)) if len(found) <= 6 else ()


def term_for(clauses: tuple[str, ...], words: str) -> str | None:
    """Choose the term for a row: the clause that speaks of its kind, or the only one; None when it is open which."""
    named = [clause for clause in clauses if any(kind in clause and kind in words for kind in _KINDS)]
    general = [clause for clause in clauses if not any(kind in clause for kind in _KINDS)]
    chosen = named or general or (list(clauses) if len(clauses) == 1 else [])
    terms = {match[0] for clause in chosen if (match := _TERM.search(clause))}
    return terms.pop() if len(terms) == 1 else None
