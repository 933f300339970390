"""工作交接清单 as a paper: its numbers, whom to call, and who signs."""

from desktop.documents.official import Cell
from desktop.services.paper_facts import Subject

from .conftest import Compose


def test_the_numbers_are_those_of_the_tables(facts: Compose) -> None:
    made = facts("handover", Subject())
    assert made.fields["在办项数"] == len(made.tables["在办"].rows)
    assert made.fields["未了项数"] == len(made.tables["未了"].rows)
    assert made.fields["逾期项数"] == sum("逾期" in row[5] for row in made.tables["在办"].rows)
    assert made.title == "工作交接清单（2026年6月24日）"


def test_vacant_heads_and_missing_liaisons_are_shown(facts: Compose) -> None:
    made = facts("handover", Subject())
    assert [row[1] for row in made.tables["领导"].rows].count("（空缺）") == 3
    contacts = made.tables["联系"].rows
    assert contacts[0] == (
        "县政府办公室", "", "刘敏", "办公室主任", "13800000000\n0393-5550100", "2026年\n6月24日",
    )  # fmt: skip
    assert contacts[-1][2:] == ("未指定", "", "", "")


def test_both_clerks_and_a_witness_sign(facts: Compose) -> None:
    rows = facts("handover", Subject()).tables["签字"].rows
    assert [row[0] for row in rows] == ["交接说明", "交出人", "接收人", "监交人"]
    assert isinstance(rows[1][1], Cell)
