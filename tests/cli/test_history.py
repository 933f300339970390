from collections.abc import Callable

from .conftest import Say


def test_search_over_everything(ask: Say) -> None:
    ask("task", "add", "--matter", "落实破产费用", "--lead", "县财政局")
    hits = ask("search", "pcfy").value
    assert [set(hit) for hit in hits] == [{"kind", "id", "title", "note"}]
    assert {hit["kind"] for hit in ask("search", "财政").value} == {"tasks", "units"}
    assert ask("search", "没有这样的词").value == []
    assert ask("search", "").value == []


def test_the_history_of_a_record(ask: Say, refused: Callable[..., str]) -> None:
    ask("task", "add", "--matter", "办理")
    (step,) = ask("history", "tasks", "2026-001").value
    assert set(step) >= {"step", "label", "at", "actor", "reason", "paper", "changes"}
    assert set(step["changes"][0]) == {"field", "op", "before", "after"}
    assert "没有“people”这一类记录" in refused("history", "people", "x")
    assert "没有编号“2026-009”" in refused("history", "tasks", "2026-009")


def test_undo_and_redo_several_steps(ask: Say) -> None:
    for matter in ("一", "二", "三"):
        ask("task", "add", "--matter", matter)
    assert ask("undo").value == {"undone": ["撤销“立项”"]}
    assert len(ask("undo", "2").value["undone"]) == 2
    assert ask("task", "list").value == []
    assert ask("redo", "3").value == {"redone": ["恢复“立项”"] * 3}
    assert [line["matter"] for line in ask("task", "list").value] == ["一", "二", "三"]


def test_more_steps_than_there_are(say: Say, ask: Say, refused: Callable[..., str], office: object) -> None:
    told = say("--home", office, "undo", "9")
    assert (told.code, told.out) == (1, "")
    assert told.err.strip() == "已撤销“导入名册”、撤销“建立办公室”。没有可以撤销的操作。"
    ask("redo", "2")
    assert "没有可以恢复" in refused("redo")
