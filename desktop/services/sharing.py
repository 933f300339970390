"""What is shared: which tables and fields go to which peer, as record images with version marks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.domain.folding import search_text
from desktop.services.desk import Desk
from desktop.store.queries.journal import changed_since
from desktop.store.queries.versions import FieldMark, MarkedRow, marked_rows
from desktop.store.tables import Extension, Progress, Task, TaskUnit, Unit
from desktop.store.work import View

if TYPE_CHECKING:
    from desktop.exchange.values import RecordImage

# The order is the order of storing: what is referred to comes first. Fields not named never leave the machine.
SHARED: dict[str, tuple[str, ...]] = {
    "units": ("name", "short_name", "code", "kind", "order_no", "aliases", "valid_from", "valid_to"),
    "tasks": (
        "number", "year", "serial", "check_code", "parent_id", "source_kind", "source_note", "section", "matter",
        "responsible_post", "responsible_person", "deadline_raw", "deadline_kind", "deadline_rule", "deadline_basis",
        "recur", "due_on", "original_due_on", "status", "opened_on", "done_on", "done_text", "closed_on", "closed_by",
        "part", "outcome_reason",
    ),
    "task_units": ("task_id", "unit_id", "role", "words", "order_no"),
    "progress": ("task_id", "on", "kind", "text", "source", "by", "period"),
    "extensions": ("task_id", "from_due", "to_due", "reason", "paper", "approver", "granted_on"),
}  # fmt: skip
# Fields that our own tables need and that bundles do not carry.
LOCAL: dict[str, dict[str, object]] = {
    "units": {"search_text": ""},
    "tasks": {"search_text": "", "internal": 0},
}


def scope(desk: Desk, view: View, since: int) -> "list[RecordImage]":
    """Return our shared records that changed after journal step `since`: tasks not internal, and what belongs to them."""
    changed = changed_since(view, since, tuple(SHARED))
    images: list[RecordImage] = []
    for table, wanted in _in_scope(desk, view).items():
        ids = [each for each in wanted if (table, each) in changed]
        images += [image_of(row) for row in marked_rows(view, table, SHARED[table], ids, desk.office.id)]
    return images


def image_of(row: MarkedRow) -> "RecordImage":
    """Return a stored row as the value that travels."""
    from desktop.exchange.values import Mark, RecordImage

    marks = {name: Mark(mark.writer, mark.counter, mark.past) for name, mark in row.marks.items()}
    return RecordImage(row.table, row.id, row.owner_id, dict(row.fields), marks)


def held(desk: Desk, view: View, incoming: "Iterable[RecordImage]") -> "dict[tuple[str, str], RecordImage]":
    """Return our images of the records that a bundle speaks of, as far as we hold them."""
    found: dict[tuple[str, str], RecordImage] = {}
    for image in incoming:
        if image.table in SHARED:
            rows = marked_rows(view, image.table, SHARED[image.table], [image.id], desk.office.id)
            found |= {(row.table, row.id): image_of(row) for row in rows}
    return found


def stored_fields(image: "RecordImage") -> dict[str, object]:
    """Return the columns to write for a record of a bundle: its fields, and the search text made here."""
    fields: dict[str, object] = {**LOCAL.get(image.table, {}), **image.fields}
    if image.table == "tasks":
        fields["search_text"] = search_text(
            str(fields["number"]), str(fields["matter"]), str(fields["source_note"])
        )
    if image.table == "units":
        fields["search_text"] = search_text(str(fields["name"]))
    return fields


def marks_of(image: "RecordImage") -> dict[str, FieldMark]:
    """Return the marks of a record of a bundle as the store keeps them."""
    return {
        name: FieldMark(mark.writer, mark.counter, tuple(mark.past)) for name, mark in image.marks.items()
    }


def _in_scope(desk: Desk, view: View) -> dict[str, list[str]]:
    ours = desk.office.id
    tasks = [task.id for task in view.find(Task, owner_id=ours, internal=False)]
    shared = set(tasks)
    parts = [part for part in view.find(TaskUnit, owner_id=ours) if part.task_id in shared]
    named = {part.unit_id for part in parts if part.unit_id}
    return {
        "units": [unit.id for unit in view.find(Unit, owner_id=ours) if unit.id in named],
        "tasks": tasks,
        "task_units": [part.id for part in parts],
        "progress": [entry.id for entry in view.find(Progress, owner_id=ours) if entry.task_id in shared],
        "extensions": [entry.id for entry in view.find(Extension, owner_id=ours) if entry.task_id in shared],
    }
