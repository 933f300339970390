"""Reforms of units and the handover on the command line."""

from collections.abc import Callable
from pathlib import Path

from .conftest import Say

PAPER = ("--on", "2026-11-01", "--paper", "云编〔2026〕3号")


def test_a_unit_is_renamed_after_a_preview(ask: Say) -> None:
    ask("task", "add", "--matter", "核查权属", "--lead", "县财政局", "--deadline", "2026年12月31日前")
    words = ("unit", "rename", "县财政局", "--into", "县财政和国资局", *PAPER)
    seen = ask(*words, "--preview").value
    assert [(task["role"], task["to"]) for task in seen["tasks"]] == [("牵头", "县财政和国资局")]
    assert ask("unit", "history").value == []
    done = ask(*words).value
    assert done["tasks"] == seen["tasks"]
    assert ask("unit", "history").value[0]["after"] == "县财政和国资局"
    assert [each["unit"] for each in ask("roster", "list").value["seats"]].count("县财政局") == 0


def test_a_split_says_who_goes_on_with_what(ask: Say, refused: Callable[..., str]) -> None:
    number = "2026-001"
    ask("task", "add", "--matter", "核查权属", "--lead", "县财政局", "--deadline", "2026年12月31日前")
    words = ("unit", "split", "县财政局", "--into", "县财政局", "--into", "县国资局", *PAPER)
    assert "还没有选承接单位" in refused(*words)
    assert "没有写明承接单位" in refused(*words, "--task", number)
    ask(*words, "--task", f"{number}=县国资局")
    assert ask("task", "list").value[0]["lead"] == ["县国资局"]


def test_units_are_merged(ask: Say) -> None:
    ask("unit", "merge", "县财政局", "县自然资源局", "--into", "县综合局", *PAPER)
    units = [each["unit"] for each in ask("roster", "list").value["seats"]]
    assert units.count("县综合局") == 1
    assert ask("roster", "list", "--on", "2026-10-31").value["seats"][4]["unit"] == "县财政局"


def test_the_handover_lies_in_the_folder(ask: Say, tmp_path: Path) -> None:
    told = ask("handover", "--to", tmp_path / "盘").value
    assert all(Path(told[name]).is_file() for name in ("docx", "pdf", "backup"))
    assert len(told["code"]) == 6
