import json
from collections.abc import Callable
from pathlib import Path

from .conftest import Say

FILES = Path(__file__).parents[1] / "files"
NOTICE = FILES / "roster" / "RV1_云岭县_调整组成人员的通知.txt"
CONTACTS = FILES / "roster" / "RV3_云岭县_联络员名单.xlsx"


def _units(folder: Path) -> Path:
    """One place of the units file, as a script would cut it out."""
    told = json.loads((FILES / "units.json").read_text(encoding="utf-8"))
    place = next(
        each for each in (told.values() if isinstance(told, dict) else told) if isinstance(each, dict)
    )
    (folder / "units.json").write_text(json.dumps(place, ensure_ascii=False), encoding="utf-8")
    return folder / "units.json"


def test_reading_a_notice_needs_no_folder(say: Say, tmp_path: Path) -> None:
    told = say("roster", "read", NOTICE, "--units", _units(tmp_path), "--json", "--home", tmp_path / "none")
    assert (told.code, told.err) == (0, "")
    assert {"mechanism", "office_host", "heads", "members", "doubts"} <= set(told.value)
    assert {"role", "name", "position"} <= set(told.value["heads"][0])
    assert {"unit", "seat", "person"} <= set(told.value["members"][0])
    assert "个成员席位" in say("roster", "read", NOTICE).out


def test_an_adjusting_notice_tells_who_goes_and_who_follows(say: Say, tmp_path: Path) -> None:
    notice = tmp_path / "调整通知.txt"
    notice.write_text("由县长高远接替李明担任召集人。县民政局不再作为成员单位。", encoding="utf-8")
    told = say("roster", "read", notice, "--json").value
    assert told["partial"]
    assert [(each["name"], each["successor"]) for each in told["leaving"]] == [("李明", "高远"), (None, None)]
    assert told["heads"][0]["replaces"] == "李明"
    words = say("roster", "read", notice).out
    assert "不再担任召集人：李明（由高远接替）" in words
    assert "不再担任成员单位：县民政局" in words


def test_reading_contacts(say: Say) -> None:
    told = say("roster", "read", CONTACTS, "--json")
    assert set(told.value) == {"contacts", "doubts"}
    assert {"row", "unit", "person", "position", "mobile", "role"} <= set(told.value["contacts"][0])
    assert all(each["mobile"] is None or isinstance(each["mobile"], str) for each in told.value["contacts"])


def test_importing_is_one_step_and_listed_by_day(ask: Say) -> None:
    before = len(ask("roster", "list").value["seats"])
    told = ask("roster", "import", NOTICE, "--on", "2026-03-01").value
    assert {"step", "label", "made", "heads", "members", "doubts"} <= set(told)
    listed = ask("roster", "list", "--on", "2026-03-01").value
    assert listed["on"] == "2026-03-01"
    assert len(listed["seats"]) > before
    assert {"kind", "role", "unit", "seat", "person", "position", "since"} == set(listed["seats"][0])
    assert len(ask("roster", "list", "--on", "2026-02-28").value["seats"]) == before
    assert ask("roster", "list", "--on", "2020-01-01").value["seats"] == []
    ask("undo")
    assert len(ask("roster", "list").value["seats"]) == before


def test_importing_contacts_reports_what_is_left_out(ask: Say) -> None:
    told = ask("roster", "import", CONTACTS).value
    assert told["contacts"] == len(ask("roster", "list").value["liaisons"])
    assert told["doubts"]


def test_files_that_cannot_be_read_are_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    assert "none.txt" in refused("roster", "read", tmp_path / "none.txt")
    assert refused("roster", "import", tmp_path / "none.txt")
    (tmp_path / "空.txt").write_text("")
    assert refused("roster", "import", tmp_path / "空.txt")
    (tmp_path / "闲话.txt").write_text("今天天气很好。")
    assert refused("roster", "import", tmp_path / "闲话.txt")
    (tmp_path / "bad.json").write_text("[1]")
    for name in ("bad.json", "none.json"):
        assert "单位名称文件" in refused("roster", "read", NOTICE, "--units", tmp_path / name)
