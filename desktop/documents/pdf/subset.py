"""A TrueType file cut down to the glyphs one document uses."""

from collections.abc import Sequence
from struct import pack, pack_into, unpack_from

from desktop.documents.fonts.truetype import TrueType, parts_of

_COPIED = (b"cvt ", b"fpgm", b"prep")


def subset(font: TrueType, glyphs: Sequence[int]) -> bytes:
    """Return a font file whose glyph n is `glyphs[n]` of the font; parts of composites are appended behind.

    The first glyph must be 0. The file carries no character map: a PDF addresses its glyphs by number.
    """
    order = list(glyphs)
    place = {glyph: index for index, glyph in reversed(list(enumerate(order)))}
    outlines = []
    for glyph in order:  # grows while it is walked, as composites name their parts
        outlines.append(_renumbered(font.outline(glyph), order, place))
    return _file(
        {
            b"head": _head(font),
            b"hhea": _with_short(font.table(b"hhea"), 34, len(order)),
            b"maxp": _with_short(font.table(b"maxp"), 4, len(order)),
            b"hmtx": b"".join(_metric(font, glyph) for glyph in order),
            **_outline_tables(outlines),
            **{tag: font.table(tag) for tag in _COPIED if font.table(tag)},
        }
    )


def _renumbered(outline: bytes, order: list[int], place: dict[int, int]) -> bytes:
    changed = bytearray(outline)
    for at, part in parts_of(outline):
        if part not in place:
            place[part] = len(order)
            order.append(part)
        pack_into(">H", changed, at, place[part])
    return bytes(changed)


def _outline_tables(outlines: Sequence[bytes]) -> dict[bytes, bytes]:
    offsets, padded, position = [0], [], 0
    for outline in outlines:
        padded.append(outline + b"\0" * (-len(outline) % 4))
        position += len(padded[-1])
        offsets.append(position)
    return {b"glyf": b"".join(padded), b"loca": pack(f">{len(offsets)}L", *offsets)}


def _head(font: TrueType) -> bytes:
    head = bytearray(font.table(b"head"))
    pack_into(">L", head, 8, 0)  # the checksum of the whole file, which readers of embedded fonts ignore
    pack_into(">h", head, 50, 1)  # long offsets
    return bytes(head)


def _with_short(table: bytes, at: int, value: int) -> bytes:
    changed = bytearray(table)
    pack_into(">H", changed, at, value)
    return bytes(changed)


def _metric(font: TrueType, glyph: int) -> bytes:
    return pack(">Hh", round(font.advance(glyph) * font.metrics.units), font.bearing(glyph))


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    directory = [pack(">L4H", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))]
    body, offset = [], 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        directory.append(pack(">4s3L", tag, _checksum(data), offset, len(data)))
        body.append(data + b"\0" * (-len(data) % 4))
        offset += len(body[-1])
    return b"".join(directory + body)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return int(sum(unpack_from(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF)
