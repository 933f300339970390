from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from desktop.documents.fonts.truetype import NotTrueType, open_faces, parts_of
from desktop.locate import shipped

FOLDER = shipped("resources") / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def pair(request: pytest.FixtureRequest):
    (face,) = open_faces(request.param)
    with TTFont(request.param, lazy=True) as other:
        yield face, other


def test_coverage_is_that_of_another_reader(pair) -> None:
    face, other = pair
    cmap = other.getBestCmap()
    probe = [*range(0x20, 0x3100), *range(0x4E00, 0xA000, 7), *range(0x2B000, 0x2C000, 5), 0x2CC56, 0x10FFFF]
    for code in probe:
        expected = other.getGlyphID(cmap[code]) if code in cmap else 0
        assert face.glyph(chr(code)) == expected


def test_widths_bearings_and_ink_are_those_of_another_reader(pair) -> None:
    face, other = pair
    cmap, glyf, metrics = other.getBestCmap(), other["glyf"], other["hmtx"]
    for char in "县府，“—·1A〔中":
        name = cmap.get(ord(char))
        if name is None:
            continue
        number = face.glyph(char)
        advance, bearing = metrics[name]
        assert face.advance(number) * face.metrics.units == pytest.approx(advance)
        assert face.bearing(number) == bearing
        glyph = glyf[name]
        box = [value / face.metrics.units for value in (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)]
        assert face.glyph_ink(number) == pytest.approx(box)


def test_a_blank_has_no_ink(pair) -> None:
    face, _ = pair
    blank = face.glyph(" ")
    assert not blank or face.glyph_ink(blank) is None


def test_shipped_fonts_may_be_embedded_and_name_themselves(pair) -> None:
    face, other = pair
    assert face.embeddable
    assert other["name"].getDebugName(1) in face.names()
    assert face.postscript_name() == other["name"].getDebugName(6)


def test_parts_of_a_composite_are_found() -> None:
    for path in FILES:
        (face,) = open_faces(path)
        with TTFont(path, lazy=True) as other:
            order, glyf = other.getGlyphOrder(), other["glyf"]
            count = min(3000, other["maxp"].numGlyphs)
            for number in [n for n in range(count) if parts_of(face.outline(n))][:20]:
                names = [order[part] for _, part in parts_of(face.outline(number))]
                assert names == [part.glyphName for part in glyf[order[number]].components]


@pytest.mark.parametrize("content", [b"", b"OTTO" + bytes(60), b"no font at all", b"ttcf" + bytes(8)])
def test_other_files_are_told_apart(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    if content.startswith(b"ttcf"):
        assert open_faces(path) == []  # a collection of no fonts
    else:
        with pytest.raises(NotTrueType):
            open_faces(path)


def test_a_truncated_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.ttf"
    path.write_bytes(FILES[0].read_bytes()[:200])
    with pytest.raises(NotTrueType):
        open_faces(path)
