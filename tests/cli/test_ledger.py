import json
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from .conftest import Say

FILES = Path(__file__).parents[1] / "files"
LEDGER = FILES / "ledger" / "LV2_东屏县_2026双清单.xlsx"


def _units(folder: Path) -> Path:
    told = json.loads((FILES / "units.json").read_text(encoding="utf-8"))["东屏县"]
    (folder / "units.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return folder / "units.json"


def test_reading_needs_no_folder(say: Say, tmp_path: Path) -> None:
    told = say("ledger", "read", LEDGER, "--units", _units(tmp_path), "--json", "--home", tmp_path / "none")
    assert (told.code, told.err) == (0, "")
    first, second = told.value["sheets"]
    assert {"sheet", "header_rows", "columns", "rows", "doubts"} <= set(first)
    assert first["columns"]["C"] == "units"
    row = first["rows"][0]
    assert {"row", "serial", "section", "matter", "lead", "support", "deadline", "status", "progress"} <= set(
        row
    )
    assert {"raw", "due", "certainty"} <= set(row["deadline"])
    assert row["lead"] == ["县司法局"]
    assert set(row["extra"]) == {"D", "H"}
    assert {"row", "column", "value", "reason"} <= set(first["doubts"][0])
    assert len(second["rows"]) == 12
    assert not (tmp_path / "none").exists()


def test_the_words_name_rows_and_doubts(say: Say, tmp_path: Path) -> None:
    told = say("ledger", "read", LEDGER, "--units", _units(tmp_path))
    assert "工作表“重点任务清单”：14 项" in told.out
    assert "存疑 E13：46295 是表格里的日期序号" in told.out


def test_the_year_may_be_given(say: Say, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["序号", "事项", "责任单位", "完成时限"])
    book.active.append([1, "甲", "县法院", "3月底"])
    book.save(tmp_path / "台账.xlsx")
    read = ("ledger", "read", tmp_path / "台账.xlsx", "--json")
    due = say(*read).value["sheets"][0]["rows"][0]["deadline"]
    assert (due["due"], due["certainty"]) == (None, "ambiguous")
    assert say(*read, "--year", 2027).value["sheets"][0]["rows"][0]["deadline"]["due"] == "2027-03-31"


def test_importing_keeps_the_columns_and_is_undone_at_once(ask: Say) -> None:
    told = ask("ledger", "import", LEDGER).value
    assert {"step", "label", "made", "tasks", "closed", "skipped", "overdue", "undated", "doubts"} <= set(
        told
    )
    assert (told["tasks"], told["closed"]) == (26, 5)
    assert len(ask("task", "list").value) == 26
    shown = ask("task", "show", "2026-001").value
    assert shown["extra"]["工作措施"] == "开庭前提醒、庭后评价"
    assert shown["extra"]["原表"] == f"{LEDGER.name}《重点任务清单》第5行"
    ask("undo")
    assert ask("task", "list").value == []


def test_finished_ones_may_stay_out(ask: Say) -> None:
    told = ask("ledger", "import", LEDGER, "--done", "skip").value
    assert (told["tasks"], told["skipped"]) == (21, 5)


def test_other_files_are_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    assert "没有找到台账" in refused("ledger", "import", FILES / "roster" / "RV3_云岭县_联络员名单.xlsx")
    (tmp_path / "台账.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert "另存为 xlsx" in refused("ledger", "import", tmp_path / "台账.xls")
    assert "找不到文件" in refused("ledger", "read", tmp_path / "没有.xlsx")


def test_what_is_in_doubt_is_settled_on_the_way(ask: Say, refused: Callable[..., str]) -> None:
    settle = ("ledger", "import", LEDGER, "--settle")
    assert "没有存疑的" in refused(*settle, "没有这样的词=12月31日")
    assert "定不出期限" in refused(*settle, "另行研究=以后")
    assert ask(*settle, "另行研究=12月31日").value["read"] == 26
    dues = [task["due"] for task in ask("task", "list").value]
    before = [
        row["deadline"]["due"]
        for sheet in ask("ledger", "read", LEDGER).value["sheets"]
        for row in sheet["rows"]
    ]
    assert dues.count("2026-12-31") == before.count("2026-12-31") + 1


def test_matters_past_their_day_may_wait(ask: Say) -> None:
    ask("ledger", "import", LEDGER, "--park")
    assert not [task for task in ask("task", "list").value if task["light"] == "overdue"]
