"""The life of a task on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Say


@pytest.fixture
def number(ask: Say) -> str:
    made = ask("task", "add", "--matter", "落实资金", "--lead", "县财政局", "--due", "2020-12-01")
    return str(made.value["number"])


def show(ask: Say, number: str) -> dict:
    return ask("task", "show", number).value


def test_parts_with_their_units_and_deadlines(ask: Say, number: str) -> None:
    parts = ("--part", "摸清底数|县财政局", "--part", "制定办法｜县法院、县财政局｜2099年6月底前")
    made = ask("task", "split", number, *parts).value
    assert made["numbers"] == [f"{number}-1", f"{number}-2"]
    two = show(ask, f"{number}-2")
    assert (two["lead"], two["due"], two["parent"]) == (["县法院", "县财政局"], "2099-06-30", number)
    assert show(ask, number)["parts"] == made["numbers"]


def test_a_part_in_too_many_columns_is_refused(refused: Callable[..., str], number: str) -> None:
    assert "多于三栏" in refused("task", "split", number, "--part", "甲|乙|丙|丁")


def test_partly_done_then_carried(ask: Say, number: str) -> None:
    more = ("--reason", "财力不足", "--by", "县长")
    ask("task", "part", number, "--achieved", "八成", "--remaining", "两成", *more, "--on", "2026-11-18")
    one = show(ask, number)
    assert (one["status"], one["closed_on"], one["done_text"]) == ("partial", "2026-11-18", "八成")
    made = ask("task", "carry", number, *more, "--year", "2099", "--deadline", "2099年3月底前").value
    assert made["number"] == "2099-001"
    later = show(ask, "2099-001")
    assert (later["carried_from"], later["original_due"], later["due"]) == (
        number,
        "2020-12-01",
        "2099-03-31",
    )
    assert show(ask, number)["carried_to"] == "2099-001"


def test_termination_and_reopening(ask: Say, number: str) -> None:
    ask("task", "terminate", number, "--reason", "职责划转", "--by", "县长")
    assert show(ask, number)["status"] == "terminated"
    assert ask("task", "reopen", number, "--reason", "误登").value["label"] == "重开"
    assert show(ask, number)["status"] == "open"


def test_pressing_lists_makes_papers_and_warns_of_a_repeat(ask: Say, number: str, tmp_path: Path) -> None:
    waiting = ask("task", "press").value
    assert waiting["units"] == [{"unit": "县财政局", "numbers": [number]}]
    made = ask("task", "press", "--out", tmp_path / "纸").value
    assert Path(made["papers"][0]["docx"]).exists()
    after = ask("task", "press").value
    assert (after["units"], after["resting"]) == ([], 1)
    assert ask("task", "press", "--all").value["again"] == [number]
    (step,) = show(ask, number)["progress"]
    assert (step["kind"], step["paper"]) == ("press", made["papers"][0]["number"])


def test_a_call_lets_the_task_rest(ask: Say, number: str) -> None:
    ask("task", "phone", number, "--words", "周三报送", "--by", "赵元")
    assert ask("task", "press").value == {"units": [], "resting": 1, "again": []}
    (entry,) = show(ask, number)["progress"]
    assert (entry["kind"], entry["source"], entry["words"], entry["by"]) == (
        "remind",
        "电话",
        "周三报送",
        "赵元",
    )


def test_supervision_names_who_ordered_it(ask: Say, number: str, tmp_path: Path) -> None:
    made = ask("task", "supervise", number, "--approver", "副县长李明", "--out", tmp_path / "纸").value
    assert Path(made[0]["pdf"]).exists()
    assert show(ask, number)["progress"][-1]["text"] == f"出督办通知{made[0]['number']}，经副县长李明批准"


def test_an_instruction_becomes_a_task_with_its_scan(ask: Say, tmp_path: Path) -> None:
    scan = tmp_path / "批示.pdf"
    scan.write_bytes(b"%PDF")
    words = (
        "--instruction",
        "请财政局抓紧落实",
        "--instruction-by",
        "县长周文涛",
        "--instruction-on",
        "2026-11-18",
    )
    made = ask("task", "add", "--matter", "抓紧落实资金", *words, "--paper", scan).value
    one = show(ask, made["number"])
    assert one["source_kind"] == "instruction"
    assert one["instruction"] == {"by": "县长周文涛", "on": "2026-11-18", "words": "请财政局抓紧落实"}
    assert one["evidence"] == ["批示.pdf"]


def test_views_and_several_closed_at_once(ask: Say, refused: Callable[..., str], number: str) -> None:
    other = ask("task", "add", "--matter", "印发办法", "--lead", "县法院").value["number"]
    assert [each["number"] for each in ask("task", "list", "--view", "no_person").value] == [number, other]
    assert "没有“怪”这个视图" in refused("task", "list", "--view", "怪")
    for each in (number, other):
        ask("task", "done", each, "--text", "已办")
    ask("task", "close", number, other, "--by", "召集人")
    assert {each["status"] for each in ask("task", "list").value} == {"closed"}


def test_missed_reports_of_nothing(ask: Say, number: str) -> None:
    assert ask("task", "missed").value == []
