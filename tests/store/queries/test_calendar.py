from datetime import date

from desktop.store.queries.calendar import due_counts, due_ids, open_deadlines
from desktop.store.store import Store
from desktop.store.tables import Meeting, Office, Task


def add(store: Store, owner: str, serial: int, due: date | None, **more: object) -> str:
    fields = {
        "number": f"2026-{serial:03d}", "year": 2026, "serial": serial, "source_kind": "manual",
        "matter": f"事{serial}", "opened_on": date(2026, 3, 2), "deadline_raw": "10个工作日内",
        "deadline_kind": "REL_WORKDAY", "due_on": due, "original_due_on": due,
    }  # fmt: skip
    with store.begin("立项") as work:
        return work.add(Task(owner_id=owner, **(fields | more))).id


def other_office(store: Store) -> str:
    with store.begin("外单位") as work:
        return work.add(Office(name="邻县", level="county")).id


def test_open_tasks_of_our_own_are_counted_on_their_day(store: Store, office: str) -> None:
    first, second, late = date(2026, 5, 4), date(2026, 5, 5), date(2026, 6, 1)
    one, two = add(store, office, 1, first), add(store, office, 2, first)
    add(store, office, 3, second)
    add(store, office, 4, late)
    add(store, office, 5, None)
    add(store, office, 6, first, status="done")
    add(store, other_office(store), 7, first)
    with store.read() as view:
        assert due_counts(view, office, first, second) == {first: 2, second: 1}
        assert due_ids(view, office, first) == [one, two]
        assert due_counts(view, office, date(2027, 1, 1), date(2027, 2, 1)) == {}


def test_deadlines_read_from_words_come_with_the_days_they_may_run_from(store: Store, office: str) -> None:
    with store.begin("会议") as work:
        meeting = work.add(
            Meeting(owner_id=office, kind="plenary", title="会", year_covered=2026, meets_on=date(2026, 4, 1))
        ).id
    wanted = add(store, office, 1, date(2026, 5, 4), meeting_id=meeting, source_on=date(2026, 3, 30))
    extended = add(store, office, 2, date(2026, 7, 1), original_due_on=date(2026, 4, 30))
    add(store, office, 3, date(2026, 4, 1))
    add(store, office, 4, date(2026, 5, 4), deadline_raw="")
    add(store, office, 5, date(2026, 5, 4), status="closed")
    add(store, office, 6, date(2026, 5, 4), opened_on=date(2026, 5, 3))
    with store.read() as view:
        found = open_deadlines(view, office, date(2026, 4, 20), date(2026, 5, 1))
    assert [each.id for each in found] == [wanted, extended]
    assert (found[0].meets_on, found[0].source_on) == (date(2026, 4, 1), date(2026, 3, 30))
    assert (found[0].due_on, found[1].original_due_on) == (date(2026, 5, 4), date(2026, 4, 30))
    assert found[1].meets_on is None
