"""Meetings on the command line: moved, asked, answered, attended; topics from asking to the agenda."""

from collections.abc import Callable

from .conftest import Say


def plan(ask: Say, day: str = "2099-01-08", *more: str) -> str:
    return ask("meeting", "add", "--kind", "plenary", "--date", day, *more).value["id"]


def test_a_meeting_is_put_off_called_off_and_merged(ask: Say, refused: Callable[..., str]) -> None:
    one, two, three = plan(ask), plan(ask), plan(ask)
    ask("meeting", "postpone", one, "--to", "2099-01-20", "--reason", "防汛")
    ask("meeting", "cancel", two, "--reason", "重复")
    ask("meeting", "merge", three, "--into", one, "--reason", "议题相近")
    told = {row["id"]: (row["status"], row["date"]) for row in ask("meeting", "list").value}
    assert told == {
        one: ("planned", "2099-01-20"), two: ("cancelled", "2099-01-08"), three: ("merged", "2099-01-08"),
    }  # fmt: skip
    assert "不能取消" in refused("meeting", "cancel", two, "--reason", "x")
    assert "没有编号为“x”的会议" in refused("meeting", "postpone", "x", "--reason", "y")
    lines = ask("meeting", "series", "--kind", "全体会议", "--year", "2099").value
    assert [(line["number"], line["state"]) for line in lines] == [
        (None, "取消"), (None, "合并"), (None, "筹备"),
    ]  # fmt: skip


def test_answers_and_attendance(ask: Say, refused: Callable[..., str]) -> None:
    record = plan(ask, "2026-01-08", "--year-covered", "2025")
    assert ask("meeting", "reply", record, "czj", "王强", "副局长").value["reply"] == "stand_in"
    assert "没有登记" in refused("meeting", "reply", record, "水利局")
    told = ask("meeting", "replies", record, "--open").value
    assert len(told) == 5
    assert "县财政局" not in {row["unit"] for row in told}
    came = ask("meeting", "attendance", record, "--except", "法院 缺席", "--close").value
    assert (came["entries"], came["number"]) == (7, 1)
    assert "已召开" in refused("meeting", "invite", record)


def test_chosen_units_and_the_host_are_checked(ask: Say, refused: Callable[..., str]) -> None:
    added = ask(
        "meeting", "add", "--kind", "协调会", "--date", "2099-02-02", "--proposer", "县法院",
        "--invite", "县财政局", "--host", "吴某某",
    ).value  # fmt: skip
    assert "不在2099-02-02的名册上" in added["warning"]
    assert ask("meeting", "invite", added["id"], "--unit", "县自然资源局").value["invited"] == 2
    told = ask("meeting", "arrange", added["id"], "--host", "周文涛", "--quarter", "4").value
    assert told["warning"] == ""
    assert "季度写成了“7”" in refused("meeting", "arrange", added["id"], "--quarter", "7")


def test_topics_from_asking_to_the_agenda(ask: Say, refused: Callable[..., str]) -> None:
    record = plan(ask)
    topic = ask("meeting", "topics", "add", "--title", "研究执行联动", "--unit", "县法院").value["made"][0]
    ask("meeting", "topics", "put", topic, "--meeting", record)
    assert ask("meeting", "topics", "list").value[0]["state"] == "agenda"
    ask("meeting", "topics", "park", topic, "--note", "材料不全")
    assert [row["id"] for row in ask("meeting", "topics", "list", "--offered").value] == [topic]
    ask("meeting", "topics", "drop", topic, "--reason", "已另行解决")
    assert ask("meeting", "topics", "list", "--offered").value == []
    assert "不列，没有再列入" in refused("meeting", "topics", "put", topic, "--meeting", record)
    assert "没有编号为“x”的议题" in refused("meeting", "topics", "drop", "x", "--reason", "y")
