"""The command line in this process: what a script sees of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from desks import county

from desktop.cli.main import run


@dataclass(frozen=True, slots=True)
class Told:
    """Exit code, standard output and standard error of one command."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on standard output, and nothing else there."""
        return json.loads(self.out)


Say = Callable[..., Told]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def command(*words: object) -> Told:
        try:
            code = run([str(word) for word in words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        return Told(code, out, err)

    return command


@pytest.fixture
def office(tmp_path: Path) -> Path:
    county(tmp_path / "county").close()
    return tmp_path / "county"


@pytest.fixture
def ask(say: Say, office: Path) -> Say:
    """Run a command on the county with --json; it must end well and leave standard error empty."""

    def command(*words: object) -> Told:
        told = say("--home", office, "--json", *words)
        assert (told.code, told.err) == (0, ""), told
        return told

    return command


@pytest.fixture
def refused(say: Say, office: Path) -> Callable[..., str]:
    """Run a command that must be refused with one Chinese sentence, nothing on standard output, nothing changed."""
    from desktop.services.desk import Desk

    def content() -> str:
        desk = Desk.open(office)
        told = desk.store.content_hash()
        desk.close()
        return told

    def command(*words: object) -> str:
        before = content()
        told = say("--home", office, "--json", *words)
        assert (told.code, told.out) == (1, ""), told
        assert "Traceback" not in told.err
        assert len(told.err.splitlines()) == 1
        assert any("\u4e00" <= letter <= "\u9fff" for letter in told.err)
        assert content() == before
        return told.err.strip()

    return command
