from pathlib import Path

import pytest

from desktop.documents.fonts import Role, font_report, load_fonts
from desktop.documents.fonts.fontset import GETA
from desktop.documents.fonts.roles import WANTED
from desktop.locate import shipped

RARE = "堃喆犇䶮𬱖㛃㧑𬭎𬭚𬣙𫘦𬍛祎玥珺翀赟婧骉淼燚昇瑆囍"


@pytest.fixture(scope="module")
def fonts():
    return load_fonts(())


@pytest.mark.parametrize("role", list(Role))
def test_rare_name_characters_have_a_glyph_with_ink(fonts, role: Role) -> None:
    for char in RARE:
        glyph = fonts.glyph(role, char)
        assert not glyph.missing, char
        assert glyph.face.font.glyph_ink(glyph.number)


@pytest.mark.parametrize("role", list(Role))
def test_all_of_gb2312_can_be_drawn(fonts, role: Role) -> None:
    for lead in range(0xB0, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                char = bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            assert not fonts.glyph(role, char).missing, char


@pytest.mark.parametrize("role", list(Role))
def test_chinese_marks_are_a_full_character_wide(fonts, role: Role) -> None:
    for char in "，。、；：？！“”‘’（）《》〔〕【】—…·　":
        assert fonts.glyph(role, char).width == pytest.approx(1.0), char


def test_a_character_no_font_has_is_a_visible_stand_in(fonts) -> None:
    glyph = fonts.glyph(Role.FANGSONG, "\U0001f600")
    assert glyph.missing
    assert glyph.number == fonts.glyph(Role.FANGSONG, GETA).number
    assert fonts.missing("王立😀堃　\U0001f4a7\U0001f600") == "\U0001f600\U0001f4a7"


def test_text_in_the_songti_of_gb2312_comes_from_one_face(fonts) -> None:
    faces = {fonts.glyph(Role.FANGSONG, char).face.path.name for char in "府院联动工作，2026年。"}
    assert faces == {WANTED[Role.FANGSONG].shipped[0]}


def test_the_report_says_what_stands_in(fonts) -> None:
    report = fonts.report()
    assert [use.role for use in report] == list(Role)
    assert all(use.substituted for use in report)
    assert {use.file for use in report} <= {path.name for path in (shipped("resources") / "fonts").iterdir()}
    assert report[0].wanted == "仿宋_GB2312"


def test_the_report_of_this_computer_covers_every_role() -> None:
    assert [use.role for use in font_report()] == list(Role)


def test_an_installed_family_is_used_first(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(shipped("resources") / "fonts" / "FuyuanKaiLight-Regular.ttf")
    font["name"].setName("仿宋_GB2312", 1, 3, 1, 0x804)
    font.save(tmp_path / "simfang.ttf")
    fonts = load_fonts([tmp_path])
    use = fonts.report()[0]
    assert (use.family, use.file, use.substituted) == ("仿宋_GB2312", "simfang.ttf", False)
    assert fonts.glyph(Role.FANGSONG, "堃").face.path.name == "simfang.ttf"
    # What the installed font lacks is lent by the shipped ones.
    assert fonts.glyph(Role.FANGSONG, "县").face.path.name == WANTED[Role.FANGSONG].shipped[0]


def test_every_shipped_font_is_used_and_told_with_its_source() -> None:
    folder = shipped("resources") / "fonts"
    told = (folder / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in folder.glob("*.ttf")}
    assert files == {name for wanted in WANTED.values() for name in wanted.shipped}
    assert all(name in told for name in files)
    assert len(list((folder / "licences").iterdir())) >= 4
    assert sum(path.stat().st_size for path in folder.rglob("*")) < 46_000_000
