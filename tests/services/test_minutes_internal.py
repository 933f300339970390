"""内部: a decision with its tasks, or one task, marked and opened again in one step."""

from dataclasses import replace

import pytest

from desktop.documents.intake import read_source_bytes
from desktop.services import history, minutes
from desktop.services.compose.minutes import items_of
from desktop.services.desk import Desk
from desktop.services.minutes_internal import items, set_internal
from desktop.services.sharing import scope
from desktop.store.tables import Decision, Task

TEXT = (
    "会议纪要\n2026年11月10日，县长周文涛主持召开会议。会议议定：\n"
    "一、县财政局2026年12月20日前落实资金。\n二、县水利局2026年12月30日前报送方案。\n"
)


@pytest.fixture
def meeting(county: Desk) -> str:
    source = read_source_bytes(TEXT.encode(), "纪要.txt")
    proposal = minutes.read(county, source)
    choices = [replace(each, outcome=minutes.TASK) for each in minutes.choices_of(proposal)]
    minutes.confirm(county, source, TEXT.encode(), proposal.meeting, choices)
    with county.view() as view:
        return view.find(Decision)[0].meeting_id


def shared(desk: Desk) -> set[str]:
    with desk.view() as view:
        numbers = {task.id: task.number for task in view.find(Task)}
        return {numbers[each.id] for each in scope(desk, view, 0) if each.id in numbers}


def test_an_internal_decision_takes_its_tasks_out_of_papers_and_bundles(county: Desk, meeting: str) -> None:
    first, second = items(county, meeting)
    assert shared(county) == {*first.numbers, *second.numbers}
    set_internal(county, first.id, True)
    assert [each.internal for each in items(county, meeting)] == [True, False]
    assert [item.place for item in items_of(county, meeting)] == [2]
    assert shared(county) == set(second.numbers)
    set_internal(county, first.id, False)
    assert [item.place for item in items_of(county, meeting)] == [1, 2]


def test_one_task_may_be_internal_by_itself_and_it_is_one_step(county: Desk, meeting: str) -> None:
    first, _second = items(county, meeting)
    with county.view() as view:
        task = next(task for task in view.find(Task) if task.decision_id == first.id)
    set_internal(county, task.id, True)
    assert not items(county, meeting)[0].internal
    assert items_of(county, meeting)[0].lines == ()
    assert history.undo(county).label
    assert [line.row.number for line in items_of(county, meeting)[0].lines] == list(first.numbers)
