"""A TrueType file read on demand: names, coverage, widths, outlines; nothing is parsed before it is asked for.

Opening a 14 MB font costs about a millisecond this way, where a full parse costs a second.
"""

import mmap
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from struct import unpack_from
from typing import Protocol

_RESTRICTED = 0x0002  # OS/2 fsType: may not be embedded
_NO_SUBSET = 0x0100
_BITMAP_ONLY = 0x0200
_COMPOSITE_END, _WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x20, 0x01, 0x08, 0x40, 0x80


class NotTrueType(Exception):  # noqa: N818 - an answer about a file, handled where files are looked through
    """The file holds no TrueType outlines that may be read (another format, or damaged)."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Vertical measures and bounding box of a font, in units of the em."""

    units: int
    ascent: int
    descent: int
    box: tuple[int, int, int, int]


@dataclass(slots=True)
class TrueType:
    """One face of a .ttf or .ttc file. Characters are code points, glyphs are numbers inside the file."""

    data: mmap.mmap = field(repr=False)
    tables: dict[bytes, tuple[int, int]] = field(repr=False)
    metrics: Metrics
    _wide: bool
    _metric_count: int
    _coverage: "_Coverage | None" = field(default=None, repr=False)
    _known: dict[int, int] = field(default_factory=dict, repr=False)

    def glyph(self, character: str) -> int:
        """Return the glyph of a character, 0 when the font has none."""
        code = ord(character)
        found = self._known.get(code)
        if found is None:
            if self._coverage is None:
                self._coverage = _read_coverage(self.data, self.tables[b"cmap"][0])
            found = self._known[code] = self._coverage.glyph(code)
        return found

    def advance(self, glyph: int) -> float:
        """Return the advance width of a glyph as a share of the em."""
        offset = self.tables[b"hmtx"][0] + 4 * min(glyph, self._metric_count - 1)
        return float(unpack_from(">H", self.data, offset)[0]) / self.metrics.units

    def bearing(self, glyph: int) -> int:
        """Return the left side bearing of a glyph in font units."""
        start, count = self.tables[b"hmtx"][0], self._metric_count
        at = start + 4 * glyph + 2 if glyph < count else start + 4 * count + 2 * (glyph - count)
        return int(unpack_from(">h", self.data, at)[0])

    def outline(self, glyph: int) -> bytes:
        """Return the outline record of a glyph; empty for a blank."""
        start = self.tables[b"loca"][0]
        if self._wide:
            first, last = unpack_from(">2L", self.data, start + 4 * glyph)
        else:
            first, last = (2 * value for value in unpack_from(">2H", self.data, start + 2 * glyph))
        base = self.tables[b"glyf"][0]
        return self.data[base + first : base + last]

    def glyph_ink(self, glyph: int) -> tuple[float, float, float, float] | None:
        """Return the ink box (left, bottom, right, top) of a glyph as shares of the em, None for a blank."""
        record = self.outline(glyph)
        if len(record) < 10:
            return None
        left, bottom, right, top = (value / self.metrics.units for value in unpack_from(">4h", record, 2))
        return left, bottom, right, top

    def table(self, tag: bytes) -> bytes:
        """Return the bytes of a table, empty when the font has none."""
        start, length = self.tables.get(tag, (0, 0))
        return self.data[start : start + length]

    @property
    def embeddable(self) -> bool:
        """Whether the font's own flags (OS/2 fsType) allow a subset of it inside a document."""
        record = self.table(b"OS/2")
        flags = unpack_from(">H", record, 8)[0] if len(record) >= 10 else 0
        return not flags & (_NO_SUBSET | _BITMAP_ONLY) and flags & 0x000F != _RESTRICTED

    def names(self) -> frozenset[str]:
        """Return the family and full names of the font in every language it gives them."""
        record = self.table(b"name")
        count, strings = unpack_from(">2H", record, 2)
        found = set()
        for index in range(count):
            platform, _, _, kind, length, offset = unpack_from(">6H", record, 6 + 12 * index)
            if kind in (1, 4, 16) and platform in (0, 3):
                start = strings + offset
                found.add(record[start : start + length].decode("utf-16-be", "replace"))
        return frozenset(found)

    def postscript_name(self) -> str:
        """Return the name under which the font is written into a PDF."""
        record = self.table(b"name")
        count, strings = unpack_from(">2H", record, 2)
        for index in range(count):
            platform, _, _, kind, length, offset = unpack_from(">6H", record, 6 + 12 * index)
            if kind == 6:
                start = strings + offset
                encoding = "utf-16-be" if platform in (0, 3) else "latin-1"
                raw = record[start : start + length].decode(encoding, "replace")
                return "".join(c for c in raw if c.isascii() and (c.isalnum() or c in "-_")) or "Font"
        return "Font"


