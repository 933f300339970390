"""成员调整 on the command line."""

from collections.abc import Callable

from .conftest import Say


def seats(ask: Say) -> dict[str, str]:
    return {each["unit"] or each["role"]: each["person"] for each in ask("roster", "list").value["seats"]}


def test_a_change_is_in_force_only_when_approved(ask: Say) -> None:
    told = ask(
        "roster", "change", "propose", "--unit", "财政局", "--person", "钱进", "--position", "局长",
        "--liaison", "赵元", "--mobile", "13900000001", "--paper", "云财〔2026〕3号",
    ).value  # fmt: skip
    assert seats(ask)["县财政局"] is None
    waiting = ask("roster", "change", "list", "--status", "proposed").value
    assert {each["id"] for each in waiting} == set(told["ids"])
    assert {"id", "kind", "unit", "seat", "before", "person", "effective_on", "status"} <= set(waiting[0])
    ask("roster", "change", "approve", *told["ids"], "--approver", "周文涛")
    assert seats(ask)["县财政局"] == "钱进"
    assert ask("roster", "list").value["liaisons"][0]["person"] == "赵元"
    ask("undo")
    assert seats(ask)["县财政局"] is None


def test_a_change_is_rejected_or_withdrawn_with_a_reason(ask: Say) -> None:
    for way, status in (("reject", "rejected"), ("withdraw", "withdrawn")):
        (one,) = ask("roster", "change", "propose", "--role", "召集人", "--person", "钱进").value["ids"]
        ask("roster", "change", way, one, "--reason", "人选另议")
        row = next(each for each in ask("roster", "change", "list").value if each["id"] == one)
        assert (row["status"], row["note"], row["before"]) == (status, "人选另议", "周文涛")
    assert seats(ask)["召集人"] == "周文涛"


def test_a_unit_joins_and_leaves(ask: Say) -> None:
    join = ask(
        "roster", "change", "propose", "--join", "--unit", "县气象局", "--position", "主要负责同志"
    ).value
    ask("roster", "change", "approve", *join["ids"], "--approver", "周文涛")
    assert "县气象局" in seats(ask)


def test_what_cannot_be_proposed_is_refused(refused: Callable[..., str]) -> None:
    assert "没有“县气象局”" in refused("roster", "change", "propose", "--unit", "县气象局", "--person", "某")
    assert "没有填写调整内容" in refused("roster", "change", "propose", "--unit", "县财政局")
    assert "没有“组长”的席位" in refused(
        "roster", "change", "propose", "--role", "组长", "--person", "某"
    ).replace("里", "")
    assert "没有这份成员调整" in refused("roster", "change", "approve", "nothing", "--approver", "周文涛")


def test_liaisons_are_confirmed_all_at_once(ask: Say, refused: Callable[..., str]) -> None:
    assert "没有可核对的联络员" in refused("roster", "confirm")
    told = ask("roster", "change", "propose", "--unit", "县财政局", "--liaison", "赵元").value
    ask("roster", "change", "approve", *told["ids"], "--approver", "周文涛")
    assert ask("roster", "confirm", "财政局").value["confirmed"] == ["县财政局"]
