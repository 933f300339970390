"""The ledger as the page asks for it: filters, order, rows, one task."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import DAY, county, unit_id

from desktop.domain.errors import Refused
from desktop.domain.tasks import Light
from desktop.services import ledger, ledger_views, tasks
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.store.queries.ledger import SORTS

TASKS = (
    TaskDraft("落实破产费用专项资金", ("县财政局",), ("县法院",), due_on=DAY - timedelta(9)),
    TaskDraft("核查不动产权属", ("县自然资源局",), due_on=DAY + timedelta(3)),
    TaskDraft("建立 100% 线索台账", ("县检察院",), due_on=DAY + timedelta(90)),
    TaskDraft("研究长期机制", (), collective=("各成员单位",)),
    TaskDraft("印发通知", ("县法院",), due_on=DAY),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = county(tmp_path_factory.mktemp("ledger") / "county")
    for draft in TASKS:
        tasks.add_task(made, draft)
    last = ledger.ids(made, LedgerFilter())[-1]
    tasks.add_progress(made, last, "已起草", source="书面", by="陈明")
    tasks.assign_person(made, last, post="庭长", person="陈明")
    tasks.finish(made, last, text="已印发")
    yield made
    made.close()


def numbers(desk: Desk, chosen: LedgerFilter, sort: str = "number", *, descending: bool = False) -> list[int]:
    ids = ledger.ids(desk, chosen, sort, descending=descending)
    assert ledger.count(desk, chosen) == len(ids)
    return [int(line.row.number[-3:]) for line in ledger.lines(desk, ids)]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (LedgerFilter(), [1, 2, 3, 4, 5]),
        (LedgerFilter(statuses=("open",)), [1, 2, 3, 4]),
        (LedgerFilter(statuses=("done", "closed")), [5]),
        (LedgerFilter(due_before=DAY), [1, 5]),
        (LedgerFilter(due_from=DAY), [2, 3, 5]),
        (LedgerFilter(due_from=DAY, due_before=DAY + timedelta(7)), [2, 5]),
        (LedgerFilter(undated=True), [4]),
        (LedgerFilter(year=2026), [1, 2, 3, 4, 5]),
        (LedgerFilter(year=2025), []),
        (LedgerFilter(meeting_id="none"), []),
        (LedgerFilter(text="不动产"), [2]),
        (LedgerFilter(text="hcbdc"), [2]),
        (LedgerFilter(text="县财政局"), [1]),
        (LedgerFilter(text="破产 资金"), [1]),
        (LedgerFilter(text="2026-003"), [3]),
        (LedgerFilter(text="２０２６－００３"), [3]),
        (LedgerFilter(text="100%"), [3]),
        (LedgerFilter(text="0%"), [3]),
        (LedgerFilter(text="_"), []),
        (LedgerFilter(text="'; DROP TABLE tasks"), []),
    ],
)
def test_filters_narrow(desk: Desk, chosen: LedgerFilter, found: list[int]) -> None:
    assert numbers(desk, chosen) == found


def test_a_unit_narrows_to_its_own_part(desk: Desk) -> None:
    assert numbers(desk, LedgerFilter(unit_id=unit_id(desk, "县法院"))) == [1, 5]


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_every_order_shows_every_task_and_turns_around(desk: Desk, sort: str) -> None:
    there = numbers(desk, LedgerFilter(), sort)
    back = numbers(desk, LedgerFilter(), sort, descending=True)
    assert sorted(there) == sorted(back) == [1, 2, 3, 4, 5]
    assert back == there[::-1]


def test_orders_say_what_they_name(desk: Desk) -> None:
    assert numbers(desk, LedgerFilter(), "due_on") == [1, 5, 2, 3, 4]
    assert numbers(desk, LedgerFilter(), "light") == [1, 2, 3, 4, 5]
    assert numbers(desk, LedgerFilter(), "person")[-1] == 5
    assert numbers(desk, LedgerFilter(), "latest")[-1] == 5


def test_rows_come_in_the_order_asked_and_lost_ids_are_left_out(desk: Desk) -> None:
    ids = ledger.ids(desk, LedgerFilter())
    wanted = [ids[3], "gone", ids[0]]
    assert [line.id for line in ledger.lines(desk, wanted)] == [ids[3], ids[0]]
    assert ledger.lines(desk, []) == []


def test_lights_as_of_today(desk: Desk) -> None:
    lights = [line.light for line in ledger.lines(desk, ledger.ids(desk, LedgerFilter()))]
    assert lights == [Light.OVERDUE, Light.NEAR, Light.AHEAD, Light.UNDATED, Light.DONE]


def test_the_named_views_hold_what_they_count(desk: Desk) -> None:
    counts = ledger_views.counts(desk)
    assert list(counts) == list(ledger_views.VIEWS)
    assert counts == {
        "all": 5,
        "open": 4,
        "pressing": 2,
        "week": 1,
        "overdue": 1,
        "original": 1,
        "missed": 0,
        "undated": 1,
        "no_person": 4,
        "done": 1,
        "closed": 0,
        "ended": 0,
        "others": 0,
    }
    unit = unit_id(desk, "县法院")
    assert numbers(desk, ledger_views.view_filter(desk, "all", text="资金", unit_id=unit)) == [1]
    with pytest.raises(KeyError):
        ledger_views.view_filter(desk, "nonsense")


def test_a_task_by_number_and_by_decision(desk: Desk) -> None:
    one = ledger.task_id(desk, " 2026-002 ")
    assert ledger.open_task(desk, one).line.row.matter == "核查不动产权属"
    assert ledger.task_of(desk, one) == one
    assert ledger.task_of(desk, "nothing") is None
    with pytest.raises(Refused, match="没有编号“2026-099”"):
        ledger.task_id(desk, "2026-099")


def test_hundreds_of_tasks_are_paged_as_ids(tmp_path: Path) -> None:
    desk = county(tmp_path / "many")
    with desk.act("立项") as work:
        for n in range(300):
            tasks.open_task_in(desk, work, TaskDraft(f"事项{n}", due_on=date(2026, 1, 1) + timedelta(n)))
    ids = ledger.ids(desk, LedgerFilter(), "due_on", descending=True)
    page = ledger.lines(desk, ids[100:300])
    assert len(page) == 200
    assert [line.row.matter for line in page][:2] == ["事项199", "事项198"]
    desk.close()
