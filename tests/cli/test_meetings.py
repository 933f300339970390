from collections.abc import Callable
from pathlib import Path

from .conftest import Say

MINUTES = Path(__file__).parents[1] / "files" / "minutes"
V01 = MINUTES / "V01_云岭县_2025年第三次工作会议.txt"


def test_a_meeting_from_plan_to_held(ask: Say, refused: Callable[..., str]) -> None:
    added = ask(
        "meeting", "add", "--kind", "全体会议", "--date", "2026-11-10", "--place", "三楼", "--host", "县长"
    ).value
    assert {"step", "label", "made", "id"} <= set(added)
    (row,) = ask("meeting", "list").value
    assert {
        "id", "kind", "title", "date", "year_covered", "place", "host", "status", "number", "decisions", "tasks",
    } == set(row)  # fmt: skip
    assert (row["id"], row["kind"], row["date"], row["status"], row["number"]) == (
        added["id"], "plenary", "2026-11-10", "planned", None,
    )  # fmt: skip
    assert ask("meeting", "close", added["id"]).value["number"] == 1
    assert "已登记为召开" in refused("meeting", "close", added["id"])
    other = ask(
        "meeting",
        "add",
        "--kind",
        "plenary",
        "--date",
        "2026-01-10",
        "--year-covered",
        "2025",
        "--title",
        "年会",
    ).value
    assert [each["year_covered"] for each in ask("meeting", "list").value if each["id"] == other["id"]] == [
        2025
    ]


def test_bad_meetings_are_refused(refused: Callable[..., str], ask: Say) -> None:
    assert "没有“茶话会”这一类会议" in refused("meeting", "add", "--kind", "茶话会", "--date", "2026-11-10")
    assert "没有编号为“x”的会议" in refused("meeting", "close", "x")
    future = ask("meeting", "add", "--kind", "plenary", "--date", "2099-01-01").value["id"]
    assert "尚未到日子" in refused("meeting", "close", future)


def test_reading_minutes_stores_nothing_and_keeps_spans(say: Say, ask: Say) -> None:
    told = say("minutes", "read", V01, "--json").value
    assert {"meeting", "anchor_date", "decisions"} <= set(told)
    assert {"title", "kind", "issue_no", "date", "place", "host", "recorder", "present", "absent"} <= set(
        told["meeting"]
    )
    text = V01.read_text(encoding="utf-8")
    for found in told["decisions"]:
        assert {"text", "span", "disposition", "lead", "support", "collective", "deadline", "doubts"} <= set(
            found
        )
        assert found["text"] == text[slice(*found["span"])]
    assert ask("minutes", "read", V01).value["decisions"]
    assert ask("task", "list").value == []


def test_importing_minutes_once(ask: Say, refused: Callable[..., str]) -> None:
    told = ask("minutes", "import", V01).value
    assert {"step", "label", "made", "decisions", "tasks", "doubts"} <= set(told)
    assert len(ask("task", "list").value) == told["tasks"] > 0
    (meeting,) = ask("meeting", "list").value
    assert (meeting["status"], meeting["number"], meeting["decisions"]) == ("held", 1, told["decisions"])
    assert "已经导入过" in refused("minutes", "import", V01)
    assert [step["label"] for step in ask("history", "meetings", meeting["id"]).value] == ["确认立项"]


def test_minutes_of_a_meeting_that_is_not_there(refused: Callable[..., str], ask: Say) -> None:
    assert "没有编号为“none”的会议" in refused("minutes", "import", V01, "--meeting", "none")
    planned = ask("meeting", "add", "--kind", "plenary", "--date", "2025-09-01").value["id"]
    ask("minutes", "import", V01, "--meeting", planned)
    assert [row["id"] for row in ask("meeting", "list").value] == [planned]


def test_minutes_without_a_day_take_the_anchor(ask: Say, refused: Callable[..., str], tmp_path: Path) -> None:
    paper = tmp_path / "纪要.txt"
    paper.write_text("会议纪要\n会议议定：\n一、县财政局牵头落实专项资金。\n", encoding="utf-8")
    assert "没有读到开会日期" in refused("minutes", "import", paper)
    ask("minutes", "import", paper, "--anchor", "2026-11-02")
    assert ask("meeting", "list").value[0]["date"] == "2026-11-02"
    assert "none.txt" in refused("minutes", "read", tmp_path / "none.txt")
