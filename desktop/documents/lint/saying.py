"""Short ways for the rules to make their findings."""

import re
from collections.abc import Callable, Iterator

from desktop.documents.lint.findings import Finding, Fix, Place, Weight
from desktop.documents.lint.pieces import Path, Piece

Say = Callable[[re.Match[str]], tuple[str, str | None] | None]


def at(
    code: str,
    piece: Piece,
    span: tuple[int, int],
    sentence: str,
    fix: str | None = None,
    weight: Weight = Weight.FAULT,
) -> Finding:
    """Return a finding on a stretch of a text; `fix` is what should stand there."""
    place = Place(piece.path, *span)
    return Finding(code, place, piece.text[slice(*span)], sentence, None if fix is None else Fix(fix), weight)


def missing(code: str, path: Path, sentence: str, weight: Weight = Weight.FAULT) -> Finding:
    """Return a finding on an element that is not there."""
    return Finding(code, Place(path), "", sentence, None, weight)


def each(
    code: str, piece: Piece, pattern: re.Pattern[str], say: Say, weight: Weight = Weight.FAULT
) -> Iterator[Finding]:
    """Return a finding for every match of which `say` gives a sentence and a fix; None lets it pass."""
    for match in pattern.finditer(piece.text):
        said = say(match)
        if said:
            yield at(code, piece, match.span(), said[0], said[1], weight)
