from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Say

LINE = {
    "number", "check_code", "matter", "section", "lead", "support", "collective", "deadline", "due", "original_due",
    "status", "light", "overdue_workdays", "source", "latest",
}  # fmt: skip


@pytest.fixture
def number(ask: Say) -> str:
    words = (
        "task",
        "add",
        "--matter",
        "落实资金",
        "--lead",
        "财政局",
        "--support",
        "县法院",
        "--due",
        "2099-12-01",
    )
    return str(ask(*words).value["number"])


def test_the_shape_of_a_line_and_of_one_task(ask: Say, number: str) -> None:
    (line,) = ask("task", "list").value
    assert set(line) >= {*LINE, "owner"}
    assert (line["number"], line["lead"], line["support"], line["owner"]) == (
        number,
        ["县财政局"],
        ["县法院"],
        "云岭县",
    )
    assert set(line["deadline"]) == {"raw", "kind", "rule", "recur"}
    assert set(line["overdue_workdays"]) == {"by_original", "by_current"}
    one = ask("task", "show", number).value
    assert set(one) >= LINE | {
        "deadline_basis", "done_text", "closed_by", "progress", "extensions", "evidence", "decision", "decision_span",
    }  # fmt: skip


def test_a_task_from_opening_to_closing(ask: Say, number: str, tmp_path: Path) -> None:
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(b"%PDF")
    ask("task", "progress", number, "--text", "已启动", "--source", "电话", "--by", "赵元")
    ask(
        "task",
        "extend",
        number,
        "--to",
        "2100-01-04",
        "--reason",
        "核实",
        "--paper",
        "云财〔2026〕8号",
        "--approver",
        "召集人",
    )
    ask("task", "done", number, "--text", "已拨付", "--evidence", proof)
    ask("task", "close", number, "--by", "召集人")
    one = ask("task", "show", number).value
    assert (one["due"], one["original_due"], one["status"], one["closed_by"]) == (
        "2100-01-04", "2099-12-01", "closed", "召集人",
    )  # fmt: skip
    assert [(each["text"], each["source"], each["by"]) for each in one["progress"]] == [
        ("已启动", "电话", "赵元")
    ]
    assert set(one["extensions"][0]) == {"from", "to", "reason", "paper", "approver", "granted_on"}
    assert one["evidence"] == ["证明.pdf"]
    steps = ask("history", "tasks", number).value
    assert [step["label"] for step in steps] == ["立项", "延期", "办结", "销号"]
    assert {step["actor"] for step in steps} == {"命令行"}


def test_closing_by_a_meeting(ask: Say, refused: Callable[..., str], number: str) -> None:
    meeting = ask("meeting", "add", "--kind", "plenary", "--date", "2026-11-10").value["id"]
    ask("task", "done", number, "--text", "已拨付")
    assert "没有编号为“none”的会议" in refused("task", "close", number, "--meeting", "none")
    ask("task", "close", number, "--meeting", meeting)
    assert ask("task", "show", number).value["status"] == "closed"


def test_filters(ask: Say, refused: Callable[..., str], number: str) -> None:
    ask("task", "add", "--matter", "另一件", "--deadline", "长期坚持")
    assert len(ask("task", "list", "--unit", "财政局").value) == 1
    assert len(ask("task", "list", "--due-before", "2099-12-01").value) == 1
    assert ask("task", "list", "--due-before", "2099-11-30").value == []
    assert ask("task", "list", "--status", "closed").value == []
    assert len(ask("task", "list", "--status", "open").value) == 2
    assert "名册里没有“县气象局”" in refused("task", "list", "--unit", "县气象局")


def test_words_of_a_deadline(ask: Say) -> None:
    ask("task", "add", "--matter", "办理", "--deadline", "2099年12月底前")
    (line,) = ask("task", "list").value
    assert (line["due"], line["deadline"]["raw"]) == ("2099-12-31", "2099年12月底前")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "--matter", " "], "事项内容是空的"),
        (["show", "2026-999"], "没有编号“2026-999”"),
        (["progress", "NO", "--text", " ", "--source", "电话", "--by", "某"], "进展内容是空的"),
        (
            ["extend", "NO", "--to", "2099-11-01", "--reason", "a", "--paper", "b", "--approver", "c"],
            "不晚于现期限",
        ),
        (
            ["extend", "NO", "--to", "2100-11-01", "--reason", " ", "--paper", "b", "--approver", "c"],
            "延期缺少延期理由",
        ),
        (["done", "NO", "--text", ""], "办结须写明"),
        (["done", "NO", "--text", "办完", "--evidence", "/none.pdf"], "none.pdf”读不出来"),
        (["close", "NO", "--by", "某"], "尚未办结"),
    ],
)
def test_bad_input_is_refused(refused: Callable[..., str], number: str, words: list[str], told: str) -> None:
    assert told in refused("task", *[number if word == "NO" else word for word in words])
