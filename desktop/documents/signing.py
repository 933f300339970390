"""Where signatures stand (7.3.5), in 字 from the left edge of the type area; both renderers place them so."""

from dataclasses import dataclass

from desktop.documents import layout
from desktop.documents.official import Signature, Signer
from desktop.documents.widths import ems
from desktop.documents.words import chinese_date

_WIDTH = float(layout.CHARS_PER_LINE)
_SEALED_DATE_GAP = 4.0
_UNSEALED_GAP = 2.0
_CHAR_MM = layout.TYPE_WIDTH_MM / layout.CHARS_PER_LINE
SEAL_CHARS = layout.SEAL_MM / _CHAR_MM
# Seals side by side stand two millimetres apart: they neither touch nor cross.
_THREE_APART = (layout.SEAL_MM + 2.0) / _CHAR_MM
_TWO_APART = 13.6
_BETWEEN = 0.5  # least white between the names of neighbours
_CLOSEST_PT = 0.85  # characters set closer than this would touch
_SIGNERS_PER_ROW = 2
_SIGNERS_TOGETHER = 3
_SIGNERS_APART = 1.0
_SIGNER_EDGE = 1.0
_SIGNERS_LEAST_APART = 0.5
_LABEL = 4.0
_THREE_AT_MOST = 8.5  # a name of eight characters is set closer to stand in a row of three


