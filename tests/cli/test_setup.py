from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.services.setup import FOUNDING

from .conftest import Say


def test_init_founds_one_office(say: Say, tmp_path: Path) -> None:
    words = (
        "init",
        "--profile",
        "liuzhou",
        "--office",
        "柳州市",
        "--level",
        "city",
        "--unit",
        "市中级人民法院",
    )
    told = say("--home", tmp_path / "new", "--json", *words)
    assert told.code == 0
    assert {key: told.value[key] for key in ("home", "office", "level", "host_unit")} == {
        "home": str(tmp_path / "new"), "office": "柳州市", "level": "city", "host_unit": "市中级人民法院",
    }  # fmt: skip
    again = say("--home", tmp_path / "new", *words)
    assert (again.code, again.out) == (1, "")
    assert "已经有一个办公室" in again.err


def test_init_refuses_an_unknown_profile(say: Say, tmp_path: Path) -> None:
    told = say("--home", tmp_path / "new", "init", "--profile", "x", "--office", "甲县", "--level", "county")
    assert told.code == 1
    assert "没有名为“x”的机制模板" in told.err
    assert not (tmp_path / "new").exists()


def test_backup_and_restore(ask: Say, say: Say, office: Path, tmp_path: Path) -> None:
    backup = ask("backup", "--to", tmp_path / "bak").value
    assert Path(backup["file"]).stat().st_size == backup["size"]
    ask("task", "add", "--matter", "后来的事")
    restored = ask("restore", backup["file"]).value
    assert restored["home"] == str(office)
    assert Path(restored["set_aside"]).exists()
    assert ask("task", "list").value == []
    new = say("--home", tmp_path / "elsewhere", "--json", "restore", backup["file"])
    assert new.value == {"home": str(tmp_path / "elsewhere"), "set_aside": None}


def test_restore_refuses_what_is_no_backup(refused: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "x.fybak").write_text("no")
    assert "不是完好的备份文件" in refused("restore", tmp_path / "x.fybak")
    assert "没有找到备份文件" in refused("restore", tmp_path / "none.fybak")


def test_check_finds_data_sound_or_wanting(ask: Say, say: Say, office: Path, tmp_path: Path) -> None:
    assert ask("check").value == {"ok": True, "faults": []}
    ask("task", "add", "--matter", "办理")
    paper = tmp_path / "证明.txt"
    paper.write_text("证明")
    ask("task", "done", "2026-001", "--text", "办完", "--evidence", paper)
    for kept in (office / "files").rglob("*"):
        if kept.is_file():
            kept.write_text("改动")
    told = say("--home", office, "--json", "check")
    assert told.code == 1
    assert told.value["ok"] is False
    assert "附件的文件内容被改动" in told.value["faults"][0]


def test_an_office_undone_can_be_founded_again(ask: Say, say: Say, office: Path) -> None:
    assert ask("undo", "2").value["undone"][-1] == f"撤销“{FOUNDING}”"
    assert "还没有建立办公室" in say("--home", office, "task", "list").err
    told = say("--home", office, "init", "--profile", "puyang", "--office", "东屏县", "--level", "county")
    assert told.code == 0


@pytest.mark.parametrize(
    "words", [["check"], ["task", "list"], ["meeting", "list"], ["roster", "list"], ["search", "县"]]
)
def test_reading_commands_change_nothing(ask: Say, office: Path, words: list[str]) -> None:
    before = {path.name: path.read_bytes() for path in office.iterdir() if path.suffix == ".db"}
    ask(*words)
    assert {path.name: path.read_bytes() for path in office.iterdir() if path.suffix == ".db"} == before
