"""One JSON value, sentences on standard error, exit codes 0, 1 and 2; common options before or after."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import __version__
from desktop.cli.main import build_parser

from .conftest import Say


@pytest.mark.parametrize(
    "words",
    [
        ["--home", "HOME", "--json", "task", "list"],
        ["task", "--home", "HOME", "--json", "list"],
        ["task", "list", "--home", "HOME", "--json"],
        ["--json", "task", "list", "--home", "HOME"],
        ["--home", "HOME", "task", "list", "--json"],
    ],
)
def test_common_options_stand_before_or_after(say: Say, office: Path, words: list[str]) -> None:
    told = say(*[str(office) if word == "HOME" else word for word in words])
    assert (told.code, told.value, told.err) == (0, [], "")


def test_words_without_json(say: Say, office: Path) -> None:
    assert say("--home", office, "task", "list").out == "台账里没有符合条件的事项。\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["task"], ["task", "nonsense"], ["task", "show"], ["task", "list", "--status", "x"],
        ["workdays", "2026-13-01", "3"], ["workdays", "2026-01-01", "viele"], ["undo", "0"], ["undo", "-1"], ["redo", "x"],
        ["task", "close", "1", "--by", "a", "--meeting", "b"], ["task", "close", "1"],
        ["init", "--profile", "puyang", "--office", "云岭县", "--level", "village"], ["--wrong", "task", "list"],
    ],
)  # fmt: skip
def test_wrong_usage_is_2(say: Say, office: Path, words: list[str]) -> None:
    told = say("--home", office, *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("usage: fuyuan") or "usage" in told.err


def test_a_date_that_is_none_is_named(say: Say) -> None:
    assert "“2026-13-01”不是日期，请写成 2026-03-05 的样子" in say("workdays", "2026-13-01", "3").err


def test_no_office_in_the_folder(say: Say, tmp_path: Path) -> None:
    told = say("--home", tmp_path / "none", "--json", "task", "list")
    assert (told.code, told.out) == (1, "")
    assert "没有办公室数据" in told.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "words",
    [["meeting", "list"], ["task", "list"], ["exchange", "status"], ["roster", "list"], ["check"], ["undo"]],
)
def test_damaged_data_is_said_in_one_sentence(say: Say, office: Path, words: list[str]) -> None:
    (office / "office.db").write_bytes(b"no database" * 999)
    told = say("--home", office, *words)
    assert (told.code, told.out) == (1, "")
    assert "已损坏" in told.err


def test_a_path_that_cannot_be_used_is_said(refused: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "file" in refused("paper", "make", "roster", "--out", tmp_path / "file" / "x")
    assert "file" in refused("backup", "--to", tmp_path / "file")
    spec = Path(__file__).parents[1] / "files" / "specs" / "letter.json"
    assert "读不出来或写不进去" in refused("paper", "render", spec, "--out", tmp_path / "file" / "x.pdf")
    assert "file" in refused("card", "export", tmp_path / "file" / "x")


def test_the_home_itself_may_be_a_file(say: Say, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = say(
        "--home", tmp_path / "file", "init", "--profile", "puyang", "--office", "云岭县", "--level", "county"
    )
    assert (told.code, told.out) == (1, "")
    assert "读不出来或写不进去" in told.err


def test_every_command_explains_itself_in_chinese() -> None:
    text = build_parser().format_help()
    for word in ("台账事项", "会议", "纪要", "文书", "数据包", "成员单位名册", "备份", "撤销"):
        assert word in text


def _fuyuan(*words: object) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("fuyuan")
    command = [str(program)] if program.exists() else [sys.executable, "-m", "desktop.app.main"]
    return subprocess.run(
        [*command, *map(str, words)], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_program_itself(tmp_path: Path) -> None:
    made = _fuyuan(
        "init", "--profile", "puyang", "--office", "云岭县", "--level", "county", "--home", tmp_path, "--json"
    )
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["office"] == "云岭县"
    refused = _fuyuan("task", "show", "2026-001", "--home", tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "没有编号“2026-001”" in refused.stderr
    told = _fuyuan("--version")
    assert (told.returncode, told.stdout.strip()) == (0, f"府院联动工作台 {__version__}")
