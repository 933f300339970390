from desktop.documents.fonts import Role, load_fonts
from desktop.documents.pdf.embed import EmbeddedFont, text_map


def test_one_code_per_character_in_order_of_use() -> None:
    fonts = load_fonts(())
    glyph = fonts.glyph(Role.SONGTI, "县")
    font = EmbeddedFont("T1", glyph.face.font)
    assert [font.encode(char, fonts.glyph(Role.SONGTI, char)) for char in "县府县"] == [
        "0001",
        "0002",
        "0001",
    ]
    assert font.glyphs == [0, glyph.number, fonts.glyph(Role.SONGTI, "府").number]


def test_two_characters_drawn_alike_keep_their_own_codes() -> None:
    fonts = load_fonts(())
    first, second = (fonts.glyph(Role.SONGTI, char) for char in "\U0001f600\U0001f601")
    assert first.number == second.number
    font = EmbeddedFont("T1", first.face.font)
    assert font.encode("\U0001f600", first) != font.encode("\U0001f601", second)


def test_the_text_map_writes_two_units_above_u_ffff() -> None:
    rows = text_map({"县": 1, "𬱖": 2}).splitlines()
    assert "<0001> <53BF>" in rows
    assert "<0002> <D873DC56>" in rows


def test_the_text_map_keeps_to_100_rows_a_section() -> None:
    rows = text_map({chr(0x4E00 + index): index + 1 for index in range(250)}).splitlines()
    assert [row for row in rows if row.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]
