"""Where `fuyuan` goes: a command to the command line, nothing to the window; what hinders is said."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.app import main, qt, window


@pytest.fixture
def said(qapp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the message box before the window says; the application is the one of the tests."""
    heard: list[str] = []
    monkeypatch.setattr(qt, "create_application", lambda _argv=None: qapp)
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, words: heard.append(words))
    return heard


def test_a_command_goes_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["workdays", "2026-11-20", "1"]) == 0
    assert capsys.readouterr().out.startswith("2026-11-23")


@pytest.mark.parametrize(("words", "folder"), [([], None), (["--home", "x"], "x"), (["--json"], None)])
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, words: list[str], folder: str | None
) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(window, "open_window", lambda home: asked.append(home) or 0)
    assert main.run(words) == 0
    assert asked == [folder]


def test_damaged_data_is_said_and_kept(said: list[str], home: Path) -> None:
    (home / "office.db").write_bytes(b"no database" * 999)
    assert window.open_window(str(home)) == 1
    assert "已损坏，没有打开，也没有改动" in said[0]
    assert (home / "office.db").read_bytes() == b"no database" * 999


def test_a_folder_that_is_a_file_is_said(said: list[str], home: Path) -> None:
    (home / "file").touch()
    for place in (home / "file", home / "file" / "below"):
        assert window.open_window(str(place)) == 1
    assert all("不能使用，没有打开" in words for words in said)
    assert len(said) == 2
