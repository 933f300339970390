"""One search over everything: any width, any case, initials, several words, and no wild cards."""

from collections.abc import Iterator

import pytest
from desks import DAY, county, unit_id

from desktop.documents.intake import read_source_bytes
from desktop.services import minutes, registry, roster, search, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft

from .test_minutes import DATA


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = county(tmp_path_factory.mktemp("search") / "county")
    source = read_source_bytes(DATA, "纪要.txt")
    proposal = minutes.read(made, source)
    minutes.confirm(made, source, DATA, proposal.meeting, minutes.choices_of(proposal, doubted=minutes.TASK))
    tasks.add_task(made, TaskDraft("采购 ABC 系统，完成 100%", due_on=DAY))
    roster.set_liaison(made, unit_id(made, "县财政局"), "单曾", mobile="13900000001")
    registry.reserve_number(made, "云府院办", "关于“执行_联动”的请示")
    yield made
    made.close()


def kinds(desk: Desk, text: str) -> set[str]:
    return {hit.kind for hit in search.find(desk, text).hits}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("破产费用", {"tasks", "decisions"}),
        ("不动产 核查", {"tasks", "decisions"}),
        ("pcfy", {"tasks"}),
        ("县财政局", {"units", "tasks", "decisions"}),
        ("xczj", {"units", "tasks"}),
        ("周文涛", {"persons"}),
        ("sz", {"persons"}),
        ("13900000001", {"persons"}),
        ("ａｂｃ系统", {"tasks"}),
        ("abc 系统", {"tasks"}),
        ("府院联动 全体", {"meetings"}),
        ("云府院办〔2026〕1号", {"papers"}),
        ("执行_联动", {"papers"}),
        ("100%", {"tasks"}),
        ("%", {"tasks"}),
        ("_", {"papers"}),
        ("1_0", set()),
        ("没有这样的词", set()),
        ("'", set()),
        ("\\", set()),
        ("  ", set()),
    ],
)
def test_what_a_clerk_types(desk: Desk, text: str, found: set[str]) -> None:
    assert kinds(desk, text) == found


def test_decisions_are_found_over_a_broken_line_and_in_any_width(desk: Desk) -> None:
    from desktop.store.tables import Decision

    with desk.act("议定") as work:
        work.add(
            Decision(owner_id=desk.office.id, order_no=9, text="推进ＷＰＳ\n  电子送达", disposition="task")
        )
    assert kinds(desk, "wps电子送达") == {"decisions"}


def test_at_most_so_many_of_each_kind(desk: Desk) -> None:
    hits = search.find(desk, "县", limit=3).hits
    assert max(sum(hit.kind == kind for hit in hits) for kind in search.KINDS) == 3
    order = list(search.KINDS)
    assert [order.index(hit.kind) for hit in hits] == sorted(order.index(hit.kind) for hit in hits)
