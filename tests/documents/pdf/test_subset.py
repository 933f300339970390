import io

import pytest
from fontTools.ttLib import TTFont

from desktop.documents.fonts import Role, load_fonts
from desktop.documents.fonts.truetype import parts_of
from desktop.documents.pdf.subset import subset

TEXT = "府院联动，2026年〔堃〕"


@pytest.mark.parametrize("role", list(Role))
def test_a_subset_is_a_font_with_the_same_outlines(role: Role) -> None:
    face = load_fonts(()).chains[role][0].font
    numbers = [0, *dict.fromkeys(face.glyph(char) for char in TEXT if face.glyph(char))]
    font = TTFont(io.BytesIO(subset(face, numbers)))
    glyf, metrics = font["glyf"], font["hmtx"]
    for index, number in enumerate(numbers):
        name = font.getGlyphName(index)
        advance, bearing = metrics[name]
        assert advance == round(face.advance(number) * face.metrics.units)
        assert bearing == face.bearing(number)
        box = face.glyph_ink(number)
        glyph = glyf[name]
        if box:
            mine = [v / face.metrics.units for v in (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)]
            assert mine == pytest.approx(box)
        if glyph.numberOfContours > 0:
            assert glyph.getCoordinates(glyf)[0]


def test_parts_of_composites_come_along() -> None:
    for chain in load_fonts(()).chains.values():
        for face in chain:
            composite = next((n for n in range(2000) if parts_of(face.font.outline(n))), None)
            if composite is None:
                continue
            font = TTFont(io.BytesIO(subset(face.font, [0, composite])))
            names = font.getGlyphOrder()
            parts = {part.glyphName for part in font["glyf"][names[1]].components}
            assert parts <= set(names[2:]) | {names[0]}
            assert len(names) >= 3
            return
    pytest.skip("no shipped font has composite glyphs")


def test_a_subset_is_small() -> None:
    face = load_fonts(()).chains[Role.SONGTI][0].font
    assert len(subset(face, [0, face.glyph("县")])) < 3000
