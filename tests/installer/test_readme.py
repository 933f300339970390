import re
import shlex
from pathlib import Path

import pytest

from desktop.cli.main import build_parser

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^fuyuan (.+?)(?:\s{2,}#.*)?$", README, re.MULTILINE)


def test_there_are_examples() -> None:
    assert len(COMMANDS) > 8


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_is_a_command_that_the_program_takes(command: str) -> None:
    args = build_parser().parse_args(shlex.split(re.sub(r"\s#.*", "", command)))
    assert callable(args.run)


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:installer|resources|desktop|migrations|tests|\.ci)/[\w./-]+)`", README)
)
def test_every_path_exists(path: str) -> None:
    assert (ROOT / path).exists()
