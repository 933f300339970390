"""assessment show and make as a script sees them."""

from collections.abc import Callable
from pathlib import Path

from .conftest import Say


def open_tasks(ask: Say) -> None:
    for lead, due in (("县财政局", "2026-01-05"), ("县财政局", "2099-12-01"), ("县自然资源局", "2026-01-05")):
        ask("task", "add", "--matter", f"{lead}办{due}", "--lead", lead, "--support", "县法院", "--due", due)


def year_of(ask: Say) -> int:
    return int(str(ask("task", "list").value[0]["number"])[:4])


def test_the_numbers_of_all_units_and_the_rows_of_one(ask: Say) -> None:
    open_tasks(ask)
    year = year_of(ask)
    told = ask("assessment", "show", year).value
    assert (told["year"], told["ranked"]) == (year, False)
    assert told["rules"]["按期率"].startswith("按期办结÷")
    by_unit = {each["unit"]: each for each in told["units"]}
    assert by_unit["县财政局"]["numbers"]["lead"] == 2
    assert by_unit["县财政局"]["numbers"]["rate_current"] == {"top": 0, "bottom": 1, "percent": "0.0%"}
    assert by_unit["县法院"]["numbers"]["support"] == 3
    assert by_unit["县检察院"]["numbers"]["rate_current"] == {"top": 0, "bottom": 0, "percent": "—"}
    (one,) = ask("assessment", "show", year, "--unit", "县财政局").value["units"]
    assert [row["number"] for row in one["rows"]["lead"]] == [f"{year}-001", f"{year}-002"]
    assert [row["number"] for row in one["rows"]["owed_current"]] == [f"{year}-001"]


def test_in_words_only_what_there_is(say: Say, ask: Say, office: Path) -> None:
    open_tasks(ask)
    year = year_of(ask)
    told = say("--home", office, "assessment", "show", year, "--unit", "县财政局").out
    assert f"{year}年度，截至" in told
    assert "牵头 2" in told
    assert "县财政局办2099-12-01" in told


def test_every_paper_and_the_workbook_are_made(ask: Say, tmp_path: Path) -> None:
    open_tasks(ask)
    told = ask("assessment", "make", year_of(ask), "--out", tmp_path / "out").value
    assert len(told["papers"]) == 7
    assert all(Path(one["pdf"]).is_file() and Path(one["docx"]).is_file() for one in told["papers"])
    assert "汇总表" in told["papers"][0]["title"]
    assert len(list((tmp_path / "out").glob("*.xlsx"))) == 1
    assert any(".xlsx" in remark for remark in told["remarks"])


def test_a_year_to_come_or_an_unknown_unit_is_refused(refused: Callable[..., str]) -> None:
    assert "还没有开始" in refused("assessment", "show", 2199)
    assert "县气象局" in refused("assessment", "show", 2026, "--unit", "县气象局")
