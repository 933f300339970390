from pathlib import Path

from fontTools.ttLib import TTFont

from desktop.documents.fonts.installed import find_families, font_folders
from desktop.locate import shipped

SMALL = shipped("resources") / "fonts" / "FuyuanKaiLight-Regular.ttf"


def _font(path: Path, family: str, embedding: int = 0) -> None:
    font = TTFont(SMALL)
    font["name"].setName(family, 1, 3, 1, 0x409)
    font["OS/2"].fsType = embedding
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)


def test_families_are_found_in_folders_below(tmp_path: Path) -> None:
    _font(tmp_path / "deep" / "down" / "a.TTF", "SimFang Test")
    found = find_families(["SimFang Test", "Elsewhere"], [tmp_path])
    assert list(found) == ["SimFang Test"]
    assert found["SimFang Test"].path.name == "a.TTF"


def test_a_font_that_forbids_embedding_is_passed_over(tmp_path: Path) -> None:
    _font(tmp_path / "a.ttf", "Closed", embedding=0x0002)
    _font(tmp_path / "b.ttf", "Whole only", embedding=0x0100)
    _font(tmp_path / "c.ttf", "Editable", embedding=0x0008)
    assert list(find_families(["Closed", "Whole only", "Editable"], [tmp_path])) == ["Editable"]


def test_broken_and_missing_folders_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 broken")
    (tmp_path / "empty.ttc").write_bytes(b"")
    assert find_families(["X"], [tmp_path, tmp_path / "none"]) == {}


def test_the_first_folder_wins(tmp_path: Path) -> None:
    _font(tmp_path / "one" / "a.ttf", "Same")
    _font(tmp_path / "two" / "b.ttf", "Same")
    found = find_families(["Same"], [tmp_path / "two", tmp_path / "one"])
    assert found["Same"].path.name == "b.ttf"


def test_folders_of_the_system_are_known(home: Path) -> None:
    assert any(home in folder.parents for folder in font_folders())
