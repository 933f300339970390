from desks import DAY

from desktop.services import sharing, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft
from desktop.store.queries.journal import last_step
from desktop.store.tables import RECORDS


def scope(desk: Desk, since: int = 0) -> dict[str, list[str]]:
    with desk.view() as view:
        found: dict[str, list[str]] = {}
        for image in sharing.scope(desk, view, since):
            found.setdefault(image.table, []).append(image.id)
        return found


def test_units_travel_only_with_tasks_that_name_them(county: Desk) -> None:
    assert scope(county) == {}
    tasks.add_task(county, TaskDraft("落实", ("县财政局",), due_on=DAY))
    assert {table: len(ids) for table, ids in scope(county).items()} == {
        "units": 1,
        "tasks": 1,
        "task_units": 1,
    }


def test_internal_tasks_and_all_that_is_theirs_stay(county: Desk) -> None:
    task = tasks.add_task(county, TaskDraft("内部", ("县财政局",), due_on=DAY, internal=True)).made[0]
    tasks.add_progress(county, task, "内部进展", source="电话", by="某")
    tasks.extend(county, task, DAY.replace(year=2027), reason="内部", paper="内部", approver="内部")
    assert scope(county) == {}


def test_only_what_changed_after_a_step_travels(county: Desk) -> None:
    task = tasks.add_task(county, TaskDraft("落实", due_on=DAY)).made[0]
    with county.view() as view:
        step = last_step(view)
    tasks.add_progress(county, task, "启动", source="电话", by="某")
    assert list(scope(county, step)) == ["progress"]


def test_shared_fields_are_columns_and_the_rest_is_named(county: Desk) -> None:
    """A new column of a shared table must be decided on: shared, or never leaving this machine."""
    kept_here = {
        "units": {"id", "owner_id", "successor_id", "search_text"},
        "tasks": {
            "id",
            "owner_id",
            "decision_id",
            "meeting_id",
            "closing_meeting_id",
            "extra",
            "internal",
            "search_text",
            "carried_from_id",
            "source_id",
            "source_by",
            "source_on",
            "source_text",
        },
        "task_units": {"id", "owner_id"},
        "progress": {"id", "owner_id", "words", "paper_id"},
        "extensions": {"id", "owner_id"},
    }
    for record in RECORDS:
        table = record.__tablename__
        if table in sharing.SHARED:
            columns = {column.name for column in record.__table__.columns}
            assert columns == set(sharing.SHARED[table]) | kept_here[table]


def test_each_field_carries_our_mark(county: Desk) -> None:
    task = tasks.add_task(county, TaskDraft("落实", due_on=DAY)).made[0]
    tasks.finish(county, task, text="办完")
    with county.view() as view:
        image = next(image for image in sharing.scope(county, view, 0) if image.table == "tasks")
    assert {mark.writer for mark in image.marks.values()} == {f"{county.office.id}/{county.store.writer}"}
    assert image.marks["status"].counter > image.marks["matter"].counter
    assert set(image.marks) == set(image.fields)
    fields = sharing.stored_fields(image)
    assert "落实" in str(fields["search_text"])
    assert fields["internal"] == 0
