"""Special inspections on the command line."""

from collections.abc import Callable

from .conftest import Say


def _tasks(ask: Say, count: int) -> None:
    for n in range(count):
        ask(
            "task",
            "add",
            "--matter",
            f"事项{n}",
            "--lead",
            "县法院" if n % 2 else "县财政局",
            "--deadline",
            "12月底前",
        )


def test_an_inspection_from_sample_to_conclusion(ask: Say, refused: Callable[..., str]) -> None:
    _tasks(ask, 5)
    made = ask(
        "inspection",
        "plan",
        "--title",
        "第四季度专项检查",
        "--size",
        2,
        "--seed",
        "42",
        "--inspectors",
        "王立",
    ).value
    assert "抽样种子 42" in made["scope"]
    ask("inspection", "record", made["id"], 1, 2, "--result", "met", "--text", "看过")
    ask("inspection", "record", made["id"], 2, "--result", "unmet", "--text", "没有动")
    assert "不需要立项整改" in refused("inspection", "follow", made["id"], 1)
    assert "一次办一项" in refused("inspection", "follow", made["id"], 1, 2)
    assert "没有第7项" in refused("inspection", "record", made["id"], 7, "--result", "met")
    number = ask("inspection", "follow", made["id"], 2, "--deadline", "10个工作日内").value["number"]
    assert ask("task", "show", number).value["source"].startswith("第四季度专项检查第2项")
    ask("inspection", "conclude", made["id"], "--text", "总体较好")
    (file,) = ask("inspection", "list").value
    assert (file["status"], file["conclusion"]) == ("done", "总体较好")
    assert [line["result"] for line in file["lines"]] == ["met", "unmet"]
    assert file["lines"][1]["follow"] == number
    ask("inspection", "reopen", made["id"], "--reason", "录错")


def test_a_unit_or_a_view_narrows_what_is_inspected(
    ask: Say, say: Say, office, refused: Callable[..., str]
) -> None:
    _tasks(ask, 3)
    made = ask("inspection", "plan", "--title", "抽查", "--unit", "县财政局", "--on", "2026-11-19").value
    assert made["scope"] == "县财政局办理中的事项全部列入，共 2 项。"
    assert "没有“红”这一筛选" in refused("inspection", "plan", "--title", "x", "--view", "红")
    assert "没有逾期的事项" in refused("inspection", "plan", "--title", "x", "--view", "overdue")
    told = say("--home", office, "inspection", "show", made["id"]).out
    assert "1 2026-001　待检查　事项0" in told
    assert "抽查" in say("--home", office, "inspection", "list").out
    assert len(ask("inspection", "plan", "--title", "再抽", "--size", 1).value["scope"].split("种子")) == 3
    ask("inspection", "add", made["id"], "--task", "2026-002")
    assert "2026-002" in ask("inspection", "show", made["id"]).value["scope"]
