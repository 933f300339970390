from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from .conftest import Say


def _form(path: Path, code: str, progress: str | None) -> Path:
    book = Workbook()
    for row in (
        ["反馈表"],
        ["反馈单位：县财政局"],
        ["编号/校验码", "事项", "办理情况", "完成时间", "联系人"],
        [code, "归集破产费用", progress, None, "王立"],
    ):
        book.active.append(row)
    book.save(path)
    return path


def test_a_form_goes_out_and_comes_back(ask: Say, tmp_path: Path) -> None:
    number = ask("task", "add", "--matter", "归集破产费用", "--lead", "县财政局").value["number"]
    code = f"{number}-{ask('task', 'show', number).value['check_code']}"
    form = _form(tmp_path / "反馈.xlsx", code, "已拨付 20 万元")
    (read,) = ask("returns", "read", form).value["files"]
    assert {"file", "unit", "sheet", "header_row", "columns", "rows", "extra_rows", "problems"} <= set(read)
    assert (read["unit"], read["rows"][0]["code_ok"]) == ("县财政局", True)
    assert ask("task", "show", number).value["progress"] == []
    told = ask("returns", "import", form).value
    assert {"step", "made", "taken", "unchanged", "untouched", "done", "problems"} <= set(told)
    assert ask("task", "show", number).value["progress"][0]["text"] == "已拨付 20 万元"


def test_reading_needs_no_folder(say: Say, tmp_path: Path) -> None:
    form = _form(tmp_path / "反馈.xlsx", "BC26-021-RJFK", None)
    told = say("returns", "read", form, "--json", "--home", tmp_path / "none")
    assert told.code == 0
    assert told.value["files"][0]["rows"][0]["code_ok"] is None
    assert "已填 0 项" in say("returns", "read", form, "--home", tmp_path / "none").out


def test_nothing_to_take_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    form = _form(tmp_path / "反馈.xlsx", "2026-009-ZZZZZZ", "已办")
    assert "台账没有改动" in refused("returns", "import", form)


def test_an_altered_code_is_claimed_by_file_and_row(
    ask: Say, refused: Callable[..., str], tmp_path: Path
) -> None:
    number = ask("task", "add", "--matter", "归集破产费用", "--lead", "县财政局").value["number"]
    form = _form(tmp_path / "反馈.xlsx", f"{number}-ZZZZZZ", "已拨付 20 万元")
    assert "没有可以登记的新内容" in refused("returns", "import", form)
    assert "看不懂" in refused("returns", "import", form, "--claim", "反馈.xlsx=1")
    assert ask("returns", "import", form, "--claim", f"反馈.xlsx:4={number}").value["taken"] == 1


def test_a_paper_is_registered_by_its_code(ask: Say, refused: Callable[..., str]) -> None:
    number = ask("task", "add", "--matter", "归集破产费用", "--lead", "县财政局").value["number"]
    code = ask("task", "show", number).value["check_code"]
    ask("returns", "paper", code, "已拨付 20 万元", "--by", "县财政局 王立")
    assert ask("task", "show", number).value["progress"][0]["by"] == "县财政局 王立"
    assert "没有校验码" in refused("returns", "paper", "ZZZZZZ", "已办")