@dataclass(frozen=True, slots=True)
class SealRow:
    """One row of sealed names: each with the centre it is set around.

    `squeeze` is the points taken from each character so that names of neighbours keep apart (7.3.5.5).
    """

    names: tuple[str, ...]
    centres: tuple[float, ...]
    squeeze: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A text that begins at `start`; `spread` is the width it is spread to, 0 for its own width.

    `gap` is set instead where the text is to end that far from the right edge.
    """

    text: str
    start: float
    spread: float = 0.0
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class SignerRow:
    """One row of 签发人 names, each with its start; `label` is the start of 签发人： in the first row, else None."""

    names: tuple[str, ...]
    starts: tuple[float, ...]
    label: float | None = None


def signer_rows(signers: tuple[Signer, ...], number: str, width: float = _WIDTH) -> tuple[SignerRow, ...]:
    """Place 签发人 one 字 from the right edge of a line `width` 字 wide (7.2.6).

    Generally two stand in a row. Three that fit beside the number share its row: number and signers then both
    keep two blank lines below the mark, and the number is on the line of the last signer (7.2.5).
    """
    names = tuple(signer.name for signer in signers)
    for apart in (_SIGNERS_APART, _SIGNERS_LEAST_APART):
        together = sum(map(ems, names)) + apart * (len(names) - 1)
        room = width - 2 * _SIGNER_EDGE - ems(number) - apart - _LABEL
        if len(names) <= _SIGNERS_TOGETHER and together <= room:
            start = width - _SIGNER_EDGE - together
            starts = [start + sum(map(ems, names[:at])) + apart * at for at in range(len(names))]
            return (SignerRow(names, tuple(starts), start - _LABEL),)
    column = max(map(ems, names)) + _SIGNERS_APART
    start = width - _SIGNER_EDGE + _SIGNERS_APART - column * min(_SIGNERS_PER_ROW, len(names))
    rows: list[SignerRow] = []
    for first in range(0, len(names), _SIGNERS_PER_ROW):
        part = names[first : first + _SIGNERS_PER_ROW]
        places = tuple(start + column * at for at in range(len(part)))
        rows.append(SignerRow(part, places, None if rows else start - _LABEL))
    return tuple(rows)


def date_text(signature: Signature) -> str:
    """Return the date of completion, or an empty text."""
    return chinese_date(signature.date) if signature.date else ""


def sealed_centre(date: str) -> float:
    """Return the centre of a date that ends four 字 before the right edge; the last name is centred on it."""
    return _WIDTH - _SEALED_DATE_GAP - (ems(date) or 7.0) / 2


def sealed_date_gap(signature: Signature) -> float:
    """Return the white right of a sealed date (7.3.5.1): four 字, more where a long last name pulls the date left."""
    date = date_text(signature)
    centre = _inside(sealed_centre(date), signature.organs[-1] if signature.organs else "")
    return _WIDTH - centre - (ems(date) or 7.0) / 2


def _closer(centre: float, name: str) -> float:
    """Return the points each character of a long name is set closer to fit around its centre (7.3.5.5)."""
    over = ems(name) - 2 * (_WIDTH - centre)
    return min(_CLOSEST_PT, over / (ems(name) - 1) * layout.CHAR_PT) if over > 0 else 0.0


def _inside(centre: float, name: str) -> float:
    """Move a centre left until the name set around it ends inside the type area, as far as it can."""
    half = (ems(name) - (ems(name) - 1) * _closer(centre, name) / layout.CHAR_PT) / 2
    return max(_WIDTH / 2, min(centre, _WIDTH - half))


def sealed_rows(signature: Signature) -> tuple[SealRow, ...]:
    """Return the rows of sealed names in order; the last name stands over the date (7.3.5.1).

    A long name keeps to one line: it is set a little closer, and then its centre, and that of the date, moves left.
    """
    centre = sealed_centre(date_text(signature))
    per_row, apart = _row_shape(signature.organs)
    longest = max(ems(name) for name in signature.organs)
    over = max(0.0, longest - (apart - _BETWEEN)) if per_row > 1 else 0.0
    squeeze = over / longest * layout.CHAR_PT
    rows = []
    organs = signature.organs
    for start in range(0, len(organs), per_row):
        names = organs[start : start + per_row]
        last = start + per_row >= len(organs)
        # A short last row stands to the right, its last name over the date.
        skipped = per_row - len(names) if last else 0
        slots = range(skipped, per_row) if last else range(len(names))
        centres = tuple(centre - apart * (per_row - 1 - slot) for slot in slots)
        if per_row == 1:
            squeeze = _closer(centre, names[0])
            centres = (_inside(centre, names[0]),)
        rows.append(SealRow(names, centres, squeeze))
    return tuple(rows)


def _row_shape(organs: tuple[str, ...]) -> tuple[int, float]:
    longest = max(ems(name) for name in organs)
    if len(organs) == 1 or longest > _TWO_APART - _BETWEEN:
        return 1, 0.0
    if longest <= _THREE_AT_MOST and len(organs) > 2:
        return layout.SEALS_PER_ROW, _THREE_APART
    return 2, _TWO_APART


def unsealed_places(signature: Signature) -> tuple[Placed, ...]:
    """Return names and date without seals (7.3.5.2).

    The longest name ends two 字 before the right edge and the date begins two 字 right of the names; a date
    that would pass that edge ends there instead and the names move left with it.
    """
    date = date_text(signature)
    width = max((ems(name) for name in signature.organs), default=0.0)
    end = _WIDTH - _UNSEALED_GAP - ems(date)  # where a date must begin to end at the gap
    if not signature.organs:
        return (Placed(date, end, gap=_UNSEALED_GAP),) if date else ()
    start = _WIDTH - _UNSEALED_GAP - width
    bound = bool(date) and end < start + _UNSEALED_GAP
    start = max(0.0, end - _UNSEALED_GAP if bound else start)
    spread = width if min(ems(name) for name in signature.organs) * 1.7 >= width else 0.0
    names = tuple(Placed(name, start, spread if ems(name) < width else 0.0) for name in signature.organs)
    if not date:
        return names
    return (*names, Placed(date, start + _UNSEALED_GAP, gap=_UNSEALED_GAP if bound else None))


def signed_name_start(signature: Signature, size: float) -> float:
    """Return where the signing names begin: the longest ends four 字 before the right edge (7.3.5.3)."""
    widest = max(ems(signer.name) for signer in signature.signed_by) * size / layout.BODY_PT
    return _WIDTH - _SEALED_DATE_GAP - widest
