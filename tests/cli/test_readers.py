import pytest

from .conftest import Say

SHAPE = {"raw", "kind", "due", "start", "recur", "certainty", "rule", "basis", "steps", "question"}


def test_a_deadline_explained_needs_no_folder(say: Say, tmp_path: object) -> None:
    told = say(
        "deadline",
        "explain",
        "15个工作日内",
        "--anchor",
        "2026-09-28",
        "--json",
        "--home",
        f"{tmp_path}/none",
    )
    assert (told.code, told.err) == (0, "")
    assert set(told.value) >= SHAPE
    assert (told.value["due"], told.value["certainty"], told.value["question"]) == (
        "2026-10-23",
        "hard",
        None,
    )
    assert told.value["steps"]


@pytest.mark.parametrize("phrase", ["尽快", "适时", "", "县财政局"])
def test_what_fixes_no_day_asks(say: Say, phrase: str) -> None:
    told = say("deadline", "explain", phrase, "--anchor", "2026-03-05", "--json")
    assert told.code == 0
    assert told.value["due"] is None
    assert told.value["question"]
    assert "请确认" in say("deadline", "explain", phrase, "--anchor", "2026-03-05").out


def test_working_days_with_those_skipped(say: Say) -> None:
    told = say("workdays", "2026-09-30", "1", "--json").value
    assert (told["from"], told["n"]) == ("2026-09-30", 1)
    assert told["uncovered_years"] == []
    assert {each["reason"] for each in told["skipped"]}
    assert told["date"] > max(each["date"] for each in told["skipped"])


def test_a_year_that_is_not_covered_is_said(say: Say) -> None:
    told = say("workdays", "2039-03-01", "3", "--json")
    assert told.value["uncovered_years"] == [2039]
    assert "2039年放假安排未录入" in say("workdays", "2039-03-01", "3").out


def test_counting_back(say: Say) -> None:
    assert say("workdays", "2026-11-20", "-2", "--json").value["date"] == "2026-11-18"
    assert say("workdays", "2026-11-20", "0", "--json").value["date"] == "2026-11-20"
