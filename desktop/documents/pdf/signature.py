"""Signatures and the date of completion (7.3.5) as one group that stays together."""

from dataclasses import replace

from desktop.documents import layout as numbers
from desktop.documents import signing
from desktop.documents.fonts import Role
from desktop.documents.official import Signature
from desktop.documents.pdf.composer import BODY, CHAR, Composer
from desktop.documents.pdf.flow import Item
from desktop.documents.pdf.page import Style, points
from desktop.documents.pdf.setter import GRID_SPACING_PT, Span

_SEALED_BLANKS = 2  # a seal of 42 mm over name and date then begins within one line of the text
_SIGNED_BLANKS = 2
_UNSEALED_BLANKS = 1
_NAME_PT = 22.0  # a printed signature stands for the stamp of one
_DATE_GAP = 4 * CHAR


def signature_items(composer: Composer, value: Signature, tight: float = 0.0) -> list[Item]:
    """Return the signature block: signed by name, sealed, or unsealed; its items keep together.

    `tight` points less stand above sealed names.
    """
    if value.signed_by:
        items = _signed(composer, value)
    elif value.sealed and value.organs:
        items = _sealed(composer, value, tight)
    else:
        items = _unsealed(composer, value)
    return [*(replace(item, keep_next=True) for item in items[:-1]), *items[-1:]]


def _sealed(composer: Composer, value: Signature, tight: float) -> list[Item]:
    """Names in order, one seal each, the last name and its seal over the date (7.3.5.1)."""
    items = [Item(composer.line - tight), *composer.blank(_SEALED_BLANKS - 1)]
    apart = max(0.0, points(numbers.SEAL_MM + 2.0) - composer.line)
    for index, row in enumerate(signing.sealed_rows(value)):
        if index:
            items.append(Item(apart))
        items += _seal_row(composer, row)
    date = signing.date_text(value)
    gap = signing.sealed_date_gap(value) * CHAR
    return [*items, _date(composer, date, gap)] if date else items


def _seal_row(composer: Composer, row: signing.SealRow) -> list[Item]:
    if len(row.names) == 1:
        return _around(composer, row.names[0], row.centres[0] * CHAR + _shift(composer), row.squeeze)
    texts = []
    for name, centre in zip(row.names, row.centres, strict=True):
        tracking = GRID_SPACING_PT - row.squeeze
        x = composer.left + _shift(composer) + centre * CHAR - composer.setter.width(name, BODY, tracking) / 2
        texts += composer.setter.run([Span(name)], x, composer.line * numbers.BASELINE_SHARE, tracking)
    return [Item(composer.line, tuple(texts))]


def _around(composer: Composer, name: str, centre: float, squeeze: float) -> list[Item]:
    """Centre a name in the widest room symmetrical about the centre."""
    tracking = GRID_SPACING_PT - squeeze
    room = 2 * min(centre, composer.width - centre)
    items = []
    for line in composer.setter.lines([Span(name)], room, 0.0, tracking):
        width = composer.setter.width(line.text, BODY, tracking)
        items.append(composer.at(line.text, centre - width / 2, tracking=tracking))
    return items


def _unsealed(composer: Composer, value: Signature) -> list[Item]:
    """One blank line, names, and the date two characters right of them (7.3.5.2)."""
    places = signing.unsealed_places(value)
    items = composer.blank(_UNSEALED_BLANKS) if places else []
    for place in places:
        tracking = GRID_SPACING_PT
        if place.spread and len(place.text) > 1:
            missing = place.spread * CHAR - _width(composer, place.text)
            tracking += max(0.0, missing) / (len(place.text) - 1)
        start = max(0.0, place.start * CHAR + _shift(composer))
        if place.gap is not None:
            start = composer.width - place.gap * CHAR - _width(composer, place.text)
        items.append(composer.at(place.text, start, tracking=tracking))
    return items


def _signed(composer: Composer, value: Signature) -> list[Item]:
    """Office at the left of the name, two characters between; the date one blank line below (7.3.5.3)."""
    start = signing.signed_name_start(value, _NAME_PT) * CHAR + _shift(composer)
    style = Style(Role.KAITI, _NAME_PT)
    items = composer.blank(_SIGNED_BLANKS)
    for signer in value.signed_by:
        office = composer.at(signer.position, start - 2 * CHAR - _width(composer, signer.position))
        name = composer.at(signer.name, start, style, 0.0)
        items.append(replace(office, texts=office.texts + name.texts))
    date = signing.date_text(value)
    return [*items, *composer.blank(), _date(composer, date)] if date else items


def _date(composer: Composer, date: str, gap: float = _DATE_GAP) -> Item:
    return composer.at(date, composer.width - gap - _width(composer, date))


def _shift(composer: Composer) -> float:
    """Return by how much a line is wider than 28 字: places keep their distance from its right end."""
    return composer.width - numbers.CHARS_PER_LINE * CHAR


def _width(composer: Composer, text: str) -> float:
    return composer.setter.width(text, BODY, GRID_SPACING_PT)
