"""Words that official papers often get wrong; each is a warning with the right word at hand."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Role
from desktop.documents.lint.saying import at
from desktop.documents.lint.typo_words import WORDS

_ALL = re.compile("|".join(f"(?:{pattern})" for pattern, _ in WORDS))
_EACH = tuple((re.compile(pattern), right) for pattern, right in WORDS)


def typos(draft: Draft) -> Iterator[Finding]:
    """现代汉语词典 and 第一批异形词整理表: the usual confusions of characters, one by one."""
    for piece in draft.of(Role.TITLE, Role.PROSE, Role.CELL, Role.NAMES):
        if not _ALL.search(piece.text):
            continue
        for pattern, right in _EACH:
            for match in pattern.finditer(piece.text):
                sentence = f"“{match[0]}”疑为“{right}”之误。"
                yield at("typo", piece, match.span(), sentence, right, Weight.WARNING)
