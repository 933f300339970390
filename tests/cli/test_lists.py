"""The lists of a year on the command line, from names to completion."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from .conftest import Say

DAY = ("--by", "周文涛", "--on", "2026-11-20")


def _filled(form: Path) -> Path:
    book = load_workbook(form)
    for column, value in ((1, 1), (3, "甲"), (5, "县财政局"), (8, "尽快")):
        book.worksheets[0].cell(5, column, value)
    book.save(form)
    return form


def test_names_come_from_a_preset_or_are_typed(ask: Say) -> None:
    told = ask("lists", "names").value
    assert (told["preset"], len(told["presets"])) == ("tasks_and_problems", 2)
    ask("lists", "names", "--preset", "mutual_support")
    ask("lists", "names", "--title", "甲清单", "--title", "乙清单")
    assert ask("lists", "names").value["titles"] == ["甲清单", "乙清单"]
    ask("lists", "open", 2026)
    assert [each["title"] for each in ask("lists", "show", 2026).value] == ["甲清单", "乙清单"]


def test_a_form_goes_out_is_read_and_taken(ask: Say, tmp_path: Path) -> None:
    ask("lists", "open", 2026)
    (form,) = ask("lists", "form", 2026, "--unit", "县财政局", "--out", tmp_path).value["files"]
    filled = _filled(Path(form))
    (line,) = ask("lists", "read", 2026, 2, filled).value["lines"]
    assert (line["list"], line["row"], line["proposer"]) == ("重点任务清单", 5, "县财政局")
    assert any("尽快" in doubt for doubt in line["doubts"])
    assert ask("lists", "show", 2026, 1).value[0]["lines"] == []
    assert ask("lists", "import", 2026, 2, filled).value["counts"] == {"重点任务清单": 1}


def test_from_proposals_to_an_approved_list(ask: Say, refused: Callable[..., str]) -> None:
    ask("lists", "open", 2026)
    for matter in ("甲", "乙", "丙"):
        ask(
            "lists",
            "add",
            2026,
            1,
            "--matter",
            matter,
            "--lead",
            "县法院",
            "--deadline",
            "12月底前",
            "--leader",
            "李明",
        )
    ask("lists", "edit", 2026, 1, 1, 3, "--field", "section", "--text", "一、执行")
    ask("lists", "merge", 2026, 1, 1, 2, "--matter", "甲乙")
    ask("lists", "drop", 2026, 1, 2, "--reason", "不属于")
    ask("lists", "back", 2026, 1, 3)
    ask("lists", "keep", 2026, 1, 2)
    assert "没有第9行" in refused("lists", "keep", 2026, 1, 9)
    ask("lists", "move", 2026, 1, 2, "--by", "-1")
    (file,) = ask("lists", "show", 2026, "任务清单").value
    last = file["lines"][-1]
    assert (last["number"], last["state"], last["matter"]) == (None, "merged", "丙")
    assert "还没有送审" in refused("lists", "approve", 2026, 1, *DAY)
    ask("lists", "submit", 2026, 1)
    ask("lists", "withdraw", 2026, 1, "--reason", "再改")
    ask("lists", "submit", 2026, 1)
    assert len(ask("lists", "approve", 2026, 1, *DAY).value["tasks"]) == 2
    assert "已经审定，内容锁定" in refused("lists", "edit", 2026, 1, 1, "--field", "note", "--text", "x")
    (done,) = ask("lists", "completion", 2026).value
    assert (done["total"], done["finished"], done["statuses"]) == (2, 0, {"open": 2})


def test_a_second_version_says_what_changes(ask: Say) -> None:
    ask("lists", "open", 2026)
    number = ask("task", "add", "--matter", "甲", "--lead", "县法院", "--deadline", "12月底前").value[
        "number"
    ]
    ask("lists", "take", 2026, 1, "--task", number)
    ask("lists", "keep", 2026, 1, 1)
    ask("lists", "submit", 2026, 1)
    assert ask("lists", "approve", 2026, 1, *DAY).value["tasks"] == []
    ask("lists", "revise", 2026, 1, "--reason", "加强")
    ask("lists", "edit", 2026, 1, 1, "--field", "lead", "--text", "县财政局")
    assert ask("lists", "changes", 2026, 1).value == ["调整：甲（牵头单位由“县法院”改为“县财政局”）"]
    ask("lists", "discard", 2026, 1)
    assert ask("lists", "show", 2026, 1).value[0]["version"] == 1
    ask("lists", "open", 2027)
    assert ask("lists", "carry", 2027, 1).value["carried"] == [f"2026年重点任务清单第1项（{number}）"]


def test_words_tell_what_json_tells(say: Say, office: Path, ask: Say) -> None:
    ask("lists", "open", 2026)
    ask("lists", "add", 2026, 1, "--matter", "甲", "--deadline", "尽快")
    told = say("--home", office, "lists", "show", 2026).out
    assert "2026年重点任务清单　征集　列入 0 项" in told
    assert "1 待定　甲　未写牵头　尽快　（“尽快”" in told
    assert "还没有建立" in say("--home", office, "lists", "show", 2031).out
    assert "没有审定的清单" in say("--home", office, "lists", "completion", 2026).out
