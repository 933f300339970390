import pytest
from desks import DAY

from desktop.domain.errors import Refused
from desktop.services import history, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft


def test_a_record_tells_each_step_with_its_fields_only(county: Desk) -> None:
    one = tasks.add_task(county, TaskDraft("甲", due_on=DAY)).made[0]
    tasks.add_task(county, TaskDraft("乙", due_on=DAY))
    tasks.assign_person(county, one, post="股长", person="孙岩")
    first, second = history.history_of(county, "tasks", one)
    assert (first.label, second.label) == ("立项", "落实责任人")
    assert {change.op for change in first.changes} == {"insert"}
    assert {(c.field, c.before, c.after) for c in second.changes} == {
        ("responsible_post", "", "股长"), ("responsible_person", "", "孙岩"),
    }  # fmt: skip


def test_a_kind_that_is_none_is_refused_with_those_that_are(county: Desk) -> None:
    with pytest.raises(Refused, match=r"没有“persons; DROP”这一类记录。可用：.*tasks"):
        history.history_of(county, "persons; DROP", "x")
    assert history.history_of(county, "tasks", "nothing") == []


def test_labels_say_what_undo_and_redo_would_do(county: Desk) -> None:
    assert history.labels(county) == ("导入名册", None)
    tasks.add_task(county, TaskDraft("甲"))
    history.undo(county)
    assert history.labels(county) == ("导入名册", "立项")
    tasks.add_task(county, TaskDraft("乙"))
    assert history.labels(county) == ("立项", None)


def test_undo_and_redo_are_themselves_in_the_history(county: Desk) -> None:
    one = tasks.add_task(county, TaskDraft("甲")).made[0]
    history.undo(county)
    history.redo(county)
    assert [step.kind for step in history.history_of(county, "tasks", one)] == ["act", "undo", "redo"]
    assert [step.label for step in history.recent(county, 2)] == ["恢复“立项”", "撤销“立项”"]


def test_nothing_left_is_said(county: Desk) -> None:
    for _ in range(2):
        history.undo(county)
    with pytest.raises(Refused, match="没有可以撤销"):
        history.undo(county)
    for _ in range(2):
        history.redo(county)
    with pytest.raises(Refused, match="没有可以恢复"):
        history.redo(county)
