"""What a year's sheets are counted from, and by how many queries, however many units there are."""

from datetime import date

from sqlalchemy import event

from desktop.domain.tasks import Status
from desktop.store.queries import assessment
from desktop.store.store import Store
from desktop.store.tables import Extension, Meeting, Progress, Task, TaskUnit, Unit

DAY = date(2026, 5, 6)
END = date(2026, 12, 31)


def add_tasks(store: Store, office: str, *years: int, units: int = 1, **facts: object) -> list[str]:
    made = []
    with store.begin("立项") as work:
        names = [work.add(Unit(owner_id=office, name=f"单位{n}")).id for n in range(units)]
        for serial, year in enumerate(years, 1):
            known: dict = {"opened_on": date(year, 1, 5), "status": "open"} | facts
            task = work.add(
                Task(
                    owner_id=office, number=f"{year}-{serial:03d}", year=year, serial=serial, matter="事项",
                    source_kind="manual", **known,
                )
            )  # fmt: skip
            made.append(task.id)
            for unit in names:
                work.add(TaskUnit(owner_id=office, task_id=task.id, unit_id=unit, role="lead", words="单位"))
    return made


def test_the_years_tasks_and_the_older_ones_that_run_on(store: Store, office: str) -> None:
    ids = add_tasks(store, office, 2026, 2025, 2027, 2026)
    with store.begin("办结") as work:
        work.need(Task, ids[1]).status = "closed"
        work.need(Task, ids[1]).done_on = date(2025, 12, 1)
    older = add_tasks(store, office, 2025)
    with store.read() as view:
        facts = assessment.year_facts(view, office, 2026, END)
    assert {task.id for task in facts.tasks} == {ids[0], ids[3], *older}
    assert {part.task_id for part in facts.parts} == {ids[0], ids[3], *older}
    assert facts.tasks[0].status is Status.OPEN
    assert assessment_years(store, office) == [2027, 2026, 2025]


def assessment_years(store: Store, office: str) -> list[int]:
    with store.read() as view:
        return assessment.years(view, office)


def test_only_meetings_held_up_to_the_day_count(store: Store, office: str) -> None:
    with store.begin("会议") as work:
        for status, day in (
            ("held", DAY), ("planned", DAY), ("held", date(2025, 12, 30)), ("held", date(2027, 1, 4)),
        ):  # fmt: skip
            work.add(
                Meeting(
                    owner_id=office, kind="plenary", title=f"{status}{day}", year_covered=2026, meets_on=day,
                    status=status,
                )
            )  # fmt: skip
    with store.read() as view:
        facts = assessment.year_facts(view, office, 2026, END)
    assert [held.title for held in facts.meetings] == [f"held{DAY}"]


def test_what_rows_say_is_found_by_their_ids(store: Store, office: str) -> None:
    (task,) = add_tasks(store, office, 2026)
    with store.begin("办理") as work:
        moved = work.add(
            Extension(
                owner_id=office, task_id=task, from_due=None, to_due=END, reason="r", paper="p", approver="县长",
                granted_on=DAY,
            )
        ).id  # fmt: skip
        told = work.add(Progress(owner_id=office, task_id=task, on=DAY, kind="press", text="请抓紧")).id
    with store.read() as view:
        found = assessment.told_of(view, [told, moved, "nobody"])
        assert assessment.told_of(view, []) == {}
        facts = assessment.year_facts(view, office, 2026, END)
    assert (found[moved].words, found[moved].on) == ("由未定延至2026-12-31，县长批准", DAY)
    assert found[told].words == "请抓紧"
    assert set(found) == {told, moved}
    assert facts.extensions[0].to_due == END
    assert [entry.kind for entry, _words in facts.entries] == ["press"]


def test_reports_are_read_only_where_a_rhythm_asks_for_them(store: Store, office: str) -> None:
    plain, monthly = (add_tasks(store, office, 2026, recur=recur)[0] for recur in ("", "M:10"))
    with store.begin("进展") as work:
        for task in (plain, monthly):
            work.add(Progress(owner_id=office, task_id=task, on=DAY, kind="report", text="情况"))
        work.add(Progress(owner_id=office, task_id=plain, on=DAY, kind="state", text="退回：不足"))
    with store.read() as view:
        found = assessment.year_facts(view, office, 2026, END).entries
    assert {(entry.task_id, entry.kind, words) for entry, words in found} == {
        (monthly, "report", ""),
        (plain, "state", "退回：不足"),
    }


def test_many_units_take_no_more_queries_than_one(store: Store, office: str) -> None:
    counts = []
    for units in (1, 30):
        add_tasks(store, office, *[2026] * units, units=units)
        with store.read() as view:
            asked: list[str] = []
            listen = lambda *about, asked=asked: asked.append(about[2])  # noqa: E731
            event.listen(view.connection, "before_cursor_execute", listen)
            assessment.year_facts(view, office, 2026, END)
            event.remove(view.connection, "before_cursor_execute", listen)
            counts.append(len(asked))
    assert counts[0] == counts[1] <= 10