class _Coverage(Protocol):
    """Which glyph stands for a code point."""

    def glyph(self, code: int) -> int:
        """Return the glyph, 0 for none."""


@dataclass(frozen=True, slots=True)
class _Ranges:
    """cmap format 12: runs of code points over the whole of Unicode."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    glyphs: tuple[int, ...]

    def glyph(self, code: int) -> int:
        at = bisect_right(self.starts, code) - 1
        return self.glyphs[at] + code - self.starts[at] if at >= 0 and code <= self.ends[at] else 0


@dataclass(frozen=True, slots=True)
class _Segments:
    """cmap format 4: code points up to U+FFFF; `place` is where the subtable begins."""

    data: mmap.mmap
    place: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def glyph(self, code: int) -> int:
        at, count = bisect_left(self.ends, code), len(self.ends)
        if at >= count or self.starts[at] > code:
            return 0
        (delta,) = unpack_from(">H", self.data, self.place + 16 + 4 * count + 2 * at)
        place = self.place + 16 + 6 * count + 2 * at
        (offset,) = unpack_from(">H", self.data, place)
        if not offset:
            return int(code + delta) & 0xFFFF
        (glyph,) = unpack_from(">H", self.data, place + offset + 2 * (code - self.starts[at]))
        return int(glyph + delta) & 0xFFFF if glyph else 0


def parts_of(outline: bytes) -> list[tuple[int, int]]:
    """Return (place of the number, glyph number) of each part of a composite outline; empty for a simple one."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return []
    found, at, flags = [], 10, _COMPOSITE_END
    while flags & _COMPOSITE_END:
        flags, glyph = unpack_from(">2H", outline, at)
        found.append((at + 2, int(glyph)))
        at += 8 if flags & _WORDS else 6
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _TWO_BY_TWO)
    return found


def open_faces(path: Path) -> list[TrueType]:
    """Open the faces of a font file; NotTrueType when it holds none, OSError when it cannot be read."""
    with path.open("rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise NotTrueType(path.name) from error
    try:
        if data[:4] == b"ttcf":
            (count,) = unpack_from(">L", data, 8)
            offsets = unpack_from(f">{count}L", data, 12)
        else:
            offsets = (0,)
        return [_open_face(data, offset) for offset in offsets]
    except Exception as error:
        data.close()
        raise NotTrueType(path.name) from error


def _open_face(data: mmap.mmap, offset: int) -> TrueType:
    (count,) = unpack_from(">H", data, offset + 4)
    tables = {}
    for index in range(count):
        tag, _, start, length = unpack_from(">4s3L", data, offset + 12 + 16 * index)
        tables[tag] = (start, length)
    head, hhea = tables[b"head"][0], tables[b"hhea"][0]
    if not {b"glyf", b"loca", b"hmtx", b"cmap", b"name"} <= tables.keys():
        raise NotTrueType
    (units,) = unpack_from(">H", data, head + 18)
    ascent, descent = unpack_from(">2h", data, hhea + 4)
    metrics = Metrics(units, ascent, descent, unpack_from(">4h", data, head + 36))
    (wide,) = unpack_from(">h", data, head + 50)
    (metric_count,) = unpack_from(">H", data, hhea + 34)
    return TrueType(data, tables, metrics, bool(wide), metric_count)


def _read_coverage(data: mmap.mmap, start: int) -> _Coverage:
    (count,) = unpack_from(">H", data, start + 2)
    places: dict[int, int] = {}
    for index in range(count):
        platform, encoding, offset = unpack_from(">2HL", data, start + 4 + 8 * index)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (form,) = unpack_from(">H", data, start + offset)
            places[form] = start + offset
    if 12 in places:
        (groups,) = unpack_from(">L", data, places[12] + 12)
        flat = unpack_from(f">{3 * groups}L", data, places[12] + 16)
        return _Ranges(flat[::3], flat[1::3], flat[2::3])
    if 4 in places:
        half = unpack_from(">H", data, places[4] + 6)[0] // 2
        ends = unpack_from(f">{half}H", data, places[4] + 14)
        return _Segments(data, places[4], unpack_from(f">{half}H", data, places[4] + 16 + 2 * half), ends)
    return _Ranges((), (), ())
