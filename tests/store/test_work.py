"""The unit of work: what it finds, what it remembers, what it leaves."""

from datetime import date

import pytest

from desktop.store.store import Store
from desktop.store.tables import Office, Task, Unit
from desktop.store.work import Act

from .conftest import add_task


def test_finding_by_fields_in_an_order(store: Store, office: str) -> None:
    for serial in (2, 1, 3):
        add_task(store, office, f"事{serial % 2}", serial)
    with store.read() as view:
        assert [task.serial for task in view.find(Task, order="serial")] == [1, 2, 3]
        assert [task.serial for task in view.find(Task, matter="事1", order=("matter", "serial"))] == [1, 3]
        first = view.first(Task, order="serial")
        assert first is not None
        assert first.serial == 1
        assert view.first(Task, serial=9) is None
        assert view.get(Task, None) is None
        assert view.get(Task, "gone") is None


def test_an_id_that_never_was_is_our_own_fault(store: Store) -> None:
    with store.read() as view, pytest.raises(KeyError, match="tasks/gone"):
        view.need(Task, "gone")


def test_the_highest_number_is_that_of_its_own_series(store: Store, office: str) -> None:
    add_task(store, office, serial=4)
    with store.begin("报来") as work:
        peer = work.add(Office(name="南泉市", level="city")).id
    add_task(store, peer, serial=9)
    with store.read() as view:
        assert view.highest("tasks", "serial", year=2026, owner_id=office) == 4
        assert view.highest("tasks", "serial", year=2026) == 9
        assert view.highest("tasks", "serial", year=2026, owner_id="nobody") == 0


def test_a_number_given_by_an_update_counts_too(store: Store, office: str) -> None:
    task = add_task(store, office, serial=1)
    with store.begin("改号") as work:
        work.need(Task, task).serial = 7
    store.undo()
    with store.read() as view:
        assert view.highest("tasks", "serial") == 7


def test_the_step_says_who_why_and_on_which_paper(store: Store) -> None:
    with store.begin("延期", actor="窗口", reason="核实", paper="云〔2026〕1号") as work:
        work.add(Office(name="云岭县", level="county"))
        assert work.act == Act("延期", "窗口", "核实", "云〔2026〕1号")
    assert (work.changes.label, work.changes.kinds, len(work.changes.made)) == ("延期", {"offices"}, 1)


def test_a_record_made_and_removed_in_one_act_leaves_both_lines(store: Store, office: str) -> None:
    before = store.content_hash()
    with store.begin("试") as work:
        work.remove(work.add(Unit(owner_id=office, name="县司法局", aliases=[])))
    assert store.content_hash() == before
    store.undo()
    assert store.content_hash() == before
    assert store.faults() == ()


def test_values_come_back_as_they_were_stored(store: Store, office: str) -> None:
    with store.begin("单位") as work:
        unit = work.add(
            Unit(owner_id=office, name="县司法局", aliases=["司法局", "“司”"], valid_from=date(2025, 3, 1))
        ).id
    with store.begin("改") as work:
        work.need(Unit, unit).aliases = []
    store.undo()
    with store.read() as view:
        back = view.need(Unit, unit)
        assert (back.aliases, back.valid_from) == (["司法局", "“司”"], date(2025, 3, 1))


def test_another_connection_sees_an_act_only_when_it_ended(store: Store, office: str) -> None:
    with store.begin("立项") as work:
        work.add(Unit(owner_id=office, name="县司法局", aliases=[]))
        with store.read() as view:
            assert view.find(Unit) == []
    with store.read() as view:
        assert len(view.find(Unit)) == 1


def test_many_rows_at_once_are_caught_one_by_one_and_undone_together(store: Store, office: str) -> None:
    rows = [{"name": f"单位{n}", "owner_id": office, "aliases": [], "order_no": n} for n in range(20)]
    with store.begin("录入单位") as work:
        work.insert(Unit, rows)
        work.insert(Unit, [])
    assert len(work.changes.made) == 20
    with store.read() as view:
        assert [unit.name for unit in view.find(Unit, order="order_no")] == [row["name"] for row in rows]
    store.undo()
    with store.read() as view:
        assert view.find(Unit) == []
