"""Lines to write on that were left in a paper which should be complete."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Piece, Role
from desktop.documents.lint.saying import each
from desktop.documents.official import Kind, Paragraph

_BLANK = re.compile(
    r"[＿_]{2,}|[×Ｘ]{2,4}(?=[省市县区局院号年月日])|X{2,4}(?=[省市县区局院号年月日])"
    r"|〔\s*〕|(?:\d{4}|[\s\u3000]+)年[\s\u3000]+月(?:[\s\u3000]+日)?"
)


def blanks(draft: Draft) -> Iterator[Finding]:
    """Find facts not filled in (条例第九条: 要素完整); forms, return slips and tables have blanks by right."""
    for piece in draft.of(Role.HEAD, Role.TITLE, Role.NAMES, Role.PROSE):
        if not _to_be_filled_in(draft, piece):
            yield from each(
                "blank",
                piece,
                _BLANK,
                lambda match: (f"这里还有空着没填的地方（“{match[0].strip() or match[0]}”），请填写。", None),
                Weight.WARNING,
            )


def _to_be_filled_in(draft: Draft, piece: Piece) -> bool:
    """Say whether the readers fill it in: a flush line of a form, or all that follows the line to cut along."""
    if piece.role is not Role.PROSE or piece.path == ("note",):
        return False
    if piece.kind in (Kind.FLUSH, Kind.TEAR, Kind.RIGHT):
        return True
    *way, index, _text = piece.path
    siblings = next(blocks for path, blocks in draft.bodies() if path == tuple(way))
    before = siblings[: int(index)]
    return any(isinstance(block, Paragraph) and block.kind is Kind.TEAR for block in before)
