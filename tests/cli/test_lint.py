import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import run
from desktop.documents.spec import load_spec

FILES = Path(__file__).parents[1] / "files"
SPEC = {
    "issuers": ["甲县人民政府"],
    "number": "甲政(2026)第08号",
    "title": "关于报送台帐的通知。",
    "addressees": ["县司发局"],
    "body": ["请于2026.3.5前报送,逾期不候."],
    "signature": {"organs": ["甲县人民政府"], "date": "2026-03-01"},
}


@pytest.fixture
def paper(home: Path) -> Path:
    path = home / "paper.json"
    path.write_text(json.dumps(SPEC, ensure_ascii=False), encoding="utf-8")
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = run(["paper", "lint", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_findings_are_one_json_value_and_end_with_one(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, value = answer(capsys, str(paper))
    assert code == 1
    found = {finding["code"]: finding for finding in value["findings"]}
    assert set(found) == {"number.form", "title.end", "date.separators", "mark.half", "typo"}
    assert found["date.separators"]["place"]["words"] == "正文第1段"
    assert found["number.form"]["fix"] == "〔2026〕8号"


def test_a_clean_paper_ends_with_nought(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, value = answer(capsys, str(FILES / "specs" / "single_notice.json"))
    assert (code, value) == (0, {"findings": []})


def test_the_units_of_a_file_are_compared(
    paper: Path, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    units = home / "units.json"
    units.write_text(
        json.dumps({"p": "县", "units": [{"name": "县司法局"}]}, ensure_ascii=False), encoding="utf-8"
    )
    _code, value = answer(capsys, str(paper), "--units", str(units))
    (finding,) = [one for one in value["findings"] if one["code"] == "unit.unknown"]
    assert (finding["found"], finding["fix"]) == ("县司发局", None)


def test_the_copy_put_right_is_a_spec_without_findings(
    paper: Path, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    out = home / "deep" / "good.json"
    assert run(["paper", "lint", str(paper), "--fix", str(out)]) == 1
    said = capsys.readouterr().out
    assert "（可自动改正）" in said
    assert str(out) in said
    assert load_spec(out.read_text(encoding="utf-8")).number == "甲政〔2026〕8号"
    assert run(["paper", "lint", str(out)]) == 0
    assert "没有发现问题" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "{", '{"titel": "甲"}'])
def test_what_cannot_be_read_is_refused_in_chinese(
    content: str | None, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "bad.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert run(["paper", "lint", str(path)]) == 1
    caught = capsys.readouterr()
    assert not caught.out
    assert caught.err.strip().endswith("。")


def test_a_copy_that_cannot_be_written_is_refused(
    paper: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["paper", "lint", str(paper), "--fix", str(home)]) == 1
    assert "没有保存" in capsys.readouterr().err
