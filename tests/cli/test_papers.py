from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Say

SPECS = Path(__file__).parents[1] / "files" / "specs"


def test_the_catalogue_needs_no_folder(say: Say, tmp_path: Path) -> None:
    told = say("paper", "list", "--json", "--home", tmp_path / "none")
    assert told.code == 0
    assert {"kind", "name", "fields"} <= set(told.value[0])
    assert {each["kind"] for each in told.value} >= {
        "meeting_notice",
        "minutes",
        "roster",
        "ledger",
        "assignment",
    }


def test_a_paper_is_made_and_journaled(ask: Say, tmp_path: Path) -> None:
    (made,) = ask("paper", "make", "roster", "--out", tmp_path / "out").value
    assert {"kind", "title", "number", "code", "docx", "pdf", "remarks"} <= set(made)
    assert Path(made["docx"]).read_bytes()[:2] == b"PK"
    assert Path(made["pdf"]).read_bytes()[:4] == b"%PDF"
    assert [hit["kind"] for hit in ask("search", made["code"]).value] == ["papers"]
    assert ask("undo").value["undone"]


def test_assignments_by_task_unit_or_all(ask: Say, refused: Callable[..., str], tmp_path: Path) -> None:
    for unit in ("县财政局", "县法院"):
        ask("task", "add", "--matter", f"{unit}办理", "--lead", unit, "--due", "2099-12-01")
    by_task = ask("paper", "make", "assignment", "--task", "2026-001", "--out", tmp_path).value
    assert len(by_task) == 1
    every = ask("paper", "make", "assignment", "--all-units", "--out", tmp_path).value
    assert sum("县财政局" in each["title"] or "县法院" in each["title"] for each in every) == 2
    assert len({each["code"] for each in every}) == len(every)
    assert refused("paper", "make", "assignment", "--out", tmp_path)
    assert "没有编号“2026-009”" in refused(
        "paper", "make", "assignment", "--task", "2026-009", "--out", tmp_path
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["love_letter"], "没有“love_letter”这一种文书"),
        (["minutes"], "没有指明是哪一次会议"),
        (["minutes", "--meeting", "none"], "没有编号为“none”的会议"),
    ],
)
def test_bad_papers_are_refused(
    refused: Callable[..., str], tmp_path: Path, words: list[str], told: str
) -> None:
    assert told in refused("paper", "make", *words, "--out", tmp_path / "out")


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_rendering_needs_no_folder(say: Say, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / "new" / f"函.{suffix}"
    told = say("paper", "render", SPECS / "letter.json", "--out", out, "--json", "--home", tmp_path / "none")
    assert (told.code, told.value) == (0, {"file": str(out), "size": out.stat().st_size})


def test_rendering_refuses_other_ends_and_bad_specs(refused: Callable[..., str], tmp_path: Path) -> None:
    assert "须以 .docx 或 .pdf 结尾" in refused(
        "paper", "render", SPECS / "letter.json", "--out", tmp_path / "x.txt"
    )
    assert "读不出来" in refused("paper", "render", tmp_path / "none.json", "--out", tmp_path / "x.pdf")
    for text in ("{", "[]", '{"format": "letter", "colour": "red"}', '{"format": "poem"}'):
        (tmp_path / "bad.json").write_text(text)
        assert refused("paper", "render", tmp_path / "bad.json", "--out", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_a_number_is_reserved_voided_and_never_given_again(ask: Say, say: Say) -> None:
    first = ask("paper", "reserve", "云府院办", "关于甲事的通知").value["number"]
    assert first.endswith("〕1号")
    ask("paper", "void", first, "--reason", "不再印发")
    assert ask("paper", "reserve", "云府院办", "关于乙事的通知").value["number"].endswith("〕2号")
    ask("undo")
    assert ask("paper", "reserve", "云府院办", "关于丙事的通知").value["number"].endswith("〕3号")
    year = int(first[first.index("〔") + 1 : first.index("〕")])
    assert ask("paper", "gaps", "云府院办", "--year", year).value["gaps"] == [2]


def test_voiding_what_is_not_there_is_refused(say: Say, ask: Say) -> None:
    ask("paper", "list")
    assert say("paper", "void", "云府院办〔2020〕9号", "--reason", "错").code == 1
