"""The catalogue on the command line: one paper per unit, codes, the office's own texts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sampled import sampled

from .conftest import Say


@pytest.fixture
def office(tmp_path: Path) -> Path:
    sample = sampled(tmp_path / "office")
    sample.desk.close()
    return tmp_path / "office"


@pytest.fixture
def meeting(ask: Say, office: Path) -> Callable[[str], str]:
    return lambda status: next(
        each["id"] for each in ask("meeting", "list").value if each["status"] == status
    )


def test_the_list_tells_fields_and_what_units_get(say: Say) -> None:
    told = {each["kind"]: each for each in say("paper", "list", "--json").value}
    assert len(told) >= 28
    assert "会议名称" in told["meeting_notice"]["fields"]
    assert told["urging"]["tables"] == ["事项", "反馈"]
    assert told["urging"]["per_unit"]
    assert not told["ledger"]["per_unit"]
    assert "urging  催办单：发文机关、" in say("paper", "list").out


def test_all_units_get_their_excerpt_and_sign_for_it(
    ask: Say, meeting: Callable[[str], str], tmp_path: Path
) -> None:
    made = ask(
        "paper",
        "make",
        "minutes_excerpt",
        "--meeting",
        meeting("held"),
        "--all-units",
        "--out",
        tmp_path / "out",
    ).value
    assert len(made) == 33
    assert [each["kind"] for each in made[-2:]] == ["minutes_excerpt", "delivery_sheet"]
    assert all(Path(each["pdf"]).is_file() for each in made)


def test_named_units_get_theirs_and_two_make_a_sheet(
    ask: Say, meeting: Callable[[str], str], tmp_path: Path
) -> None:
    words = ("paper", "make", "meeting_notice", "--meeting", meeting("planned"), "--out", tmp_path, "--unit")
    made = ask(*words, "县公安局", "县财政局").value
    assert ["县财政局" in made[0]["title"], "县公安局" in made[1]["title"]] == [True, True]
    assert made[2]["kind"] == "delivery_sheet"
    assert made[0]["number"] == made[1]["number"]
    assert [each["kind"] for each in ask(*words, "县财政局").value] == ["meeting_notice"]


def test_who_gets_none_is_said_and_the_rest_is_made(say: Say, office: Path, tmp_path: Path) -> None:
    told = say(
        "--home", office, "paper", "make", "assignment", "--unit", "县财政局", "县教育局", "--out", tmp_path
    )
    assert told.code == 1
    assert "府院联动事项交办单" in told.out
    assert "没有要交办的事项" in told.out


def test_forms_of_one_task_are_made_one_by_one(ask: Say, tmp_path: Path) -> None:
    words = ("paper", "make", "extension_approval", "--task", "2026-001", "2026-002", "--out", tmp_path)
    assert [each["title"] for each in ask(*words).value] == [
        "延期审批表（2026-001）",
        "延期审批表（2026-002）",
    ]


def test_a_code_finds_its_paper_and_what_replaced_it(
    ask: Say, refused: Callable[..., str], tmp_path: Path
) -> None:
    first, second = (
        ask("paper", "make", "roster", "--on", "2026-03-01", "--out", tmp_path).value[0] for _ in range(2)
    )
    told = ask("paper", "find", first["code"].lower()).value
    assert (told["kind"], told["replaced_by"]) == ("roster", second["code"])
    assert ask("paper", "find", second["code"]).value["replaced_by"] is None
    assert "没有校验码为“ZZZZZZ”的文书" in refused("paper", "find", "ZZZZZZ")


def test_an_own_text_is_copied_edited_and_tried(say: Say, ask: Say, office: Path, tmp_path: Path) -> None:
    path = Path(ask("paper", "copy", "urging").value["file"])
    path.write_text(path.read_text("utf-8").replace("请抓紧办理", "请尽快办理"), encoding="utf-8")
    out = tmp_path / "试排.pdf"
    tried = ask("paper", "test", "urging", "--out", out).value
    assert (tried["own"], tried["remarks"]) == (True, [])
    assert out.read_bytes()[:5] == b"%PDF-"
    path.write_text(path.read_text("utf-8").replace("{% endif %}", ""), encoding="utf-8")
    broken = say("--home", office, "--json", "paper", "test", "urging")
    assert broken.code == 1
    assert broken.value["own"] is False
    assert "模板有误（第" in broken.value["remarks"][0]


@pytest.mark.parametrize("kind", ["roster", "one_page", "supervision", "desk_cards"])
def test_a_shipped_text_is_tried_without_any_office(say: Say, tmp_path: Path, kind: str) -> None:
    told = say("paper", "test", kind, "--json", "--home", tmp_path / "none")
    assert (told.code, told.value["own"]) == (0, False)
