import sys
from pathlib import Path

import pytest
from desks import county

from desktop.services.folders import default_home, holds_office


def test_the_users_own_folder(home: Path) -> None:
    folder = default_home()
    assert folder.name == "fuyuan-desk"
    assert folder.is_relative_to(home)
    assert not folder.exists()


def test_a_folder_beside_the_program_goes_first(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "fuyuan"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "executable", str(program))
    assert default_home().is_relative_to(home)
    (program.parent / "府院数据").mkdir()
    assert default_home() == program.parent / "府院数据"


def test_whether_a_folder_holds_an_office(tmp_path: Path) -> None:
    assert not holds_office(tmp_path / "county")
    county(tmp_path / "county").close()
    assert holds_office(tmp_path / "county")
